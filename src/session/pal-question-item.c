/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-question-item.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/pal-number.h"
#include "model/pal-entry-id.h"
#include "model/pal-instrument.h"
#include "session/pal-value-text.h"

struct _PalQuestionItem
{
  GObject parent_instance;

  PalInstrument *instrument; /* owned: keeps the question */
  const PalQuestion *question;
  char *id;            /* in an entry, else NULL */
  GListStore *entries; /* GROUP, else NULL; PalEntryItem */
  GListStore *removed; /* the same */
  PalValue value;
  char *hidden_reason;
  char *previous_text;
  const char *hint;    /* of the instrument, or NULL */
  GPtrArray *findings; /* PalFinding*, owned */
  char *understood;
  gboolean has_note;
  guint n_queries;
  char *language_note;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TEXTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalQuestionItem, pal_question_item, G_TYPE_OBJECT)

static void
pal_question_item_finalize (GObject *object)
{
  PalQuestionItem *self = PAL_QUESTION_ITEM (object);

  pal_value_clear (&self->value);
  g_free (self->id);
  g_clear_object (&self->entries);
  g_clear_object (&self->removed);
  g_free (self->hidden_reason);
  g_free (self->previous_text);
  g_free (self->understood);
  g_free (self->language_note);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->instrument, pal_instrument_unref);

  G_OBJECT_CLASS (pal_question_item_parent_class)->finalize (object);
}

static void
pal_question_item_class_init (PalQuestionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_question_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TEXTS_CHANGED] = g_signal_new ("texts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_question_item_init (PalQuestionItem *self)
{
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
}

PalQuestionItem *
pal_question_item_new (gpointer instrument, const PalQuestion *question)
{
  PalQuestionItem *self = g_object_new (PAL_TYPE_QUESTION_ITEM, NULL);

  self->instrument = pal_instrument_ref (instrument);
  self->question = question;
  if (question->type == PAL_QUESTION_GROUP)
    {
      self->entries = g_list_store_new (G_TYPE_OBJECT);
      self->removed = g_list_store_new (G_TYPE_OBJECT);
    }
  return self;
}

void
pal_question_item_set_entry (PalQuestionItem *self, const char *entry)
{
  g_free (self->id);
  self->id = pal_entry_id_make (self->question->group, entry, self->question->id);
}

const char *
pal_question_item_get_id (PalQuestionItem *self)
{
  return self->id != NULL ? self->id : self->question->id;
}

GListModel *
pal_question_item_get_entries (PalQuestionItem *self)
{
  return self->entries != NULL ? G_LIST_MODEL (self->entries) : NULL;
}

GListModel *
pal_question_item_get_removed (PalQuestionItem *self)
{
  return self->removed != NULL ? G_LIST_MODEL (self->removed) : NULL;
}

const PalQuestion *
pal_question_item_get_question (PalQuestionItem *self)
{
  return self->question;
}

const PalValue *
pal_question_item_get_value (PalQuestionItem *self)
{
  return &self->value;
}

gboolean
pal_question_item_is_hidden (PalQuestionItem *self)
{
  return self->hidden_reason != NULL;
}

const char *
pal_question_item_get_hidden_reason (PalQuestionItem *self)
{
  return self->hidden_reason;
}

void
pal_question_item_set_country (PalQuestionItem *self, const char *country)
{
  g_return_if_fail (PAL_IS_QUESTION_ITEM (self));

  self->hint = pal_question_find_hint (self->question, country);
}

const char *
pal_question_item_get_hint (PalQuestionItem *self)
{
  return self->hint;
}

const char *
pal_question_item_get_previous_text (PalQuestionItem *self)
{
  return self->previous_text;
}

GPtrArray *
pal_question_item_get_findings (PalQuestionItem *self)
{
  return self->findings;
}

const char *
pal_question_item_get_understood (PalQuestionItem *self)
{
  return self->understood;
}

gboolean
pal_question_item_has_note (PalQuestionItem *self)
{
  return self->has_note;
}

guint
pal_question_item_get_n_queries (PalQuestionItem *self)
{
  return self->n_queries;
}

const char *
pal_question_item_get_language_note (PalQuestionItem *self)
{
  return self->language_note;
}

void
pal_question_item_set_texts (PalQuestionItem *self,
                             gpointer instrument,
                             const PalQuestion *question,
                             const char *language_note)
{
  PalInstrument *old = self->instrument; /* until everybody has let go of its texts */

  self->instrument = pal_instrument_ref (instrument);
  self->question = question;
  g_free (self->language_note);
  self->language_note = g_strdup (language_note);
  g_signal_emit (self, signals[SIGNAL_TEXTS_CHANGED], 0);
  pal_instrument_unref (old);
}

void
pal_question_item_set_previous_text (PalQuestionItem *self, const char *text)
{
  if (g_strcmp0 (self->previous_text, text) == 0)
    return;

  g_free (self->previous_text);
  self->previous_text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_TEXTS_CHANGED], 0);
}

char *
pal_question_item_dup_text (PalQuestionItem *self)
{
  guint n = self->entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->entries)) : 0;

  if (n > 0)
    return g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
  return pal_value_text_new (self->question, &self->value);
}

char *
pal_question_item_dup_entry_text (PalQuestionItem *self, gboolean denominator)
{
  g_autofree char *machine = NULL;
  const char *sign = localeconv ()->decimal_point;

  if (self->value.kind == PAL_VALUE_STRING)
    return g_strdup (self->value.string);
  if (self->value.kind == PAL_VALUE_NUMBER)
    machine = pal_number_to_machine (self->value.number);
  else if (self->value.kind == PAL_VALUE_RATIO)
    machine = pal_number_to_machine (denominator ? self->value.denominator : self->value.number);
  else
    return g_strdup ("");

  if (sign != NULL && strcmp (sign, ".") != 0)
    {
      g_auto (GStrv) parts = g_strsplit (machine, ".", 2);

      return g_strjoinv (sign, parts);
    }
  return g_steal_pointer (&machine);
}

static int
compare_severity (gconstpointer a, gconstpointer b)
{
  return (int) (*(PalFinding *const *) a)->severity - (int) (*(PalFinding *const *) b)->severity;
}

static gboolean
has_findings (PalQuestionItem *self, GPtrArray *findings)
{
  if (self->findings->len != findings->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (!pal_finding_equal (g_ptr_array_index (self->findings, i), g_ptr_array_index (findings, i)))
      return FALSE;
  return TRUE;
}

/* @findings: sorted here. */
void
pal_question_item_update (PalQuestionItem *self,
                          const PalValue *value,
                          const char *hidden_reason,
                          const char *previous_text,
                          GPtrArray *findings,
                          gboolean has_note)
{
  PalValue copy = PAL_VALUE_INIT;
  gboolean same;

  g_ptr_array_sort (findings, compare_severity);
  same = pal_value_equal (&self->value, value) && has_findings (self, findings) &&
         g_strcmp0 (self->hidden_reason, hidden_reason) == 0 &&
         g_strcmp0 (self->previous_text, previous_text) == 0 && self->has_note == has_note &&
         self->understood == NULL;
  if (same)
    return;

  pal_value_copy (&copy, value);
  pal_value_clear (&self->value);
  self->value = copy;
  g_free (self->hidden_reason);
  self->hidden_reason = g_strdup (hidden_reason);
  g_free (self->previous_text);
  self->previous_text = g_strdup (previous_text);
  g_clear_pointer (&self->understood, g_free);
  g_ptr_array_unref (self->findings);
  self->findings = g_ptr_array_ref (findings);
  self->has_note = has_note;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pal_question_item_set_n_queries (PalQuestionItem *self, guint n)
{
  if (self->n_queries == n)
    return;
  self->n_queries = n;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pal_question_item_set_problem (PalQuestionItem *self, const char *message, const char *understood)
{
  g_free (self->understood);
  self->understood = g_strdup (understood);
  if (message != NULL)
    {
      g_ptr_array_unref (self->findings);
      self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
      g_ptr_array_add (self->findings, pal_finding_new (PAL_SEVERITY_ERROR, "typing", "%s", message));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
