/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-query-list.h"

G_BEGIN_DECLS

/* All queries of the wave: filtered by country, state and person, walked by keyboard, answered and closed.
 * Signal "picked" (PalQueryThread *): its question is to be shown. */
#define PAL_TYPE_QUERIES_DIALOG (pal_queries_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalQueriesDialog, pal_queries_dialog, PAL, QUERIES_DIALOG, AdwWindow)

/* @country: the filter to begin with, or NULL. */
GtkWidget *pal_queries_dialog_new (GtkWindow *parent, PalQueryList *list, const char *country);

G_END_DECLS
