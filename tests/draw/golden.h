/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene-dump.h"

/* Compares the dump of a scene with tests/data/golden/draw/NAME.txt.  With
 * PAL_UPDATE_GOLDEN=1 the file is written anew; its diff is reviewed like code. */
static inline void
assert_golden (const PalScene *scene, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PAL_TEST_DATA"), "golden", "draw", file, NULL);
  g_autofree char *dump = pal_scene_dump (scene);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) is = NULL, should = NULL;
  const PalTextStyle probe = { .size = 100 };
  double width = pal_text_measure ("Hamburgefonstiv", &probe);

  pal_scene_check (scene, &error);
  g_assert_no_error (error);

  /* What is placed by the width of a text is placed so with Cantarell only. */
  if (width < 774 || width > 775.5)
    {
      g_test_message ("SKIPPED golden %s: the font Cantarell is missing (width %.2f)", name, width);
      g_test_skip ("the font Cantarell is missing");
      return;
    }

  if (g_strcmp0 (g_getenv ("PAL_UPDATE_GOLDEN"), "1") == 0)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  is = g_strsplit (dump, "\n", -1);
  should = g_strsplit (golden, "\n", -1);
  for (guint i = 0; is[i] != NULL && should[i] != NULL; i++)
    if (g_strcmp0 (is[i], should[i]) != 0)
      {
        g_test_message ("%s line %u\n  golden: %s\n  drawn:  %s", name, i + 1, should[i], is[i]);
        g_test_fail ();
        return;
      }
  g_assert_cmpuint (g_strv_length (is), ==, g_strv_length (should));
}
