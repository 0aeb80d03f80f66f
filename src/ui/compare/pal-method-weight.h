/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One weight: its name, the number to type, its share of the index, and a slider.  Signals: "moved" (double):
 * the person wants this weight; "settled": the hand has let go. */
#define PAL_TYPE_METHOD_WEIGHT (pal_method_weight_get_type ())
G_DECLARE_FINAL_TYPE (PalMethodWeight, pal_method_weight, PAL, METHOD_WEIGHT, GtkBox)

GtkWidget *pal_method_weight_new (const char *code, const char *title) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_method_weight_get_code (PalMethodWeight *self);
/* What holds now; no signal.  @is_changed: it is not the framework's, which stands out. */
void pal_method_weight_set (PalMethodWeight *self, double weight, double share, gboolean is_changed);
/* Something before the title: the arrow that unfolds the parts. */
void pal_method_weight_add_start (PalMethodWeight *self, GtkWidget *child);
/* As if a person typed it and pressed Enter. */
void pal_method_weight_type (PalMethodWeight *self, const char *text);

G_END_DECLS
