/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-slots-row.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "model/pal-finding.h"
#include "session/pal-slots-summary.h"
#include "session/pal-value-text.h"
#include "survey/pal-checks.h"

struct _PalSlotsRow
{
  GObject parent_instance;

  PalInstrument *instrument; /* owned: it owns the question */
  const PalQuestion *question;
  PalSlotsFamily family;
  GPtrArray *cells; /* PalSlotsCell* */
  PalValue agreed;
  char *agreed_text;
  char *of;
  PalSlotsState state;
  PalAdjudication *decision; /* or NULL */
  PalSlotsSummary summary;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSlotsRow, pal_slots_row, G_TYPE_OBJECT)

PalSlotsCell *
pal_slots_cell_new (const char *slot, const char *label)
{
  PalSlotsCell *self = g_new0 (PalSlotsCell, 1);

  self->slot = g_strdup (slot);
  self->label = g_strdup (label);
  return self;
}

void
pal_slots_cell_free (PalSlotsCell *self)
{
  g_free (self->slot);
  g_free (self->label);
  g_free (self->text);
  g_free (self->note);
  pal_value_clear (&self->value);
  g_free (self);
}

static void
pal_slots_row_finalize (GObject *object)
{
  PalSlotsRow *self = PAL_SLOTS_ROW (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->decision, pal_adjudication_free);
  pal_slots_summary_clear (&self->summary);
  pal_value_clear (&self->agreed);
  g_free (self->agreed_text);
  g_free (self->of);
  pal_instrument_unref (self->instrument);

  G_OBJECT_CLASS (pal_slots_row_parent_class)->finalize (object);
}

static void
pal_slots_row_class_init (PalSlotsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_slots_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_slots_row_init (PalSlotsRow *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_slots_cell_free);
}

PalSlotsRow *
pal_slots_row_new (PalInstrument *instrument, const PalQuestion *question, PalSlotsFamily family)
{
  PalSlotsRow *self = g_object_new (PAL_TYPE_SLOTS_ROW, NULL);

  self->instrument = pal_instrument_ref (instrument);
  self->question = question;
  self->family = family;
  return self;
}

const PalQuestion *
pal_slots_row_get_question (PalSlotsRow *self)
{
  return self->question;
}

PalSlotsFamily
pal_slots_row_get_family (PalSlotsRow *self)
{
  return self->family;
}

GPtrArray *
pal_slots_row_get_cells (PalSlotsRow *self)
{
  return self->cells;
}

const PalSlotsCell *
pal_slots_row_find_cell (PalSlotsRow *self, const char *slot)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const PalSlotsCell *cell = g_ptr_array_index (self->cells, i);

      if (g_strcmp0 (cell->slot, slot) == 0)
        return cell;
    }
  return NULL;
}

const PalValue *
pal_slots_row_get_agreed (PalSlotsRow *self)
{
  return &self->agreed;
}

const char *
pal_slots_row_get_agreed_text (PalSlotsRow *self)
{
  return self->agreed_text;
}

PalSlotsState
pal_slots_row_get_state (PalSlotsRow *self)
{
  return self->state;
}

const char *
pal_slots_row_get_of (PalSlotsRow *self)
{
  return self->of;
}

gboolean
pal_slots_row_is_decided (PalSlotsRow *self)
{
  return self->decision != NULL && g_strcmp0 (self->decision->of, self->of) == 0;
}

/* The answers agree, but what counts is another one. */
static gboolean
is_agreed_other (PalSlotsRow *self)
{
  if (self->state != PAL_SLOTS_EQUAL || self->agreed.kind == PAL_VALUE_NONE)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    if (pal_value_equal (&((const PalSlotsCell *) g_ptr_array_index (self->cells, i))->value, &self->agreed))
      return FALSE;
  return TRUE;
}

gboolean
pal_slots_row_is_open (PalSlotsRow *self)
{
  return !pal_slots_row_is_decided (self) &&
         (self->state == PAL_SLOTS_DIFFERENT || self->state == PAL_SLOTS_ONE_SIDE || is_agreed_other (self));
}

gboolean
pal_slots_row_is_to_accept (PalSlotsRow *self)
{
  return self->state == PAL_SLOTS_EQUAL && self->agreed.kind == PAL_VALUE_NONE &&
         !pal_slots_row_is_decided (self);
}

const char *
pal_slots_row_get_summary (PalSlotsRow *self)
{
  return self->summary.text;
}

const PalValue *
pal_slots_row_get_suggestion (PalSlotsRow *self)
{
  return &self->summary.value;
}

const char *
pal_slots_row_get_state_label (PalSlotsRow *self)
{
  switch (self->state)
    {
    case PAL_SLOTS_EQUAL:
      return is_agreed_other (self) ? _ ("Equal, but something else is agreed") : _ ("Equal");
    case PAL_SLOTS_DIFFERENT:
      return _ ("Different");
    case PAL_SLOTS_ONE_SIDE:
      return self->family == PAL_SLOTS_ENTRIES ? _ ("One entry is missing") : _ ("One answer only");
    case PAL_SLOTS_NONE:
    default:
      return _ ("Nobody answered");
    }
}

const char *
pal_slots_row_get_state_icon (PalSlotsRow *self)
{
  if (pal_slots_row_is_open (self))
    return "dialog-warning-symbolic";
  if (pal_slots_row_is_decided (self))
    return "object-select-symbolic";
  return self->state == PAL_SLOTS_EQUAL ? "emblem-ok-symbolic" : "content-loading-symbolic";
}

char *
pal_slots_row_dup_decision_text (PalSlotsRow *self)
{
  const PalAdjudication *decision = self->decision;
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *day = NULL;

  if (decision == NULL)
    return NULL;
  when = g_date_time_new_from_unix_local (decision->at_ms / 1000);
  /* Translators: day, month and year, as g_date_time_format () writes it */
  day = when != NULL ? g_date_time_format (when, _ ("%-d %B %Y")) : g_strdup ("");
  if (!pal_slots_row_is_decided (self))
    /* Translators: a person, a day. */
    return g_strdup_printf (_ ("Decided by %s on %s, but the answers have changed since."), decision->by,
                            day);
  if (decision->text != NULL)
    /* Translators: a person, a day, the reason that the person gave. */
    return g_strdup_printf (_ ("Decided by %s on %s: %s"), decision->by, day, decision->text);
  /* Translators: a person, a day. */
  return g_strdup_printf (_ ("Decided by %s on %s"), decision->by, day);
}

static PalSlotsState
compute_state (GPtrArray *cells)
{
  const PalValue *first = NULL;
  guint n = 0;
  gboolean differs = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const PalValue *value = &((const PalSlotsCell *) g_ptr_array_index (cells, i))->value;

      if (value->kind == PAL_VALUE_NONE)
        continue;
      n++;
      if (first == NULL)
        first = value;
      else
        differs |= !pal_value_equal (first, value);
    }
  if (n == 0)
    return PAL_SLOTS_NONE;
  return n == 1 ? PAL_SLOTS_ONE_SIDE : differs ? PAL_SLOTS_DIFFERENT : PAL_SLOTS_EQUAL;
}

static void
compare_cells (PalSlotsRow *self)
{
  g_autofree const char **slots = g_new (const char *, self->cells->len + 1);
  g_autofree const PalValue **values = g_new (const PalValue *, self->cells->len + 1);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const PalSlotsCell *cell = g_ptr_array_index (self->cells, i);

      slots[i] = cell->slot;
      values[i] = &cell->value;
    }
  g_free (self->of);
  self->of = pal_adjudication_make_of (slots, values, self->cells->len);
  self->state = compute_state (self->cells);
  pal_slots_summary_clear (&self->summary);
  if (self->family == PAL_SLOTS_EXPERTS)
    pal_slots_summary_init (&self->summary, self->question, values, self->cells->len);
}

void
pal_slots_row_update (PalSlotsRow *self, GPtrArray *cells, const PalValue *agreed, const char *decision)
{
  g_return_if_fail (PAL_IS_SLOTS_ROW (self));

  g_ptr_array_unref (self->cells);
  self->cells = cells;
  pal_value_clear (&self->agreed);
  pal_value_copy (&self->agreed, agreed);
  g_free (self->agreed_text);
  self->agreed_text = pal_value_text_new (self->question, agreed);
  g_clear_pointer (&self->decision, pal_adjudication_free);
  self->decision = pal_adjudication_new_from_json (decision);
  compare_cells (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
pal_slots_row_parse (PalSlotsRow *self, const char *text, PalValue *out, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  g_return_val_if_fail (PAL_IS_SLOTS_ROW (self), FALSE);

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           _ ("Enter an answer, or say why there is none."));
      return FALSE;
    }
  if (!pal_checks_parse (self->question, trimmed, FALSE, out, error))
    return FALSE;
  if (pal_checks_value (self->question, out, findings))
    return TRUE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                       ((const PalFinding *) g_ptr_array_index (findings, 0))->message);
  pal_value_clear (out);
  return FALSE;
}
