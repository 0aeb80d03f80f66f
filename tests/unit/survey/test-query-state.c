/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-query-state.h"

/* Every step from every state: what stands here is allowed, all else changes nothing. */
static void
test_steps (void)
{
  static const struct
  {
    const char *step;
    PalQueryState from, to;
  } allowed[] = {
    { "open", PAL_QUERY_NONE, PAL_QUERY_OPEN },           { "assign", PAL_QUERY_OPEN, PAL_QUERY_OPEN },
    { "assign", PAL_QUERY_ANSWERED, PAL_QUERY_ANSWERED }, { "answer", PAL_QUERY_OPEN, PAL_QUERY_ANSWERED },
    { "answer", PAL_QUERY_ANSWERED, PAL_QUERY_ANSWERED }, { "close", PAL_QUERY_OPEN, PAL_QUERY_CLOSED },
    { "close", PAL_QUERY_ANSWERED, PAL_QUERY_CLOSED },    { "reopen", PAL_QUERY_ANSWERED, PAL_QUERY_OPEN },
    { "reopen", PAL_QUERY_CLOSED, PAL_QUERY_OPEN },
  };
  guint n_allowed = 0;

  for (guint k = 0; k < PAL_QUERY_N_STEPS; k++)
    for (guint s = 0; s < PAL_QUERY_N_STATES; s++)
      {
        const PalQueryRule *rule = pal_query_rule_get ((PalQueryStepKind) k);
        PalQueryState expected = (PalQueryState) s;
        gboolean is_allowed = FALSE;

        for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
          if (g_str_equal (allowed[i].step, rule->name) && allowed[i].from == s)
            {
              is_allowed = TRUE;
              expected = allowed[i].to;
            }
        g_test_message ("%s from %s", rule->name, pal_query_state_get_name ((PalQueryState) s));
        g_assert_cmpint (pal_query_rule_is_allowed (rule, (PalQueryState) s), ==, is_allowed);
        g_assert_cmpint (pal_query_rule_apply (rule, (PalQueryState) s), ==, expected);
        n_allowed += is_allowed ? 1 : 0;
      }
  g_assert_cmpuint (n_allowed, ==, G_N_ELEMENTS (allowed));
}

static void
test_names (void)
{
  for (guint k = 0; k < PAL_QUERY_N_STEPS; k++)
    {
      const PalQueryRule *rule = pal_query_rule_get ((PalQueryStepKind) k);

      g_assert_cmpint (rule->kind, ==, k);
      g_assert_true (pal_query_rule_find (rule->name) == rule);
    }
  g_assert_null (pal_query_rule_find ("shout"));
  g_assert_null (pal_query_rule_find (NULL));
  g_assert_true (pal_query_state_is_open (PAL_QUERY_ANSWERED));
  g_assert_false (pal_query_state_is_open (PAL_QUERY_NONE));
  g_assert_false (pal_query_state_is_open (PAL_QUERY_CLOSED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/query/steps", test_steps);
  g_test_add_func ("/survey/query/names", test_names);
  return g_test_run ();
}
