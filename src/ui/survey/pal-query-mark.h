/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "1 query" beside a question that somebody asked about; choosing it shows what was asked.  Not there while
 * nothing is open. */
GtkWidget *pal_query_mark_new (void);
void pal_query_mark_set_count (GtkWidget *mark, guint n_open);

G_END_DECLS
