/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-slots-summary.h"

#include <glib/gi18n.h>

#include "model/pal-finding.h"
#include "session/pal-value-text.h"
#include "survey/pal-checks.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gboolean
is_number (const PalQuestion *question)
{
  switch (question->type)
    {
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
    case PAL_QUESTION_LIKERT5:
      return TRUE;
    case PAL_QUESTION_RATIO:
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_YNP:
    case PAL_QUESTION_TEXT:
    case PAL_QUESTION_DATE:
    case PAL_QUESTION_GROUP:
    default:
      return FALSE;
    }
}

/* A number alone, without unit: a median of 2.5 on a scale of whole numbers must read as 2.5. */
static char *
format (const PalQuestion *question, double number)
{
  PalQuestion plain = { .type = PAL_QUESTION_DECIMAL, .decimals = MAX (question->decimals, 1) };
  PalValue value = { .kind = PAL_VALUE_NUMBER, .number = number };

  return pal_value_text_new (&plain, &value);
}

static void
sum_up_numbers (PalSlotsSummary *self,
                const PalQuestion *question,
                const PalValue *const *values,
                guint n,
                guint n_answered)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autofree char *middle = NULL, *least = NULL, *most = NULL;
  double median;

  for (guint i = 0; i < n; i++)
    if (values[i]->kind == PAL_VALUE_NUMBER)
      g_array_append_val (numbers, values[i]->number);
  if (numbers->len == 0)
    return;
  g_array_sort (numbers, compare_numbers);
  median = (g_array_index (numbers, double, (numbers->len - 1) / 2) +
            g_array_index (numbers, double, numbers->len / 2)) /
           2;
  middle = format (question, median);
  least = format (question, g_array_index (numbers, double, 0));
  most = format (question, g_array_index (numbers, double, numbers->len - 1));
  /* Translators: of the answers of several experts: median, lowest and highest, then how many of those who
   * answered gave a number. */
  self->text = g_strdup_printf (_ ("Median %s · from %s to %s · numbers: %u of %u"), middle, least, most,
                                numbers->len, n_answered);
  pal_value_init_number (&self->value, median);
  if (!pal_checks_value (question, &self->value, findings))
    pal_value_clear (&self->value);
}

/* Answers of one kind with the number of those who gave them, most first. */
typedef struct
{
  const PalValue *value;
  guint n;
} Pile;

static int
compare_piles (gconstpointer a, gconstpointer b)
{
  guint x = ((const Pile *) a)->n, y = ((const Pile *) b)->n;

  return x > y ? -1 : x < y;
}

static void
add_to_piles (GArray *piles, const PalValue *value)
{
  Pile pile = { value, 1 };

  for (guint i = 0; i < piles->len; i++)
    if (pal_value_equal (g_array_index (piles, Pile, i).value, value))
      {
        g_array_index (piles, Pile, i).n++;
        return;
      }
  g_array_append_val (piles, pile);
}

static void
sum_up_choices (PalSlotsSummary *self, const PalQuestion *question, const PalValue *const *values, guint n)
{
  g_autoptr (GArray) piles = g_array_new (FALSE, FALSE, sizeof (Pile));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (values[i]->kind != PAL_VALUE_NONE)
      add_to_piles (piles, values[i]);
  g_array_sort (piles, compare_piles);
  for (guint i = 0; i < piles->len; i++)
    {
      const Pile *pile = &g_array_index (piles, Pile, i);
      g_autofree char *label = pal_value_text_new (question, pile->value);

      if (i > 0)
        g_string_append (text, " · ");
      /* Translators: an answer and how many experts gave it. */
      g_string_append_printf (text, _ ("%s: %u"), label, pile->n);
    }
  self->text = g_string_free (text, FALSE);
  /* What most say they do not know is not what they agree on. */
  if (piles->len > 0 && g_array_index (piles, Pile, 0).value->kind != PAL_VALUE_MISSING &&
      (piles->len == 1 || g_array_index (piles, Pile, 0).n > g_array_index (piles, Pile, 1).n))
    pal_value_copy (&self->value, g_array_index (piles, Pile, 0).value);
}

void
pal_slots_summary_init (PalSlotsSummary *self,
                        const PalQuestion *question,
                        const PalValue *const *values,
                        guint n)
{
  guint n_answered = 0;

  *self = (PalSlotsSummary){ .text = NULL, .value = PAL_VALUE_INIT };
  for (guint i = 0; i < n; i++)
    n_answered += values[i]->kind != PAL_VALUE_NONE;
  /* One answer is its own summary, and texts have none. */
  if (n_answered < 2 || question->type == PAL_QUESTION_TEXT)
    return;
  if (is_number (question))
    sum_up_numbers (self, question, values, n, n_answered);
  if (self->text == NULL)
    sum_up_choices (self, question, values, n);
}

void
pal_slots_summary_clear (PalSlotsSummary *self)
{
  g_clear_pointer (&self->text, g_free);
  pal_value_clear (&self->value);
}
