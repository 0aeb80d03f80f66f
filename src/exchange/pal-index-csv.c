/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-index-csv.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "base/pal-text.h"
#include "exchange/pal-csv.h"
#include "model/pal-finding.h"

/* A table of texts with a header. */
typedef struct
{
  const char *origin;
  GPtrArray *header; /* char* */
  GPtrArray *rows;   /* GPtrArray* of char* */
  GArray *lines;     /* guint: where each row begins */
} Sheet;

typedef struct
{
  Sheet *sheet;
  PalIndexFile *file;
  GPtrArray *groups, *denominators; /* char*: codes of iMeta */
} Reader;

static void
sheet_free (Sheet *self)
{
  g_ptr_array_unref (self->header);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static GPtrArray *
take_cells (const PalCsvCell *cells, guint n_cells)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (out, g_strstrip (pal_csv_cell_dup (&cells[i])));
  return out;
}

static Sheet *
sheet_read (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PalCsv) csv = pal_csv_new (bytes, origin, error);
  g_autoptr (Sheet) self = g_new0 (Sheet, 1);
  g_autoptr (GError) local = NULL;
  const PalCsvCell *cells;
  guint n_cells;

  self->origin = origin;
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (csv == NULL)
    return NULL;
  while (pal_csv_next (csv, &cells, &n_cells, &local))
    {
      guint line = pal_csv_get_row (csv);

      if (self->header->len == 0)
        {
          g_ptr_array_unref (self->header);
          self->header = take_cells (cells, n_cells);
          continue;
        }
      if (n_cells != self->header->len)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s:%u: %u cells, expected %u as in the header",
                       origin, line, n_cells, self->header->len);
          return NULL;
        }
      g_ptr_array_add (self->rows, take_cells (cells, n_cells));
      g_array_append_val (self->lines, line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (self->rows->len == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: there is no row below the header", origin);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static int
sheet_find (const Sheet *self, const char *name)
{
  for (guint i = 0; i < self->header->len; i++)
    if (strcmp (g_ptr_array_index (self->header, i), name) == 0)
      return (int) i;
  return -1;
}

/* "" where the column is not there; R writes NA for what is missing. */
static const char *
sheet_get (const Sheet *self, guint row, int column)
{
  const char *text =
      column >= 0 ? g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), (guint) column)
                  : "";

  return strcmp (text, "NA") == 0 ? "" : text;
}

static void
refuse (Reader *self, guint row, const char *column, const char *value, const char *rule, const char *message)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", message);

  finding->file = g_strdup (self->sheet->origin);
  finding->row = g_array_index (self->sheet->lines, guint, row);
  finding->column = g_strdup (column);
  finding->value = g_strdup (value);
  g_ptr_array_add (self->file->findings, finding);
}

/* NaN for an empty cell; Inf, NaN and what is no number are refused. */
static double
read_number (Reader *self, guint row, int column, double fallback)
{
  const char *text = sheet_get (self->sheet, row, column);
  double value;

  if (*text == '\0')
    return fallback;
  if (pal_number_from_machine (text, &value) && isfinite (value))
    return value;
  refuse (self, row, g_ptr_array_index (self->sheet->header, (guint) column), text, "number",
          "expected a number with a decimal point, or NA");
  return NAN;
}

static char *
dup_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
read_node (Reader *self, guint row, gboolean is_indicator, GPtrArray *nodes)
{
  const Sheet *sheet = self->sheet;
  PalIndexNode *node = g_new0 (PalIndexNode, 1);
  int target = sheet_find (sheet, "Target");

  node->code = g_strdup (sheet_get (sheet, row, sheet_find (sheet, "iCode")));
  node->name = g_strdup (sheet_get (sheet, row, sheet_find (sheet, "iName")));
  node->parent_code = dup_or_null (sheet_get (sheet, row, sheet_find (sheet, "Parent")));
  node->is_indicator = is_indicator;
  node->direction = (int) CLAMP (read_number (self, row, sheet_find (sheet, "Direction"), 1), -9, 9);
  node->weight = read_number (self, row, sheet_find (sheet, "Weight"), 1);
  node->row = g_array_index (sheet->lines, guint, row);
  if (is_indicator)
    {
      node->denominator = dup_or_null (sheet_get (sheet, row, sheet_find (sheet, "Denominator")));
      node->target = read_number (self, row, target, NAN);
      node->has_target = !isnan (node->target);
    }
  g_ptr_array_add (nodes, node);
}

/* Without a column Type, what has no parent and no level is no part of the tree. */
static void
read_meta_row (Reader *self, guint row, GPtrArray *nodes)
{
  const Sheet *sheet = self->sheet;
  const char *code = sheet_get (sheet, row, sheet_find (sheet, "iCode"));
  const char *type = sheet_get (sheet, row, sheet_find (sheet, "Type"));

  if (*code == '\0')
    refuse (self, row, "iCode", code, "code", "the code is missing");
  else if (strcmp (type, "Indicator") == 0 || strcmp (type, "Aggregate") == 0)
    read_node (self, row, *type == 'I', nodes);
  else if (strcmp (type, "Group") == 0)
    g_ptr_array_add (self->groups, g_strdup (code));
  else if (strcmp (type, "Denominator") == 0)
    g_ptr_array_add (self->denominators, g_strdup (code));
  else if (strcmp (type, "Other") != 0)
    refuse (self, row, "Type", type, "type", "expected Indicator, Aggregate, Group, Denominator or Other");
}

static void
read_meta (Reader *self)
{
  static const char *const needed[] = { "iCode", "Parent", "Type" };
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_index_node_free);
  guint n_before = self->file->findings->len;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (sheet_find (self->sheet, needed[i]) < 0)
      {
        PalFinding *finding =
            pal_finding_new (PAL_SEVERITY_ERROR, "column", "the column %s is missing", needed[i]);

        finding->file = g_strdup (self->sheet->origin);
        finding->row = 1;
        g_ptr_array_add (self->file->findings, finding);
        return;
      }
  for (guint row = 0; row < self->sheet->rows->len; row++)
    read_meta_row (self, row, nodes);
  if (self->file->findings->len == n_before)
    self->file->tree = pal_index_tree_new (nodes, self->sheet->origin, self->file->findings);
}

static void
refuse_column (Reader *self, const char *code, const char *what)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, "column", "the column %s %s", code, what);

  finding->file = g_strdup (self->sheet->origin);
  finding->row = 1;
  finding->column = g_strdup (code);
  g_ptr_array_add (self->file->findings, finding);
}

static PalMatrix *
read_matrix (Reader *self, const char *const *codes)
{
  PalMatrix *matrix = pal_matrix_new (codes, self->sheet->rows->len);

  for (guint i = 0; i < matrix->n_columns; i++)
    {
      int column = sheet_find (self->sheet, codes[i]);

      if (column < 0)
        {
          refuse_column (self, codes[i], "of the metadata is missing here");
          continue;
        }
      for (guint row = 0; row < matrix->n_units; row++)
        pal_matrix_column (matrix, i)[row] = read_number (self, row, column, NAN);
    }
  return matrix;
}

static void
check_header (Reader *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheet->header->len; i++)
    if (!g_hash_table_add (seen, g_ptr_array_index (self->sheet->header, i)))
      refuse_column (self, g_ptr_array_index (self->sheet->header, i), "stands twice");
  if (sheet_find (self->sheet, "uCode") < 0)
    refuse_column (self, "uCode", "is missing");
}

static void
read_units (Reader *self, PalIndexData *data)
{
  const Sheet *sheet = self->sheet;
  int code = sheet_find (sheet, "uCode"), name = sheet_find (sheet, "uName"),
      time = sheet_find (sheet, "Time");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_times = FALSE;

  data->codes = g_new0 (char *, data->n_units + 1);
  data->names = g_new0 (char *, data->n_units + 1);
  data->times = g_new0 (double, data->n_units);
  for (guint row = 0; row < data->n_units; row++)
    {
      data->codes[row] = g_strdup (sheet_get (sheet, row, code));
      data->names[row] = g_strdup (sheet_get (sheet, row, name));
      data->times[row] = read_number (self, row, time, 0);
      has_times = has_times || data->times[row] != data->times[0];
      if (*data->codes[row] == '\0')
        refuse (self, row, "uCode", "", "code", "the code of the unit is missing");
      else if (!g_hash_table_add (seen, g_strdup_printf ("%s\n%.17g", data->codes[row], data->times[row])))
        refuse (self, row, "uCode", data->codes[row], "duplicate",
                time >= 0 ? "the unit stands twice at the same time" : "the unit stands twice");
    }
  if (!has_times)
    g_clear_pointer (&data->times, g_free);
}

static void
read_groups (Reader *self, PalIndexData *data)
{
  const Sheet *sheet = self->sheet;

  data->group_names = g_new0 (char *, self->groups->len + 1);
  data->groups = g_new0 (char *, MAX ((gsize) self->groups->len * data->n_units, 1));
  for (guint g = 0; g < self->groups->len; g++)
    {
      int column = sheet_find (sheet, g_ptr_array_index (self->groups, g));

      data->group_names[g] = g_strdup (g_ptr_array_index (self->groups, g));
      for (guint row = 0; row < data->n_units; row++)
        data->groups[(gsize) g * data->n_units + row] = dup_or_null (sheet_get (sheet, row, column));
    }
}

static void
check_denominators (Reader *self)
{
  const PalIndexTree *tree = self->file->tree;

  for (guint i = 0; i < tree->n_indicators; i++)
    {
      const PalIndexNode *node = &tree->nodes[tree->indicators[i]];

      if (node->denominator != NULL && sheet_find (self->sheet, node->denominator) < 0)
        refuse_column (self, node->denominator, "is a denominator and is missing here");
    }
}

static void
read_data (Reader *self)
{
  const PalIndexTree *tree = self->file->tree;
  PalIndexData *data = pal_index_data_new (self->sheet->rows->len);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  self->file->data = data;
  check_header (self);
  read_units (self, data);
  read_groups (self, data);
  check_denominators (self);
  g_ptr_array_add (self->denominators, NULL);
  data->denominators = read_matrix (self, (const char *const *) self->denominators->pdata);
  for (guint i = 0; i < tree->n_indicators; i++)
    g_ptr_array_add (codes, tree->nodes[tree->indicators[i]].code);
  g_ptr_array_add (codes, NULL);
  data->indicators = read_matrix (self, (const char *const *) codes->pdata);
}

PalIndexFile *
pal_index_csv_read (GBytes *data,
                    const char *data_origin,
                    GBytes *metadata,
                    const char *metadata_origin,
                    GError **error)
{
  g_autoptr (PalIndexFile) file = g_new0 (PalIndexFile, 1);
  g_autoptr (Sheet) meta = NULL, rows = NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) denominators = g_ptr_array_new_with_free_func (g_free);
  Reader self = { NULL, file, groups, denominators };

  file->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  meta = sheet_read (metadata, metadata_origin, error);
  if (meta == NULL)
    return NULL;
  rows = sheet_read (data, data_origin, error);
  if (rows == NULL)
    return NULL;
  self.sheet = meta;
  read_meta (&self);
  if (file->tree != NULL)
    {
      self.sheet = rows;
      read_data (&self);
    }
  if (file->findings->len > 0)
    {
      g_clear_pointer (&file->tree, pal_index_tree_free);
      g_clear_pointer (&file->data, pal_index_data_free);
    }
  return g_steal_pointer (&file);
}

void
pal_index_file_free (PalIndexFile *self)
{
  if (self == NULL)
    return;
  pal_index_tree_free (self->tree);
  pal_index_data_free (self->data);
  g_ptr_array_unref (self->findings);
  g_free (self);
}
