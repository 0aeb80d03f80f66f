/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-form-paper.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "page-checks.h"
#include "session/pal-seed.h"
#include "store/pal-batch.h"
#include "survey/pal-routing.h"

/* 2026-11-22 */
#define TODAY_MS G_GINT64_CONSTANT (1795305600000)

typedef gboolean (*SeedFunc) (PalStore *store, GError **error);

typedef struct
{
  char *folder, *path;
  PalStore *store;
  PalDataset *dataset;
} Fixture;

/* What a person starts with who makes a survey of their own: a draft. */
static gboolean
seed_draft (PalStore *store, GError **error)
{
  return pal_seed_empty (store, "2026", error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  SeedFunc seed = (SeedFunc) data;
  g_autoptr (GError) error = NULL;

  g_setenv ("PAL_ACTOR", "Test", TRUE);
  f->folder = g_dir_make_tmp ("pal-paper-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "test.palliscope", NULL);
  f->store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (seed (f->store, &error));
  g_assert_no_error (error);
  f->dataset = pal_dataset_load (f->store, &error);
  g_assert_no_error (error);
  pal_clock_set_fixed_ms (TODAY_MS);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_clock_set_fixed_ms (0);
  pal_dataset_free (f->dataset);
  pal_store_close (f->store);
  g_remove (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static GPtrArray *
lay_out (Fixture *f, const PalFormRequest *request, PalPages **out_pages)
{
  g_autoptr (GError) error = NULL;

  *out_pages = pal_form_paper_new (f->dataset, request, &error);
  g_assert_no_error (error);
  return pal_pages_finish (*out_pages, "Title", NULL);
}

/* cairo numbers each page in a comment. */
static guint
count_pdf_pages (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  static const char mark[] = "/Type /Page %";
  guint n = 0;

  g_assert_cmpmem (data, 5, "%PDF-", 5);
  for (gsize i = 0; i + strlen (mark) <= size; i++)
    n += memcmp (data + i, mark, strlen (mark)) == 0;
  return n;
}

static void
check_unit (Fixture *f, const PalFormRequest *request)
{
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = lay_out (f, request, &pages);
  g_autofree char *texts = join_texts (scenes);
  PalInstrument *instrument = pal_dataset_get_instrument (f->dataset);
  const PalAnswers *answers =
      pal_wave_data_get_answers (pal_dataset_get_wave (f->dataset, request->wave), request->country,
                                 request->level == PAL_LEVEL_INSTITUTION ? request->institution : NULL);
  guint n = pal_instrument_get_n_questions (instrument), n_hidden = 0, n_empty = 0;
  g_autofree PalRoute *routes = g_new (PalRoute, n);

  check_pieces (pages, scenes);
  g_assert_cmpuint (count_split (pages), ==, 0);
  pal_routing_get_all (answers, routes);
  for (guint i = 0; i < n; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      const PalValue *value = pal_answers_get (answers, i);

      if (question->level != request->level)
        continue;
      n_hidden += routes[i] != PAL_ROUTE_SHOWN;
      if (routes[i] == PAL_ROUTE_SHOWN)
        n_empty += value->kind == PAL_VALUE_NONE ||
                   (value->kind == PAL_VALUE_MISSING && value->missing == PAL_MISSING_NR);
      g_assert_nonnull (strstr (texts, question->text));
    }
  /* A reason for each question that is not asked; the words for each that is, and is empty. */
  g_assert_cmpuint (count_text (texts, "Not asked, because ") + count_text (texts, "Asked once "), ==,
                    n_hidden);
  g_assert_cmpuint (count_text (texts, "Not answered\n"), ==, n_empty);
  g_assert_cmpuint (count_text (texts, "Demonstration data\n"), ==, scenes->len);
  g_assert_cmpuint (count_text (texts, "Draft, not for distribution\n"), ==, scenes->len);
}

static void
test_all_filled (Fixture *f, gconstpointer data)
{
  GPtrArray *countries = pal_wave_data_get_countries (pal_dataset_get_wave (f->dataset, "2026"));
  GPtrArray *institutions = pal_dataset_get_institutions (f->dataset);

  g_assert_cmpuint (countries->len, ==, 26);
  check_unit (f, &(PalFormRequest){ .wave = "2026", .country = "NO" });
  for (guint i = 0; i < countries->len; i += 5)
    check_unit (f, &(PalFormRequest){ .wave = "2026", .country = g_ptr_array_index (countries, i) });
  for (guint i = 0; i < institutions->len; i += 19)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);

      check_unit (f, &(PalFormRequest){ .wave = "2026",
                                        .country = pal_institution_get_country (institution),
                                        .level = PAL_LEVEL_INSTITUTION,
                                        .institution = pal_institution_get_id (institution),
                                        .paper = PAL_PAPER_LETTER });
    }
}

static void
test_pdf (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      const PalFormRequest request = { .wave = "2026", .country = "NO", .is_blank = i % 2, .paper = i / 2 };
      g_autoptr (GError) error = NULL;
      g_autoptr (PalPages) pages = NULL;
      g_autoptr (GPtrArray) scenes = lay_out (f, &request, &pages);
      g_autoptr (GBytes) pdf = pal_form_paper_to_pdf (f->dataset, &request, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (scenes->len, >, 5);
      g_assert_cmpuint (count_pdf_pages (pdf), ==, scenes->len);
    }
}

/* Marks and reasons belong to values: a form to be sent out carries none. */
static void
test_blank (Fixture *f, gconstpointer data)
{
  const PalFormRequest request = { .wave = "2026", .country = "NO", .is_blank = TRUE };
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = lay_out (f, &request, &pages);
  g_autofree char *texts = join_texts (scenes);

  check_pieces (pages, scenes);
  g_assert_nonnull (strstr (texts, "Norway\n"));
  g_assert_nonnull (strstr (texts, "2026-11-22\n"));
  g_assert_null (strstr (texts, "Demonstration data"));
  g_assert_null (strstr (texts, "Draft, not"));
  g_assert_null (strstr (texts, "Not asked, because"));
  g_assert_null (strstr (texts, "Invented"));
}

static void
test_draft (Fixture *f, gconstpointer data)
{
  const PalFormRequest request = { .wave = "2026", .country = "NO" };
  g_autoptr (PalPages) pages = NULL;
  g_autoptr (GPtrArray) scenes = lay_out (f, &request, &pages);
  g_autofree char *texts = join_texts (scenes);

  g_assert_cmpuint (count_text (texts, "Draft, not for distribution\n"), ==, scenes->len);
  g_assert_null (strstr (texts, "Demonstration data"));
}

/* What stands beside an answer: source, how sure, comment, each of the right unit. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  static const char *const cells[][2] = { { "source_kind", "\"registry\"" },
                                          { "source_note", "\"Report of 2025, page 12\"" },
                                          { "confidence", "\"high\"" },
                                          { "comment", "\"counted twice\\nby two people\"" } };
  g_autofree char *id = pal_answer_id_make ("NO", NULL, "2026", "T1C11", NULL);
  const PalFormRequest norway = { .wave = "2026", .country = "NO" },
                       sweden = { .wave = "2026", .country = "SE" };
  g_autoptr (PalPages) pages = NULL, other = NULL;
  g_autoptr (GPtrArray) scenes = NULL, other_scenes = NULL;
  g_autofree char *texts = NULL, *other_texts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    pal_dataset_apply (f->dataset, "answer", id, cells[i][0], cells[i][1]);
  scenes = lay_out (f, &norway, &pages);
  other_scenes = lay_out (f, &sweden, &other);
  texts = join_texts (scenes);
  other_texts = join_texts (other_scenes);

  g_assert_nonnull (strstr (texts, "Source: Registry\nReference of the source: Report of 2025, page 12\n"
                                   "Confidence: High\nComment: counted twice\nby two people\n"));
  g_assert_null (strstr (other_texts, "Report of 2025"));
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  static const struct
  {
    PalFormRequest request;
    const char *message;
  } cases[] = {
    { { .country = "NO" }, "a filled form needs a wave" },
    { { .wave = "1999", .country = "NO" }, "a filled form needs a wave" },
    { { .wave = "2026" }, "a filled form needs a country" },
    { { .wave = "2026", .country = "NO", .level = PAL_LEVEL_INSTITUTION },
      "a filled form needs an institution" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = pal_form_paper_to_pdf (f->dataset, &cases[i].request, &error);

      g_assert_null (pdf);
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/paper/all-filled", Fixture, pal_seed_demo, set_up, test_all_filled, tear_down);
  g_test_add ("/report/paper/pdf", Fixture, pal_seed_reference, set_up, test_pdf, tear_down);
  g_test_add ("/report/paper/blank", Fixture, pal_seed_demo, set_up, test_blank, tear_down);
  g_test_add ("/report/paper/draft", Fixture, seed_draft, set_up, test_draft, tear_down);
  g_test_add ("/report/paper/notes", Fixture, pal_seed_reference, set_up, test_notes, tear_down);
  g_test_add ("/report/paper/refusals", Fixture, pal_seed_reference, set_up, test_refusals, tear_down);
  return g_test_run ();
}
