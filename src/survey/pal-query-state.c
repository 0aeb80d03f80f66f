/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-query-state.h"

#define BIT(state) (1u << (state))

static const char *const state_names[PAL_QUERY_N_STATES] = { "none", "open", "answered", "closed" };

/* In the order of the kinds.  An answer may be followed by another one: people remember things. */
static const PalQueryRule rules[PAL_QUERY_N_STEPS] = {
  { PAL_QUERY_ASK, "open", BIT (PAL_QUERY_NONE), PAL_QUERY_OPEN, TRUE, FALSE },
  { PAL_QUERY_ASSIGN, "assign", BIT (PAL_QUERY_OPEN) | BIT (PAL_QUERY_ANSWERED), PAL_QUERY_NONE, FALSE,
    TRUE },
  { PAL_QUERY_ANSWER, "answer", BIT (PAL_QUERY_OPEN) | BIT (PAL_QUERY_ANSWERED), PAL_QUERY_ANSWERED, TRUE,
    FALSE },
  { PAL_QUERY_CLOSE, "close", BIT (PAL_QUERY_OPEN) | BIT (PAL_QUERY_ANSWERED), PAL_QUERY_CLOSED, FALSE,
    FALSE },
  { PAL_QUERY_REOPEN, "reopen", BIT (PAL_QUERY_ANSWERED) | BIT (PAL_QUERY_CLOSED), PAL_QUERY_OPEN, TRUE,
    FALSE },
};

const PalQueryRule *
pal_query_rule_get (PalQueryStepKind kind)
{
  g_return_val_if_fail (kind < PAL_QUERY_N_STEPS, NULL);

  return &rules[kind];
}

const PalQueryRule *
pal_query_rule_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      return &rules[i];
  return NULL;
}

gboolean
pal_query_rule_is_allowed (const PalQueryRule *self, PalQueryState state)
{
  g_return_val_if_fail (self != NULL && state < PAL_QUERY_N_STATES, FALSE);

  return (self->from & BIT (state)) != 0;
}

PalQueryState
pal_query_rule_apply (const PalQueryRule *self, PalQueryState state)
{
  return pal_query_rule_is_allowed (self, state) && self->to != PAL_QUERY_NONE ? self->to : state;
}

const char *
pal_query_state_get_name (PalQueryState state)
{
  g_return_val_if_fail (state < PAL_QUERY_N_STATES, NULL);

  return state_names[state];
}

gboolean
pal_query_state_is_open (PalQueryState state)
{
  return state == PAL_QUERY_OPEN || state == PAL_QUERY_ANSWERED;
}
