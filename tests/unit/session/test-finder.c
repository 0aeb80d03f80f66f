/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>

#include "base/pal-error.h"
#include "session/pal-finder.h"
#include "session/pal-library.h"
#include "session/pal-seed.h"
#include "session/pal-workspace.h"

static PalWorkspace *
open_reference (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_seed_ensure_workspace ("reference", &error);
  PalWorkspace *workspace;

  g_assert_no_error (error);
  workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
close_workspace (PalWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (workspace, &error));
  g_assert_no_error (error);
  g_object_unref (workspace);
}

static void
test_first_hit (void)
{
  PalWorkspace *workspace = open_reference ();
  g_autoptr (PalFinder) finder = pal_finder_new (pal_workspace_get_dataset (workspace));
  const struct
  {
    const char *text;
    PalFoundKind kind;
    const char *id;
  } cases[] = {
    { "Norway", PAL_FOUND_COUNTRY, "NO" },    { "  norWAY ", PAL_FOUND_COUNTRY, "NO" },
    { "no", PAL_FOUND_COUNTRY, "NO" },       /* its code before all that begins so */
    { "NOR", PAL_FOUND_COUNTRY, "NO" },      /* takes part, before North Macedonia */
    { "norge", PAL_FOUND_COUNTRY, "NO" },    /* its own name */
    { "Norwya", PAL_FOUND_COUNTRY, "NO" },   /* swapped */
    { "Portgual", PAL_FOUND_COUNTRY, "PT" }, /* swapped */
    { "Germny", PAL_FOUND_COUNTRY, "DE" },   /* one left out */
    { "Denmarkk", PAL_FOUND_COUNTRY, "DK" }, /* one too many */
    { "t1c11", PAL_FOUND_QUESTION, "T1C11" }, { "SRV1", PAL_FOUND_SUBJECT, "SRV1" },
    { "index", PAL_FOUND_SUBJECT, "INDEX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = pal_finder_search (finder, cases[i].text, 5);
      const PalFound *first = found->len > 0 ? found->pdata[0] : NULL;

      if (first == NULL || first->kind != cases[i].kind || g_strcmp0 (first->id, cases[i].id) != 0)
        g_error ("“%s” found %s", cases[i].text, first != NULL ? first->id : "nothing");
      g_assert_cmpstr (first->title, !=, NULL);
      g_assert_cmpstr (first->subtitle, !=, NULL);
    }
  close_workspace (workspace);
}

static void
test_nothing (void)
{
  PalWorkspace *workspace = open_reference ();
  g_autoptr (PalFinder) finder = pal_finder_new (pal_workspace_get_dataset (workspace));
  const char *const texts[] = { "", "   ", "xyzzy", "norway sweden", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = pal_finder_search (finder, texts[i], 5);

      g_assert_cmpuint (found->len, ==, 0);
    }
  close_workspace (workspace);
}

/* An institution is found by its name, its city, and without its accents. */
static void
test_institutions (void)
{
  PalWorkspace *workspace = open_reference ();
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  g_autoptr (PalFinder) finder = pal_finder_new (dataset);
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);

  g_assert_cmpuint (institutions->len, >, 0);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = institutions->pdata[i];
      g_autoptr (GPtrArray) found = pal_finder_search (finder, pal_institution_get_name (institution), 3);
      gboolean is_there = FALSE;

      /* Two countries may have an institution of the same name. */
      for (guint f = 0; f < found->len; f++)
        {
          const PalFound *one = found->pdata[f];

          is_there = is_there || g_strcmp0 (one->id, pal_institution_get_id (institution)) == 0;
        }
      g_assert_true (is_there);
    }
  close_workspace (workspace);
}

static void
test_limit (void)
{
  PalWorkspace *workspace = open_reference ();
  g_autoptr (PalFinder) finder = pal_finder_new (pal_workspace_get_dataset (workspace));
  g_autoptr (GPtrArray) found = pal_finder_search (finder, "a", 4);

  g_assert_cmpuint (found->len, ==, 4);
  close_workspace (workspace);
}

static void
test_is_wave (void)
{
  const char *const good[] = { "2026", "2026-2", "1999-12" };
  const char *const bad[] = { "", "26", "20266", "2026-", "2026-x", "2026 ", "2026-1234", "２０２６" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pal_library_is_wave (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pal_library_is_wave (bad[i]));
}

static void
test_create_survey (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_library_create_survey ("Ñorge / Pilot", "NO", "2026", &error);
  g_autofree char *again = pal_library_create_survey ("Ñorge / Pilot", "NO", "2026", NULL);
  g_autofree char *base = g_path_get_basename (path), *none = NULL;
  PalWorkspace *workspace;

  g_assert_no_error (error);
  g_assert_cmpstr (base, ==, "norge-pilot-2026.palliscope");
  g_assert_true (pal_library_contains (path));
  g_assert_cmpstr (path, !=, again); /* never over another file */

  workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_dataset_get_name (pal_workspace_get_dataset (workspace)), ==, "Ñorge / Pilot");
  g_assert_cmpstr (
      pal_dataset_get_cell (pal_workspace_get_dataset (workspace), "workspace", "workspace", "country"), ==,
      "\"NO\"");
  g_assert_cmpuint (pal_dataset_get_institutions (pal_workspace_get_dataset (workspace))->len, ==, 0);
  close_workspace (workspace);

  none = pal_library_create_survey ("x", "ZZ", "2026", &error);
  g_assert_null (none);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  none = pal_library_create_survey ("x", "NO", "soon", &error);
  g_assert_null (none);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static void
test_bring_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_library_create_survey ("Away", "SE", "2026", &error);
  g_autofree char *folder = g_dir_make_tmp ("palliscope-away-XXXXXX", NULL);
  g_autofree char *away = g_build_filename (folder, "away.palliscope", NULL), *copy = NULL;
  PalWorkspace *workspace;

  g_assert_no_error (error);
  g_assert_no_errno (g_rename (path, away));
  g_assert_false (pal_library_contains (away));
  copy = pal_library_bring_in (away, &error);
  g_assert_no_error (error);
  g_assert_true (pal_library_contains (copy));
  g_assert_true (g_file_test (away, G_FILE_TEST_EXISTS));

  workspace = pal_workspace_open_sync (copy, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_dataset_get_name (pal_workspace_get_dataset (workspace)), ==, "Away");
  close_workspace (workspace);

  g_free (copy);
  g_assert_no_errno (g_unlink (away));
  copy = pal_library_bring_in (away, &error);
  g_assert_null (copy);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/session/finder/first-hit", test_first_hit);
  g_test_add_func ("/session/finder/nothing", test_nothing);
  g_test_add_func ("/session/finder/institutions", test_institutions);
  g_test_add_func ("/session/finder/limit", test_limit);
  g_test_add_func ("/session/library/is-wave", test_is_wave);
  g_test_add_func ("/session/library/create-survey", test_create_survey);
  g_test_add_func ("/session/library/bring-in", test_bring_in);
  return g_test_run ();
}
