/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_RESOURCE_BASE "/io/github/palliscope/Palliscope"

/* Templates, style and icons; needs no display. */
void pal_ui_register_resources (void);

/* Registers resources, icons and types; needs a display and may be called again.  @application: the one that
 * has started and added its icons; NULL in tests. */
void pal_ui_init (GApplication *application);

/* Every widget type of ours that can be made without arguments, for the sweeps of the tests; 0 ends the list.
 */
const GType *pal_ui_get_widget_types (void);

G_END_DECLS
