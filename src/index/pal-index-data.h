/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-tree.h"
#include "index/pal-matrix.h"

G_BEGIN_DECLS

/* What goes into an index: a row per unit and time. */
typedef struct
{
  guint n_units;
  char **codes;  /* of the units, owned, NULL-terminated; with several times a code stands several times */
  char **names;  /* owned, NULL-terminated */
  double *times; /* owned, or NULL: one time only */
  char **group_names;      /* owned, NULL-terminated */
  char **groups;           /* [group * n_units + unit], owned; NULL: none said */
  PalMatrix *denominators; /* owned */
  PalMatrix *indicators;   /* owned; columns = the indicators of the tree, in its order */
} PalIndexData;

PalIndexData *pal_index_data_new (guint n_units) G_GNUC_WARN_UNUSED_RESULT; /* for a reader to fill */
void pal_index_data_free (PalIndexData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexData, pal_index_data_free)

/* The units of @keep only. */
PalIndexData *pal_index_data_filter (const PalIndexData *self,
                                     const gboolean *keep) G_GNUC_WARN_UNUSED_RESULT;
int pal_index_data_find_group (const PalIndexData *self, const char *name); /* -1: none */
int pal_index_data_find_unit (const PalIndexData *self, const char *code);  /* the first; -1: none */
int pal_index_data_find_at (const PalIndexData *self, const char *code, double time); /* -1: none */
/* The times, each once, the earliest first; NULL: one time only. */
double *pal_index_data_list_times (const PalIndexData *self, guint *n_times) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
