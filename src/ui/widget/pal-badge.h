/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_BADGE_NEUTRAL,
  PAL_BADGE_ACCENT,
  PAL_BADGE_WARNING,
  PAL_BADGE_DONE,
  PAL_BADGE_DEMO,  /* flask, "Demonstration data" */
  PAL_BADGE_DRAFT, /* "Draft, not for distribution" */
} PalBadgeKind;

/* A pill with a word or two.  Properties: label, compact (the icon alone, the label as tooltip). */
#define PAL_TYPE_BADGE (pal_badge_get_type ())
G_DECLARE_FINAL_TYPE (PalBadge, pal_badge, PAL, BADGE, GtkBox)

GtkWidget *pal_badge_new (PalBadgeKind kind, const char *label) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pal_badge_new_demo (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pal_badge_new_draft (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_badge_set_kind (PalBadge *self, PalBadgeKind kind);
void pal_badge_set_label (PalBadge *self, const char *label);
void pal_badge_set_compact (PalBadge *self, gboolean compact);

G_END_DECLS
