/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-compare-tour.h"

#include "session/pal-method-tables.h"
#include "session/pal-subject.h"
#include "ui/compare/pal-explain-dialog.h"
#include "ui/compare/pal-method-choices.h"
#include "ui/compare/pal-method-weights.h"
#include "ui/widget/pal-subject-button.h"
#include "ui/widget/pal-table-dialog.h"

/* The countries and codes of the mock-ups. */
#define COUNTRY "NO"
#define INDICATOR "SRV1"
#define INSTITUTION_COUNTRY "LT"
#define INSTITUTION_INDICATOR "INT4"

static void
choose (PalView *view, const char *country, const char *subject)
{
  PalSelection *selection = pal_view_get_selection (view);

  if (subject != NULL)
    pal_selection_set_subject (selection, subject);
  pal_selection_set_country (selection, country);
}

/* Norway, or where its answer is a gap the first country that has a value and a level to rise to. */
static const char *
find_country (PalView *view, const char *code)
{
  PalDataset *dataset = pal_view_get_dataset (view);
  const char *wave = pal_selection_get_wave (pal_view_get_selection (view));
  g_autoptr (PalSubject) subject = pal_subject_new (dataset, code);
  g_autoptr (GPtrArray) countries = pal_subject_dup_countries (subject, dataset, wave);
  const char *found = COUNTRY;

  for (guint i = countries->len; i > 0; i--)
    {
      const char *country = g_ptr_array_index (countries, i - 1);
      PalSubjectValue value;

      pal_subject_get (subject, dataset, wave, country, &value);
      if (value.missing != PAL_MISSING_NONE || value.level == 0 || value.level == 4)
        continue;
      if (g_str_equal (country, COUNTRY))
        return COUNTRY;
      found = country;
    }
  return found;
}

static void
prepare_index (gpointer data)
{
  choose (PAL_VIEW (data), COUNTRY, "INDEX");
}

static void
prepare_institutions (gpointer data)
{
  choose (PAL_VIEW (data), INSTITUTION_COUNTRY, INSTITUTION_INDICATOR);
}

static void
prepare_series (gpointer data)
{
  GPtrArray *all = pal_dataset_get_series (pal_view_get_dataset (PAL_VIEW (data)));
  g_autofree char *subject =
      all->len > 0 ? g_strconcat ("series:", ((PalSeries *) g_ptr_array_index (all, 0))->id, NULL) : NULL;

  choose (PAL_VIEW (data), COUNTRY, subject);
}

static PalExplainDialog *
find_dialog (PalView *view)
{
  GtkWindow *window = pal_view_get_window (GTK_WIDGET (view));
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (PAL_IS_EXPLAIN_DIALOG (other) && gtk_window_get_transient_for (other) == window)
        return PAL_EXPLAIN_DIALOG (other);
    }
  return NULL;
}

static PalSubjectButton *
find_subject_button (GtkWidget *root)
{
  PalSubjectButton *found = PAL_IS_SUBJECT_BUTTON (root) ? PAL_SUBJECT_BUTTON (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_subject_button (child);
  return found;
}

static void
prepare_subjects (gpointer data)
{
  choose (PAL_VIEW (data), COUNTRY, "INDEX");
  pal_subject_button_popup (find_subject_button (GTK_WIDGET (data)));
}

static void
leave_subjects (gpointer data)
{
  pal_subject_button_popdown (find_subject_button (GTK_WIDGET (data)));
}

static void
prepare_explain (gpointer data)
{
  choose (PAL_VIEW (data), find_country (PAL_VIEW (data), INDICATOR), "INDEX");
  pal_explain_dialog_present (pal_view_get_window (GTK_WIDGET (data)),
                              pal_view_get_workspace (PAL_VIEW (data)),
                              pal_view_get_selection (PAL_VIEW (data)), INDICATOR);
}

static void
prepare_explain_index (gpointer data)
{
  choose (PAL_VIEW (data), COUNTRY, "INDEX");
  pal_explain_dialog_present (pal_view_get_window (GTK_WIDGET (data)),
                              pal_view_get_workspace (PAL_VIEW (data)),
                              pal_view_get_selection (PAL_VIEW (data)), NULL);
}

static void
prepare_explain_institutions (gpointer data)
{
  choose (PAL_VIEW (data), INSTITUTION_COUNTRY, INSTITUTION_INDICATOR);
  pal_explain_dialog_present (pal_view_get_window (GTK_WIDGET (data)),
                              pal_view_get_workspace (PAL_VIEW (data)),
                              pal_view_get_selection (PAL_VIEW (data)), NULL);
}

static void
leave_explain (gpointer data)
{
  PalExplainDialog *dialog = find_dialog (PAL_VIEW (data));

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
prepare_inspector (gpointer data)
{
  choose (PAL_VIEW (data), find_country (PAL_VIEW (data), INDICATOR), INDICATOR);
  /* Folded away in the narrow look, where it lies over the chart. */
  if (pal_view_is_narrow (PAL_VIEW (data)))
    gtk_widget_activate_action (GTK_WIDGET (data), "win.inspector", NULL);
}

static void
leave_inspector (gpointer data)
{
  if (pal_view_is_narrow (PAL_VIEW (data)))
    gtk_widget_activate_action (GTK_WIDGET (data), "win.inspector", NULL);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* The weights of the mock-up, as a person types them. */
static void
prepare_method (gpointer data)
{
  static const char *const weights[][2] = { { "POL", "0.75" }, { "INT", "0.5" }, { "EMP", "2" } };
  GtkWidget *list;

  choose (PAL_VIEW (data), COUNTRY, "INDEX");
  gtk_widget_activate_action (GTK_WIDGET (data), "compare.method", NULL);
  list = find_widget (GTK_WIDGET (data), PAL_TYPE_METHOD_WEIGHTS);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      PalMethodWeight *row = pal_method_weights_find (PAL_METHOD_WEIGHTS (list), weights[i][0]);

      if (row != NULL)
        pal_method_weight_type (row, weights[i][1]);
    }
}

static void
prepare_indicators (gpointer data)
{
  prepare_method (data);
  pal_method_weights_unfold (PAL_METHOD_WEIGHTS (find_widget (GTK_WIDGET (data), PAL_TYPE_METHOD_WEIGHTS)),
                             "POL");
}

/* What the keyboard is on comes into sight. */
static void
prepare_choices (gpointer data)
{
  prepare_method (data);
  gtk_widget_grab_focus (
      find_widget (find_widget (GTK_WIDGET (data), PAL_TYPE_METHOD_CHOICES), GTK_TYPE_SPIN_BUTTON));
}

static void
leave_method (gpointer data)
{
  GtkWidget *list = find_widget (GTK_WIDGET (data), PAL_TYPE_METHOD_WEIGHTS);

  gtk_widget_activate_action (list, "method.reset", NULL);
  gtk_widget_activate_action (GTK_WIDGET (data), "compare.method", NULL);
}

static void
prepare_steps (gpointer data)
{
  prepare_method (data);
  gtk_widget_activate_action (find_widget (GTK_WIDGET (data), PAL_TYPE_METHOD_WEIGHTS), "method.table", "u",
                              (guint) PAL_METHOD_TABLE_CORRELATIONS);
}

static void
leave_steps (gpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i - 1);

      if (PAL_IS_TABLE_DIALOG (window))
        gtk_window_destroy (window);
    }
  leave_method (data);
}

void
pal_compare_tour_add_stops (PalView *view, PalTour *tour)
{
  pal_tour_add_stop (tour, "index", prepare_index, NULL, view);
  pal_tour_add_stop (tour, "weights", prepare_method, leave_method, view);
  pal_tour_add_stop (tour, "method", prepare_choices, leave_method, view);
  pal_tour_add_stop (tour, "method-steps", prepare_steps, leave_steps, view);
  pal_tour_add_stop (tour, "weights-indicators", prepare_indicators, leave_method, view);
  pal_tour_add_stop (tour, "indicator", prepare_inspector, leave_inspector, view);
  pal_tour_add_stop (tour, "institutions", prepare_institutions, NULL, view);
  pal_tour_add_stop (tour, "series", prepare_series, NULL, view);
  pal_tour_add_stop (tour, "subjects", prepare_subjects, leave_subjects, view);
  pal_tour_add_stop (tour, "explain-index", prepare_explain_index, leave_explain, view);
  pal_tour_add_stop (tour, "explain", prepare_explain, leave_explain, view);
  pal_tour_add_stop (tour, "explain-institutions", prepare_explain_institutions, leave_explain, view);
}

gboolean
pal_compare_tour_is_settled (PalView *view)
{
  PalExplainDialog *dialog = find_dialog (view);

  return dialog == NULL || pal_explain_dialog_is_settled (dialog);
}
