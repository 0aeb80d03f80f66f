/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "pal-ui-test.h"
#include "ui/pal-back-stack.h"
#include "ui/pal-settings.h"

static char *
make_file (const char *name)
{
  char *path = pal_ui_test_path (name);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  return path;
}

static void
test_recents (void)
{
  g_autoptr (PalSettings) settings = pal_settings_new ();
  g_autofree char *a = make_file ("a.palliscope"), *b = make_file ("b.palliscope");
  const PalRecent first = { .path = a, .title = (char *) "Norway 2026", .draft = TRUE, .opened_ms = 1000 };
  const PalRecent second = {
    .path = b, .title = (char *) "Reference", .details = (char *) "9 answers", .demo = TRUE
  };
  g_autoptr (GPtrArray) recents = NULL;

  pal_settings_add_recent (settings, &first);
  pal_settings_add_recent (settings, &second);
  pal_settings_add_recent (settings, &first);

  recents = pal_settings_get_recents (settings);
  g_assert_cmpuint (recents->len, ==, 2);
  g_assert_cmpstr (((PalRecent *) recents->pdata[0])->path, ==, a);
  g_assert_cmpstr (((PalRecent *) recents->pdata[0])->title, ==, "Norway 2026");
  g_assert_true (((PalRecent *) recents->pdata[0])->draft);
  g_assert_cmpint (((PalRecent *) recents->pdata[0])->opened_ms, ==, 1000);
  g_assert_cmpstr (((PalRecent *) recents->pdata[1])->details, ==, "9 answers");
  g_assert_true (((PalRecent *) recents->pdata[1])->demo);

  /* A file that is gone is not offered. */
  g_assert_no_errno (g_unlink (a));
  g_clear_pointer (&recents, g_ptr_array_unref);
  recents = pal_settings_get_recents (settings);
  g_assert_cmpuint (recents->len, ==, 1);

  pal_settings_remove_recent (settings, b);
  g_clear_pointer (&recents, g_ptr_array_unref);
  recents = pal_settings_get_recents (settings);
  g_assert_cmpuint (recents->len, ==, 0);
}

static void
test_recents_are_few (void)
{
  g_autoptr (PalSettings) settings = pal_settings_new ();
  g_autoptr (GPtrArray) recents = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%d.palliscope", i), *path = make_file (name);
      const PalRecent recent = { .path = path, .title = name, .opened_ms = i };

      pal_settings_add_recent (settings, &recent);
    }
  recents = pal_settings_get_recents (settings);
  g_assert_cmpuint (recents->len, ==, 8);
  g_assert_cmpint (((PalRecent *) recents->pdata[0])->opened_ms, ==, 19);
}

static void
test_window (void)
{
  g_autoptr (PalSettings) settings = pal_settings_new ();
  g_autofree char *view = NULL;
  int width, height;
  gboolean maximized;

  pal_settings_get_window (settings, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 1280);
  g_assert_cmpint (height, ==, 800);
  g_assert_false (maximized);

  pal_settings_set_window (settings, 1100, 10, TRUE);
  pal_settings_set_view (settings, "compare");
  pal_settings_get_window (settings, &width, &height, &maximized);
  view = pal_settings_dup_view (settings);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 280); /* never too small to be used */
  g_assert_true (maximized);
  g_assert_cmpstr (view, ==, "compare");
}

static void
test_back_stack (void)
{
  PalBackStack *stack = pal_back_stack_new ();
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autofree char *first = NULL, *second = NULL, *none = NULL;

  pal_selection_set_country (selection, "NO");
  pal_selection_set_subject (selection, "SRV1");
  pal_back_stack_push (stack, "map", selection);
  pal_selection_set_country (selection, "PT");
  pal_selection_set_institution (selection, "x");
  pal_back_stack_push (stack, "compare", selection);
  pal_selection_set_country (selection, NULL);

  first = pal_back_stack_pop (stack, selection);
  g_assert_cmpstr (first, ==, "compare");
  g_assert_cmpstr (pal_selection_get_country (selection), ==, "PT");
  g_assert_cmpstr (pal_selection_get_institution (selection), ==, "x");
  second = pal_back_stack_pop (stack, selection);
  g_assert_cmpstr (second, ==, "map");
  g_assert_cmpstr (pal_selection_get_country (selection), ==, "NO");
  g_assert_null (pal_selection_get_institution (selection));
  g_assert_true (pal_back_stack_is_empty (stack));
  none = pal_back_stack_pop (stack, selection);
  g_assert_null (none);
  pal_back_stack_free (stack);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/settings/window", test_window);
  g_test_add_func ("/ui/settings/recents", test_recents);
  g_test_add_func ("/ui/settings/recents-are-few", test_recents_are_few);
  g_test_add_func ("/ui/back-stack", test_back_stack);
  return g_test_run ();
}
