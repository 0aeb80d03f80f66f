/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "ui/survey/pal-editor.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-question-row.h"

/* The question that has the keyboard, or NULL. */
static const char *
get_focused (PalWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, PAL_TYPE_QUESTION_ROW) : NULL;

  return row != NULL ? pal_question_item_get_question (pal_question_row_get_item (PAL_QUESTION_ROW (row)))->id
                     : NULL;
}

/* Enter goes to the next question that is asked, past what is hidden and round the end of a section. */
static void
test_next (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection;
  GtkWidget *form;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  selection = pal_view_get_selection (pal_window_get_view (window));
  pal_selection_set_country (selection, "NO");
  pal_selection_set_question (selection, "B0C01");
  pal_ui_test_iterate ();
  form = pal_ui_test_find (GTK_WIDGET (window), PAL_TYPE_FORM_PANE);
  g_assert_cmpstr (get_focused (window), ==, "B0C01");
  for (guint i = 2; i <= 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("B0C0%u", i);

      GtkWidget *entry = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_TYPE_ENTRY);

      gtk_editable_set_text (GTK_EDITABLE (entry), i == 2 ? "5594340" : "11400");
      g_signal_emit_by_name (entry, "activate");
      g_assert_cmpstr (get_focused (window), ==, id);
      g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (window))));
    }
  g_assert_true (gtk_widget_activate_action (form, "form.next-question", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_focused (window), ==, "T1C01");
  g_assert_true (gtk_widget_activate_action (form, "form.next-question", NULL));
  g_assert_cmpstr (get_focused (window), ==, "T1C02");
  g_assert_true (gtk_widget_activate_action (form, "form.next-question", NULL));
  g_assert_cmpstr (get_focused (window), ==, "T1C04"); /* T1C03 is hidden */
  pal_ui_test_close_window (window);
}

/* What the controllers of @editor do with a key; returns whether one took it. */
static gboolean
press (GtkWidget *editor, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (editor);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!is_taken && GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_taken);
    }
  return is_taken;
}

static GtkWidget *
get_editor (PalWindow *window)
{
  return gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), PAL_TYPE_EDITOR);
}

static const PalValue *
get_value (PalWindow *window)
{
  return pal_question_item_get_value (pal_editor_get_item (PAL_EDITOR (get_editor (window))));
}

/* A digit or letter chooses the option of its place, and Enter goes on; a shortcut is left alone. */
static void
test_options (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection;
  gboolean had;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  selection = pal_view_get_selection (pal_window_get_view (window));
  pal_selection_set_country (selection, "NO");
  pal_selection_set_question (selection, "T1C05");
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_focused (window), ==, "T1C05");
  g_assert_true (press (get_editor (window), GDK_KEY_4, 0));
  g_assert_cmpstr (get_value (window)->string, ==, "law");
  g_assert_true (press (get_editor (window), GDK_KEY_KP_2, 0));
  g_assert_cmpstr (get_value (window)->string, ==, "prep");
  g_assert_false (press (get_editor (window), GDK_KEY_5, 0)); /* there are four */
  g_assert_false (press (get_editor (window), GDK_KEY_3, GDK_CONTROL_MASK));
  g_assert_cmpstr (get_value (window)->string, ==, "prep");
  g_assert_true (press (get_editor (window), GDK_KEY_Return, 0));
  g_assert_cmpstr (get_focused (window), ==, "T1C06");

  pal_selection_set_question (selection, "T1C08");
  pal_ui_test_iterate ();
  had = pal_value_has (get_value (window), "public");
  g_assert_true (press (get_editor (window), GDK_KEY_b, 0)); /* the eleventh of fourteen */
  g_assert_true (pal_value_has (get_value (window), "public") != had);
  g_assert_true (press (get_editor (window), GDK_KEY_b, 0));
  g_assert_true (pal_value_has (get_value (window), "public") == had);
  g_assert_true (press (get_editor (window), GDK_KEY_KP_Enter, 0));
  g_assert_cmpstr (get_focused (window), ==, "T1C09");
  g_assert_false (press (get_editor (window), GDK_KEY_Return, 0)); /* a new line of the text */
  g_assert_true (press (get_editor (window), GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpstr (get_focused (window), ==, "T1C10");
  pal_ui_test_close_window (window);
}

/* Showing the question that has the keyboard, as a selection does, does not move it on. */
static void
test_stays (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection;
  GtkWidget *form;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  selection = pal_view_get_selection (pal_window_get_view (window));
  pal_selection_set_country (selection, "NO");
  pal_selection_set_question (selection, "B0C02");
  pal_ui_test_iterate ();
  form = pal_ui_test_find (GTK_WIDGET (window), PAL_TYPE_FORM_PANE);
  for (guint i = 0; i < 2; i++)
    {
      pal_form_pane_show_question (PAL_FORM_PANE (form), "B0C02");
      g_assert_cmpstr (get_focused (window), ==, "B0C02");
      g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (window))));
    }
  pal_ui_test_close_window (window);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/keys/next", test_next);
  g_test_add_func ("/ui/keys/options", test_options);
  g_test_add_func ("/ui/keys/stays", test_stays);
  return g_test_run ();
}
