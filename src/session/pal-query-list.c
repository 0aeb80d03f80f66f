/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-query-list.h"

#include <glib/gi18n.h>

#include "session/pal-workspace-private.h"

struct _PalQueryList
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GPtrArray *shown;        /* PalQueryThread* */
  char *country;           /* NULL: all */
  PalQueryFilter filter;
  gboolean only_mine;
  char *current; /* id of the query that was walked to, or NULL */
  guint position;
  guint totals[PAL_QUERY_N_STATES];
};

enum
{
  SIGNAL_TOTALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalQueryList,
                               pal_query_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PAL_TYPE_QUERY_THREAD;
}

static guint
get_n_items (GListModel *model)
{
  return PAL_QUERY_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PalQueryList *self = PAL_QUERY_LIST (model);

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
has_state (PalQueryFilter filter, PalQueryState state)
{
  switch (filter)
    {
    case PAL_QUERIES_OPEN:
      return state == PAL_QUERY_OPEN;
    case PAL_QUERIES_ANSWERED:
      return state == PAL_QUERY_ANSWERED;
    case PAL_QUERIES_CLOSED:
      return state == PAL_QUERY_CLOSED;
    case PAL_QUERIES_NOT_CLOSED:
      return pal_query_state_is_open (state);
    case PAL_QUERIES_ALL:
    default:
      return TRUE;
    }
}

static gboolean
matches (PalQueryList *self, PalQueryThread *thread)
{
  return (self->country == NULL || g_str_equal (pal_query_thread_get_country (thread), self->country)) &&
         has_state (self->filter, pal_query_thread_get_state (thread)) &&
         (!self->only_mine || pal_query_thread_is_assigned_to (thread, pal_workspace_get_actor ()));
}

/* Rows that stay are not told as changed, so that a list on screen keeps its place and its focus. */
static void
show (PalQueryList *self, GPtrArray *all)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  GPtrArray *now = g_ptr_array_new_with_free_func (g_object_unref);
  guint head = 0, tail = 0;

  for (guint i = 0; i < all->len; i++)
    if (matches (self, g_ptr_array_index (all, i)))
      g_ptr_array_add (now, g_object_ref (g_ptr_array_index (all, i)));
  self->shown = now;
  while (head < old->len && head < now->len && g_ptr_array_index (old, head) == g_ptr_array_index (now, head))
    head++;
  while (tail < old->len - head && tail < now->len - head &&
         g_ptr_array_index (old, old->len - 1 - tail) == g_ptr_array_index (now, now->len - 1 - tail))
    tail++;
  if (old->len - head - tail > 0 || now->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, now->len - head - tail);
}

static GPtrArray *
list_all (PalQueryList *self)
{
  const char *wave = pal_selection_get_wave (self->selection);

  return wave != NULL ? pal_query_book_list (pal_workspace_get_query_book (self->workspace), wave, NULL)
                      : g_ptr_array_new_with_free_func (g_object_unref);
}

static void
refresh (PalQueryList *self)
{
  g_autoptr (GPtrArray) all = list_all (self);

  for (guint i = 0; i < PAL_QUERY_N_STATES; i++)
    self->totals[i] = 0;
  for (guint i = 0; i < all->len; i++)
    self->totals[pal_query_thread_get_state (g_ptr_array_index (all, i))]++;
  show (self, all);
  g_signal_emit (self, signals[SIGNAL_TOTALS_CHANGED], 0);
}

static void
changed_cb (PalQueryList *self, guint flags)
{
  if ((flags & (PAL_CHANGE_QUERIES | PAL_CHANGE_WAVES)) != 0)
    refresh (self);
}

static void
pal_query_list_finalize (GObject *object)
{
  PalQueryList *self = PAL_QUERY_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_free (self->country);
  g_free (self->current);

  G_OBJECT_CLASS (pal_query_list_parent_class)->finalize (object);
}

static void
pal_query_list_class_init (PalQueryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_query_list_finalize;

  signals[SIGNAL_TOTALS_CHANGED] = g_signal_new ("totals-changed", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_query_list_init (PalQueryList *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

PalQueryList *
pal_query_list_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalQueryList *self = g_object_new (PAL_TYPE_QUERY_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

PalWorkspace *
pal_query_list_get_workspace (PalQueryList *self)
{
  return self->workspace;
}

GPtrArray *
pal_query_list_dup_countries (PalQueryList *self)
{
  GPtrArray *out = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (PAL_IS_QUERY_LIST (self), out);

  /* They come sorted by the id of the answer, which begins with the country. */
  all = list_all (self);
  for (guint i = 0; i < all->len; i++)
    {
      const char *iso2 = g_intern_string (pal_query_thread_get_country (g_ptr_array_index (all, i)));

      if (out->len == 0 || g_ptr_array_index (out, out->len - 1) != iso2)
        g_ptr_array_add (out, (gpointer) iso2);
    }
  return out;
}

void
pal_query_list_set_filter (PalQueryList *self, const char *country, PalQueryFilter filter, gboolean only_mine)
{
  char *copy = g_strdup (country);

  g_return_if_fail (PAL_IS_QUERY_LIST (self));

  g_free (self->country);
  self->country = copy;
  self->filter = filter;
  self->only_mine = only_mine;
  refresh (self);
}

void
pal_query_list_get_totals (PalQueryList *self, guint *open, guint *answered, guint *closed)
{
  *open = self->totals[PAL_QUERY_OPEN];
  *answered = self->totals[PAL_QUERY_ANSWERED];
  *closed = self->totals[PAL_QUERY_CLOSED];
}

static gboolean
find_current (PalQueryList *self, guint *position)
{
  for (guint i = 0; self->current != NULL && i < self->shown->len; i++)
    if (g_str_equal (pal_query_thread_get_id (g_ptr_array_index (self->shown, i)), self->current))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

PalQueryThread *
pal_query_list_step (PalQueryList *self, int step)
{
  PalQueryThread *thread;
  guint n = self->shown->len, at = 0;

  g_return_val_if_fail (PAL_IS_QUERY_LIST (self) && (step == 1 || step == -1), NULL);

  if (n == 0)
    return NULL;
  if (find_current (self, &at))
    at = step > 0 ? (at + 1) % n : (at + n - 1) % n;
  else if (self->current == NULL)
    at = step > 0 ? 0 : n - 1;
  else
    /* The one that was walked to left the list: the next one stands in its place. */
    at = (step > 0 ? self->position : self->position + n - 1) % n;
  thread = g_ptr_array_index (self->shown, at);
  pal_query_list_set_current (self, thread);
  return thread;
}

void
pal_query_list_set_current (PalQueryList *self, PalQueryThread *thread)
{
  char *id = g_strdup (pal_query_thread_get_id (thread));

  g_free (self->current);
  self->current = id;
  self->position = 0;
  find_current (self, &self->position);
}

guint
pal_query_list_get_position (PalQueryList *self)
{
  guint at = self->position;

  find_current (self, &at);
  return at;
}

static void
fill_row (PalQueryList *self, PalTable *table, PalQueryThread *thread)
{
  PalInstitution *institution = pal_dataset_find_institution (pal_workspace_get_dataset (self->workspace),
                                                              pal_query_thread_get_institution (thread));
  GPtrArray *steps = pal_query_thread_get_steps (thread);
  const PalQueryStep *last = g_ptr_array_index (steps, steps->len - 1);
  g_autofree char *title = pal_query_step_dup_title (last);
  const char *texts[] = {
    pal_query_state_get_label (pal_query_thread_get_state (thread)),
    pal_query_thread_get_country (thread),
    institution != NULL ? pal_institution_get_name (institution) : pal_query_thread_get_institution (thread),
    pal_query_thread_get_question (thread),
    pal_query_thread_get_text (thread),
    pal_query_thread_get_assigned (thread),
    title,
    last->text,
  };
  guint row = pal_table_add_row (table, pal_query_thread_get_id (thread));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pal_table_set_text (table, row, i, texts[i] != NULL ? texts[i] : "");
}

PalTable *
pal_query_list_make_table (PalQueryList *self)
{
  const char *titles[] = { _ ("State"), _ ("Country"),     _ ("Institution"), _ ("Question"),
                           _ ("Query"), _ ("Assigned To"), _ ("Last Step"),   _ ("Said") };
  PalTable *table;

  g_return_val_if_fail (PAL_IS_QUERY_LIST (self), NULL);

  table = pal_table_new (_ ("Queries"), pal_workspace_is_demo (self->workspace)
                                            ? _ ("Demonstration data")
                                            : _ ("Draft, not for distribution"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pal_table_add_column (table, titles[i], FALSE);
  for (guint i = 0; i < self->shown->len; i++)
    fill_row (self, table, g_ptr_array_index (self->shown, i));
  return table;
}
