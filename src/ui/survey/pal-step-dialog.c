/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-step-dialog.h"

#include <glib/gi18n.h>

struct _PalStepDialog
{
  AdwWindow parent_instance;

  PalSurveyModel *model;     /* owned */
  const PalReviewRule *rule; /* NULL: the reason of a correction */
  GPtrArray *blocking;       /* PalFinding*, owned */
  GtkWidget *note_row;
  GtkLabel *problem_label;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalStepDialog, pal_step_dialog, ADW_TYPE_WINDOW)

static void
tell (PalStepDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->note_row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (self->note_row);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalStepDialog *self = PAL_STEP_DIALOG (widget);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));
  g_autoptr (GError) error = NULL;

  if (self->rule == NULL && *note == '\0')
    {
      tell (self, _ ("A correction needs a reason."));
      return;
    }
  if (self->rule == NULL)
    pal_survey_model_set_correction (self->model, note);
  else if (!pal_survey_model_take_step (self->model, self->rule->kind, note, &error))
    {
      tell (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (PalStepDialog *self, GtkListBoxRow *row)
{
  const PalFinding *finding = g_ptr_array_index (self->blocking, (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, finding->institution, finding->question);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pal_step_dialog_finalize (GObject *object)
{
  PalStepDialog *self = PAL_STEP_DIALOG (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->blocking, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_step_dialog_parent_class)->finalize (object);
}

static void
pal_step_dialog_class_init (PalStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_step_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "step.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
pal_step_dialog_init (PalStepDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 480, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/* A verb for the button: the same words as in the menu, without the dots of "opens a dialog". */
static const char *
get_verb (PalStepDialog *self)
{
  if (self->rule == NULL)
    return _ ("_Correct");
  switch (self->rule->kind)
    {
    case PAL_REVIEW_SUBMIT:
      return _ ("_Submit");
    case PAL_REVIEW_START:
      return _ ("Start _Review");
    case PAL_REVIEW_ACCEPT:
      return _ ("_Accept");
    case PAL_REVIEW_SIGN:
      return _ ("Sign _Off");
    case PAL_REVIEW_WITHDRAW:
      return _ ("_Withdraw");
    case PAL_REVIEW_STOP:
      return _ ("S_top Review");
    case PAL_REVIEW_RETURN:
      return _ ("_Return");
    case PAL_REVIEW_REOPEN:
      return _ ("_Reopen");
    case PAL_REVIEW_REVOKE:
      return _ ("Ta_ke Back");
    case PAL_REVIEW_N_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

static GtkWidget *
build_head (PalStepDialog *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (get_verb (self));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (apply), "step.apply");
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), apply);
  return head;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_finding (const PalFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->message, -1);
  g_autofree char *place = g_markup_escape_text (finding->question != NULL ? finding->question : "", -1);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Error"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->question != NULL);
  return row;
}

static void
add_blocking (PalStepDialog *self, GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u error must be put right first. Choose it to go there.",
                "%u errors must be put right first. Choose one to go there.", self->blocking->len),
      self->blocking->len);

  gtk_box_append (GTK_BOX (box), make_label (text, "heading"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What blocks"),
                                  -1);
  for (guint i = 0; i < self->blocking->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_finding (g_ptr_array_index (self->blocking, i)));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), scroller);
}

/* What is only not answered does not block, but whoever submits should know. */
static void
add_gaps (PalStepDialog *self, GtkWidget *box)
{
  const char *institution = pal_selection_get_institution (pal_survey_model_get_selection (self->model));
  g_autoptr (GPtrArray) gaps = pal_survey_model_dup_not_answered (self->model);
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    n += g_strcmp0 (((const PalFinding *) g_ptr_array_index (gaps, i))->institution, institution) == 0;
  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u question is not answered. That does not keep this part from being submitted.",
                    "%u questions are not answered. That does not keep this part from being submitted.", n),
          n);

      gtk_box_append (GTK_BOX (box), make_label (text, "dim-label"));
    }
}

static void
add_note (PalStepDialog *self, GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();
  gboolean is_needed = self->rule == NULL || self->rule->needs_note;

  self->note_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row),
                                 is_needed ? _ ("Reason") : _ ("Note (optional)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->note_row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->note_row);
  gtk_box_append (GTK_BOX (box), list);
}

static GtkWidget *
new_dialog (GtkWindow *parent, PalSurveyModel *model, const PalReviewRule *rule)
{
  PalStepDialog *self = g_object_new (PAL_TYPE_STEP_DIALOG, "transient-for", parent, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = pal_survey_model_dup_part_name (model);

  self->model = g_object_ref (model);
  self->rule = rule;
  self->blocking = rule != NULL && rule->needs_check
                       ? pal_survey_model_dup_blocking (model)
                       : g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_box_append (GTK_BOX (all), build_head (self));
  gtk_box_append (GTK_BOX (box),
                  make_label (rule != NULL
                                  ? pal_review_step_get_detail (rule->kind)
                                  : _ ("This part is frozen. What you change from now on is written together "
                                       "with your reason, until you show another part or choose Done."),
                              NULL));
  if (self->blocking->len > 0)
    add_blocking (self, box);
  if (rule != NULL && rule->kind == PAL_REVIEW_SUBMIT)
    add_gaps (self, box);
  add_note (self, box);
  self->problem_label = GTK_LABEL (make_label (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (all), box);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.apply", self->blocking->len == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->note_row), self->blocking->len == 0);
  return GTK_WIDGET (self);
}

GtkWidget *
pal_step_dialog_new (GtkWindow *parent, PalSurveyModel *model, PalReviewStepKind kind)
{
  return new_dialog (parent, model, pal_review_rule_get (kind));
}

GtkWidget *
pal_step_dialog_new_correction (GtkWindow *parent, PalSurveyModel *model)
{
  return new_dialog (parent, model, NULL);
}
