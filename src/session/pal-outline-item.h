/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "survey/pal-review-state.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_OUTLINE_COUNTRY,      /* heading of the country part */
  PAL_OUTLINE_INSTITUTIONS, /* heading of the institutions */
  PAL_OUTLINE_INSTITUTION,
  PAL_OUTLINE_SECTION,
} PalOutlineKind;

/* One line of the survey's outline.  Properties "answered", "state" (uint) and "title" (in another language)
 * notify; the others never change. */
#define PAL_TYPE_OUTLINE_ITEM (pal_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (PalOutlineItem, pal_outline_item, PAL, OUTLINE_ITEM, GObject)

PalOutlineItem *pal_outline_item_new (PalOutlineKind kind,
                                      const char *title,
                                      const char *institution,
                                      guint section) G_GNUC_WARN_UNUSED_RESULT;
PalOutlineKind pal_outline_item_get_kind (PalOutlineItem *self);
const char *pal_outline_item_get_title (PalOutlineItem *self);
const char *pal_outline_item_get_institution (PalOutlineItem *self); /* id, or NULL */
guint pal_outline_item_get_section (PalOutlineItem *self);           /* SECTION only */
guint pal_outline_item_get_answered (PalOutlineItem *self);
guint pal_outline_item_get_asked (PalOutlineItem *self);
PalReviewState pal_outline_item_get_state (PalOutlineItem *self);
guint pal_outline_item_get_n_changed (PalOutlineItem *self); /* answers, since the step to this state */
void pal_outline_item_set_state (PalOutlineItem *self, PalReviewState state, guint n_changed);
void pal_outline_item_set_title (PalOutlineItem *self, const char *title);
void pal_outline_item_set_counts (PalOutlineItem *self, guint answered, guint asked);

G_END_DECLS
