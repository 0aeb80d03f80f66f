/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-slots-model.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-commands-slots.h"
#include "session/pal-review.h"
#include "session/pal-value-text.h"
#include "store/pal-batch.h"
#include "survey/pal-routing.h"

struct _PalSlotsModel
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  char *country;
  char *institution; /* NULL: country part */
  char *wave;
  PalSlotsFamily family;
  PalSlotsFilter filter;
  GPtrArray *slots;  /* char* */
  GPtrArray *all;    /* PalSlotsRow*, in the order of the form */
  GListStore *shown; /* those of the filter */
  PalSlotsTotals totals;
};

enum
{
  SIGNAL_TOTALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSlotsModel, pal_slots_model, G_TYPE_OBJECT)

/* One entry or expert while the rows are made. */
typedef struct
{
  const char *slot; /* unowned */
  char *label;
  const PalAnswers *answers;
  PalRoute *routes;
} Side;

static void
side_clear (gpointer data)
{
  Side *self = data;

  g_free (self->label);
  g_free (self->routes);
}

static PalDataset *
get_dataset (PalSlotsModel *self)
{
  return pal_workspace_get_dataset (self->workspace);
}

static char *
dup_note_text (PalSlotsModel *self, const char *answer_id, const char *field)
{
  const char *json = pal_dataset_get_cell (get_dataset (self), "answer", answer_id, field);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  return g_strdup (value.string);
}

static const char *
get_confidence_label (const char *code)
{
  if (g_strcmp0 (code, "high") == 0)
    return _ ("High confidence");
  if (g_strcmp0 (code, "medium") == 0)
    return _ ("Medium confidence");
  return g_strcmp0 (code, "low") == 0 ? _ ("Low confidence") : NULL;
}

static char *
make_note (PalSlotsModel *self, const char *question, const char *slot)
{
  g_autofree char *id = pal_answer_id_make (self->country, self->institution, self->wave, question, slot);
  g_autofree char *comment = dup_note_text (self, id, "comment");
  g_autofree char *code = dup_note_text (self, id, "confidence");
  const char *confidence = get_confidence_label (code);

  if (comment != NULL && confidence != NULL)
    return g_strjoin (" · ", confidence, comment, NULL);
  return g_strdup (comment != NULL ? comment : confidence);
}

static GPtrArray *
make_cells (PalSlotsModel *self, GArray *sides, const PalQuestion *question)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_slots_cell_free);

  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = &g_array_index (sides, Side, i);
      PalSlotsCell *cell = pal_slots_cell_new (side->slot, side->label);

      cell->is_asked = side->routes[question->index] == PAL_ROUTE_SHOWN;
      if (cell->is_asked)
        pal_value_copy (&cell->value, pal_answers_get (side->answers, question->index));
      cell->text = cell->is_asked ? pal_value_text_new (question, &cell->value) : g_strdup (_ ("Not asked"));
      cell->note = make_note (self, question->id, side->slot);
      g_ptr_array_add (cells, cell);
    }
  return cells;
}

static GArray *
make_sides (PalSlotsModel *self, PalWaveData *data)
{
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  PalSlotBook *book = pal_dataset_get_slots (get_dataset (self));
  GArray *sides = g_array_new (FALSE, TRUE, sizeof (Side));

  g_array_set_clear_func (sides, side_clear);
  for (guint i = 0; i < self->slots->len; i++)
    {
      Side side = { .slot = g_ptr_array_index (self->slots, i) };

      side.label = pal_slot_book_dup_label (book, side.slot);
      side.answers =
          pal_slot_book_get (book, instrument, self->country, self->institution, self->wave, side.slot);
      side.routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);
      pal_routing_get_all (side.answers, side.routes);
      g_array_append_val (sides, side);
    }
  return sides;
}

/* The two entries always, also while one has not begun; of the experts those who answered here. */
static void
list_slots (PalSlotsModel *self)
{
  g_autoptr (GPtrArray) found = NULL;

  g_ptr_array_set_size (self->slots, 0);
  if (self->family == PAL_SLOTS_ENTRIES)
    {
      g_ptr_array_add (self->slots, g_strdup (PAL_SLOT_ENTRY_1));
      g_ptr_array_add (self->slots, g_strdup (PAL_SLOT_ENTRY_2));
      return;
    }
  found = pal_slot_book_list_slots (pal_dataset_get_slots (get_dataset (self)), self->country,
                                    self->institution, self->wave);
  for (guint i = 0; i < found->len; i++)
    if (pal_slot_is_expert (g_ptr_array_index (found, i)))
      g_ptr_array_add (self->slots, g_strdup (g_ptr_array_index (found, i)));
}

static gboolean
is_asked_of_any (GArray *sides, guint question)
{
  for (guint i = 0; i < sides->len; i++)
    if (g_array_index (sides, Side, i).routes[question] == PAL_ROUTE_SHOWN)
      return TRUE;
  return FALSE;
}

static PalSlotsRow *
ensure_row (PalSlotsModel *self, PalInstrument *instrument, const PalQuestion *question, GPtrArray *old)
{
  for (guint i = 0; i < old->len; i++)
    if (pal_slots_row_get_question (g_ptr_array_index (old, i)) == question)
      return g_object_ref (g_ptr_array_index (old, i));
  return pal_slots_row_new (instrument, question, self->family);
}

static void
fill_rows (PalSlotsModel *self, PalWaveData *data, GPtrArray *old)
{
  PalInstrument *instrument = pal_wave_data_get_instrument (data);
  PalUnitLevel level = self->institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  const PalAnswers *agreed = pal_wave_data_get_answers (data, self->country, self->institution);
  g_autoptr (GArray) sides = make_sides (self, data);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_autofree char *id = NULL;
      PalSlotsRow *row;

      if (question->level != level || !is_asked_of_any (sides, i))
        continue;
      id = pal_answer_id_make (self->country, self->institution, self->wave, question->id, NULL);
      row = ensure_row (self, instrument, question, old);
      pal_slots_row_update (
          row, make_cells (self, sides, question), pal_answers_get (agreed, i),
          pal_dataset_get_cell (get_dataset (self), "reason", id, pal_adjudication_get_field (self->family)));
      g_ptr_array_add (self->all, row);
    }
}

static void
count (PalSlotsModel *self)
{
  PalSlotsTotals *totals = &self->totals;

  *totals = (PalSlotsTotals){ .n_questions = self->all->len };
  for (guint i = 0; i < self->all->len; i++)
    {
      PalSlotsRow *row = g_ptr_array_index (self->all, i);
      PalSlotsState state = pal_slots_row_get_state (row);

      totals->n_equal += state == PAL_SLOTS_EQUAL;
      totals->n_different += state == PAL_SLOTS_DIFFERENT;
      totals->n_one_side += state == PAL_SLOTS_ONE_SIDE;
      totals->n_none += state == PAL_SLOTS_NONE;
      totals->n_open += pal_slots_row_is_open (row);
      totals->n_to_accept += pal_slots_row_is_to_accept (row);
    }
}

static gboolean
is_shown (PalSlotsModel *self, PalSlotsRow *row)
{
  PalSlotsState state = pal_slots_row_get_state (row);

  switch (self->filter)
    {
    case PAL_SLOTS_SHOW_OPEN:
      return pal_slots_row_is_open (row);
    case PAL_SLOTS_SHOW_DIFFERENT:
      return pal_slots_row_is_open (row) || state == PAL_SLOTS_DIFFERENT || state == PAL_SLOTS_ONE_SIDE;
    case PAL_SLOTS_SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
is_at (PalSlotsModel *self, guint position, gpointer row)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return (gpointer) item == row;
}

/* Only what differs is spliced: the row that has the focus stays where it is. */
static void
show (PalSlotsModel *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint head = 0, tail = 0;

  for (guint i = 0; i < self->all->len; i++)
    if (is_shown (self, g_ptr_array_index (self->all, i)))
      g_ptr_array_add (rows, g_ptr_array_index (self->all, i));
  while (head < n && head < rows->len && is_at (self, head, g_ptr_array_index (rows, head)))
    head++;
  while (tail < n - head && tail < rows->len - head &&
         is_at (self, n - 1 - tail, g_ptr_array_index (rows, rows->len - 1 - tail)))
    tail++;
  if (n - head - tail > 0 || rows->len - head - tail > 0)
    g_list_store_splice (self->shown, head, n - head - tail, rows->len > 0 ? rows->pdata + head : NULL,
                         rows->len - head - tail);
}

static void
refresh (PalSlotsModel *self)
{
  PalWaveData *data = pal_dataset_get_wave (get_dataset (self), self->wave);
  g_autoptr (GPtrArray) old = self->all;

  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  list_slots (self);
  if (data != NULL)
    fill_rows (self, data, old);
  count (self);
  show (self);
  g_signal_emit (self, signals[SIGNAL_TOTALS_CHANGED], 0);
}

static void
workspace_changed_cb (PalSlotsModel *self, guint flags, const char *country)
{
  if (country == NULL || g_str_equal (country, self->country))
    refresh (self);
}

static void
pal_slots_model_finalize (GObject *object)
{
  PalSlotsModel *self = PAL_SLOTS_MODEL (object);

  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->shown);
  g_clear_object (&self->workspace);
  g_free (self->country);
  g_free (self->institution);
  g_free (self->wave);

  G_OBJECT_CLASS (pal_slots_model_parent_class)->finalize (object);
}

static void
pal_slots_model_class_init (PalSlotsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_slots_model_finalize;

  signals[SIGNAL_TOTALS_CHANGED] = g_signal_new ("totals-changed", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_slots_model_init (PalSlotsModel *self)
{
  self->slots = g_ptr_array_new_with_free_func (g_free);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (PAL_TYPE_SLOTS_ROW);
}

PalSlotsModel *
pal_slots_model_new (PalWorkspace *workspace,
                     const char *country,
                     const char *institution,
                     const char *wave,
                     PalSlotsFamily family)
{
  PalSlotsModel *self;

  g_return_val_if_fail (PAL_IS_WORKSPACE (workspace) && country != NULL && wave != NULL, NULL);

  self = g_object_new (PAL_TYPE_SLOTS_MODEL, NULL);
  self->workspace = g_object_ref (workspace);
  self->country = g_strdup (country);
  self->institution = g_strdup (institution);
  self->wave = g_strdup (wave);
  self->family = family;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

PalWorkspace *
pal_slots_model_get_workspace (PalSlotsModel *self)
{
  return self->workspace;
}

char *
pal_slots_model_dup_part_name (PalSlotsModel *self)
{
  return pal_review_dup_part_name (self->workspace, self->country, self->institution);
}

gboolean
pal_slots_model_may_decide (PalSlotsModel *self)
{
  return !pal_workspace_is_read_only (self->workspace) &&
         pal_workspace_may (self->workspace, PAL_RIGHT_ADJUDICATE, self->country, self->institution);
}

PalSlotsFamily
pal_slots_model_get_family (PalSlotsModel *self)
{
  return self->family;
}

void
pal_slots_model_set_family (PalSlotsModel *self, PalSlotsFamily family)
{
  g_return_if_fail (PAL_IS_SLOTS_MODEL (self));

  if (self->family == family)
    return;
  self->family = family;
  /* A row belongs to one family. */
  g_list_store_remove_all (self->shown);
  g_ptr_array_set_size (self->all, 0);
  refresh (self);
}

void
pal_slots_model_set_filter (PalSlotsModel *self, PalSlotsFilter filter)
{
  g_return_if_fail (PAL_IS_SLOTS_MODEL (self));

  self->filter = filter;
  show (self);
}

GListModel *
pal_slots_model_get_rows (PalSlotsModel *self)
{
  return G_LIST_MODEL (self->shown);
}

PalSlotsRow *
pal_slots_model_find (PalSlotsModel *self, const char *question)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_strcmp0 (pal_slots_row_get_question (g_ptr_array_index (self->all, i))->id, question) == 0)
      return g_ptr_array_index (self->all, i);
  return NULL;
}

guint
pal_slots_model_get_n_slots (PalSlotsModel *self)
{
  return self->slots->len;
}

const PalSlotsTotals *
pal_slots_model_get_totals (PalSlotsModel *self)
{
  return &self->totals;
}

gboolean
pal_slots_model_get_agreement (PalSlotsModel *self, double *share)
{
  guint n = self->totals.n_equal + self->totals.n_different;

  if (n == 0)
    return FALSE;
  *share = (double) self->totals.n_equal / n;
  return TRUE;
}

static PalSlotsPlace
get_place (PalSlotsModel *self)
{
  return (PalSlotsPlace){ self->country, self->institution, self->wave };
}

gboolean
pal_slots_model_take (PalSlotsModel *self,
                      PalSlotsRow *row,
                      const char *slot,
                      const char *reason,
                      GError **error)
{
  const PalSlotsCell *cell = pal_slots_row_find_cell (row, slot);
  PalSlotsPlace place = get_place (self);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (cell == NULL || cell->value.kind == PAL_VALUE_NONE)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("There is no answer to take."));
      return FALSE;
    }
  pal_value_copy (&value, &cell->value); /* the row is made anew while the command runs */
  return pal_commands_adjudicate (self->workspace, &place, row, slot, &value, reason, error);
}

gboolean
pal_slots_model_take_value (PalSlotsModel *self,
                            PalSlotsRow *row,
                            const PalValue *value,
                            const char *reason,
                            GError **error)
{
  PalSlotsPlace place = get_place (self);
  g_auto (PalValue) copy = PAL_VALUE_INIT;

  pal_value_copy (&copy, value);
  return pal_commands_adjudicate (self->workspace, &place, row, PAL_SLOTS_OTHER, &copy, reason, error);
}

gboolean
pal_slots_model_keep (PalSlotsModel *self, PalSlotsRow *row, const char *reason, GError **error)
{
  PalSlotsPlace place = get_place (self);

  return pal_commands_adjudicate (self->workspace, &place, row, PAL_SLOT_AGREED, NULL, reason, error);
}

gboolean
pal_slots_model_accept_equal (PalSlotsModel *self, const char *reason, guint *n_accepted, GError **error)
{
  PalSlotsPlace place = get_place (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->all->len; i++)
    if (pal_slots_row_is_to_accept (g_ptr_array_index (self->all, i)))
      g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (self->all, i)));
  *n_accepted = rows->len;
  return rows->len == 0 || pal_commands_accept_equal (self->workspace, &place, rows, reason, error);
}
