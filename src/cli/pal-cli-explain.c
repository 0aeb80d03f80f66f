/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-explain.h"

#include <stdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "score/pal-trail.h"

typedef struct
{
  PalWaveData *data;
  const char *country;
  PalCliTable *table; /* CSV */
  GString *out;       /* lines, JSON */
} Explain;

static const char *
get_kind (const PalTrail *trail)
{
  static const char *const names[] = { "index", "domain", "indicator", "institution", "formula", "question" };

  return names[trail->kind];
}

static gboolean
has_score (const PalTrail *trail)
{
  return trail->kind <= PAL_TRAIL_INSTITUTION;
}

/* What was answered, or the missing code; the trail itself only knows which question was asked. */
static char *
dup_answer (Explain *self, const PalTrail *trail, const char *institution)
{
  const PalAnswers *answers = pal_wave_data_get_answers (self->data, self->country, institution);
  const PalValue *value = pal_answers_get_by_id (answers, trail->code);

  if (value == NULL || value->kind == PAL_VALUE_NONE)
    return g_strdup (pal_missing_to_code (PAL_MISSING_NR));
  return value->kind == PAL_VALUE_MISSING ? g_strdup (pal_missing_to_code (value->missing))
                                          : pal_value_to_text (value);
}

static void
append_number (GString *out, const char *name, double number)
{
  g_string_append_printf (out, ",\"%s\":", name);
  pal_json_append_number (out, number);
}

static void
append_string (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ",\"%s\":", name);
  pal_json_append_string (out, text);
}

static void
append_score_json (GString *out, const PalTrail *trail)
{
  const PalScore *score = &trail->score;

  if (score->missing == PAL_MISSING_NONE)
    append_number (out, "value", score->value);
  else
    append_string (out, "missing", pal_missing_to_code (score->missing));
  if (score->level > 0)
    append_number (out, "level", score->level);
  if (trail->kind == PAL_TRAIL_INSTITUTION)
    return;
  if (score->missing == PAL_MISSING_NONE && score->score_missing == PAL_MISSING_NONE)
    append_number (out, "score", score->score);
  append_number (out, "weight", trail->weight);
  append_number (out, "contribution", trail->contribution);
}

static void
append_json (Explain *self, const PalTrail *trail, const char *institution, guint depth)
{
  GString *out = self->out;

  g_string_append_printf (out, "\n%*s{\"kind\":\"%s\"", (int) depth + 1, "", get_kind (trail));
  if (depth == 0)
    append_string (out, "country", self->country);
  if (trail->code != NULL)
    append_string (out, "code", trail->code);
  if (has_score (trail))
    append_score_json (out, trail);
  if (trail->formula != NULL)
    append_string (out, "formula", trail->formula);
  if (trail->with_numbers != NULL)
    append_string (out, "with_numbers", trail->with_numbers);
  if (trail->kind == PAL_TRAIL_QUESTION)
    {
      g_autofree char *answer = dup_answer (self, trail, institution);

      append_string (out, "answer", answer);
    }
  if (trail->kind == PAL_TRAIL_INSTITUTION)
    institution = trail->code;
  g_string_append (out, ",\"children\":[");
  for (guint i = 0; trail->children != NULL && i < trail->children->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_json (self, g_ptr_array_index (trail->children, i), institution, depth + 1);
    }
  g_string_append (out, "]}");
}

static void
append_line (Explain *self, const PalTrail *trail, const char *institution, guint depth)
{
  GString *out = self->out;
  const PalScore *score = &trail->score;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%*s", (int) depth * 2, "");
  if (depth == 0)
    g_string_append_printf (out, "%s ", self->country);
  if (trail->kind == PAL_TRAIL_FORMULA)
    g_string_append_printf (out, "%s  =  %s", trail->formula, trail->with_numbers);
  else
    g_string_append_printf (out, "%s %s", get_kind (trail), trail->code != NULL ? trail->code : "");
  if (has_score (trail))
    {
      g_string_append_printf (out, "  %s",
                              score->missing == PAL_MISSING_NONE
                                  ? g_ascii_formatd (buffer, sizeof buffer, "%.7g", score->value)
                                  : pal_missing_to_code (score->missing));
      if (score->level > 0)
        g_string_append_printf (out, "  level %d", score->level);
      if (trail->kind != PAL_TRAIL_INSTITUTION && score->missing == PAL_MISSING_NONE &&
          score->score_missing == PAL_MISSING_NONE)
        g_string_append_printf (out, "  score %s",
                                g_ascii_formatd (buffer, sizeof buffer, "%.7g", score->score));
      if (depth > 0 && trail->kind != PAL_TRAIL_INSTITUTION)
        g_string_append_printf (out, "  weight %s",
                                g_ascii_formatd (buffer, sizeof buffer, "%.4g", trail->weight));
    }
  if (trail->kind == PAL_TRAIL_QUESTION)
    {
      g_autofree char *answer = dup_answer (self, trail, institution);

      g_string_append_printf (out, "  %s", answer);
    }
  g_string_append_c (out, '\n');
  if (trail->kind == PAL_TRAIL_INSTITUTION)
    institution = trail->code;
  for (guint i = 0; trail->children != NULL && i < trail->children->len; i++)
    append_line (self, g_ptr_array_index (trail->children, i), institution, depth + 1);
}

static void
add_row (Explain *self, const PalTrail *trail, const char *institution, guint depth)
{
  const PalScore *score = &trail->score;
  gboolean has_value = has_score (trail) && score->missing == PAL_MISSING_NONE;
  g_autofree char *answer = trail->kind == PAL_TRAIL_QUESTION ? dup_answer (self, trail, institution) : NULL;

  pal_cli_table_add_integer (self->table, depth);
  pal_cli_table_add_code (self->table, self->country);
  pal_cli_table_add_code (self->table, get_kind (trail));
  pal_cli_table_add_code (self->table, trail->code);
  if (has_value)
    pal_cli_table_add_number (self->table, score->value);
  else
    pal_cli_table_add_text (self->table, answer);
  if (has_value && score->level > 0)
    pal_cli_table_add_integer (self->table, score->level);
  else
    pal_cli_table_add_empty (self->table);
  if (has_value && trail->kind != PAL_TRAIL_INSTITUTION && score->score_missing == PAL_MISSING_NONE)
    pal_cli_table_add_number (self->table, score->score);
  else
    pal_cli_table_add_empty (self->table);
  if (has_score (trail) && trail->kind != PAL_TRAIL_INSTITUTION)
    {
      pal_cli_table_add_number (self->table, trail->weight);
      pal_cli_table_add_number (self->table, trail->contribution);
    }
  else
    {
      pal_cli_table_add_empty (self->table);
      pal_cli_table_add_empty (self->table);
    }
  pal_cli_table_add_code (self->table,
                          has_score (trail) && !has_value ? pal_missing_to_code (score->missing) : NULL);
  pal_cli_table_add_code (self->table, trail->formula);
  pal_cli_table_add_code (self->table, trail->with_numbers);
  if (trail->kind == PAL_TRAIL_INSTITUTION)
    institution = trail->code;
  for (guint i = 0; trail->children != NULL && i < trail->children->len; i++)
    add_row (self, g_ptr_array_index (trail->children, i), institution, depth + 1);
}

static void
explain_one (Explain *self, const char *country, guint column, PalCliFormat format)
{
  g_autoptr (PalTrail) trail =
      pal_trail_new (pal_wave_data_get_scorer (self->data), pal_wave_data_get_scores (self->data),
                     pal_wave_data_get_unit (self->data, country), column);

  self->country = country;
  if (format == PAL_CLI_JSON)
    {
      if (self->out->len > 1)
        g_string_append_c (self->out, ',');
      append_json (self, trail, NULL, 0);
    }
  else if (format == PAL_CLI_CSV)
    add_row (self, trail, NULL, 0);
  else
    append_line (self, trail, NULL, 0);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
pal_cli_explain (PalDataset *dataset,
                 const char *wave,
                 const char *country,
                 const char *code,
                 PalCliFormat format,
                 GError **error)
{
  static const char *const columns[] = { "depth",   "country",      "kind",   "code",         "value",
                                         "level",   "score",        "weight", "contribution", "missing",
                                         "formula", "with_numbers", NULL };
  g_autoptr (PalCliTable) table = pal_cli_table_new (columns);
  g_autoptr (GString) out = g_string_new (format == PAL_CLI_JSON ? "[" : NULL);
  Explain self = { .data = pal_dataset_get_wave (dataset, wave), .table = table, .out = out };
  PalScores *scores = pal_wave_data_get_scores (self.data);
  int column = pal_scores_find_column (scores, code != NULL ? code : "INDEX");
  g_autoptr (GPtrArray) countries = g_ptr_array_copy (pal_wave_data_get_countries (self.data), NULL, NULL);

  if (column < 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the indicators have no index");
      return FALSE;
    }
  g_ptr_array_sort (countries, compare_codes);
  for (guint i = 0; i < countries->len; i++)
    if (country == NULL || strcmp (country, g_ptr_array_index (countries, i)) == 0)
      explain_one (&self, g_ptr_array_index (countries, i), (guint) column, format);
  if (format == PAL_CLI_CSV)
    pal_cli_table_print (table, format);
  else
    {
      fputs (out->str, stdout);
      fputs (format == PAL_CLI_JSON ? "\n]\n" : "", stdout);
    }
  return TRUE;
}
