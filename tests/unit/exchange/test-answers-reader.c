/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-answers-reader.h"
#include "model/pal-bundle.h"

#define OSLO "11111111-1111-4111-8111-111111111111"
#define TWIN_A "22222222-2222-4222-8222-222222222222"
#define TWIN_B "33333333-3333-4333-8333-333333333333"

typedef struct
{
  PalInstrument *instrument;
  GPtrArray *institutions;
  PalAnswerKeys *keys;
} Fixture;

static void
add_institution (GPtrArray *list, const char *id, const char *country, const char *name)
{
  PalInstitution *institution = pal_institution_new (id, country);

  pal_institution_set_name (institution, name);
  g_ptr_array_add (list, institution);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("instrument.json", NULL);
  gsize length;
  const char *json = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;

  fixture->instrument = pal_instrument_new_from_json (json, (gssize) length, "instrument.json", &error);
  g_assert_no_error (error);
  fixture->institutions = g_ptr_array_new_with_free_func (g_object_unref);
  add_institution (fixture->institutions, OSLO, "NO", "Oslo University Hospital");
  add_institution (fixture->institutions, TWIN_A, "SE", "Twin");
  add_institution (fixture->institutions, TWIN_B, "SE", "Twin");
  fixture->keys = pal_answer_keys_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pal_instrument_unref (fixture->instrument);
  g_ptr_array_unref (fixture->institutions);
  pal_answer_keys_free (fixture->keys);
}

static PalAnswersReader *
open_reader (Fixture *fixture, const char *data, const char *wave, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  PalAnswersReader *reader =
      pal_answers_reader_new (bytes, "a.csv", NULL, wave, fixture->institutions, fixture->keys, error);

  if (reader != NULL)
    {
      pal_answers_reader_set_instrument (reader, "2026", fixture->instrument);
      pal_answers_reader_set_instrument (reader, NULL, fixture->instrument);
    }
  return reader;
}

/* One row under a full header, read to "NO//2026/T1C11/agreed=43" or to "column:rule: message". */
static char *
read_one (Fixture *fixture, const char *line)
{
  g_autofree char *data = g_strconcat ("country,institution,wave,question,slot,value,missing,source_kind,"
                                       "source_note,confidence,comment\n",
                                       line, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalAnswersReader) reader = open_reader (fixture, data, NULL, &error);
  PalAnswerRow row;
  PalAnswerKeyParts cell;
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  if (!pal_answers_reader_next (reader, &row, &error))
    {
      const PalFinding *finding;

      g_assert_no_error (error);
      g_assert_cmpuint (pal_answers_reader_get_n_refused (reader), ==, 1);
      finding = g_ptr_array_index (pal_answers_reader_get_findings (reader), 0);
      g_assert_cmpuint (finding->row, ==, 2);
      g_string_printf (out, "%s:%s: %s", finding->column, finding->rule, finding->message);
      return g_string_free (out, FALSE);
    }
  g_assert_cmpuint (row.row, ==, 2);
  pal_answer_keys_split (fixture->keys, row.key, &cell);
  g_string_printf (out, "%s/%s/%s/%s/%s=", cell.country, cell.institution != NULL ? cell.institution : "",
                   cell.wave, cell.question, cell.slot);
  pal_value_append_json (&row.value, out);
  for (guint i = 0; i < PAL_N_NOTES; i++)
    if (row.notes[i] != NULL)
      g_string_append_printf (out, ";%s=%s", pal_note_get_field (i), row.notes[i]);
  return g_string_free (out, FALSE);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line, *expected;
  } cases[] = {
    { "NO,,2026,T1C11,,43,,,,,", "NO//2026/T1C11/agreed=43" },
    { "NOR,,2026,T1C11,agreed,43", "NO//2026/T1C11/agreed=43" },
    { "norway,,2026-2,T1C11,expert:a.b-1,43", "NO//2026-2/T1C11/expert:a.b-1=43" },
    { "EL,,2026,T1C11,entry:2,43", "GR//2026/T1C11/entry:2=43" },
    { "UK,,2026,T1C11,,,DK", "GB//2026/T1C11/agreed={\"missing\":\"DK\"}" },
    { "XK,,2026,T1C11,,,nr", "XK//2026/T1C11/agreed={\"missing\":\"NR\"}" },
    { "NO,,2026,T1C02,,current", "NO//2026/T1C02/agreed=\"current\"" },
    { "NO,,2026,T3C01,,3/4", "NO//2026/T3C01/agreed={\"den\":4,\"num\":3}" },
    { "NO," OSLO ",2026,T1I02,,consult|clinic", "NO/" OSLO "/2026/T1I02/agreed=[\"clinic\",\"consult\"]" },
    { "NO,Oslo University Hospital,2026,T4I03,,12", "NO/" OSLO "/2026/T4I03/agreed=12" },
    { "SE," TWIN_A ",2026,T4I03,,12", "SE/" TWIN_A "/2026/T4I03/agreed=12" },
    { "NO,,2026,T1C11,,43,,registry,\"page 3, table 1\",high,'=checked",
      "NO//2026/T1C11/"
      "agreed=43;source_kind=registry;source_note=page 3, table 1;confidence=high;comment==checked" },
    { "NO,,2026,T1C11,,,,,,,only a comment", "NO//2026/T1C11/agreed=null;comment=only a comment" },

    { ",,2026,T1C11,,43",
      "country:country: unknown country, expected an ISO code (NO, NOR) or an English name" },
    { "Atlantis,,2026,T1C11,,43",
      "country:country: unknown country, expected an ISO code (NO, NOR) or an English name" },
    { "NO,,,T1C11,,43", "wave:wave: no wave, expected a year such as 2026" },
    { "NO,,26,T1C11,,43", "wave:wave: no wave code, expected a year such as 2026 or 2026-2" },
    { "NO,,2026-1234,T1C11,,43", "wave:wave: no wave code, expected a year such as 2026 or 2026-2" },
    { "NO,Nowhere,2026,T4I03,,1",
      "institution:institution: unknown institution of NO, expected its id or exact name" },
    { "SE," OSLO ",2026,T4I03,,1", "institution:institution: this institution belongs to NO, not to SE" },
    { "SE,Twin,2026,T4I03,,1", "institution:institution: two institutions of SE have this name: use the id" },
    { "NO,,2026,T9C99,,43",
      "question:question: unknown question, expected one of jane2-wp6-default 0.1.0-draft" },
    { "NO," OSLO ",2026,T1C11,,43",
      "institution:level: question T1C11 is asked of the country: expected an empty institution" },
    { "NO,,2026,T4I03,,43",
      "institution:level: question T4I03 is asked of institutions: expected an id or exact name" },
    { "NO,,2026,T1C11,expert,43", "slot:slot: expected agreed, expert:<id>, entry:1 or entry:2" },
    { "NO,,2026,T1C11,expert:a/b,43", "slot:slot: expected agreed, expert:<id>, entry:1 or entry:2" },
    { "NO,,2026,T1C11,,43,DK",
      "missing:missing: a value and a missing code in one row, expected one of them" },
    { "NO,,2026,T1C11,,,", "value:missing: neither a value nor a missing code (DK, NA, NR)" },
    { "NO,,2026,T1C11,,,XX", "missing:missing: unknown missing code, expected DK, NA or NR" },
    { "NO,,2026,T1C11,,,SK", "missing:missing: SK is set by routing and cannot be imported" },
    { "NO,,2026,T1C11,,,SU", "missing:missing: SU is set by a release and cannot be imported" },
    { "NO,,2026,T1C11,,43,,rumour",
      "source_kind:option: unknown kind of source, expected registry, electronic_record, manual_audit, "
      "official_document, published_study, estimate or other" },
    { "NO,,2026,T1C11,,43,,,,sure,", "confidence:option: unknown confidence, expected high, medium or low" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = read_one (fixture, cases[i].line);

      if (g_strcmp0 (got, cases[i].expected) != 0)
        g_error ("%s: got %s", cases[i].line, got);
    }
}

/* The words belong to survey; that the row is refused, where and why, is ours. */
static void
test_bad_values (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "NO,,2026,T1C11,,forty",   "NO,,2026,T1C11,,4.5",
    "NO,,2026,T1C11,,-1",      "NO,,2026,T1C11,,1e9",
    "NO,,2026,T1C11,,\"1,5\"", "NO,,2026,T1C02,,maybe",
    "NO,,2026,T3C01,,5/4",     "NO,,2026,T3C01,,5/0",
    "NO,,2026,T3C01,,5",       "NO," OSLO ",2026,T1I02,,consult|nothing",
    "NO,,2026,T1C11,,nan",     "NO,,2026,T1C11,,inf",
    "NO,,2026,T1C11,,0x10",    "NO,,2026,T1C11,,DK",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *got = read_one (fixture, lines[i]);

      if (!g_str_has_prefix (got, "value:") || strstr (got, ": ") == NULL || strlen (got) < 20)
        g_error ("%s: got %s", lines[i], got);
    }
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PalAnswersReader) reader = open_reader (fixture,
                                                     "country,wave,question,value\n"
                                                     "NO,2026,T1C11,1\n"
                                                     "NO,2027,T1C11,1\n"
                                                     "Norway,2026,T1C11,1\n"
                                                     "NO,2026,T1C11,bad\n"
                                                     "NO,2026,T1C12,1\n",
                                                     NULL, NULL);
  PalAnswerRow row;
  const PalFinding *finding;

  while (pal_answers_reader_next (reader, &row, NULL))
    ;
  g_assert_cmpuint (pal_answers_reader_get_n_rows (reader), ==, 5);
  g_assert_cmpuint (pal_answers_reader_get_n_refused (reader), ==, 2);
  finding = g_ptr_array_index (pal_answers_reader_get_findings (reader), 0);
  g_assert_cmpuint (finding->row, ==, 4);
  g_assert_cmpstr (finding->rule, ==, "duplicate");
  g_assert_cmpstr (finding->message, ==, "the same cell already stands in row 2");
  g_assert_cmpuint (pal_answers_reader_get_new_waves (reader)->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (pal_answers_reader_get_new_waves (reader), 0), ==, "2027");
}

static void
test_wave_option (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PalAnswersReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  PalAnswerRow row;
  PalAnswerKeyParts cell;
  const PalFinding *finding;

  g_assert_null (open_reader (fixture, "country,question,value\nNO,T1C11,1\n", NULL, &error));
  g_assert_cmpstr (error->message, ==, "a.csv: row 1: no column \"wave\", found: country, question, value");
  g_clear_error (&error);
  g_assert_null (open_reader (fixture, "country,wave,question\nNO,2026,T1C11\n", NULL, &error));
  g_assert_cmpstr (error->message, ==, "a.csv: row 1: no column \"value\", found: country, wave, question");
  g_clear_error (&error);

  reader =
      open_reader (fixture, "country,question,value,wave\nNO,T1C11,1,\nNO,T1C11,1,2024\n", "2026", &error);
  g_assert_no_error (error);
  g_assert_true (pal_answers_reader_next (reader, &row, NULL));
  pal_answer_keys_split (fixture->keys, row.key, &cell);
  g_assert_cmpstr (cell.wave, ==, "2026");
  g_assert_false (pal_answers_reader_next (reader, &row, &error));
  g_assert_no_error (error);
  finding = g_ptr_array_index (pal_answers_reader_get_findings (reader), 0);
  g_assert_cmpstr (finding->message, ==, "another wave than the 2026 asked for");
}

static void
test_broken_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PalAnswersReader) reader =
      open_reader (fixture, "country,wave,question,value\nNO,2026,T1C11,1\nNO,2026,T1C12,\"1\n", NULL, NULL);
  g_autoptr (GError) error = NULL;
  PalAnswerRow row;

  g_assert_true (pal_answers_reader_next (reader, &row, &error));
  g_assert_false (pal_answers_reader_next (reader, &row, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

/* Written and read again: the same cell, value and notes. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint n_notes;
    const char *line;
  } cases[] = {
    { PAL_N_USUAL_NOTES, "NO,,2026,T1C11,agreed,43,,,,," },
    { PAL_N_USUAL_NOTES, "NO,,2026,T1C11,agreed,,DK,,,," },
    { PAL_N_USUAL_NOTES, "NO,,2026,T3C01,agreed,3/4,,,,," },
    { PAL_N_USUAL_NOTES,
      "NO," OSLO ",2026,T1I02,expert:x,clinic|consult,,estimate,'@note,low,\"a \"\"b\"\", c\"" },
    { PAL_N_USUAL_NOTES, "NO,,2026,T1C11,agreed,,,,,,'=1" },
    { PAL_N_NOTES, "NO,,2026,T1C11,agreed,43,,registry,,high,,\"Report 2025, p. 3\",doi:10.1000/182,120" },
    { PAL_N_NOTES, "NO,,2026,T1C11,agreed,,,,,,,,https://example.org/?a=1," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
          "country,institution,wave,question,slot,value,missing,source_kind,source_note,confidence,comment",
          cases[i].n_notes == PAL_N_NOTES ? ",source_document,source_link,source_n" : "", "\n", cases[i].line,
          "\n", NULL);
      g_autoptr (PalAnswersReader) reader = open_reader (fixture, text, NULL, NULL);
      g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
      PalAnswerRow row;
      PalAnswerKeyParts cell;

      g_assert_true (pal_answers_reader_next (reader, &row, NULL));
      pal_answer_keys_split (fixture->keys, row.key, &cell);
      pal_answers_csv_write_header (writer, cases[i].n_notes);
      pal_answers_csv_write_row (writer, &cell, &row.value, row.notes, cases[i].n_notes);
      g_assert_cmpstr (pal_csv_writer_get_text (writer), ==, text);
    }
}

/* Evidence of the wrong form is refused with its column; a count is written in one way. */
static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "javascript:alert(1),", "example.org,", ",0", ",many", ",1.5" };
  g_autoptr (PalAnswersReader) good = NULL;
  PalAnswerRow row;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strconcat (
          "country,wave,question,value,source_link,source_n\nNO,2026,T1C11,43,", bad[i], "\n", NULL);
      g_autoptr (PalAnswersReader) reader = open_reader (fixture, text, NULL, NULL);

      g_assert_false (pal_answers_reader_next (reader, &row, NULL));
      g_assert_cmpuint (pal_answers_reader_get_n_refused (reader), ==, 1);
    }
  good = open_reader (fixture, "country,wave,question,value,source_n\nNO,2026,T1C11,43,1 200\n", NULL, NULL);
  g_assert_true (pal_answers_reader_next (good, &row, NULL));
  g_assert_cmpstr (row.notes[PAL_NOTE_SOURCE_N], ==, "1200");
  g_assert_null (row.notes[PAL_NOTE_SOURCE_LINK]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/answers-reader/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("bad-values", test_bad_values);
  ADD ("duplicates", test_duplicates);
  ADD ("wave-option", test_wave_option);
  ADD ("broken-file", test_broken_file);
  ADD ("round-trip", test_round_trip);
  ADD ("evidence", test_evidence);
#undef ADD
  return g_test_run ();
}
