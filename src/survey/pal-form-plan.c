/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-form-plan.h"

#include "survey/pal-checks-private.h"

struct _PalFormPlan
{
  int ref_count;
  PalInstrument *instrument; /* owned */
  PalChecksPlan *checks;     /* owned */
  guint *sections;           /* by question */
  GArray **routed;           /* by question, owned; NULL: decides nothing */
  GArray **checked;          /* by question, owned; NULL: no other question's check reads it */
};

static void
add (GArray **lists, guint from, guint to)
{
  if (lists[from] == NULL)
    lists[from] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < lists[from]->len; i++)
    if (g_array_index (lists[from], guint, i) == to)
      return;
  g_array_append_val (lists[from], to);
}

/* What is asked and checked in the entries of a group counts at the group: it rests on answers outside. */
static void
add_entries (PalFormPlan *self, const PalQuestion *group)
{
  PalChecksPlan *inner = pal_checks_plan_get_group (self->checks, group->index);

  for (guint k = 0; k < group->n_children; k++)
    {
      const PalQuestion *child = &group->children[k];
      guint n_refs = pal_checks_plan_get_n_refs (inner, child->index);

      for (guint i = 0; i < child->n_show_if + n_refs; i++)
        {
          const char *id = i < child->n_show_if
                               ? child->show_if[i].question
                               : pal_checks_plan_get_ref (inner, child->index, i - child->n_show_if);
          const PalQuestion *other = pal_instrument_find_question (self->instrument, id);

          if (other != NULL && other->index != group->index)
            add (self->checked, other->index, group->index);
        }
    }
}

static void
add_question (PalFormPlan *self, const PalQuestion *question)
{
  guint n_refs = pal_checks_plan_get_n_refs (self->checks, question->index);

  for (guint i = 0; i < question->n_show_if; i++)
    {
      const PalQuestion *other =
          pal_instrument_find_question (self->instrument, question->show_if[i].question);

      if (other != NULL && other->index < question->index)
        add (self->routed, other->index, question->index);
    }
  for (guint i = 0; i < n_refs; i++)
    {
      const PalQuestion *other = pal_instrument_find_question (
          self->instrument, pal_checks_plan_get_ref (self->checks, question->index, i));

      if (other != NULL && other->index != question->index)
        add (self->checked, other->index, question->index);
    }
  if (question->type == PAL_QUESTION_GROUP)
    add_entries (self, question);
}

PalFormPlan *
pal_form_plan_new (PalInstrument *instrument)
{
  PalFormPlan *self;
  guint n;

  g_return_val_if_fail (instrument != NULL, NULL);

  n = pal_instrument_get_n_questions (instrument);
  self = g_new0 (PalFormPlan, 1);
  self->ref_count = 1;
  self->instrument = pal_instrument_ref (instrument);
  self->checks = pal_checks_plan_new (instrument);
  self->sections = g_new0 (guint, n + 1);
  self->routed = g_new0 (GArray *, n + 1);
  self->checked = g_new0 (GArray *, n + 1);
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      for (guint j = 0; j < section->n_questions; j++)
        self->sections[section->first_question + j] = i;
    }
  for (guint i = 0; i < n; i++)
    add_question (self, pal_instrument_get_question (instrument, i));
  return self;
}

PalFormPlan *
pal_form_plan_ref (PalFormPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_form_plan_unref (PalFormPlan *self)
{
  guint n;

  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  n = pal_instrument_get_n_questions (self->instrument);
  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&self->routed[i], g_array_unref);
      g_clear_pointer (&self->checked[i], g_array_unref);
    }
  g_free (self->routed);
  g_free (self->checked);
  g_free (self->sections);
  pal_checks_plan_free (self->checks);
  pal_instrument_unref (self->instrument);
  g_free (self);
}

PalInstrument *
pal_form_plan_get_instrument (PalFormPlan *self)
{
  return self->instrument;
}

PalChecksPlan *
pal_form_plan_get_checks (PalFormPlan *self)
{
  return self->checks;
}

guint
pal_form_plan_get_section (PalFormPlan *self, guint question)
{
  return self->sections[question];
}

const GArray *
pal_form_plan_get_routed (PalFormPlan *self, guint question)
{
  return self->routed[question];
}

const GArray *
pal_form_plan_get_checked (PalFormPlan *self, guint question)
{
  return self->checked[question];
}
