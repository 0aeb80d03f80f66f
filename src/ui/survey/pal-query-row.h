/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-dataset.h"
#include "session/pal-query-thread.h"

G_BEGIN_DECLS

/* A query in the list of them: its state, what was asked, where, and the last word.  Plain widgets: a list
 * shows it again for another query. */
GtkWidget *pal_query_row_new (void);
void pal_query_row_set_thread (GtkWidget *row, PalQueryThread *thread, PalDataset *dataset);

/* "T1C11 · Norway · Oslo University Hospital" */
char *pal_query_row_make_place (PalQueryThread *thread, PalDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
