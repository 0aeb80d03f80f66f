/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-key-table.h"

static void
test_round_trip (void)
{
  static const char *const countries[] = { "NO", "SE", "XK" };
  static const char *const institutions[] = { NULL, "a", "b" };
  static const char *const waves[] = { "2024", "2026-2" };
  static const char *const questions[] = { "T1C01", "T1I01" };
  static const char *const slots[] = { "agreed", "expert:x" };
  g_autoptr (PalAnswerKeys) keys = pal_answer_keys_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 3 * 3 * 2 * 2 * 2; i++)
    {
      const char *country = countries[i % 3], *institution = institutions[i / 3 % 3];
      const char *wave = waves[i / 9 % 2], *question = questions[i / 18 % 2], *slot = slots[i / 36];
      PalAnswerKey key = pal_answer_keys_make (keys, country, institution, wave, question, slot);
      PalAnswerKeyParts parts;

      g_assert_cmpuint (key, !=, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&key, sizeof key)));
      g_assert_cmpuint (key, ==, pal_answer_keys_make (keys, country, institution, wave, question, slot));
      pal_answer_keys_split (keys, key, &parts);
      g_assert_cmpstr (parts.country, ==, country);
      g_assert_cmpstr (parts.institution, ==, institution);
      g_assert_cmpstr (parts.wave, ==, wave);
      g_assert_cmpstr (parts.question, ==, question);
      g_assert_cmpstr (parts.slot, ==, slot);
    }
}

static void
test_intern (void)
{
  g_autoptr (PalAnswerKeys) keys = pal_answer_keys_new ();
  g_autofree char *long_text = g_strnfill (500, 'x');

  g_assert_true (pal_answer_keys_intern (keys, "abc", 2) == pal_answer_keys_intern (keys, "ab", -1));
  g_assert_true (pal_answer_keys_intern (keys, long_text, 400) ==
                 pal_answer_keys_intern (keys, long_text + 100, -1));
  g_assert_null (pal_answer_keys_intern (keys, NULL, -1));
}

static void
test_table (void)
{
  g_autoptr (PalKeyTable) table = pal_key_table_new ();
  guint value;

  for (guint64 i = 1; i <= 100000; i++)
    {
      value = (guint) i;
      g_assert_true (pal_key_table_add (table, i << 40 | i << 16 | i, &value));
    }
  for (guint64 i = 1; i <= 100000; i++)
    {
      value = 0;
      g_assert_false (pal_key_table_add (table, i << 40 | i << 16 | i, &value));
      g_assert_cmpuint (value, ==, i);
      g_assert_true (pal_key_table_lookup (table, i << 40 | i << 16 | i, &value));
    }
  g_assert_false (pal_key_table_lookup (table, 1, &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-keys/round-trip", test_round_trip);
  g_test_add_func ("/answer-keys/intern", test_intern);
  g_test_add_func ("/answer-keys/table", test_table);
  return g_test_run ();
}
