/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-outline-pane.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-survey-model-queries.h"
#include "ui/survey/pal-outline-row.h"
#include "ui/survey/pal-question-finder.h"

struct _PalOutlinePane
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkDropDown *country_choice;
  GPtrArray *countries; /* iso2, in the order of the choice */
  GtkWidget *finder;
  GtkLabel *total_label;
  GtkProgressBar *total_bar;
  GtkListBox *list;
  GtkWidget *add_button;
  GtkLabel *problems_label;
  GtkLabel *queries_label;
  GtkLabel *gaps_label;
  gboolean is_own;
};

enum
{
  SIGNAL_PROBLEMS,
  SIGNAL_NOT_ANSWERED,
  SIGNAL_ADD_INSTITUTION,
  SIGNAL_EDIT_INSTITUTION,
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalOutlinePane, pal_outline_pane, ADW_TYPE_BIN)

static gboolean
is_current (PalOutlinePane *self, PalOutlineItem *item)
{
  const char *institution = pal_selection_get_institution (pal_survey_model_get_selection (self->model));

  return pal_outline_item_get_kind (item) == PAL_OUTLINE_SECTION &&
         g_strcmp0 (pal_outline_item_get_institution (item), institution) == 0 &&
         pal_outline_item_get_section (item) == pal_survey_model_get_section (self->model);
}

static void
select_current (PalOutlinePane *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_current (self, pal_outline_row_get_item (PAL_OUTLINE_ROW (row))))
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
}

static void
show_totals (PalOutlinePane *self)
{
  g_autoptr (GPtrArray) problems = pal_survey_model_dup_problems (self->model);
  g_autofree char *problems_text = g_strdup_printf ("%u", problems->len);
  g_autofree char *gaps_text = g_strdup_printf ("%u", pal_survey_model_count_not_answered (self->model));
  g_autofree char *queries_text =
      g_strdup_printf ("%u", pal_survey_model_count_country_queries (self->model));
  g_autofree char *total = NULL;
  guint answered, asked;

  pal_survey_model_get_totals (self->model, &answered, &asked);
  /* Translators: answered questions, asked questions. */
  total = g_strdup_printf (_ ("%u / %u"), answered, asked);
  gtk_label_set_text (self->total_label, total);
  gtk_progress_bar_set_fraction (self->total_bar, asked > 0 ? (double) answered / asked : 0);
  gtk_label_set_text (self->problems_label, problems_text);
  gtk_label_set_text (self->queries_label, queries_text);
  gtk_label_set_text (self->gaps_label, gaps_text);
}

/* Countries of the wave first; the others can be chosen too, for a survey that starts with nothing. */
static void
fill_countries (PalOutlinePane *self)
{
  PalWorkspace *workspace = pal_survey_model_get_workspace (self->model);
  PalWaveData *data =
      pal_dataset_get_wave (pal_workspace_get_dataset (workspace),
                            pal_selection_get_wave (pal_survey_model_get_selection (self->model)));
  GPtrArray *wave = data != NULL ? pal_wave_data_get_countries (data) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->countries, 0);
  for (guint i = 0; wave != NULL && i < wave->len; i++)
    {
      const PalCountry *country = pal_country_find (g_ptr_array_index (wave, i));

      if (country == NULL)
        continue;
      g_ptr_array_add (self->countries, country->iso2);
      gtk_string_list_append (names, pal_country_get_display_name (country));
    }
  for (guint i = 0; i < pal_country_get_n (); i++)
    {
      const PalCountry *country = pal_country_get (i);

      if ((data != NULL && pal_wave_data_has_country (data, country->iso2)) || !country->who_euro)
        continue;
      g_ptr_array_add (self->countries, country->iso2);
      gtk_string_list_append (names, pal_country_get_display_name (country));
    }
  self->is_own = TRUE;
  gtk_drop_down_set_model (self->country_choice, G_LIST_MODEL (names));
  self->is_own = FALSE;
}

static void
show_country (PalOutlinePane *self)
{
  const char *iso2 = pal_selection_get_country (pal_survey_model_get_selection (self->model));
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->countries->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->countries, i), iso2) == 0)
      found = i;
  self->is_own = TRUE;
  gtk_drop_down_set_selected (self->country_choice, found);
  self->is_own = FALSE;
}

static void
country_chosen_cb (PalOutlinePane *self)
{
  guint chosen = gtk_drop_down_get_selected (self->country_choice);

  if (!self->is_own && chosen < self->countries->len)
    pal_selection_set_country (pal_survey_model_get_selection (self->model),
                               g_ptr_array_index (self->countries, chosen));
}

/* What the role may not do is not offered. */
static void
show_rights (PalOutlinePane *self)
{
  PalWorkspace *workspace = pal_survey_model_get_workspace (self->model);
  const char *country = pal_selection_get_country (pal_survey_model_get_selection (self->model));
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->add_button,
                          country == NULL ||
                              pal_workspace_may (workspace, PAL_RIGHT_ADD_INSTITUTION, country, NULL));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      PalOutlineItem *item = pal_outline_row_get_item (PAL_OUTLINE_ROW (row));

      pal_outline_row_set_can_edit (PAL_OUTLINE_ROW (row),
                                    pal_workspace_may (workspace, PAL_RIGHT_EDIT_INSTITUTION, country,
                                                       pal_outline_item_get_institution (item)));
    }
}

static void
refresh (PalOutlinePane *self)
{
  show_rights (self);
  fill_countries (self);
  show_country (self);
  show_totals (self);
  select_current (self);
}

/* Another section of the same wave and country. */
static void
section_cb (PalOutlinePane *self)
{
  show_country (self);
  show_totals (self);
  select_current (self);
}

static void
workspace_changed_cb (PalOutlinePane *self, guint flags)
{
  if ((flags & PAL_CHANGE_ROLE) != 0)
    show_rights (self);
}

static void
row_activated_cb (PalOutlinePane *self, GtkListBoxRow *row)
{
  PalOutlineItem *item = pal_outline_row_get_item (PAL_OUTLINE_ROW (row));

  switch (pal_outline_item_get_kind (item))
    {
    case PAL_OUTLINE_SECTION:
      pal_survey_model_set_section (self->model, pal_outline_item_get_institution (item),
                                    pal_outline_item_get_section (item));
      break;
    case PAL_OUTLINE_COUNTRY:
      pal_survey_model_set_unit (self->model, NULL);
      break;
    case PAL_OUTLINE_INSTITUTION:
      pal_survey_model_set_unit (self->model, pal_outline_item_get_institution (item));
      break;
    case PAL_OUTLINE_INSTITUTIONS:
    default:
      break;
    }
}

static void
edit_cb (PalOutlinePane *self, PalOutlineRow *row)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_INSTITUTION], 0,
                 pal_outline_item_get_institution (pal_outline_row_get_item (row)));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = pal_outline_row_new (PAL_OUTLINE_ITEM (item));

  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), user_data, G_CONNECT_SWAPPED);
  return row;
}

static void
pal_outline_pane_dispose (GObject *object)
{
  PalOutlinePane *self = PAL_OUTLINE_PANE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->countries, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_outline_pane_parent_class)->dispose (object);
}

static void
pal_outline_pane_class_init (PalOutlinePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_outline_pane_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_PROBLEMS] = g_signal_new ("problems", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NOT_ANSWERED] = g_signal_new ("not-answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ADD_INSTITUTION] = g_signal_new ("add-institution", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDIT_INSTITUTION] =
      g_signal_new ("edit-institution", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_outline_pane_init (PalOutlinePane *self)
{
  self->countries = g_ptr_array_new ();
}

static void
problems_cb (PalOutlinePane *self)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEMS], 0);
}

static void
queries_cb (PalOutlinePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "survey.queries", NULL);
}

static void
gaps_cb (PalOutlinePane *self)
{
  g_signal_emit (self, signals[SIGNAL_NOT_ANSWERED], 0);
}

static void
add_cb (PalOutlinePane *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD_INSTITUTION], 0);
}

static void
picked_cb (PalOutlinePane *self, const char *institution, const char *question)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, institution, question);
}

/* Nothing was picked: back to the question that one came from. */
static void
left_cb (PalOutlinePane *self)
{
  PalQuestionItem *focused = pal_survey_model_get_focused (self->model);
  g_autofree char *institution =
      g_strdup (pal_selection_get_institution (pal_survey_model_get_selection (self->model)));
  g_autofree char *question =
      focused != NULL ? g_strdup (pal_question_item_get_question (focused)->id) : NULL;

  if (question != NULL)
    picked_cb (self, institution, question);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_foot_button (PalOutlinePane *self,
                  const char *icon,
                  const char *label,
                  GCallback callback,
                  const char *pill,
                  GtkLabel **count)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), text);
  if (count != NULL)
    {
      *count = GTK_LABEL (gtk_label_new ("0"));
      gtk_widget_add_css_class (GTK_WIDGET (*count), "pal-pill");
      if (pill != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (*count), pill);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (*count));
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
build_head (PalOutlinePane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->country_choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, g_steal_pointer (&expression)));
  gtk_drop_down_set_enable_search (self->country_choice, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->country_choice), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->country_choice), "pal-country-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->country_choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Country"), -1);
  g_signal_connect_swapped (self->country_choice, "notify::selected", G_CALLBACK (country_chosen_cb), self);
  self->total_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "heading");
  self->total_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->total_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Completeness of the country part"), -1);

  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->country_choice));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->total_label));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->total_bar));
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_widget_set_margin_top (head, 12);
  gtk_widget_set_margin_bottom (head, 6);
  return head;
}

static GtkWidget *
build_foot (PalOutlinePane *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (foot), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->add_button =
      make_foot_button (self, "list-add-symbolic", _ ("Add Institution…"), G_CALLBACK (add_cb), NULL, NULL);
  gtk_box_append (GTK_BOX (foot), self->add_button);
  gtk_box_append (GTK_BOX (foot),
                  make_foot_button (self, "dialog-warning-symbolic", _ ("Problems"), G_CALLBACK (problems_cb),
                                    "pal-pill-warning", &self->problems_label));
  gtk_box_append (GTK_BOX (foot),
                  make_foot_button (self, "dialog-question-symbolic", _ ("Queries"), G_CALLBACK (queries_cb),
                                    "pal-pill-query", &self->queries_label));
  gtk_box_append (GTK_BOX (foot), make_foot_button (self, "checkbox-symbolic", _ ("Not Answered"),
                                                    G_CALLBACK (gaps_cb), NULL, &self->gaps_label));
  gtk_widget_set_margin_start (foot, 6);
  gtk_widget_set_margin_end (foot, 6);
  gtk_widget_set_margin_bottom (foot, 6);
  return foot;
}

GtkWidget *
pal_outline_pane_new (PalSurveyModel *model)
{
  PalOutlinePane *self = g_object_new (PAL_TYPE_OUTLINE_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->model = g_object_ref (model);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Outline"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);

  gtk_box_append (GTK_BOX (box), build_head (self));
  self->finder = pal_question_finder_new (model, scroller);
  g_signal_connect_object (self->finder, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->finder);
  gtk_box_append (GTK_BOX (box), build_foot (self));
  gtk_widget_add_css_class (box, "pal-side-pane");
  gtk_widget_set_size_request (box, 256, -1);
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_list_box_bind_model (self->list, pal_survey_model_get_outline (model), create_row, self, NULL);
  g_signal_connect_object (model, "outline-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "section-changed", G_CALLBACK (section_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_survey_model_get_workspace (model), "changed",
                           G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
pal_outline_pane_find (GtkWidget *pane, const char *text)
{
  g_return_if_fail (PAL_IS_OUTLINE_PANE (pane));

  pal_question_finder_start (PAL_QUESTION_FINDER (PAL_OUTLINE_PANE (pane)->finder), text);
}
