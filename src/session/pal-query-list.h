/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "session/pal-query-thread.h"
#include "session/pal-selection.h"
#include "session/pal-table.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_QUERIES_NOT_CLOSED,
  PAL_QUERIES_OPEN,     /* waiting for an answer */
  PAL_QUERIES_ANSWERED, /* waiting for whoever asked */
  PAL_QUERIES_CLOSED,
  PAL_QUERIES_ALL,
} PalQueryFilter;

/* The queries of the selected wave, or those of a filter: a GListModel of PalQueryThread that one can walk.
 * It follows the workspace.  Signal: "totals-changed". */
#define PAL_TYPE_QUERY_LIST (pal_query_list_get_type ())
G_DECLARE_FINAL_TYPE (PalQueryList, pal_query_list, PAL, QUERY_LIST, GObject)

PalQueryList *pal_query_list_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_query_list_get_workspace (PalQueryList *self);
/* Countries that have a query, for a choice: const char* iso2. */
GPtrArray *pal_query_list_dup_countries (PalQueryList *self) G_GNUC_WARN_UNUSED_RESULT;

/* @country NULL: all; @only_mine: assigned to the person at work. */
void pal_query_list_set_filter (PalQueryList *self,
                                const char *country,
                                PalQueryFilter filter,
                                gboolean only_mine);
/* In the whole wave, whatever the filter. */
void pal_query_list_get_totals (PalQueryList *self, guint *open, guint *answered, guint *closed);

/* The next (+1) or previous (-1) one after the one that was walked to last, round the ends.  NULL: the list
 * is empty. */
PalQueryThread *pal_query_list_step (PalQueryList *self, int step);
void pal_query_list_set_current (PalQueryList *self, PalQueryThread *thread);
guint pal_query_list_get_position (PalQueryList *self); /* of the current one, 0-based */

PalTable *pal_query_list_make_table (PalQueryList *self) G_GNUC_WARN_UNUSED_RESULT; /* what it shows */

G_END_DECLS
