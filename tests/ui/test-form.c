/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form: its rows, laid out and walked through. */
#include "pal-ui-test.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-question-finder.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-survey-view.h"
#include "ui/widget/pal-line-layout.h"

/* A child that says what it was asked. */
#define TEST_TYPE_PROBE (test_probe_get_type ())
G_DECLARE_FINAL_TYPE (TestProbe, test_probe, TEST, PROBE, GtkWidget)

struct _TestProbe
{
  GtkWidget parent_instance;

  guint n_widths_for_heights;
};

G_DEFINE_FINAL_TYPE (TestProbe, test_probe, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As text that wraps: 300 px in one line of 20. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 50;
      *natural = 300;
      return;
    }
  TEST_PROBE (widget)->n_widths_for_heights += for_size < 250;
  *minimum = *natural = 20 * (for_size > 0 ? (300 + for_size - 1) / for_size : 1);
}

static void
test_probe_class_init (TestProbeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = measure;
}

static void
test_probe_init (TestProbe *self)
{
}

static gboolean
is_laid_out (gpointer rest)
{
  GtkWidget *line = gtk_widget_get_parent (rest);
  graphene_rect_t bounds;
  int gap = gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL ? 0 : 50;

  return gtk_widget_get_width (rest) > 0 && gtk_widget_get_width (rest) == gtk_widget_get_width (line) - 50 &&
         gtk_widget_compute_bounds (rest, line, &bounds) && (int) bounds.origin.x == gap;
}

/* The first keeps its width, the one that expands takes the rest, below each other mirrored; a child is never
 * asked for widths that it does not get. */
static void
test_line_layout (void)
{
  GtkWidget *window = gtk_window_new (), *line = pal_line_box_new (10);
  GtkWidget *first = gtk_drawing_area_new (), *rest = g_object_new (TEST_TYPE_PROBE, NULL);
  int height;

  gtk_widget_set_size_request (first, 40, 10);
  gtk_widget_set_hexpand (rest, TRUE);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), rest);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, 50 + 300, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 20);
  g_assert_cmpuint (TEST_PROBE (rest)->n_widths_for_heights, ==, 0);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, 50 + 150, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 40);

  gtk_window_set_child (GTK_WINDOW (window), line);
  gtk_window_set_default_size (GTK_WINDOW (window), 450, 100);
  gtk_window_present (GTK_WINDOW (window));
  pal_ui_test_wait (is_laid_out, rest);
  gtk_widget_set_direction (line, GTK_TEXT_DIR_RTL);
  pal_ui_test_wait (is_laid_out, rest);
  gtk_window_destroy (GTK_WINDOW (window));
}

static PalQuestionRow *
find_focused_row (PalWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL ? (PalQuestionRow *) gtk_widget_get_ancestor (focus, PAL_TYPE_QUESTION_ROW) : NULL;
}

/* From the first question to the last by Tab alone: each that is asked takes the focus, and has a name. */
static void
test_tab_through (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *pane, *list;
  guint n_asked = 0;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  pal_selection_set_country (pal_view_get_selection (pal_window_get_view (window)), "NO");
  pal_selection_set_question (pal_view_get_selection (pal_window_get_view (window)), "T1C10");
  pal_ui_test_iterate ();
  pane = pal_ui_test_find (GTK_WIDGET (window), PAL_TYPE_FORM_PANE);
  list = pal_ui_test_find (pane, GTK_TYPE_LIST_BOX);
  pal_ui_test_activate (window);
  g_assert_nonnull (find_focused_row (window));
  for (guint i = 0; i < 200 && find_focused_row (window) != NULL; i++)
    {
      g_hash_table_add (seen, find_focused_row (window));
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (pal_question_item_is_hidden (pal_question_row_get_item (PAL_QUESTION_ROW (row))))
        continue;
      n_asked++;
      if (!g_hash_table_contains (seen, row))
        g_error ("%s was skipped, %u rows took the focus, now it is at %s",
                 pal_question_item_get_question (pal_question_row_get_item (PAL_QUESTION_ROW (row)))->id,
                 g_hash_table_size (seen), G_OBJECT_TYPE_NAME (gtk_root_get_focus (GTK_ROOT (window))));
    }
  g_assert_cmpuint (n_asked, >, 5);
  pal_ui_test_close_window (window);
}

static GtkWidget *
find_answer (PalQuestionRow *row, const char *label)
{
  GtkWidget *text = pal_ui_test_find_text (GTK_WIDGET (row), label);

  g_assert_nonnull (text);
  return gtk_widget_get_ancestor (text, GTK_TYPE_CHECK_BUTTON);
}

static GtkWindow *
find_question_window (void)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static PalQuestionRow *
find_row (PalWindow *window, const char *question)
{
  GtkWidget *list =
      pal_ui_test_find (pal_ui_test_find (GTK_WIDGET (window), PAL_TYPE_FORM_PANE), GTK_TYPE_LIST_BOX);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (pal_question_item_get_question (pal_question_row_get_item (PAL_QUESTION_ROW (row)))->id,
                     question))
      return PAL_QUESTION_ROW (row);
  g_error ("the form does not show %s", question);
}

/* The plan decides whether its targets are asked.  While those are answered, taking it back is asked about
 * first: kept as it is, nothing changes; changed, the answer is hidden and stays. */
static void
test_ask_before_hiding (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection;
  PalSurveyModel *model;
  PalQuestionItem *plan, *targets;
  const char *none;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  selection = pal_view_get_selection (pal_window_get_view (window));
  pal_selection_set_country (selection, "NO");
  pal_selection_set_question (selection, "T1C02");
  pal_ui_test_iterate ();
  model = pal_survey_view_get_model (PAL_SURVEY_VIEW (pal_window_get_view (window)));
  plan = pal_question_row_get_item (find_row (window, "T1C02"));
  targets = pal_question_row_get_item (find_row (window, "T1C03"));
  none = pal_question_find_option (pal_question_item_get_question (plan), "none")->label;
  pal_survey_model_choose (model, plan, "evaluated");
  pal_survey_model_choose (model, targets, "yes");
  g_assert_null (find_question_window ());

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_answer (find_row (window, "T1C02"), none)), TRUE);
  g_assert_nonnull (find_question_window ());
  g_assert_cmpstr (pal_question_item_get_value (plan)->string, ==, "evaluated");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question_window ()), "keep");
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_question_item_get_value (plan)->string, ==, "evaluated");
  g_assert_false (pal_question_item_is_hidden (targets));
  g_assert_false (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (find_answer (find_row (window, "T1C02"), none))));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_answer (find_row (window, "T1C02"), none)), TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question_window ()), "change");
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_question_item_get_value (plan)->string, ==, "none");
  g_assert_true (pal_question_item_is_hidden (targets));
  g_assert_cmpstr (pal_question_item_get_value (targets)->string, ==, "yes");
  pal_ui_test_close_window (window);
}

static const char *
get_focused_id (PalWindow *window)
{
  PalQuestionRow *row = find_focused_row (window);

  return row != NULL ? pal_question_item_get_question (pal_question_row_get_item (row))->id : NULL;
}

/* Typed in the outline: Enter goes to the question, also in another section; Escape goes back. */
static void
test_find (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  GtkWidget *view, *entry, *finder;

  pal_window_show_view (window, "survey");
  pal_ui_test_iterate ();
  view = GTK_WIDGET (pal_window_get_view (window));
  pal_selection_set_country (pal_view_get_selection (PAL_VIEW (view)), "NO");
  pal_selection_set_question (pal_view_get_selection (PAL_VIEW (view)), "B0C01");
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_focused_id (window), ==, "B0C01");
  finder = pal_ui_test_find (view, PAL_TYPE_QUESTION_FINDER);
  entry = pal_ui_test_find (finder, GTK_TYPE_SEARCH_ENTRY);

  g_assert_true (gtk_widget_activate_action (view, "survey.find-question", "s", ""));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "home teams");
  g_assert_nonnull (pal_ui_test_find_text (finder, "T1C11"));
  g_signal_emit_by_name (entry, "activate");
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_focused_id (window), ==, "T1C11");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  g_assert_true (gtk_widget_activate_action (view, "survey.find-question", "s", ""));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zebra");
  g_assert_nonnull (pal_ui_test_find_text (finder, "No question found"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));
  g_signal_emit_by_name (entry, "stop-search");
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_focused_id (window), ==, "T1C11");
  pal_ui_test_close_window (window);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/form/line-layout", test_line_layout);
  g_test_add_func ("/ui/form/tab-through", test_tab_through);

  g_test_add_func ("/ui/form/find", test_find);

  g_test_add_func ("/ui/form/ask-before-hiding", test_ask_before_hiding);

  return g_test_run ();
}
