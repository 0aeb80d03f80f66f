/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are no index, and what is said about them. */
#include <string.h>

#include "model/pal-finding.h"
#include "pal-test-index.h"

#define META "iCode,iName,Direction,Weight,Parent,Type,Denominator\n"
#define GOOD_META META "A,First,1,1,TOP,Indicator,\nB,Second,-1,1,TOP,Indicator,\nTOP,All,1,1,,Aggregate,\n"
#define GOOD_DATA "uCode,uName,A,B\nX,Ex,1,2\nY,Why,2,NA\n"

static void
test_good (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (GOOD_DATA, GOOD_META);

  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_cmpuint (file->tree->n_indicators, ==, 2);
  g_assert_cmpuint (file->tree->n_aggregates, ==, 1);
  g_assert_cmpuint (file->tree->n_levels, ==, 2);
  g_assert_cmpuint (file->data->n_units, ==, 2);
  g_assert_cmpstr (file->data->names[1], ==, "Why");
  g_assert_null (file->data->times);
}

static void
test_bad (void)
{
  static const struct
  {
    const char *data, *metadata, *expected;
  } cases[] = {
    { GOOD_DATA, META "A,a,1,1,TOP,Indicator,\nA,b,1,1,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:3:iCode: the code A stands twice" },
    { GOOD_DATA, META "A,a,1,1,UP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Parent: A: its parent UP is not there" },
    { GOOD_DATA, META "A,a,1,1,B,Indicator,\nB,b,1,1,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Parent: A: its parent B is an indicator, expected an aggregate" },
    { GOOD_DATA, META "A,a,1,1,,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Parent: A: an indicator belongs to an aggregate, and this one has no parent" },
    { GOOD_DATA, META "A,a,1,1,U,Indicator,\nU,u,1,1,V,Aggregate,\nV,v,1,1,U,Aggregate,\n",
      "iMeta.csv:3:Parent: U: its parents go in a circle, back to itself" },
    { GOOD_DATA, META "A,a,1,1,TOP,Indicator,\nTOP,t,1,1,TOP,Aggregate,\n",
      "iMeta.csv:3:Parent: TOP: its parents go in a circle, back to itself" },
    { GOOD_DATA, META "A,a,1,1,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\nV,v,1,1,TOP,Aggregate,\n",
      "iMeta.csv:4:iCode: V: nothing belongs to this aggregate" },
    { GOOD_DATA, META "A,a,1,0,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:3:Weight: TOP: all that belongs to it weighs 0" },
    { GOOD_DATA, META "A,a,1,-1,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Weight: A: a weight is a number of 0 or more" },
    { GOOD_DATA, META "A,a,0,1,TOP,Indicator,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Direction: A: a direction is 1 (higher is better) or -1" },
    { GOOD_DATA, META "A,a,1,1,TOP,Thing,\nTOP,t,1,1,,Aggregate,\n",
      "iMeta.csv:2:Type: expected Indicator, Aggregate, Group, Denominator or Other" },
    { GOOD_DATA, META "TOP,t,1,1,,Group,\n", "iMeta.csv: there is no indicator" },
    { GOOD_DATA, "iCode,Type\nA,Indicator\n", "iMeta.csv:1: the column Parent is missing" },
    { "uCode,A\nX,1\n", GOOD_META, "iData.csv:1:B: the column B of the metadata is missing here" },
    { "uCode,A,A,B\nX,1,1,1\n", GOOD_META, "iData.csv:1:A: the column A stands twice" },
    { "A,B\n1,1\n", GOOD_META, "iData.csv:1:uCode: the column uCode is missing" },
    { "uCode,A,B\nX,1,1\nX,2,2\n", GOOD_META, "iData.csv:3:uCode: the unit stands twice" },
    { "uCode,A,B\nX,one,1\n", GOOD_META, "iData.csv:2:A: expected a number with a decimal point, or NA" },
    { "uCode,A,B\nX,Inf,1\n", GOOD_META, "iData.csv:2:A: expected a number with a decimal point, or NA" },
    { "uCode,A,B\nX,NaN,1\n", GOOD_META, "iData.csv:2:A: expected a number with a decimal point, or NA" },
    { "uCode,A,B\n,1,1\n", GOOD_META, "iData.csv:2:uCode: the code of the unit is missing" },
    { GOOD_DATA, META "A,a,1,1,TOP,Indicator,Pop\nTOP,t,1,1,,Aggregate,\n",
      "iData.csv:1:Pop: the column Pop is a denominator and is missing here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalIndexFile) file = pal_test_index_read (cases[i].data, cases[i].metadata);
      gboolean found = FALSE;

      g_assert_null (file->tree);
      g_assert_null (file->data);
      for (guint k = 0; k < file->findings->len; k++)
        {
          g_autofree char *line = pal_finding_to_line (g_ptr_array_index (file->findings, k));

          found = found || strcmp (line, cases[i].expected) == 0;
          g_test_message ("%u: %s", i, line);
        }
      g_assert_true (found);
    }
}

static void
test_unreadable (void)
{
  static const char *const cases[][2] = {
    { "", GOOD_META }, { "uCode,A,B\n", GOOD_META }, { "uCode,A,B\nX,1\n", GOOD_META }, { GOOD_DATA, "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) data = g_bytes_new (cases[i][0], strlen (cases[i][0]));
      g_autoptr (GBytes) meta = g_bytes_new (cases[i][1], strlen (cases[i][1]));
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_index_csv_read (data, "iData.csv", meta, "iMeta.csv", &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, i == 3 ? "iMeta.csv" : "iData.csv"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/tree/good", test_good);
  g_test_add_func ("/index/tree/bad", test_bad);
  g_test_add_func ("/index/tree/unreadable", test_unreadable);
  return g_test_run ();
}
