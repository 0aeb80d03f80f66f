/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-pages.h"

#include <string.h>

#include "base/pal-error.h"
#include "golden.h"
#include "model/pal-answers.h"
#include "page-checks.h"
#include "report/pal-form-words.h"

#define N_MANY 120

static PalInstrument *
load_small (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "report", "form.json", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  instrument = pal_instrument_new_from_json (data, -1, "form.json", &error);
  g_assert_no_error (error);
  return instrument;
}

static PalForm
make_form (PalInstrument *instrument)
{
  return (PalForm){ .instrument = instrument,
                    .level = PAL_LEVEL_COUNTRY,
                    .paper = PAL_PAPER_A4,
                    .country = "Norway",
                    .wave = "2026",
                    .date = "2026-11-22" };
}

static GPtrArray *
lay_out (const PalForm *form, PalPages **out_pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = pal_form_dup_title (form);
  PalPages *pages = pal_form_pages_new (form, &error);
  GPtrArray *scenes;

  g_assert_no_error (error);
  scenes = pal_pages_finish (pages, title, form->wave);
  *out_pages = pages;
  return scenes;
}

static void
test_blank (void)
{
  g_autoptr (PalInstrument) instrument = load_small ();
  const PalForm form = make_form (instrument);
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = lay_out (&form, &pages);
  g_autofree char *texts = join_texts (scenes);
  double top, bottom;

  g_assert_cmpuint (scenes->len, ==, 3);
  check_pieces (pages, scenes);
  g_assert_cmpuint (count_split (pages), ==, 0);
  /* Each question stands there once, and may be left with a reason. */
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      g_test_message ("%s", question->id);
      g_assert_cmpuint (count_text (texts, question->text), ==, question->level == PAL_LEVEL_COUNTRY ? 1 : 0);
    }
  g_assert_cmpuint (count_text (texts, "Not known\n"), ==, 16);
  g_assert_cmpuint (count_text (texts, "Not applicable\n"), ==, 16);
  g_assert_cmpuint (count_text (texts, "Source or comment\n"), ==, 16);
  g_assert_nonnull (strstr (texts, "Signature\n"));
  g_assert_null (strstr (texts, "Not answered"));
  for (guint i = 0; i < scenes->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("form-blank-%u", i + 1);

      pal_pages_get_body (pages, i, &top, &bottom);
      g_assert_cmpfloat (find_lowest (g_ptr_array_index (scenes, i)), <,
                         pal_scene_get_height (g_ptr_array_index (scenes, i)) - 30);
      assert_golden (g_ptr_array_index (scenes, i), name);
    }
}

static void
test_routing_words (void)
{
  static const struct
  {
    const char *question;
    guint condition;
    const char *words;
  } cases[] = {
    { "T2C01", 0, "Only if T1C01 is not “None of them has been written down anywhere so far”." },
    { "T2C02", 1, "Only if “Home care” is ticked in T1C02." },
    { "T2C03", 1, "Only if “None” is not ticked in T1C02." },
    { "T2C04", 1, "Only if T1C03 is one of “Partially” · “Yes”." },
    { "T2C05", 0, "Only if T1C03 is “Yes”." },
  };
  g_autoptr (PalInstrument) instrument = load_small ();
  const PalForm form = make_form (instrument);
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = lay_out (&form, &pages);
  g_autofree char *texts = join_texts (scenes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalQuestion *question = pal_instrument_find_question (instrument, cases[i].question);
      g_autofree char *words = NULL;

      g_assert_nonnull (question);
      words = pal_form_words_condition (instrument, &question->show_if[cases[i].condition]);
      g_assert_cmpstr (words, ==, cases[i].words);
      /* What all questions of a section share is said once, below its heading, and again on top of the page
       * where the section goes on. */
      g_assert_cmpuint (count_text (texts, words), ==, i == 0 ? 2 : 1);
    }
}

typedef struct
{
  const char *question;
  const char *json; /* NULL: not answered */
  const char *hidden;
} Given;

static PalFormAnswer *
make_answers (PalInstrument *instrument, const Given *given, guint n, PalAnswers *answers)
{
  PalFormAnswer *out = g_new0 (PalFormAnswer, pal_instrument_get_n_questions (instrument));

  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *question = pal_instrument_find_question (instrument, given[i].question);
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (question);
      out[question->index].hidden_reason = given[i].hidden;
      if (given[i].json == NULL)
        continue;
      pal_value_from_json (&value, given[i].json, &error);
      g_assert_no_error (error);
      pal_answers_set (answers, question->index, &value);
      out[question->index].value = pal_answers_get (answers, question->index);
    }
  return out;
}

static void
test_filled (void)
{
  static const Given given[] = {
    { "T1C01", "\"draft\"", NULL },
    { "T1C02", "[\"a\",\"d\"]", NULL },
    { "T1C03", "{\"missing\":\"DK\"}", NULL },
    { "T1C04", "4", NULL },
    { "T1C05", "5623071", NULL },
    { "T1C06", "12.5", NULL },
    { "T1C07", "{\"missing\":\"NA\"}", NULL },
    { "T1C08", "{\"den\":40,\"num\":12}", NULL },
    { "T1C09", "\"Two words\"", NULL },
    { "T1C10", "\"2024-02-29\"", NULL },
    { "T1C11", "-3.25", NULL },
    { "T2C01", NULL, NULL },
    { "T2C02", "77", "Not asked, because T1C02 is “Telephone”." },
    { "T2C05", NULL, "Asked once T1C03 is answered." },
  };
  static const char *const notes[] = { "Source: Registry", "Comment: as counted in May", NULL };
  static const char *const marks[] = { "Demonstration data", NULL };
  g_autoptr (PalInstrument) instrument = load_small ();
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  g_autofree PalFormAnswer *list = make_answers (instrument, given, G_N_ELEMENTS (given), answers);
  PalForm form = make_form (instrument);
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *texts = NULL;

  list[0].notes = notes;
  form.answers = list;
  form.marks = marks;
  scenes = lay_out (&form, &pages);
  texts = join_texts (scenes);

  check_pieces (pages, scenes);
  g_assert_cmpuint (count_split (pages), ==, 0);
  g_assert_nonnull (strstr (texts, "\n5\n6\n2\n3\n0\n7\n1\npersons\n"));
  g_assert_nonnull (strstr (texts, "\n1\n2\n.\n5\nFTE\n"));
  g_assert_nonnull (strstr (texts, "This is 30.0 %."));
  g_assert_nonnull (strstr (texts, "Two words\n"));
  /* What no box can hold is written out, to the last decimal. */
  g_assert_nonnull (strstr (texts, "−3.25\n"));
  g_assert_nonnull (strstr (texts, "Source: Registry\n"));
  g_assert_nonnull (strstr (texts, "Comment: as counted in May\n"));
  /* A hidden answer is left out, and the form says why. */
  g_assert_nonnull (strstr (texts, "Not asked, because T1C02 is “Telephone”.\n"));
  g_assert_nonnull (strstr (texts, "Asked once T1C03 is answered.\n"));
  g_assert_null (strstr (texts, "\n7\n7\n"));
  /* T2C01, T2C03, T2C04: asked, and empty. */
  g_assert_cmpuint (count_text (texts, "Not answered\n"), ==, 3);
  g_assert_cmpuint (count_text (texts, "Demonstration data\n"), ==, scenes->len);
  g_assert_null (strstr (texts, "Signature"));
  for (guint i = 0; i < scenes->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("form-filled-%u", i + 1);

      assert_golden (g_ptr_array_index (scenes, i), name);
    }
}

/* Numbers that the boxes of their question cannot tell are not cut to fit. */
static void
test_numbers_beside_boxes (void)
{
  static const struct
  {
    const char *question, *json, *shown;
  } cases[] = {
    { "T1C05", "12345678",
      "12\xe2\x80\xaf"
      "345\xe2\x80\xaf"
      "678\n" },
    { "T1C06", "12.25", "12.25\n" },
    { "T1C07", "-1", "−1\n" },
    { "T1C05", "0.5", "0.5\n" },
    { "T1C10", "\"May 2024\"", "May 2024\n" },
    { "T1C01", "\"gone\"", "gone\n" },
    { "T1C02", "[\"gone\"]", "gone\n" },
  };
  g_autoptr (PalInstrument) instrument = load_small ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Given given = { cases[i].question, cases[i].json, NULL };
      g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
      g_autofree PalFormAnswer *list = make_answers (instrument, &given, 1, answers);
      PalForm form = make_form (instrument);
      g_autoptr (PalPages) pages = NULL;
      g_autoptr (GPtrArray) scenes = NULL;
      g_autofree char *texts = NULL;

      g_test_message ("%s %s", given.question, given.json);
      form.answers = list;
      scenes = lay_out (&form, &pages);
      texts = join_texts (scenes);
      g_assert_nonnull (strstr (texts, cases[i].shown));
    }
}

/* One question of every length, so that the ends of pages fall everywhere. */
static PalInstrument *
make_many (void)
{
  g_autoptr (GString) json = g_string_new (
      "{\"schema\":\"palliscope-instrument/1\",\"id\":\"many\",\"version\":\"1\",\"language\":\"en\","
      "\"title\":\"Many\",\"modules\":[{\"id\":\"M\",\"task\":1,\"title\":\"Part\",\"description\":\"D\","
      "\"sections\":[{\"id\":\"M.A\",\"level\":\"country\",\"title\":\"All\",\"questions\":[");
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_string_append_printf (json,
                              "%s{\"id\":\"T%uC%02u\",\"level\":\"country\",\"type\":\"single\",\"text\":\"",
                              i > 0 ? "," : "", i / 100, i % 100);
      for (guint j = 0; j <= (i * 7) % 40; j++)
        g_string_append (json, "words and ");
      g_string_append_printf (json, "end of %03u\",\"options\":[", i);
      for (guint j = 0; j < 2 + (i * 5) % 17; j++)
        g_string_append_printf (json,
                                "%s{\"code\":\"c%u\",\"label\":\"An answer of some length, number %u\"}",
                                j > 0 ? "," : "", j, j);
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}]}]}");
  instrument = pal_instrument_new_from_json (json->str, -1, "many", &error);
  g_assert_no_error (error);
  return instrument;
}

static void
test_many_pages (void)
{
  g_autoptr (PalInstrument) instrument = make_many ();

  for (guint paper = PAL_PAPER_A4; paper <= PAL_PAPER_LETTER; paper++)
    {
      PalForm form = make_form (instrument);
      g_autoptr (PalPages) pages = NULL;
      g_autoptr (GPtrArray) scenes = NULL;
      g_autofree char *texts = NULL, *last = NULL;
      double top, bottom;

      form.paper = (PalPaper) paper;
      scenes = lay_out (&form, &pages);
      texts = join_texts (scenes);
      last = g_strdup_printf ("Page %u of %u\n", scenes->len, scenes->len);

      g_assert_cmpuint (scenes->len, >, 12);
      g_assert_nonnull (strstr (texts, last));
      check_pieces (pages, scenes);
      g_assert_cmpuint (count_split (pages), ==, 0);
      g_assert_cmpuint (count_text (texts, "end of "), ==, N_MANY);
      for (guint i = 0; i < scenes->len; i++)
        {
          const PalScene *page = g_ptr_array_index (scenes, i);

          /* Nothing but the number of the page stands below the body. */
          pal_pages_get_body (pages, i, &top, &bottom);
          g_assert_cmpfloat (find_lowest (page), <, pal_scene_get_height (page) - 30);
        }
    }
}

/* An answer of forty pages is split at its lines, and no line is lost. */
static void
test_long_answer (void)
{
  g_autoptr (PalInstrument) instrument = load_small ();
  g_autoptr (PalAnswers) answers = pal_answers_new (instrument);
  g_autoptr (GString) text = g_string_new ("\"");
  Given given = { "T1C09", NULL, NULL };
  g_autofree PalFormAnswer *list = NULL;
  PalForm form = make_form (instrument);
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *texts = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "word%04u and some more of it, ", i);
  g_string_append_c (text, '"');
  given.json = text->str;
  list = make_answers (instrument, &given, 1, answers);
  form.answers = list;
  scenes = lay_out (&form, &pages);
  texts = join_texts (scenes);

  check_pieces (pages, scenes);
  g_assert_cmpuint (count_split (pages), >, 5);
  g_assert_cmpuint (count_text (texts, "word0") + count_text (texts, "word1"), ==, 2000);
}

static void
test_other_level (void)
{
  g_autoptr (PalInstrument) instrument = load_small (), many = make_many ();
  PalForm form = make_form (instrument);
  g_autoptr (PalPages) pages = NULL, none = NULL;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *texts = NULL;

  form.level = PAL_LEVEL_INSTITUTION;
  form.institution = "A hospital";
  scenes = lay_out (&form, &pages);
  texts = join_texts (scenes);
  g_assert_cmpuint (scenes->len, ==, 1);
  g_assert_nonnull (strstr (texts, "How many beds?"));
  g_assert_nonnull (strstr (texts, "A hospital\n"));
  g_assert_null (strstr (texts, "Every kind of question"));
  g_assert_cmpstr (pal_scene_get_title (g_ptr_array_index (scenes, 0)), ==,
                   "A small survey on paper: A hospital");

  form.instrument = many;
  none = pal_form_pages_new (&form, &error);
  g_assert_null (none);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/form/blank", test_blank);
  g_test_add_func ("/report/form/routing-words", test_routing_words);
  g_test_add_func ("/report/form/filled", test_filled);
  g_test_add_func ("/report/form/numbers-beside-boxes", test_numbers_beside_boxes);
  g_test_add_func ("/report/form/many-pages", test_many_pages);
  g_test_add_func ("/report/form/long-answer", test_long_answer);
  g_test_add_func ("/report/form/other-level", test_other_level);
  return g_test_run ();
}
