/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-review-state.h"

static const char *const state_names[PAL_REVIEW_N_STATES] = {
  "draft", "submitted", "in-review", "accepted", "signed-off",
};

/* In the order of the kinds; forward steps first, because menus show them so. */
static const PalReviewRule rules[PAL_REVIEW_N_STEPS] = {
  { PAL_REVIEW_SUBMIT, "submit", PAL_REVIEW_DRAFT, PAL_REVIEW_SUBMITTED, FALSE, FALSE, TRUE },
  { PAL_REVIEW_START, "start-review", PAL_REVIEW_SUBMITTED, PAL_REVIEW_IN_REVIEW, FALSE, FALSE, FALSE },
  { PAL_REVIEW_ACCEPT, "accept", PAL_REVIEW_IN_REVIEW, PAL_REVIEW_ACCEPTED, FALSE, FALSE, TRUE },
  { PAL_REVIEW_SIGN, "sign-off", PAL_REVIEW_ACCEPTED, PAL_REVIEW_SIGNED_OFF, FALSE, FALSE, TRUE },
  { PAL_REVIEW_WITHDRAW, "withdraw", PAL_REVIEW_SUBMITTED, PAL_REVIEW_DRAFT, TRUE, FALSE, FALSE },
  { PAL_REVIEW_STOP, "stop-review", PAL_REVIEW_IN_REVIEW, PAL_REVIEW_SUBMITTED, TRUE, FALSE, FALSE },
  { PAL_REVIEW_RETURN, "return", PAL_REVIEW_IN_REVIEW, PAL_REVIEW_DRAFT, TRUE, TRUE, FALSE },
  { PAL_REVIEW_REOPEN, "reopen", PAL_REVIEW_ACCEPTED, PAL_REVIEW_IN_REVIEW, TRUE, TRUE, FALSE },
  { PAL_REVIEW_REVOKE, "revoke-sign-off", PAL_REVIEW_SIGNED_OFF, PAL_REVIEW_ACCEPTED, TRUE, TRUE, FALSE },
};

const PalReviewRule *
pal_review_rule_get (PalReviewStepKind kind)
{
  g_return_val_if_fail (kind < PAL_REVIEW_N_STEPS, NULL);

  return &rules[kind];
}

const PalReviewRule *
pal_review_rule_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].name, name) == 0)
      return &rules[i];
  return NULL;
}

const char *
pal_review_state_get_name (PalReviewState state)
{
  g_return_val_if_fail (state < PAL_REVIEW_N_STATES, NULL);

  return state_names[state];
}

gboolean
pal_review_state_from_name (const char *name, PalReviewState *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *out = (PalReviewState) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
pal_review_state_is_frozen (PalReviewState state)
{
  return state == PAL_REVIEW_ACCEPTED || state == PAL_REVIEW_SIGNED_OFF;
}
