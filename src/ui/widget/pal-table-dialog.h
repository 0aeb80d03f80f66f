/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-table.h"

G_BEGIN_DECLS

/* "Show as Table": what a chart or map shows, as rows that can be sorted, copied (tab separated) and saved
 * (CSV). */
#define PAL_TYPE_TABLE_DIALOG (pal_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalTableDialog, pal_table_dialog, PAL, TABLE_DIALOG, AdwWindow)

/* Shows it over the window of @widget; takes a reference on @table. */
void pal_table_dialog_present (GtkWidget *widget, PalTable *table);

G_END_DECLS
