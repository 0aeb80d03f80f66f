/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-role.h"

static const char *const names[PAL_N_ROLES] = { "", "respondent", "coordinator", "secretariat", "reader" };

#define NOTHING PAL_REACH_NOTHING
#define OWN PAL_REACH_INSTITUTIONS
#define COUNTRY PAL_REACH_COUNTRY
#define ALL PAL_REACH_ALL

/* None, respondent, coordinator, secretariat, reader.  Whoever enters answers does not judge them: that, and
 * what holds for every country, is the secretariat's. */
static const PalReach reaches[PAL_N_RIGHTS][PAL_N_ROLES] = {
  [PAL_RIGHT_ANSWER] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_ADD_INSTITUTION] = { ALL, NOTHING, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_EDIT_INSTITUTION] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_REMOVE_INSTITUTION] = { ALL, NOTHING, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_SUBMIT] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_WITHDRAW] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_REVIEW] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_ACCEPT] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_RETURN] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_SIGN] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_REOPEN] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_REVOKE] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_CORRECT] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_KEEP] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_ASK] = { ALL, NOTHING, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_REPLY] = { ALL, OWN, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_ADJUDICATE] = { ALL, NOTHING, COUNTRY, ALL, NOTHING },
  [PAL_RIGHT_START_WAVE] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  [PAL_RIGHT_INSTRUMENT] = { ALL, NOTHING, NOTHING, ALL, NOTHING },
  /* A language is of no one country. */
  [PAL_RIGHT_TRANSLATE] = { ALL, NOTHING, ALL, ALL, NOTHING },
  [PAL_RIGHT_RESTORE] = { ALL, NOTHING, ALL, ALL, NOTHING },
};

static const PalRight rights_of_steps[PAL_REVIEW_N_STEPS] = {
  [PAL_REVIEW_SUBMIT] = PAL_RIGHT_SUBMIT,     [PAL_REVIEW_START] = PAL_RIGHT_REVIEW,
  [PAL_REVIEW_ACCEPT] = PAL_RIGHT_ACCEPT,     [PAL_REVIEW_SIGN] = PAL_RIGHT_SIGN,
  [PAL_REVIEW_WITHDRAW] = PAL_RIGHT_WITHDRAW, [PAL_REVIEW_STOP] = PAL_RIGHT_REVIEW,
  [PAL_REVIEW_RETURN] = PAL_RIGHT_RETURN,     [PAL_REVIEW_REOPEN] = PAL_RIGHT_REOPEN,
  [PAL_REVIEW_REVOKE] = PAL_RIGHT_REVOKE,
};

PalReach
pal_role_get_reach (PalRole role, PalRight right)
{
  g_return_val_if_fail (role < PAL_N_ROLES && right < PAL_N_RIGHTS, PAL_REACH_NOTHING);

  return reaches[right][role];
}

PalRight
pal_role_get_right_of_step (PalReviewStepKind kind)
{
  g_return_val_if_fail (kind < PAL_REVIEW_N_STEPS, PAL_RIGHT_SIGN);

  return rights_of_steps[kind];
}

const char *
pal_role_get_name (PalRole role)
{
  g_return_val_if_fail (role < PAL_N_ROLES, "");

  return names[role];
}

gboolean
pal_role_from_name (const char *name, PalRole *out)
{
  for (guint i = 0; i < PAL_N_ROLES; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *out = (PalRole) i;
        return TRUE;
      }
  return FALSE;
}
