/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-board-model.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "model/pal-entry.h"
#include "session/pal-problems.h"
#include "survey/pal-checks.h"
#include "survey/pal-routing.h"

/* One country as it was counted last. */
typedef struct
{
  PalBoardRow *sum;
  GPtrArray *units; /* PalBoardRow*: the country part, then the institutions */
} Counted;

struct _PalBoardModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  char *country;           /* NULL: all */
  gboolean core_only;
  PalBoardSort sort;
  gboolean is_stale;
  GHashTable *counted; /* iso2 to Counted, of the selected wave */
  GPtrArray *rows;     /* borrowed from what was counted */
  PalBoardRow *total;  /* owned, or NULL */
  guint n_counted;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalBoardModel, pal_board_model, G_TYPE_OBJECT)

static void
counted_free (gpointer data)
{
  Counted *self = data;

  pal_board_row_free (self->sum);
  g_ptr_array_unref (self->units);
  g_free (self);
}

static PalDataset *
get_dataset (PalBoardModel *self)
{
  return pal_workspace_get_dataset (self->workspace);
}

static PalWaveData *
get_data (PalBoardModel *self)
{
  return pal_dataset_get_wave (get_dataset (self), pal_selection_get_wave (self->selection));
}

static gboolean
has_any_answer (const PalAnswers *answers)
{
  guint n = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));

  for (guint i = 0; i < n; i++)
    if (pal_answers_get (answers, i)->kind != PAL_VALUE_NONE)
      return TRUE;
  return FALSE;
}

static guint
get_module (PalInstrument *instrument, guint question)
{
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      if (question >= section->first_question && question < section->first_question + section->n_questions)
        return section->module;
    }
  return 0;
}

/* What is only not answered yet is counted as that already, and what is kept with a reason is no problem any
 * more. */
static void
count_problems (PalBoardModel *self, const PalAnswers *answers, PalUnitLevel level, PalBoardRow *row)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  PalInstrument *instrument = pal_answers_get_instrument (answers);

  pal_checks_all (answers, level, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      PalFinding *finding = g_ptr_array_index (findings, i);
      const PalQuestion *question = pal_instrument_find_answered (instrument, finding->question);
      PalBoardCell *cell;

      if (question == NULL || g_strcmp0 (finding->rule, "required") == 0 ||
          (self->core_only && !question->core))
        continue;
      finding->country = g_strdup (row->country);
      finding->institution = g_strdup (row->institution);
      finding->wave = g_strdup (pal_selection_get_wave (self->selection));
      pal_problems_read_reason (get_dataset (self), answers, finding);
      if (finding->kept != NULL)
        continue;
      if (question->group != NULL)
        question = pal_instrument_find_question (instrument, question->group);
      cell = &row->cells[get_module (instrument, question->index)];
      cell->n_errors += finding->severity == PAL_SEVERITY_ERROR;
      cell->n_warnings += finding->severity == PAL_SEVERITY_WARNING;
    }
}

/* The wave before may have had another version of the instrument: modules are the same by their id. */
static void
count_before (PalBoardModel *self, const PalAnswers *answers, PalUnitLevel level, PalBoardRow *row)
{
  PalInstrument *now = pal_board_model_get_instrument (self), *then = pal_answers_get_instrument (answers);
  guint n = pal_instrument_get_n_modules (then);
  g_autofree PalCompleteness *done = g_new0 (PalCompleteness, n + 1);

  if (!has_any_answer (answers))
    return;
  pal_completeness_of_modules (answers, level, self->core_only, done);
  for (guint i = 0; i < row->n_cells; i++)
    for (guint j = 0; j < n; j++)
      if (row->cells[i].done.asked > 0 && done[j].asked > 0 &&
          g_strcmp0 (pal_instrument_get_module (now, i)->id, pal_instrument_get_module (then, j)->id) == 0)
        {
          row->cells[i].before = done[j];
          row->cells[i].compared = row->cells[i].done;
        }
}

static PalBoardRow *
count_unit (PalBoardModel *self, const char *country, const char *institution, const char *name)
{
  PalDataset *dataset = get_dataset (self);
  PalWaveData *data = get_data (self);
  const char *wave = pal_wave_data_get_wave (data);
  PalWaveData *before = pal_dataset_get_wave (dataset, pal_dataset_get_previous_wave (dataset, wave));
  const PalAnswers *answers = pal_wave_data_get_answers (data, country, institution);
  PalUnitLevel level = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  guint n = pal_instrument_get_n_modules (pal_wave_data_get_instrument (data));
  g_autofree PalCompleteness *done = g_new0 (PalCompleteness, n + 1);
  PalBoardRow *row = pal_board_row_new (institution != NULL ? PAL_BOARD_INSTITUTION : PAL_BOARD_PART, country,
                                        institution, name, n);

  self->n_counted++;
  /* Who is asked in the wave that runs is known; in one that is over it shows from the answers only. */
  row->in_wave = g_strcmp0 (wave, pal_dataset_get_latest_wave (dataset)) == 0 || has_any_answer (answers);
  if (!row->in_wave)
    return row;

  pal_completeness_of_modules (answers, level, self->core_only, done);
  for (guint i = 0; i < n; i++)
    row->cells[i].done = done[i];
  count_problems (self, answers, level, row);
  if (before != NULL)
    count_before (self, pal_wave_data_get_answers (before, country, institution), level, row);
  pal_board_row_sum_up (row);
  return row;
}

static Counted *
count_country (PalBoardModel *self, const char *iso2)
{
  GPtrArray *institutions = pal_dataset_get_institutions (get_dataset (self));
  const PalCountry *country = pal_country_find (iso2);
  guint n = pal_instrument_get_n_modules (pal_board_model_get_instrument (self));
  Counted *counted = g_new0 (Counted, 1);

  counted->units = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_board_row_free);
  counted->sum = pal_board_row_new (PAL_BOARD_COUNTRY, iso2, NULL,
                                    country != NULL ? pal_country_get_display_name (country) : iso2, n);
  g_ptr_array_add (counted->units, count_unit (self, iso2, NULL, _ ("Country part")));
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);

      if (g_strcmp0 (pal_institution_get_country (institution), iso2) == 0)
        g_ptr_array_add (counted->units, count_unit (self, iso2, pal_institution_get_id (institution),
                                                     pal_institution_get_name (institution)));
    }
  for (guint i = 0; i < counted->units->len; i++)
    pal_board_row_add (counted->sum, g_ptr_array_index (counted->units, i));
  pal_board_row_sum_up (counted->sum);
  return counted;
}

static Counted *
ensure_country (PalBoardModel *self, const char *iso2)
{
  Counted *counted = g_hash_table_lookup (self->counted, iso2);

  if (counted == NULL)
    {
      counted = count_country (self, iso2);
      g_hash_table_insert (self->counted, g_strdup (iso2), counted);
    }
  return counted;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(PalBoardRow *const *) a)->name, (*(PalBoardRow *const *) b)->name);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const PalBoardRow *x = *(PalBoardRow *const *) a, *y = *(PalBoardRow *const *) b;
  double p = -1, q = -1; /* what is not asked at all stands last */

  pal_board_cell_get_share (&x->total, &p);
  pal_board_cell_get_share (&y->total, &q);
  if (p != q)
    return p > q ? -1 : 1;
  return compare_names (a, b);
}

/* The country part leads the institutions in either order. */
static int
compare_units (gconstpointer a, gconstpointer b, gpointer compare)
{
  const PalBoardRow *x = *(PalBoardRow *const *) a, *y = *(PalBoardRow *const *) b;

  if ((x->kind == PAL_BOARD_PART) != (y->kind == PAL_BOARD_PART))
    return x->kind == PAL_BOARD_PART ? -1 : 1;
  return ((GCompareFunc) compare) (a, b);
}

static void
fill_rows (PalBoardModel *self, PalWaveData *data)
{
  GPtrArray *countries = pal_wave_data_get_countries (data);
  Counted *one = self->country != NULL ? ensure_country (self, self->country) : NULL;

  if (one != NULL)
    for (guint i = 0; i < one->units->len; i++)
      g_ptr_array_add (self->rows, g_ptr_array_index (one->units, i));
  else
    for (guint i = 0; i < countries->len; i++)
      g_ptr_array_add (self->rows, ensure_country (self, g_ptr_array_index (countries, i))->sum);

  self->total = pal_board_row_new (one != NULL ? PAL_BOARD_COUNTRY : PAL_BOARD_ALL, self->country, NULL,
                                   one != NULL ? one->sum->name : _ ("All countries"),
                                   pal_instrument_get_n_modules (pal_wave_data_get_instrument (data)));
  for (guint i = 0; i < self->rows->len; i++)
    pal_board_row_add (self->total, g_ptr_array_index (self->rows, i));
  pal_board_row_sum_up (self->total);
  g_ptr_array_sort_with_data (
      self->rows, compare_units,
      (gpointer) (self->sort == PAL_BOARD_SORT_NAME ? compare_names : compare_shares));
}

static void
ensure (PalBoardModel *self)
{
  PalWaveData *data;

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  data = get_data (self);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->total, pal_board_row_free);
  if (data != NULL)
    fill_rows (self, data);
}

static void
invalidate (PalBoardModel *self)
{
  self->is_stale = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
count_anew (PalBoardModel *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->counted);
  invalidate (self);
}

static void
workspace_changed_cb (PalBoardModel *self, guint flags, const char *country, const char *question)
{
  if (country == NULL)
    {
      count_anew (self);
      return;
    }
  if ((flags & (PAL_CHANGE_ANSWERS | PAL_CHANGE_INSTITUTIONS | PAL_CHANGE_WAVES)) == 0)
    return;
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove (self->counted, country);
  invalidate (self);
}

static void
selected_cb (PalBoardModel *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pal_board_model_finalize (GObject *object)
{
  PalBoardModel *self = PAL_BOARD_MODEL (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->counted);
  g_clear_pointer (&self->total, pal_board_row_free);
  g_free (self->country);

  G_OBJECT_CLASS (pal_board_model_parent_class)->finalize (object);
}

static void
pal_board_model_class_init (PalBoardModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_board_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_board_model_init (PalBoardModel *self)
{
  self->is_stale = TRUE;
  self->counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, counted_free);
  self->rows = g_ptr_array_new ();
}

PalBoardModel *
pal_board_model_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalBoardModel *self = g_object_new (PAL_TYPE_BOARD_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (count_anew), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  return self;
}

PalWorkspace *
pal_board_model_get_workspace (PalBoardModel *self)
{
  return self->workspace;
}

PalSelection *
pal_board_model_get_selection (PalBoardModel *self)
{
  return self->selection;
}

PalInstrument *
pal_board_model_get_instrument (PalBoardModel *self)
{
  PalWaveData *data = get_data (self);

  return data != NULL ? pal_wave_data_get_instrument (data) : NULL;
}

void
pal_board_model_set_country (PalBoardModel *self, const char *iso2)
{
  g_return_if_fail (PAL_IS_BOARD_MODEL (self));

  if (g_strcmp0 (self->country, iso2) == 0)
    return;
  g_free (self->country);
  self->country = g_strdup (iso2);
  invalidate (self);
}

const char *
pal_board_model_get_country (PalBoardModel *self)
{
  return self->country;
}

void
pal_board_model_set_core_only (PalBoardModel *self, gboolean core_only)
{
  g_return_if_fail (PAL_IS_BOARD_MODEL (self));

  if (self->core_only == core_only)
    return;
  self->core_only = core_only;
  count_anew (self);
}

gboolean
pal_board_model_get_core_only (PalBoardModel *self)
{
  return self->core_only;
}

void
pal_board_model_set_sort (PalBoardModel *self, PalBoardSort sort)
{
  g_return_if_fail (PAL_IS_BOARD_MODEL (self));

  if (self->sort == sort)
    return;
  self->sort = sort;
  invalidate (self);
}

PalBoardSort
pal_board_model_get_sort (PalBoardModel *self)
{
  return self->sort;
}

GPtrArray *
pal_board_model_get_rows (PalBoardModel *self)
{
  ensure (self);
  return self->rows;
}

const PalBoardRow *
pal_board_model_get_total (PalBoardModel *self)
{
  ensure (self);
  return self->total;
}

/* A group is open, too, while a question in one of its entries is. */
static gboolean
is_open (const PalAnswers *answers, const PalQuestion *question, gboolean core_only)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!pal_completeness_has_answer (answers, question))
    return TRUE;
  if (question->type != PAL_QUESTION_GROUP)
    return FALSE;
  entries = pal_answers_list_entries (answers, question->index);
  for (guint i = 0; i < entries->len; i++)
    {
      PalCompleteness done;

      pal_completeness_of_entry (((const PalEntry *) g_ptr_array_index (entries, i))->answers, core_only,
                                 &done);
      if (done.answered < done.asked)
        return TRUE;
    }
  return FALSE;
}

/* A question of one unit in the module that is asked, and open when @open; NULL: none. */
static const PalQuestion *
find_question (PalBoardModel *self, const PalBoardRow *unit, int module, gboolean open)
{
  PalInstrument *instrument = pal_board_model_get_instrument (self);
  const PalAnswers *answers = pal_wave_data_get_answers (get_data (self), unit->country, unit->institution);
  PalUnitLevel level = unit->kind == PAL_BOARD_PART ? PAL_LEVEL_COUNTRY : PAL_LEVEL_INSTITUTION;
  guint n = pal_instrument_get_n_questions (instrument);
  g_autofree PalRoute *routes = g_new (PalRoute, n + 1);

  pal_routing_get_all (answers, routes);
  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level == level && routes[i] == PAL_ROUTE_SHOWN && (question->core || !self->core_only) &&
          (module < 0 || get_module (instrument, i) == (guint) module) &&
          (!open || is_open (answers, question, self->core_only)))
        return question;
    }
  return NULL;
}

gboolean
pal_board_model_find_place (PalBoardModel *self,
                            const PalBoardRow *row,
                            int module,
                            const char **out_institution,
                            const char **out_question)
{
  Counted *counted;

  g_return_val_if_fail (PAL_IS_BOARD_MODEL (self) && row != NULL, FALSE);

  if (row->country == NULL || get_data (self) == NULL)
    return FALSE;
  counted = ensure_country (self, row->country);
  for (int open = 1; open >= 0; open--)
    for (guint i = 0; i < counted->units->len; i++)
      {
        const PalBoardRow *unit = g_ptr_array_index (counted->units, i);
        const PalQuestion *question = NULL;

        if (row->kind == PAL_BOARD_COUNTRY ||
            (row->kind == unit->kind && g_strcmp0 (row->institution, unit->institution) == 0))
          question = find_question (self, unit, module, open != 0);
        if (question == NULL)
          continue;
        *out_institution = unit->institution;
        *out_question = question->id;
        return TRUE;
      }
  return FALSE;
}

guint
pal_board_model_get_n_counted (PalBoardModel *self)
{
  return self->n_counted;
}
