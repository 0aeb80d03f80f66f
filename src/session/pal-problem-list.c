/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-problem-list.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-problems.h"

/* Long enough that typing is not held up by a run over all data. */
#define REST_MS 300

struct _PalProblemList
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GPtrArray *all;          /* PalProblem*, of the wave */
  GPtrArray *shown;        /* PalProblem*, of the filter */
  char *country;           /* NULL: all */
  int severity;            /* -1: all */
  PalProblemState state;
  char *current; /* key of the problem that was walked to, or NULL */
  guint position;
  guint totals[3]; /* open ones by severity */
  guint n_kept;
  guint source;
  gboolean is_watched;
  gboolean is_stale;
};

enum
{
  SIGNAL_TOTALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalProblemList,
                               pal_problem_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PAL_TYPE_PROBLEM;
}

static guint
get_n_items (GListModel *model)
{
  return PAL_PROBLEM_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PalProblemList *self = PAL_PROBLEM_LIST (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
matches (PalProblemList *self, PalProblem *problem)
{
  const PalFinding *finding = pal_problem_get_finding (problem);

  if (self->country != NULL && g_strcmp0 (finding->country, self->country) != 0)
    return FALSE;
  if (self->severity >= 0 && (int) finding->severity != self->severity)
    return FALSE;
  return self->state == PAL_PROBLEMS_BOTH ||
         pal_problem_is_kept (problem) == (self->state == PAL_PROBLEMS_KEPT);
}

/* Rows that stay are not told as changed, so that a list on screen keeps its place and its focus. */
static void
show (PalProblemList *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  GPtrArray *now = g_ptr_array_new_with_free_func (g_object_unref);
  guint head = 0, tail = 0;

  for (guint i = 0; i < self->all->len; i++)
    if (matches (self, g_ptr_array_index (self->all, i)))
      g_ptr_array_add (now, g_object_ref (g_ptr_array_index (self->all, i)));
  self->shown = now;

  while (head < old->len && head < now->len &&
         pal_problem_equal (g_ptr_array_index (old, head), g_ptr_array_index (now, head)))
    head++;
  while (tail < old->len - head && tail < now->len - head &&
         pal_problem_equal (g_ptr_array_index (old, old->len - 1 - tail),
                            g_ptr_array_index (now, now->len - 1 - tail)))
    tail++;
  if (old->len - head - tail > 0 || now->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, now->len - head - tail);
}

static void
count (PalProblemList *self)
{
  self->totals[0] = self->totals[1] = self->totals[2] = self->n_kept = 0;
  for (guint i = 0; i < self->all->len; i++)
    {
      PalProblem *problem = g_ptr_array_index (self->all, i);

      if (pal_problem_is_kept (problem))
        self->n_kept++;
      else
        self->totals[pal_problem_get_finding (problem)->severity]++;
    }
}

void
pal_problem_list_refresh (PalProblemList *self)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (PAL_IS_PROBLEM_LIST (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->is_stale)
    return;
  self->is_stale = FALSE;
  found = pal_problems_find (pal_workspace_get_dataset (self->workspace),
                             pal_selection_get_wave (self->selection), NULL);
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < found->len; i++)
    {
      PalProblem *problem = g_ptr_array_index (found, i);

      if (g_strcmp0 (pal_problem_get_finding (problem)->rule, "required") != 0)
        g_ptr_array_add (self->all, g_object_ref (problem));
    }
  count (self);
  show (self);
  g_signal_emit (self, signals[SIGNAL_TOTALS_CHANGED], 0);
}

static gboolean
rest_cb (gpointer data)
{
  PalProblemList *self = PAL_PROBLEM_LIST (data);

  self->source = 0;
  pal_problem_list_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PalProblemList *self)
{
  self->is_stale = TRUE;
  if (self->is_watched && self->source == 0)
    self->source = g_timeout_add (REST_MS, rest_cb, self);
}

static void
pal_problem_list_dispose (GObject *object)
{
  PalProblemList *self = PAL_PROBLEM_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (pal_problem_list_parent_class)->dispose (object);
}

static void
pal_problem_list_finalize (GObject *object)
{
  PalProblemList *self = PAL_PROBLEM_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_free (self->country);
  g_free (self->current);

  G_OBJECT_CLASS (pal_problem_list_parent_class)->finalize (object);
}

static void
pal_problem_list_class_init (PalProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_problem_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_problem_list_finalize;

  signals[SIGNAL_TOTALS_CHANGED] = g_signal_new ("totals-changed", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_problem_list_init (PalProblemList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->severity = -1;
  self->is_stale = TRUE;
}

PalProblemList *
pal_problem_list_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalProblemList *self = g_object_new (PAL_TYPE_PROBLEM_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

PalWorkspace *
pal_problem_list_get_workspace (PalProblemList *self)
{
  return self->workspace;
}

GPtrArray *
pal_problem_list_get_countries (PalProblemList *self)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (self->workspace),
                                            pal_selection_get_wave (self->selection));

  return data != NULL ? pal_wave_data_get_countries (data) : NULL;
}

void
pal_problem_list_set_watched (PalProblemList *self, gboolean is_watched)
{
  g_return_if_fail (PAL_IS_PROBLEM_LIST (self));

  self->is_watched = is_watched;
  if (is_watched)
    pal_problem_list_refresh (self);
}

void
pal_problem_list_set_filter (PalProblemList *self, const char *country, int severity, PalProblemState state)
{
  char *copy = g_strdup (country);

  g_return_if_fail (PAL_IS_PROBLEM_LIST (self));

  g_free (self->country);
  self->country = copy;
  self->severity = severity;
  self->state = state;
  pal_problem_list_refresh (self);
  show (self);
}

const char *
pal_problem_list_get_country (PalProblemList *self)
{
  return self->country;
}

void
pal_problem_list_get_totals (PalProblemList *self, guint *errors, guint *warnings, guint *notes, guint *kept)
{
  *errors = self->totals[PAL_SEVERITY_ERROR];
  *warnings = self->totals[PAL_SEVERITY_WARNING];
  *notes = self->totals[PAL_SEVERITY_NOTE];
  *kept = self->n_kept;
}

static gboolean
find_current (PalProblemList *self, guint *position)
{
  for (guint i = 0; self->current != NULL && i < self->shown->len; i++)
    if (g_strcmp0 (pal_problem_get_key (g_ptr_array_index (self->shown, i)), self->current) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

PalProblem *
pal_problem_list_step (PalProblemList *self, int step)
{
  PalProblem *problem;
  guint n, at = 0;

  g_return_val_if_fail (PAL_IS_PROBLEM_LIST (self) && (step == 1 || step == -1), NULL);

  pal_problem_list_refresh (self);
  n = self->shown->len;
  if (n == 0)
    return NULL;
  if (find_current (self, &at))
    at = step > 0 ? (at + 1) % n : (at + n - 1) % n;
  else if (self->current == NULL)
    at = step > 0 ? 0 : n - 1;
  else
    at = (step > 0 ? self->position : self->position + n - 1) % n;
  problem = g_ptr_array_index (self->shown, at);
  pal_problem_list_set_current (self, problem);
  return problem;
}

void
pal_problem_list_set_current (PalProblemList *self, PalProblem *problem)
{
  char *key = g_strdup (pal_problem_get_key (problem));

  g_free (self->current);
  self->current = key;
  self->position = 0;
  find_current (self, &self->position);
}

guint
pal_problem_list_get_position (PalProblemList *self)
{
  guint at = self->position;

  find_current (self, &at);
  return at;
}

const char *
pal_problem_list_get_severity_label (PalSeverity severity)
{
  switch (severity)
    {
    case PAL_SEVERITY_ERROR:
      return _ ("Error");
    case PAL_SEVERITY_WARNING:
      return _ ("Warning");
    case PAL_SEVERITY_NOTE:
    default:
      return _ ("Note");
    }
}

static void
fill_row (PalProblemList *self, PalTable *table, PalProblem *problem)
{
  const PalFinding *finding = pal_problem_get_finding (problem);
  PalInstitution *institution =
      pal_dataset_find_institution (pal_workspace_get_dataset (self->workspace), finding->institution);
  const char *texts[] = {
    pal_problem_list_get_severity_label (finding->severity),
    finding->country,
    institution != NULL ? pal_institution_get_name (institution) : finding->institution,
    finding->question,
    finding->message,
    pal_problem_is_kept (problem) ? pal_problem_get_reason (problem) : NULL,
    pal_problem_is_kept (problem) ? pal_problem_get_reason_by (problem) : NULL,
  };
  guint row = pal_table_add_row (table, pal_problem_get_key (problem));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pal_table_set_text (table, row, i, texts[i] != NULL ? texts[i] : "");
}

PalTable *
pal_problem_list_make_table (PalProblemList *self)
{
  const char *titles[] = { _ ("Severity"), _ ("Country"),       _ ("Institution"), _ ("Question"),
                           _ ("Problem"),  _ ("Kept, Because"), _ ("Kept By") };
  PalTable *table;

  g_return_val_if_fail (PAL_IS_PROBLEM_LIST (self), NULL);

  pal_problem_list_refresh (self);
  table = pal_table_new (_ ("Problems"), pal_workspace_is_demo (self->workspace)
                                             ? _ ("Demonstration data")
                                             : _ ("Draft, not for distribution"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pal_table_add_column (table, titles[i], FALSE);
  for (guint i = 0; i < self->shown->len; i++)
    fill_row (self, table, g_ptr_array_index (self->shown, i));
  return table;
}
