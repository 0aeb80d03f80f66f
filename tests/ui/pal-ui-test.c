/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"

#include <locale.h>
#include <stdlib.h>

#include "session/pal-seed.h"
#include "ui/pal-application.h"
#include "ui/pal-ui.h"

#define MAX_WAIT_US (10 * G_USEC_PER_SEC)

static GtkApplication *application; /* registered once, off the bus */
static PalSettings *settings;

static void
skip_without_display (void)
{
  if (gtk_init_check ())
    return;
  if (g_strcmp0 (g_getenv ("PAL_TEST_REQUIRE_DISPLAY"), "1") == 0)
    g_error ("there is no display, and PAL_TEST_REQUIRE_DISPLAY=1");
  g_print ("1..0 # SKIP there is no display\n");
  exit (0);
}

static char *home; /* of this run */

static void
remove_tree (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);
  g_file_delete (folder, NULL, NULL);
}

static void
remove_home (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path (home);

  remove_tree (folder);
}

/* Nothing of a person is read or written.  G_TEST_OPTION_ISOLATE_DIRS would also hide the system's icons and
 * schemas, without which GTK does not start. */
static void
isolate (void)
{
  static const char *const names[] = { "DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME",
                                       "RUNTIME_DIR" };

  home = g_dir_make_tmp ("palliscope-ui-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *variable = g_strconcat ("XDG_", names[i], NULL);
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
      g_setenv (variable, folder, TRUE);
    }
  atexit (remove_home);
}

void
pal_ui_test_init (int *argc, char ***argv)
{
  isolate ();
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  skip_without_display ();
  pal_ui_init (NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

char *
pal_ui_test_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "files", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  return name != NULL ? g_build_filename (folder, name, NULL) : g_steal_pointer (&folder);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
pal_ui_test_wait (PalUiTestFunc condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT_US;
  /* Without a source of its own the loop would sleep through the end. */
  guint waker = g_timeout_add (50, wake_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("the condition did not come true in 10 s");
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (waker);
}

void
pal_ui_test_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

const char *
pal_ui_test_get_workspace_path (const char *kind)
{
  static GHashTable *paths = NULL;
  char *path;

  if (paths == NULL)
    paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  path = g_hash_table_lookup (paths, kind);
  if (path == NULL)
    {
      g_autoptr (GError) error = NULL;

      path = pal_seed_ensure_workspace (kind, &error);
      g_assert_no_error (error);
      g_hash_table_insert (paths, g_strdup (kind), path);
    }
  return path;
}

static gboolean
is_drawn (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

static gboolean
is_open (gpointer window)
{
  return !pal_window_is_busy (window) && pal_window_get_workspace (window) != NULL;
}

PalWindow *
pal_ui_test_open_window (const char *kind, int width, int height)
{
  PalWindow *window;

  if (application == NULL)
    {
      g_autoptr (GError) error = NULL;

      application = GTK_APPLICATION (pal_application_new ());
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      settings = pal_settings_new ();
    }
  window = PAL_WINDOW (pal_window_new (application, settings));
  /* The frame that GTK draws without a compositor would take 10 px of the size. */
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  pal_ui_test_wait (is_drawn, window);
  if (kind != NULL)
    {
      pal_window_open_path (window, pal_ui_test_get_workspace_path (kind), PAL_OPEN_IN_PLACE);
      pal_ui_test_wait (is_open, window);
    }
  pal_ui_test_iterate ();
  return window;
}

static gboolean
is_active (gpointer window)
{
  if (!gtk_window_is_active (window))
    gtk_window_present (window);
  return gtk_window_is_active (window);
}

void
pal_ui_test_activate (PalWindow *window)
{
  pal_ui_test_wait (is_active, window);
}

void
pal_ui_test_close_window (PalWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  pal_ui_test_iterate ();
  g_assert_null (window);
}

GtkWidget *
pal_ui_test_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pal_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  const char *shown = NULL;

  if (GTK_IS_LABEL (widget))
    shown = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    shown = gtk_button_get_label (GTK_BUTTON (widget));
  return g_strcmp0 (shown, text) == 0;
}

GtkWidget *
pal_ui_test_find_text (GtkWidget *root, const char *text)
{
  /* Hidden, or on a page of a stack that is not the one on top. */
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (shows_text (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pal_ui_test_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
pal_ui_test_find_tip (GtkWidget *root, const char *tip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pal_ui_test_find_tip (child, tip);

      if (found != NULL)
        return found;
    }
  return NULL;
}
