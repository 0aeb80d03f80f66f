/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-grid-model.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "base/pal-text.h"
#include "model/pal-country.h"
#include "session/pal-commands.h"
#include "session/pal-grid-text.h"
#include "session/pal-hidden-reason.h"
#include "session/pal-problems.h"
#include "session/pal-review.h"
#include "session/pal-value-text.h"
#include "survey/pal-checks.h"

#define MAX_LOOKED_AT 2000

/* A row that was looked at. */
typedef struct
{
  PalRoute *routes;    /* of all questions */
  GPtrArray *findings; /* PalFinding*, the open ones */
  gboolean is_frozen;
} Row;

struct _PalGridModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  gboolean all_countries;
  int module; /* -1: all */
  char *filter;

  gboolean is_stale;      /* what follows is to be made anew */
  GPtrArray *rows;        /* PalInstitution*, owned */
  GPtrArray *columns;     /* const PalQuestion* of the instrument */
  GArray *groups;         /* PalGridGroup */
  PalChecksPlan *plan;    /* NULL: no wave */
  PalInstrument *planned; /* owned: the instrument of @plan */
  GHashTable *looked_at;  /* row -> Row* */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CELLS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalGridModel, pal_grid_model, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->routes);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static PalDataset *
get_dataset (PalGridModel *self)
{
  return pal_workspace_get_dataset (self->workspace);
}

static PalWaveData *
get_data (PalGridModel *self)
{
  return pal_dataset_get_wave (get_dataset (self), pal_selection_get_wave (self->selection));
}

static void
list_rows (PalGridModel *self)
{
  GPtrArray *all = pal_dataset_get_institutions (get_dataset (self));
  const char *country = pal_selection_get_country (self->selection);

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; get_data (self) != NULL && i < all->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);

      if (self->all_countries || g_strcmp0 (pal_institution_get_country (institution), country) == 0)
        g_ptr_array_add (self->rows, g_object_ref (institution));
    }
}

static gboolean
is_found (const PalQuestion *question, char **words)
{
  g_autofree char *both = g_strconcat (question->id, " ", question->text, NULL);
  g_autofree char *folded = pal_text_fold (both);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_column (PalGridModel *self, PalInstrument *instrument, guint module, const PalQuestion *question)
{
  const char *title = pal_instrument_get_module (instrument, module)->title;
  PalGridGroup *last =
      self->groups->len > 0 ? &g_array_index (self->groups, PalGridGroup, self->groups->len - 1) : NULL;

  if (last == NULL || last->title != title)
    {
      PalGridGroup group = { title, self->columns->len, 0 };

      g_array_append_val (self->groups, group);
      last = &g_array_index (self->groups, PalGridGroup, self->groups->len - 1);
    }
  last->n++;
  g_ptr_array_add (self->columns, (gpointer) question);
}

static void
list_columns (PalGridModel *self, PalInstrument *instrument)
{
  g_autofree char *folded = pal_text_fold (self->filter != NULL ? self->filter : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      if (section->level != PAL_LEVEL_INSTITUTION ||
          (self->module >= 0 && (int) section->module != self->module))
        continue;
      for (guint j = 0; j < section->n_questions; j++)
        {
          const PalQuestion *question = pal_instrument_get_question (instrument, section->first_question + j);

          if (is_found (question, words))
            add_column (self, instrument, section->module, question);
        }
    }
}

static void
ensure (PalGridModel *self)
{
  PalInstrument *instrument;

  if (!self->is_stale)
    return;
  self->is_stale = FALSE;
  instrument = pal_grid_model_get_instrument (self);
  g_hash_table_remove_all (self->looked_at);
  g_ptr_array_set_size (self->columns, 0);
  g_array_set_size (self->groups, 0);
  list_rows (self);
  if (instrument != self->planned)
    {
      g_clear_pointer (&self->plan, pal_checks_plan_free);
      g_clear_pointer (&self->planned, pal_instrument_unref);
      if (instrument != NULL)
        {
          self->planned = pal_instrument_ref (instrument);
          self->plan = pal_checks_plan_new (instrument);
        }
    }
  if (instrument != NULL)
    list_columns (self, instrument);
}

static void
restructure (PalGridModel *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
workspace_changed_cb (PalGridModel *self, guint flags)
{
  if ((flags & (PAL_CHANGE_INSTITUTIONS | PAL_CHANGE_WAVES)) == 0)
    {
      g_hash_table_remove_all (self->looked_at);
      g_signal_emit (self, signals[SIGNAL_CELLS_CHANGED], 0);
    }
  else
    restructure (self);
}

static void
country_cb (PalGridModel *self)
{
  if (!self->all_countries)
    restructure (self);
}

static void
read_findings (PalGridModel *self, PalInstitution *institution, const PalAnswers *answers, Row *row)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  pal_checks_plan_run (self->plan, answers, PAL_LEVEL_INSTITUTION, row->routes, all);
  while (all->len > 0)
    {
      g_autoptr (PalFinding) finding = g_ptr_array_steal_index (all, 0);

      /* An empty cell says by itself that it is not answered yet. */
      if (g_strcmp0 (finding->rule, "required") == 0)
        continue;
      finding->country = g_strdup (pal_institution_get_country (institution));
      finding->institution = g_strdup (pal_institution_get_id (institution));
      finding->wave = g_strdup (pal_selection_get_wave (self->selection));
      pal_problems_read_reason (get_dataset (self), answers, finding);
      if (finding->kept == NULL)
        g_ptr_array_add (row->findings, g_steal_pointer (&finding));
    }
}

static const Row *
look_at (PalGridModel *self, guint row)
{
  Row *found = g_hash_table_lookup (self->looked_at, GUINT_TO_POINTER (row));
  PalInstitution *institution = pal_grid_model_get_institution (self, row);
  const PalAnswers *answers;

  if (found != NULL)
    return found;
  if (g_hash_table_size (self->looked_at) >= MAX_LOOKED_AT)
    g_hash_table_remove_all (self->looked_at);

  answers = pal_grid_model_get_answers (self, row);
  found = g_new0 (Row, 1);
  found->routes = g_new (PalRoute, pal_instrument_get_n_questions (self->planned));
  found->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  found->is_frozen = pal_grid_model_is_frozen (self, row);
  pal_routing_get_all (answers, found->routes);
  read_findings (self, institution, answers, found);
  g_hash_table_insert (self->looked_at, GUINT_TO_POINTER (row), found);
  return found;
}

static void
pal_grid_model_finalize (GObject *object)
{
  PalGridModel *self = PAL_GRID_MODEL (object);

  g_hash_table_unref (self->looked_at);
  g_clear_pointer (&self->plan, pal_checks_plan_free);
  g_clear_pointer (&self->planned, pal_instrument_unref);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pal_grid_model_parent_class)->finalize (object);
}

static void
pal_grid_model_class_init (PalGridModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_grid_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CELLS_CHANGED] = g_signal_new ("cells-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_grid_model_init (PalGridModel *self)
{
  self->module = -1;
  self->is_stale = TRUE;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns = g_ptr_array_new ();
  self->groups = g_array_new (FALSE, FALSE, sizeof (PalGridGroup));
  self->looked_at = g_hash_table_new_full (NULL, NULL, NULL, row_free);
}

PalGridModel *
pal_grid_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalGridModel *self = g_object_new (PAL_TYPE_GRID_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (restructure), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (country_cb), self, G_CONNECT_SWAPPED);
  return self;
}

PalWorkspace *
pal_grid_model_get_workspace (PalGridModel *self)
{
  return self->workspace;
}

PalSelection *
pal_grid_model_get_selection (PalGridModel *self)
{
  return self->selection;
}

PalInstrument *
pal_grid_model_get_instrument (PalGridModel *self)
{
  PalWaveData *data = get_data (self);

  return data != NULL ? pal_wave_data_get_instrument (data) : NULL;
}

void
pal_grid_model_set_all_countries (PalGridModel *self, gboolean all)
{
  g_return_if_fail (PAL_IS_GRID_MODEL (self));

  if (self->all_countries == all)
    return;
  self->all_countries = all;
  restructure (self);
}

gboolean
pal_grid_model_get_all_countries (PalGridModel *self)
{
  return self->all_countries;
}

void
pal_grid_model_set_module (PalGridModel *self, int module)
{
  g_return_if_fail (PAL_IS_GRID_MODEL (self));

  if (self->module == module)
    return;
  self->module = module;
  restructure (self);
}

int
pal_grid_model_get_module (PalGridModel *self)
{
  return self->module;
}

void
pal_grid_model_set_filter (PalGridModel *self, const char *words)
{
  g_return_if_fail (PAL_IS_GRID_MODEL (self));

  if (g_strcmp0 (self->filter, words) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (words);
  restructure (self);
}

char *
pal_grid_model_dup_title (PalGridModel *self)
{
  const char *wave = pal_selection_get_wave (self->selection);
  const char *iso2 = pal_selection_get_country (self->selection);
  const PalCountry *country = iso2 != NULL ? pal_country_find (iso2) : NULL;

  if (wave == NULL)
    return g_strdup ("");
  if (self->all_countries || country == NULL)
    /* Translators: %s is a wave such as 2026. */
    return g_strdup_printf (_ ("Institutions of all countries, %s"), wave);
  /* Translators: country and wave. */
  return g_strdup_printf (_ ("Institutions of %s, %s"), pal_country_get_display_name (country), wave);
}

guint
pal_grid_model_get_n_rows (PalGridModel *self)
{
  ensure (self);
  return self->columns->len > 0 ? self->rows->len : 0;
}

guint
pal_grid_model_get_n_columns (PalGridModel *self)
{
  ensure (self);
  return self->columns->len;
}

guint
pal_grid_model_get_n_groups (PalGridModel *self)
{
  ensure (self);
  return self->groups->len;
}

const PalGridGroup *
pal_grid_model_get_group (PalGridModel *self, guint group)
{
  ensure (self);
  g_return_val_if_fail (group < self->groups->len, NULL);
  return &g_array_index (self->groups, PalGridGroup, group);
}

PalInstitution *
pal_grid_model_get_institution (PalGridModel *self, guint row)
{
  ensure (self);
  g_return_val_if_fail (row < self->rows->len, NULL);
  return g_ptr_array_index (self->rows, row);
}

const PalQuestion *
pal_grid_model_get_question (PalGridModel *self, guint column)
{
  ensure (self);
  g_return_val_if_fail (column < self->columns->len, NULL);
  return g_ptr_array_index (self->columns, column);
}

const PalAnswers *
pal_grid_model_get_answers (PalGridModel *self, guint row)
{
  PalInstitution *institution = pal_grid_model_get_institution (self, row);

  g_return_val_if_fail (institution != NULL, NULL);
  return pal_wave_data_get_answers (get_data (self), pal_institution_get_country (institution),
                                    pal_institution_get_id (institution));
}

gboolean
pal_grid_model_is_frozen (PalGridModel *self, guint row)
{
  PalInstitution *institution = pal_grid_model_get_institution (self, row);

  g_return_val_if_fail (institution != NULL, FALSE);
  return pal_review_is_frozen (self->workspace, pal_institution_get_country (institution),
                               pal_institution_get_id (institution),
                               pal_selection_get_wave (self->selection));
}

char *
pal_grid_model_dup_denial (PalGridModel *self, guint row)
{
  PalInstitution *institution = pal_grid_model_get_institution (self, row);
  char *denial;

  g_return_val_if_fail (institution != NULL, NULL);

  denial =
      pal_workspace_dup_denial (self->workspace, PAL_RIGHT_ANSWER, pal_institution_get_country (institution),
                                pal_institution_get_id (institution));
  if (denial == NULL && pal_grid_model_is_frozen (self, row))
    denial = g_strdup (_ ("Accepted: it changes only by a correction with a reason."));
  return denial;
}

void
pal_grid_model_get_cell (PalGridModel *self, guint row, guint column, PalGridCell *out)
{
  const PalQuestion *question = pal_grid_model_get_question (self, column);
  const Row *looked;

  g_return_if_fail (question != NULL && row < self->rows->len);

  looked = look_at (self, row);
  *out = (PalGridCell){ .question = question,
                        .value = pal_answers_get (pal_grid_model_get_answers (self, row), question->index),
                        .route = looked->routes[question->index],
                        .is_frozen = looked->is_frozen };
  for (guint i = 0; i < looked->findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (looked->findings, i);

      if (g_strcmp0 (finding->question, question->id) == 0 &&
          (!out->has_problem || finding->severity < out->severity))
        {
          out->has_problem = TRUE;
          out->severity = finding->severity;
          out->problem = finding->message;
        }
    }
}

char *
pal_grid_model_dup_text (PalGridModel *self, guint row, guint column)
{
  const PalQuestion *question = pal_grid_model_get_question (self, column);
  const PalValue *value = pal_answers_get (pal_grid_model_get_answers (self, row), question->index);

  if (value->kind == PAL_VALUE_NONE)
    return g_strdup ("");
  if (value->kind == PAL_VALUE_MISSING)
    return g_strdup (pal_missing_to_code (value->missing));
  /* The unit is the same all the way down; it stands in the title of the cell. */
  if (value->kind == PAL_VALUE_NUMBER && question->type != PAL_QUESTION_LIKERT5)
    return pal_number_format (
        value->number, value->number != (double) (gint64) value->number ? MAX (question->decimals, 1) : 0);
  return pal_value_text_new (question, value);
}

char *
pal_grid_model_dup_row_name (PalGridModel *self, guint row)
{
  PalInstitution *institution = pal_grid_model_get_institution (self, row);
  const PalCountry *country =
      self->all_countries ? pal_country_find (pal_institution_get_country (institution)) : NULL;

  if (country == NULL)
    return g_strdup (pal_institution_get_name (institution));
  return g_strdup_printf ("%s, %s", pal_institution_get_name (institution),
                          pal_country_get_display_name (country));
}

static void
append_sentence (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, ". ");
  g_string_append (out, text);
}

char *
pal_grid_model_dup_title_of (PalGridModel *self, guint row, guint column)
{
  PalGridCell cell;
  g_autofree char *name = pal_grid_model_dup_row_name (self, row);
  g_autofree char *text = NULL, *hidden = NULL, *place = NULL;
  GString *out = g_string_new (NULL);

  pal_grid_model_get_cell (self, row, column, &cell);
  text = cell.value->kind == PAL_VALUE_NONE ? g_strdup (_ ("empty"))
                                            : pal_value_text_new (cell.question, cell.value);
  hidden = pal_hidden_reason_new (pal_grid_model_get_answers (self, row), cell.question->index, cell.route);
  /* Translators: an institution, the id and text of a question, and its answer. */
  place = g_strdup_printf (_ ("%s, %s %s: %s"), name, cell.question->id, cell.question->text, text);
  append_sentence (out, place);
  append_sentence (out, hidden);
  append_sentence (out, cell.has_problem ? cell.problem : NULL);
  append_sentence (out,
                   cell.is_frozen ? _ ("Accepted: it changes only by a correction with a reason.") : NULL);
  return g_string_free (out, FALSE);
}

char *
pal_grid_model_copy (PalGridModel *self, const PalGridRange *range)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (PAL_IS_GRID_MODEL (self) && range != NULL, NULL);

  for (guint i = 0; i < range->n_rows; i++)
    for (guint j = 0; j < range->n_columns; j++)
      {
        const PalQuestion *question = pal_grid_model_get_question (self, range->column + j);
        g_autofree char *text = pal_grid_text_make (
            question, pal_answers_get (pal_grid_model_get_answers (self, range->row + i), question->index));

        pal_grid_text_append_cell (out, text, j + 1 == range->n_columns);
      }
  return g_string_free (out, FALSE);
}

gboolean
pal_grid_model_enter (PalGridModel *self, guint row, guint column, const char *text, GError **error)
{
  PalInstitution *institution = pal_grid_model_get_institution (self, row);
  const PalQuestion *question = pal_grid_model_get_question (self, column);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *denial = NULL;
  const PalValue *old;

  g_return_val_if_fail (institution != NULL && question != NULL, FALSE);

  denial = pal_grid_model_dup_denial (self, row);
  if (denial != NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED, denial);
      return FALSE;
    }
  if (*trimmed != '\0' && !pal_grid_text_parse (question, trimmed, &value, error))
    return FALSE;
  old = pal_answers_get (pal_grid_model_get_answers (self, row), question->index);
  if (!pal_value_equal (old, &value))
    pal_commands_set_answer (self->workspace, pal_institution_get_country (institution),
                             pal_institution_get_id (institution), pal_selection_get_wave (self->selection),
                             question->id, &value);
  return TRUE;
}
