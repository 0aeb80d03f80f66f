/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

/* Replays files and folders through a fuzz target, without libFuzzer: the corpus and every past crash run
 * with each "meson test". */

static guint n_files;

static void
replay_file (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  /* A copy of the exact size, so that a read past the end is seen by valgrind and the sanitizers. */
  {
    g_autofree guint8 *exact = g_memdup2 (data, length);

    g_test_message ("%s", path);
    (void) LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", length);
  }
  n_files++;
}

static void
replay_folder (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (data, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (data, name, NULL);

      replay_file (path);
    }
  g_assert_cmpuint (n_files, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc < 2)
    g_error ("expected the folder of a corpus");
  LLVMFuzzerInitialize (&argc, &argv);
  g_test_add_data_func ("/fuzz/corpus", argv[1], replay_folder);
  return g_test_run ();
}
