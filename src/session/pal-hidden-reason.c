/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-hidden-reason.h"

#include <glib/gi18n.h>

#include "session/pal-value-text.h"

/* One whole sentence per reason: nothing is glued together. */
char *
pal_hidden_reason_new_of (const PalAnswers *answers, PalRoute route, const PalQuestion *cause)
{
  g_autofree char *value = NULL;

  if (route == PAL_ROUTE_SHOWN)
    return NULL;
  if (cause == NULL)
    return g_strdup (_ ("Not asked here."));
  value = pal_value_text_new (cause, pal_answers_get (answers, cause->index));
  if (route == PAL_ROUTE_UNDECIDED)
    return g_strdup_printf (_ ("Asked once %s is answered."), cause->id);
  /* Translators: id of a question, then its answer. */
  return g_strdup_printf (_ ("Not asked, because %s is “%s”."), cause->id, value);
}

char *
pal_hidden_reason_new (const PalAnswers *answers, guint question, PalRoute route)
{
  return pal_hidden_reason_new_of (answers, route, pal_routing_get_cause (answers, question));
}

char *
pal_hidden_reason_new_in (const PalAnswers *answers, guint question, PalRoute route, PalInstrument *texts)
{
  const PalQuestion *cause = pal_routing_get_cause (answers, question);

  return pal_hidden_reason_new_of (answers, route,
                                   cause != NULL ? pal_instrument_get_question (texts, cause->index) : NULL);
}
