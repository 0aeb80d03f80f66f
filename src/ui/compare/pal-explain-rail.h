/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_RAIL_ONLY,
  PAL_RAIL_FIRST,
  PAL_RAIL_MIDDLE,
  PAL_RAIL_LAST, /* the ring is full: here the walk has come to */
} PalRailPlace;

/* A ring and the line that leads on to the next. */
#define PAL_TYPE_EXPLAIN_RAIL (pal_explain_rail_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainRail, pal_explain_rail, PAL, EXPLAIN_RAIL, GtkWidget)

GtkWidget *pal_explain_rail_new (PalRailPlace place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
