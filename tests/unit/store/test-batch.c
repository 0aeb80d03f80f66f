/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "store/pal-batch-private.h"

static void
test_answer_id (void)
{
  static const struct
  {
    const char *id;
    gboolean ok;
  } cases[] = {
    { "NO//2026/T1C11/agreed", TRUE },
    { "NO/5f0c/2026-2/T1C11/expert:42", TRUE },
    { "NO//2026/T1C11", FALSE },
    { "NO//2026/T1C11/agreed/more", FALSE },
    { "//2026/T1C11/agreed", FALSE },
    { "NO//2026//agreed", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *country = NULL;
      g_autofree char *institution = NULL;
      g_autofree char *wave = NULL;
      g_autofree char *question = NULL;
      g_autofree char *slot = NULL;

      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (pal_answer_id_split (cases[i].id, &country, &institution, &wave, &question, &slot), ==,
                       cases[i].ok);
      if (cases[i].ok)
        {
          g_autofree char *again = pal_answer_id_make (country, institution, wave, question, slot);

          g_assert_cmpstr (again, ==, cases[i].id);
        }
      else
        g_assert_null (country);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *in;
    const char *out; /* NULL: refused */
  } cases[] = {
    { NULL, "null" },
    { "null", "null" },
    { "true", "true" },
    { "0", "0" },
    { "-7", "-7" },
    { "007", NULL },
    { "12.50", "12.5" },
    { "1e3", "1000" },
    { "-0", "0" },
    { "999999999999999", "999999999999999" },
    { "\"yes\"", "\"yes\"" },
    { "\"\\u00e5\"", "\"å\"" },
    { "\"ål\"", "\"ål\"" },
    { "\"a\\\"b\"", "\"a\\\"b\"" },
    { "{\"missing\":\"DK\"}", "{\"missing\":\"DK\"}" },
    { "{ \"num\": 12, \"den\": 40 }", "{\"den\":40,\"num\":12}" },
    { "[\"a\", \"b\"]", "[\"a\",\"b\"]" },
    { "\"open", NULL },
    { "\"a\" \"b\"", NULL },
    { "NaN", NULL },
    { "{\"a\":1,\"a\":2}", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("edit", "a", "b");

      g_test_message ("%s", cases[i].in);
      pal_batch_add (batch, "country", "NO", "note", cases[i].in);
      if (cases[i].out == NULL)
        {
          g_assert_error (pal_batch_get_error (batch), PAL_ERROR, PAL_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (pal_batch_get_error (batch));
      g_assert_cmpuint (pal_batch_get_n (batch), ==, 1);
      g_assert_cmpstr (pal_batch_get_row (batch, 0)->value, ==, cases[i].out);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *entity, *id, *field;
  } cases[] = {
    { "planet", "NO", "note" },
    { "country", "", "note" },
    { "country", "NO", "" },
    { "country", "a\nb", "note" },
    { "country", "\xff", "note" },
    { "answer", "NO/2026/T1C11/agreed", "value" },
    { "answer", "NO//2026/T1C11/agreed", "va\tlue" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("edit", "a", "b");

      pal_batch_add (batch, cases[i].entity, cases[i].id, cases[i].field, "1");
      g_assert_error (pal_batch_get_error (batch), PAL_ERROR, PAL_ERROR_INVALID);
      g_test_message ("%s", pal_batch_get_error (batch)->message);
    }
}

static void
test_slash_in_part (void)
{
  static const char *const parts[][5] = {
    { "N/O", NULL, "2026", "T1C11", NULL },    { "NO", "a/b", "2026", "T1C11", NULL },
    { "NO", NULL, "20/26", "T1C11", NULL },    { "NO", NULL, "2026", "T1/C11", NULL },
    { "NO", NULL, "2026", "T1C11", "exp/er" }, { "NO", NULL, "", "T1C11", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("edit", "a", "b");

      pal_batch_add_answer (batch, parts[i][0], parts[i][1], parts[i][2], parts[i][3], parts[i][4], "value",
                            "1");
      g_assert_error (pal_batch_get_error (batch), PAL_ERROR, PAL_ERROR_INVALID);
    }
}

static void
test_not_finite (void)
{
  g_autoptr (PalBatch) a = pal_batch_new ("edit", "a", "b");
  g_autoptr (PalBatch) b = pal_batch_new ("edit", "a", "b");
  g_autoptr (PalBatch) c = pal_batch_new ("edit", "a", "b");

  pal_batch_add_number (a, "country", "NO", "n", 0.0 / 0.0);
  g_assert_error (pal_batch_get_error (a), PAL_ERROR, PAL_ERROR_INVALID);
  pal_batch_add_reference (b, "opioids", "NO", "2015", 1.0 / 0.0, "kg", "s");
  g_assert_error (pal_batch_get_error (b), PAL_ERROR, PAL_ERROR_INVALID);
  pal_batch_add_text (c, "country", "NO", "note", "\xc3(");
  g_assert_error (pal_batch_get_error (c), PAL_ERROR, PAL_ERROR_INVALID);
}

/* The two ways to an answer meet in the same cell. */
static void
test_same_cell (void)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "a", "b");

  pal_batch_add (batch, "answer", "NO//2026/T1C11/agreed", "value", "1");
  pal_batch_add_answer (batch, "NO", "", "2026", "T1C11", "agreed", "value", "2");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "T1C11", NULL, "value", "3");
  g_assert_no_error (pal_batch_get_error (batch));
  g_assert_cmpuint (pal_batch_get_n_subjects (batch), ==, 1);
  g_assert_cmpuint (pal_batch_get_n_aspects (batch), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/answer-id", test_answer_id);
  g_test_add_func ("/batch/values", test_values);
  g_test_add_func ("/batch/refused", test_refused);
  g_test_add_func ("/batch/slash", test_slash_in_part);
  g_test_add_func ("/batch/not-finite", test_not_finite);
  g_test_add_func ("/batch/same-cell", test_same_cell);
  return g_test_run ();
}
