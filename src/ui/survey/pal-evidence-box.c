/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-evidence-box.h"

#include <glib/gi18n.h>

#include "ui/compat/pal-ask.h"

/* The fields of text, in the order in which they stand. */
enum
{
  ROW_DOCUMENT,
  ROW_LINK,
  ROW_N,
  ROW_NOTE,
  ROW_COMMENT,
  N_ROWS,
};

static const char *const row_fields[N_ROWS] = { "source_document", "source_link", "source_n", "source_note",
                                                "comment" };
static const char *const row_titles[N_ROWS] = { N_ ("Document"), N_ ("Link"), N_ ("Sample size"),
                                                N_ ("Note on the source"), N_ ("Comment to the reviewer") };

struct _PalEvidenceBox
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  AdwComboRow *source_row;
  AdwComboRow *confidence_row;
  AdwEntryRow *rows[N_ROWS];
  GtkWidget *list;
  GtkWidget *open_button;
  GtkLabel *problem_label;
  char *shown_id; /* of the answer that is shown */
  gboolean is_own;
};

G_DEFINE_FINAL_TYPE (PalEvidenceBox, pal_evidence_box, ADW_TYPE_BIN)

/* Stored words and what people read; the first of each list stands for "not said". */
static const char *const source_codes[] = {
  "",         "registry", "electronic_record", "manual_audit", "official_document", "published_study",
  "estimate", "other"
};
static const char *const source_labels[] = { N_ ("Not said"),          N_ ("Registry"),
                                             N_ ("Electronic record"), N_ ("Manual audit"),
                                             N_ ("Official document"), N_ ("Published study"),
                                             N_ ("Estimate"),          N_ ("Other") };
static const char *const confidence_codes[] = { "", "high", "medium", "low" };
static const char *const confidence_labels[] = { N_ ("Not said"), NC_ ("confidence", "High"),
                                                 NC_ ("confidence", "Medium"), NC_ ("confidence", "Low") };

static guint
find_code (const char *const *codes, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;
  return 0;
}

static void
show_problem (PalEvidenceBox *self, AdwEntryRow *row, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* What is wrong and not saved stays in its field until another answer is shown. */
static void
show_row (PalEvidenceBox *self, guint i, gboolean is_other)
{
  g_autofree char *text = pal_survey_model_dup_note (self->model, row_fields[i]);
  GtkEditable *editable = GTK_EDITABLE (self->rows[i]);

  if (!is_other && gtk_widget_has_css_class (GTK_WIDGET (editable), "error"))
    return;
  if (is_other)
    show_problem (self, self->rows[i], NULL);
  if (g_strcmp0 (gtk_editable_get_text (editable), text != NULL ? text : "") != 0)
    gtk_editable_set_text (editable, text != NULL ? text : "");
}

static void build (PalEvidenceBox *self);

static void
refresh (PalEvidenceBox *self)
{
  g_autofree char *id = pal_survey_model_dup_answer_id (self->model);
  gboolean is_other = g_strcmp0 (id, self->shown_id) != 0;
  g_autofree char *source = NULL, *confidence = NULL, *uri = NULL;

  if (id == NULL)
    return;
  /* Its rows cost a form that opens more than all of its questions do. */
  if (self->list == NULL)
    build (self);
  g_free (self->shown_id);
  self->shown_id = g_steal_pointer (&id);
  source = pal_survey_model_dup_note (self->model, "source_kind");
  confidence = pal_survey_model_dup_note (self->model, "confidence");
  self->is_own = TRUE;
  adw_combo_row_set_selected (self->source_row,
                              find_code (source_codes, G_N_ELEMENTS (source_codes), source));
  adw_combo_row_set_selected (self->confidence_row,
                              find_code (confidence_codes, G_N_ELEMENTS (confidence_codes), confidence));
  for (guint i = 0; i < N_ROWS; i++)
    show_row (self, i, is_other);
  uri = pal_survey_model_dup_link_uri (self->model);
  gtk_widget_set_visible (self->open_button, uri != NULL);
  gtk_widget_set_sensitive (self->list, pal_survey_model_may (self->model, PAL_RIGHT_ANSWER));
  self->is_own = FALSE;
}

static void
source_cb (PalEvidenceBox *self)
{
  if (!self->is_own)
    pal_survey_model_set_note (self->model, "source_kind",
                               source_codes[adw_combo_row_get_selected (self->source_row)]);
}

static void
confidence_cb (PalEvidenceBox *self)
{
  if (!self->is_own)
    pal_survey_model_set_note (self->model, "confidence",
                               confidence_codes[adw_combo_row_get_selected (self->confidence_row)]);
}

static void
apply_cb (AdwEntryRow *row, PalEvidenceBox *self)
{
  g_autoptr (GError) error = NULL;
  guint i = 0;

  while (i < N_ROWS && self->rows[i] != row)
    i++;
  if (i == N_ROWS)
    return;
  if (pal_survey_model_set_evidence (self->model, row_fields[i], gtk_editable_get_text (GTK_EDITABLE (row)),
                                     &error))
    {
      show_problem (self, row, NULL);
      refresh (self);
    }
  else
    show_problem (self, row, error->message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalEvidenceBox) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->model != NULL)
    pal_ask_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Not Opened"), error->message);
}

static void
open_cb (PalEvidenceBox *self)
{
  g_autofree char *uri = pal_survey_model_dup_link_uri (self->model);

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, g_object_ref (self));
}

static void
pal_evidence_box_dispose (GObject *object)
{
  PalEvidenceBox *self = PAL_EVIDENCE_BOX (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->shown_id, g_free);

  G_OBJECT_CLASS (pal_evidence_box_parent_class)->dispose (object);
}

static void
pal_evidence_box_class_init (PalEvidenceBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_evidence_box_dispose;
}

static void
pal_evidence_box_init (PalEvidenceBox *self)
{
}

static AdwComboRow *
make_choice (const char *title, const char *const *labels, guint n, gboolean has_context)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, has_context && i > 0 ? g_dpgettext2 (NULL, "confidence", labels[i])
                                                       : _ (labels[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static AdwEntryRow *
make_entry (PalEvidenceBox *self, const char *title)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (row, TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), self);
  return row;
}

static void
build_open_button (PalEvidenceBox *self)
{
  self->open_button = gtk_button_new_from_icon_name ("web-browser-symbolic");
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->open_button, _ ("Open the Link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open the Link"), -1);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);
  adw_entry_row_add_suffix (self->rows[ROW_LINK], self->open_button);
}

static void
build (PalEvidenceBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->list = list;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the answer comes from"), -1);
  self->source_row = make_choice (_ ("Source"), source_labels, G_N_ELEMENTS (source_labels), FALSE);
  self->confidence_row =
      make_choice (_ ("Confidence"), confidence_labels, G_N_ELEMENTS (confidence_labels), TRUE);
  g_signal_connect_swapped (self->source_row, "notify::selected", G_CALLBACK (source_cb), self);
  g_signal_connect_swapped (self->confidence_row, "notify::selected", G_CALLBACK (confidence_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->source_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->confidence_row));
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = make_entry (self, _ (row_titles[i]));
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->rows[i]));
    }
  build_open_button (self);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pal_evidence_box_new (PalSurveyModel *model)
{
  PalEvidenceBox *self = g_object_new (PAL_TYPE_EVIDENCE_BOX, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "focused", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "section-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
