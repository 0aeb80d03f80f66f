/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-entry-item.h"

#include <glib/gi18n.h>

#include "model/pal-instrument.h"

struct _PalEntryItem
{
  GObject parent_instance;

  char *id;
  char *label;
  guint answered, asked;
  gboolean has_answers;
  gboolean is_removed;
  guint n_problems;
  GListStore *questions; /* PalQuestionItem */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalEntryItem, pal_entry_item, G_TYPE_OBJECT)

static void
pal_entry_item_finalize (GObject *object)
{
  PalEntryItem *self = PAL_ENTRY_ITEM (object);

  g_free (self->id);
  g_free (self->label);
  g_clear_object (&self->questions);

  G_OBJECT_CLASS (pal_entry_item_parent_class)->finalize (object);
}

static void
pal_entry_item_class_init (PalEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_entry_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_entry_item_init (PalEntryItem *self)
{
  self->questions = g_list_store_new (PAL_TYPE_QUESTION_ITEM);
}

PalEntryItem *
pal_entry_item_new (gpointer instrument, const PalQuestion *group, const char *id)
{
  PalEntryItem *self = g_object_new (PAL_TYPE_ENTRY_ITEM, NULL);
  guint first = pal_instrument_get_first_child (instrument);

  self->id = g_strdup (id);
  self->label = g_strdup ("");
  for (guint i = 0; i < group->n_children; i++)
    {
      g_autoptr (PalQuestionItem) item =
          pal_question_item_new (instrument, pal_instrument_get_question (instrument, first + i));

      pal_question_item_set_entry (item, id);
      g_list_store_append (self->questions, item);
    }
  return self;
}

const char *
pal_entry_item_get_id (PalEntryItem *self)
{
  return self->id;
}

const char *
pal_entry_item_get_label (PalEntryItem *self)
{
  return self->label;
}

char *
pal_entry_item_dup_detail (PalEntryItem *self)
{
  return g_strdup_printf (_ ("%u of %u answered"), self->answered, self->asked);
}

gboolean
pal_entry_item_has_answers (PalEntryItem *self)
{
  return self->has_answers;
}

gboolean
pal_entry_item_is_removed (PalEntryItem *self)
{
  return self->is_removed;
}

guint
pal_entry_item_get_n_problems (PalEntryItem *self)
{
  return self->n_problems;
}

GListModel *
pal_entry_item_get_questions (PalEntryItem *self)
{
  return G_LIST_MODEL (self->questions);
}

/* What is kept with a reason is none any more. */
static guint
count_problems (PalEntryItem *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      GPtrArray *findings = pal_question_item_get_findings (item);

      for (guint k = 0; k < findings->len; k++)
        n += ((const PalFinding *) g_ptr_array_index (findings, k))->kept == NULL;
    }
  return n;
}

void
pal_entry_item_update (PalEntryItem *self,
                       const char *label,
                       guint answered,
                       guint asked,
                       gboolean has_answers,
                       gboolean is_removed)
{
  guint n_problems = count_problems (self);

  if (g_strcmp0 (self->label, label) == 0 && self->answered == answered && self->asked == asked &&
      self->has_answers == has_answers && self->is_removed == is_removed && self->n_problems == n_problems)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  self->answered = answered;
  self->asked = asked;
  self->has_answers = has_answers;
  self->is_removed = is_removed;
  self->n_problems = n_problems;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
