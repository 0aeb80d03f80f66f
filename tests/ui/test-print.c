/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "pal-ui-test.h"
#include "ui/survey/pal-form-print.h"

typedef struct
{
  PalWindow *window;
  PalSelection *selection;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("demo", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->view = GTK_WIDGET (pal_window_get_view (f->window));
  f->selection = pal_view_get_selection (PAL_VIEW (f->view));
  pal_selection_set_country (f->selection, "NO");
  pal_ui_test_iterate ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
}

/* Both forms are one menu away, and the button says what it does. */
static void
test_menu (Fixture *f, gconstpointer data)
{
  static const char *const targets[] = { "filled", "blank" };
  GtkWidget *button = NULL, *next;
  GMenuModel *menu;

  for (next = pal_ui_test_find (f->view, GTK_TYPE_MENU_BUTTON); next != NULL && button == NULL;
       next = gtk_widget_get_next_sibling (next))
    if (GTK_IS_MENU_BUTTON (next) &&
        g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (next)), "document-print-symbolic") == 0)
      button = next;
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Print Form");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Print Form");
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target =
          g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_STRING);

      g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_assert_cmpstr (action, ==, "survey.print-form");
      g_assert_cmpstr (g_variant_get_string (target, NULL), ==, targets[i]);
    }
}

/* What is printed is what the person works on. */
static void
test_request (Fixture *f, gconstpointer data)
{
  GPtrArray *all = pal_dataset_get_institutions (pal_view_get_dataset (PAL_VIEW (f->view)));
  const char *hospital = NULL;
  PalFormRequest request;

  for (guint i = 0; i < all->len && hospital == NULL; i++)
    if (g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), "NO") == 0)
      hospital = pal_institution_get_id (g_ptr_array_index (all, i));
  g_assert_nonnull (hospital);

  pal_form_print_get_request (f->selection, FALSE, &request);
  g_assert_cmpstr (request.country, ==, "NO");
  g_assert_cmpstr (request.wave, ==, "2026");
  g_assert_null (request.institution);
  g_assert_cmpint (request.level, ==, PAL_LEVEL_COUNTRY);
  g_assert_false (request.is_blank);

  pal_selection_set_institution (f->selection, hospital);
  pal_form_print_get_request (f->selection, TRUE, &request);
  g_assert_cmpstr (request.institution, ==, hospital);
  g_assert_cmpint (request.level, ==, PAL_LEVEL_INSTITUTION);
  g_assert_true (request.is_blank);
  pal_selection_set_institution (f->selection, NULL);
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return find_chooser () != NULL;
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile *folder;
} Place;

/* The dialog reads a folder before it stands in it. */
static gboolean
is_there (gpointer data)
{
  Place *place = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (place->chooser);
  g_autoptr (GFile) parent = file != NULL ? g_file_get_parent (file) : NULL;

  return parent != NULL && g_file_equal (parent, place->folder);
}

typedef struct
{
  GtkWidget *window;
  char *text;
} Toast;

static gboolean
is_told (gpointer data)
{
  Toast *toast = data;

  return pal_ui_test_find_text (toast->window, toast->text) != NULL;
}

/* From the menu's action to the file, and to the word that it is there. */
static void
test_save (Fixture *f, gconstpointer data)
{
  const char *kind = data;
  gboolean is_blank = strcmp (kind, "blank") == 0;
  g_autofree char *folder_path = pal_ui_test_path (NULL), *name = NULL, *path = NULL, *content = NULL,
                  *told = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr (GError) error = NULL;
  GtkFileChooser *chooser;
  gsize length;

  /* The dialog opens where the program stands. */
  g_assert_cmpint (g_mkdir_with_parents (folder_path, 0700), ==, 0);
  g_assert_cmpint (g_chdir (folder_path), ==, 0);
  g_assert_true (gtk_widget_activate_action (f->view, "survey.print-form", "s", kind));
  pal_ui_test_wait (has_chooser, NULL);
  chooser = find_chooser ();
  name = gtk_file_chooser_get_current_name (chooser);
  g_assert_cmpstr (name, ==, is_blank ? "blank-form-norway-2026.pdf" : "form-norway-2026.pdf");
  path = g_build_filename (folder_path, name, NULL);
  pal_ui_test_wait (is_there, &(Place){ chooser, folder });
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  told = g_strdup_printf ("Saved as “%s”.", name);
  pal_ui_test_wait (is_told, &(Toast){ GTK_WIDGET (f->window), told });

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  g_assert_cmpuint (length, >, 20000);
  g_assert_nonnull (g_strrstr_len (content + length - 16, 16, "%%EOF"));
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/print/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/ui/print/request", Fixture, NULL, set_up, test_request, tear_down);
  g_test_add ("/ui/print/save-filled", Fixture, "filled", set_up, test_save, tear_down);
  g_test_add ("/ui/print/save-blank", Fixture, "blank", set_up, test_save, tear_down);
  return g_test_run ();
}
