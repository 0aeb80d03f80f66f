/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a number came about; a mark stays with it through the later steps. */
typedef enum
{
  PAL_MARK_NONE = 0,
  PAL_MARK_IMPUTED = 1 << 0,
  PAL_MARK_TREATED = 1 << 1,
} PalMark;

/* Units x columns.  A missing number is NaN in here and leaves the room as "missing", never as a number.
 * Column by column, because every step but the last works on columns. */
typedef struct
{
  guint n_units, n_columns;
  char **columns; /* codes, owned, NULL-terminated */
  double *values; /* [column * n_units + unit] */
  guint8 *marks;  /* the same shape, of PalMark */
} PalMatrix;

PalMatrix *pal_matrix_new (const char *const *columns,
                           guint n_units) G_GNUC_WARN_UNUSED_RESULT; /* all missing */
PalMatrix *pal_matrix_copy (const PalMatrix *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_matrix_free (PalMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMatrix, pal_matrix_free)

double *pal_matrix_column (const PalMatrix *self, guint column);
guint8 *pal_matrix_marks (const PalMatrix *self, guint column);
double pal_matrix_get (const PalMatrix *self, guint unit, guint column);
int pal_matrix_find (const PalMatrix *self, const char *column); /* -1: no such column */
/* The rows of @keep (n_units long, TRUE stays). */
PalMatrix *pal_matrix_filter (const PalMatrix *self, const gboolean *keep) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
