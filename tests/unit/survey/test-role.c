/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-role.h"

/* Who may do what, written a second time as a person would read it: none, respondent, coordinator,
 * secretariat, reader; - nothing, i own institutions, c own country, * all. */
static const char *const expected[PAL_N_RIGHTS] = {
  [PAL_RIGHT_ANSWER] = "*ic*-",
  [PAL_RIGHT_ADD_INSTITUTION] = "*-c*-",
  [PAL_RIGHT_EDIT_INSTITUTION] = "*ic*-",
  [PAL_RIGHT_REMOVE_INSTITUTION] = "*-c*-",
  [PAL_RIGHT_SUBMIT] = "*ic*-",
  [PAL_RIGHT_WITHDRAW] = "*ic*-",
  [PAL_RIGHT_REVIEW] = "*--*-",
  [PAL_RIGHT_ACCEPT] = "*--*-",
  [PAL_RIGHT_RETURN] = "*--*-",
  [PAL_RIGHT_SIGN] = "*--*-",
  [PAL_RIGHT_REOPEN] = "*--*-",
  [PAL_RIGHT_REVOKE] = "*--*-",
  [PAL_RIGHT_CORRECT] = "*--*-",
  [PAL_RIGHT_KEEP] = "*ic*-",
  [PAL_RIGHT_ASK] = "*-c*-",
  [PAL_RIGHT_REPLY] = "*ic*-",
  [PAL_RIGHT_ADJUDICATE] = "*-c*-",
  [PAL_RIGHT_START_WAVE] = "*--*-",
  [PAL_RIGHT_INSTRUMENT] = "*--*-",
  [PAL_RIGHT_TRANSLATE] = "*-**-",
  [PAL_RIGHT_RESTORE] = "*-**-",
};

static void
test_table (void)
{
  for (guint right = 0; right < PAL_N_RIGHTS; right++)
    for (guint role = 0; role < PAL_N_ROLES; role++)
      {
        PalReach reach = pal_role_get_reach ((PalRole) role, (PalRight) right);

        g_assert_nonnull (expected[right]);
        g_assert_cmpint ("-ic*"[reach], ==, expected[right][role]);
      }
}

/* Each step of the review asks for a right, and the two of starting and stopping share one. */
static void
test_steps (void)
{
  guint seen[PAL_N_RIGHTS] = { 0 };

  for (guint i = 0; i < PAL_REVIEW_N_STEPS; i++)
    seen[pal_role_get_right_of_step ((PalReviewStepKind) i)]++;
  g_assert_cmpuint (seen[PAL_RIGHT_REVIEW], ==, 2);
  g_assert_cmpuint (seen[PAL_RIGHT_SUBMIT], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_WITHDRAW], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_ACCEPT], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_RETURN], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_SIGN], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_REOPEN], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_REVOKE], ==, 1);
  g_assert_cmpuint (seen[PAL_RIGHT_ANSWER], ==, 0);
}

/* The words are in settings and journals. */
static void
test_names (void)
{
  static const char *const names[PAL_N_ROLES] = { "", "respondent", "coordinator", "secretariat", "reader" };
  PalRole role = PAL_ROLE_NONE;

  for (guint i = 0; i < PAL_N_ROLES; i++)
    {
      g_assert_cmpstr (pal_role_get_name ((PalRole) i), ==, names[i]);
      g_assert_true (pal_role_from_name (names[i], &role));
      g_assert_cmpuint (role, ==, i);
    }
  g_assert_false (pal_role_from_name ("emperor", &role));
  g_assert_false (pal_role_from_name (NULL, &role));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/role/table", test_table);
  g_test_add_func ("/survey/role/steps", test_steps);
  g_test_add_func ("/survey/role/names", test_names);
  return g_test_run ();
}
