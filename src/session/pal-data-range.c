/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-data-range.h"

#include <glib/gi18n.h>

#include "session/pal-rank-words.h"

/* Who types or drags goes on; a second or so of work begins when it is quiet. */
#define REST_MS 400

struct _PalDataRange
{
  GObject parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  gboolean is_active;
  gboolean is_stale;
  PalDataSpread *spread;     /* owned */
  GCancellable *cancellable; /* owned; of the draws that are under way */
  guint rest_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalDataRange, pal_data_range, G_TYPE_OBJECT)

static void
stop (PalDataRange *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PalDataRange) self = user_data;
  g_autoptr (GError) error = NULL;
  PalDataSpread *spread = pal_data_spread_new_finish (result, &error);

  /* What was stopped has been forgotten, and may be under way anew. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (spread == NULL)
    g_debug ("no range of the data: %s", error->message);
  pal_data_spread_free (self->spread);
  self->spread = spread;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
rested_cb (gpointer user_data)
{
  PalDataRange *self = user_data;
  const PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  const char *wave = pal_selection_get_wave (self->selection);
  g_autoptr (PalDataSnapshot) snapshot =
      wave != NULL ? pal_data_snapshot_new (pal_workspace_get_dataset (self->workspace), wave) : NULL;

  self->rest_id = 0;
  if (snapshot == NULL)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  pal_data_spread_new_async (snapshot, &rule, self->cancellable, drawn_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask (PalDataRange *self)
{
  if (!self->is_active || !self->is_stale)
    return;
  self->is_stale = FALSE;
  stop (self);
  g_clear_pointer (&self->spread, pal_data_spread_free);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
wave_changed_cb (PalDataRange *self)
{
  self->is_stale = TRUE;
  ask (self);
}

static void
workspace_changed_cb (PalDataRange *self, guint flags)
{
  if ((flags & (PAL_CHANGE_SCORES | PAL_CHANGE_ANSWERS | PAL_CHANGE_WAVES | PAL_CHANGE_INSTITUTIONS)) != 0)
    wave_changed_cb (self);
}

static void
pal_data_range_dispose (GObject *object)
{
  PalDataRange *self = PAL_DATA_RANGE (object);

  stop (self);
  self->is_active = FALSE;
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_data_range_parent_class)->dispose (object);
}

static void
pal_data_range_finalize (GObject *object)
{
  PalDataRange *self = PAL_DATA_RANGE (object);

  g_clear_pointer (&self->spread, pal_data_spread_free);

  G_OBJECT_CLASS (pal_data_range_parent_class)->finalize (object);
}

static void
pal_data_range_class_init (PalDataRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_data_range_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_data_range_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_data_range_init (PalDataRange *self)
{
  self->is_stale = TRUE;
}

PalDataRange *
pal_data_range_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalDataRange *self = g_object_new (PAL_TYPE_DATA_RANGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (wave_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
pal_data_range_set_active (PalDataRange *self, gboolean is_active)
{
  g_return_if_fail (PAL_IS_DATA_RANGE (self));

  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  if (!is_active && pal_data_range_is_drawing (self))
    {
      stop (self);
      self->is_stale = TRUE;
    }
  ask (self);
}

gboolean
pal_data_range_is_drawing (PalDataRange *self)
{
  g_return_val_if_fail (PAL_IS_DATA_RANGE (self), FALSE);

  return self->rest_id != 0 || self->cancellable != NULL;
}

const PalDataSpread *
pal_data_range_get_spread (PalDataRange *self)
{
  g_return_val_if_fail (PAL_IS_DATA_RANGE (self), NULL);

  return self->spread;
}

char *
pal_data_range_describe (PalDataRange *self, const char *country)
{
  const PalDataSpreadItem *item;
  g_autofree char *words = NULL;

  g_return_val_if_fail (PAL_IS_DATA_RANGE (self), NULL);

  if (country == NULL)
    return NULL;
  if (self->spread == NULL)
    return pal_data_range_is_drawing (self) ? g_strdup (_ ("What the answers leave open is being drawn…"))
                                            : NULL;
  item = pal_data_spread_find (self->spread, country);
  if (item == NULL)
    return NULL;
  words = pal_rank_words_data (item, self->spread->least);
  if (!item->assessed)
    /* Translators: a sentence without its full stop: "Data uncertainty not assessed: ...". */
    return g_strdup_printf (_ ("%s."), words);
  /* Translators: a rank or two, without a full stop: "Rank 9 to 14 of 26". */
  return g_strdup_printf (_ ("By the answers, with the framework's method: %s."), words);
}
