/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-question-row.h"

#include <glib/gi18n.h>

#include "session/pal-commands-reason.h"
#include "ui/survey/pal-editor-kinds.h"
#include "ui/survey/pal-group-editor.h"
#include "ui/survey/pal-keep-dialog.h"
#include "ui/survey/pal-query-mark.h"
#include "ui/widget/pal-level-badge.h"
#include "ui/widget/pal-line-layout.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalQuestionRow
{
  GtkListBoxRow parent_instance;

  PalSurveyModel *model; /* owned */
  PalQuestionItem *item; /* owned */
  gboolean is_open;      /* of a question that folds */

  GtkLabel *title_label;
  GtkLabel *help_label; /* NULL: none */
  GtkLabel *language_label;
  GtkWidget *answer_box; /* the folded answer: label and level */
  GtkLabel *answer_label;
  GtkWidget *level_badge;
  GtkWidget *editor;
  GtkWidget *editor_box;
  GtkWidget *query_mark;
  GtkWidget *fold_button;
  GtkLabel *previous_label;
  GtkLabel *folded_previous; /* made when it is first needed */
  GtkMenuButton *missing_button;
  GtkWidget *findings_box;
  GtkLabel *understood_label;
  GtkLabel *hidden_label;
};

G_DEFINE_FINAL_TYPE (PalQuestionRow, pal_question_row, GTK_TYPE_LIST_BOX_ROW)

static GtkLabel *
make_label (const char *text, const char *class_a, const char *class_b)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class_a != NULL)
    gtk_widget_add_css_class (label, class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (label, class_b);
  return GTK_LABEL (label);
}

static gboolean
is_group (PalQuestionRow *self)
{
  return pal_question_item_get_entries (self->item) != NULL;
}

static gboolean
folds (PalQuestionRow *self)
{
  return pal_editor_folds (pal_question_item_get_question (self->item)->type) &&
         pal_question_item_get_value (self->item)->kind != PAL_VALUE_NONE;
}

static void
keep_cb (GtkButton *button, PalQuestionRow *self)
{
  PalProblem *problem = g_object_get_data (G_OBJECT (button), "pal-problem");
  PalWorkspace *workspace = pal_survey_model_get_workspace (self->model);

  if (pal_problem_is_kept (problem))
    pal_commands_reopen_problem (workspace, problem);
  else
    pal_keep_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), workspace, problem);
}

/* An error is to be mended; what only warns may be kept with a reason. */
static GtkWidget *
make_keep_button (PalQuestionRow *self, const PalFinding *finding)
{
  GtkWidget *button = gtk_button_new_with_label (finding->kept != NULL ? _ ("Reopen") : _ ("Keep…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, finding->kept != NULL ? _ ("Take the reason back")
                                                             : _ ("Keep the answer with a reason"));
  g_object_set_data_full (G_OBJECT (button), "pal-problem",
                          pal_survey_model_dup_problem (self->model, finding), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (keep_cb), self, 0);
  return button;
}

static GtkWidget *
make_finding_icon (const PalFinding *finding)
{
  gboolean is_error = finding->severity == PAL_SEVERITY_ERROR;
  GtkWidget *icon;
  const char *label;

  if (finding->kept != NULL)
    {
      icon = gtk_image_new_from_icon_name ("emblem-ok-symbolic");
      label = _ ("Kept");
    }
  else
    {
      gboolean is_note = finding->severity == PAL_SEVERITY_NOTE;

      icon = gtk_image_new_from_icon_name (is_error  ? "dialog-error-symbolic"
                                           : is_note ? "dialog-information-symbolic"
                                                     : "dialog-warning-symbolic");
      label = is_error ? _ ("Error") : is_note ? _ ("Note") : _ ("Warning");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* A line of text rounds to another height with a width than without: the icon is higher than both. */
  gtk_widget_set_size_request (icon, -1, 18);
  return icon;
}

static void
append_text (GtkWidget *box, const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_finding (PalQuestionRow *self, const PalFinding *finding)
{
  GtkWidget *box = pal_line_box_new (9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean is_error = finding->severity == PAL_SEVERITY_ERROR;

  append_text (texts, finding->message, NULL);
  if (finding->kept != NULL)
    append_text (texts, finding->kept, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  if (finding->kept == NULL && finding->severity != PAL_SEVERITY_NOTE)
    gtk_widget_add_css_class (box, is_error ? "pal-finding-error" : "pal-finding-warning");
  gtk_box_append (GTK_BOX (box), make_finding_icon (finding));
  gtk_box_append (GTK_BOX (box), texts);
  if (!is_error && finding->country != NULL && pal_survey_model_may (self->model, PAL_RIGHT_KEEP))
    gtk_box_append (GTK_BOX (box), make_keep_button (self, finding));
  return box;
}

static void
show_findings (PalQuestionRow *self)
{
  GPtrArray *findings = pal_question_item_get_findings (self->item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->findings_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->findings_box), child);
  for (guint i = 0; i < findings->len; i++)
    gtk_box_append (GTK_BOX (self->findings_box), make_finding (self, g_ptr_array_index (findings, i)));
  gtk_widget_set_visible (self->findings_box, findings->len > 0);
}

static int
get_level (PalQuestionRow *self)
{
  const PalValue *value = pal_question_item_get_value (self->item);
  const PalOption *option =
      value->kind == PAL_VALUE_STRING
          ? pal_question_find_option (pal_question_item_get_question (self->item), value->string)
          : NULL;

  return option != NULL ? option->level : 0;
}

static const char *
get_level_label (PalQuestionRow *self, int level)
{
  PalDataset *dataset = pal_workspace_get_dataset (pal_survey_model_get_workspace (self->model));

  return level > 0 ? pal_framework_get_level_label (pal_dataset_get_framework (dataset), level) : NULL;
}

/* The foot of the editor holds it; a folded answer has it beside itself. */
static void
show_previous (PalQuestionRow *self, gboolean is_folded)
{
  const char *text = pal_question_item_get_previous_text (self->item);

  gtk_label_set_text (self->previous_label, text != NULL ? text : "");
  if (self->folded_previous == NULL && is_folded && text != NULL)
    {
      self->folded_previous = make_label (NULL, "caption", "dim-label");
      pal_wrap_box_append (self->answer_box, GTK_WIDGET (self->folded_previous));
    }
  if (self->folded_previous == NULL)
    return;
  gtk_label_set_text (self->folded_previous, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->folded_previous), is_folded && text != NULL);
}

static void
update (PalQuestionRow *self)
{
  const PalValue *value = pal_question_item_get_value (self->item);
  gboolean is_hidden = pal_question_item_is_hidden (self->item);
  gboolean is_missing = value->kind == PAL_VALUE_MISSING;
  gboolean is_folded = folds (self) && !self->is_open;
  g_autofree char *text = pal_question_item_dup_text (self->item);
  int level = get_level (self);

  gtk_label_set_text (self->answer_label, text);
  pal_level_badge_set_level (PAL_LEVEL_BADGE (self->level_badge), level, get_level_label (self, level));
  if (level > 0)
    {
      int natural;

      /* The answer wraps, its level never shrinks to an ellipsis. */
      gtk_widget_set_size_request (self->level_badge, -1, -1);
      gtk_widget_measure (self->level_badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_set_size_request (self->level_badge, natural, -1);
    }
  gtk_widget_set_visible (self->answer_box,
                          (is_folded || is_hidden || is_missing) && value->kind != PAL_VALUE_NONE);
  gtk_widget_set_visible (self->editor_box, !is_hidden && !is_folded);
  gtk_widget_set_visible (
      self->editor, !is_missing || (is_group (self) && g_list_model_get_n_items (
                                                           pal_question_item_get_entries (self->item)) > 0));
  gtk_widget_set_visible (self->fold_button, folds (self) && !is_hidden);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold_button),
                            is_folded ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_folded ? _ ("Change Answer") : _ ("Fold"), -1);
  gtk_menu_button_set_label (self->missing_button, is_missing ? text : _ ("Missing"));
  show_previous (self, is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label),
                          pal_question_item_get_understood (self->item) != NULL);
  gtk_label_set_text (self->understood_label, pal_question_item_get_understood (self->item) != NULL
                                                  ? pal_question_item_get_understood (self->item)
                                                  : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_label), is_hidden);
  if (is_hidden)
    {
      g_autofree char *kept =
          value->kind == PAL_VALUE_NONE
              ? g_strdup (pal_question_item_get_hidden_reason (self->item))
              /* Translators: a whole sentence that says why the question is hidden comes first. */
              : g_strdup_printf (_ ("%s The answer is kept."),
                                 pal_question_item_get_hidden_reason (self->item));

      gtk_label_set_text (self->hidden_label, kept);
      gtk_widget_add_css_class (GTK_WIDGET (self), "pal-question-hidden");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pal-question-hidden");
  pal_query_mark_set_count (self->query_mark, pal_question_item_get_n_queries (self->item));
  show_findings (self);
}

static void
fold_cb (PalQuestionRow *self)
{
  self->is_open = !self->is_open;
  update (self);
}

static void
focus_enter_cb (PalQuestionRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-question-focused");
  if (self->model != NULL)
    pal_survey_model_focus (self->model, self->item);
}

static void
focus_leave_cb (PalQuestionRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "pal-question-focused");
}

static void
missing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalQuestionRow *self = PAL_QUESTION_ROW (widget);
  PalMissing missing = PAL_MISSING_NONE;

  if (pal_missing_from_code (g_variant_get_string (parameter, NULL), &missing))
    pal_survey_model_set_missing (self->model, self->item, missing);
  else
    pal_survey_model_clear (self->model, self->item);
}

static void
pal_question_row_dispose (GObject *object)
{
  PalQuestionRow *self = PAL_QUESTION_ROW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pal_question_row_parent_class)->dispose (object);
}

static void
pal_question_row_class_init (PalQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_question_row_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "question.missing", "s", missing_action);
}

static void
pal_question_row_init (PalQuestionRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-question");
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
show_texts (PalQuestionRow *self)
{
  const PalQuestion *question = pal_question_item_get_question (self->item);
  const char *language_note = pal_question_item_get_language_note (self->item);
  g_autofree char *text = g_markup_escape_text (question->text, -1);
  const char *note = question->required_always ? _ ("needed to submit")
                     : question->required      ? NULL
                                               : _ ("optional");
  g_autofree char *markup =
      note == NULL ? g_strdup (text)
                   : g_strdup_printf ("%s <span size=\"small\" alpha=\"60%%\">%s</span>", text, note);

  gtk_label_set_markup (self->title_label, markup);
  if (self->help_label != NULL)
    gtk_label_set_text (self->help_label, question->help);
  gtk_label_set_text (self->language_label, language_note != NULL ? language_note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language_label), language_note != NULL);
}

/* The same question in another language. */
static void
texts_changed_cb (PalQuestionRow *self)
{
  show_texts (self);
  update (self); /* the folded answer has words, too */
}

/* Made when it is opened: a long form has hundreds of them. */
static void
make_missing_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) clear = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = g_menu_new ();
  clear = g_menu_new ();
  g_menu_append (menu, pal_missing_get_label (PAL_MISSING_DK), "question.missing::DK");
  g_menu_append (menu, pal_missing_get_label (PAL_MISSING_NA), "question.missing::NA");
  g_menu_append (clear, _ ("Clear Answer"), "question.missing::clear");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clear));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_missing_button (PalQuestionRow *self)
{
  g_autofree char *name = NULL;
  const PalQuestion *question = pal_question_item_get_question (self->item);

  self->missing_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->missing_button, make_missing_menu, NULL, NULL);
  gtk_menu_button_set_has_frame (self->missing_button, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->missing_button), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self->missing_button), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->missing_button), "pal-missing-button");
  name = g_strdup_printf (_ ("Missing code of %s"), question->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->missing_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing_button),
                               _ ("Say why there is no answer, or clear it"));
  return GTK_WIDGET (self->missing_button);
}

static GtkWidget *
make_head (PalQuestionRow *self)
{
  GtkWidget *head = pal_line_box_new (6);

  self->title_label = make_label (NULL, "pal-question-text", NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title_label));
  self->query_mark = pal_query_mark_new ();
  gtk_box_append (GTK_BOX (head), self->query_mark);
  self->fold_button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->fold_button, "flat");
  gtk_widget_add_css_class (self->fold_button, "circular");
  gtk_widget_set_valign (self->fold_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->fold_button, _ ("Show all options"));
  g_signal_connect_swapped (self->fold_button, "clicked", G_CALLBACK (fold_cb), self);
  gtk_box_append (GTK_BOX (head), self->fold_button);
  return head;
}

static gboolean
is_short (PalQuestionRow *self)
{
  PalQuestionType type = pal_question_item_get_question (self->item)->type;

  return type == PAL_QUESTION_INTEGER || type == PAL_QUESTION_DECIMAL || type == PAL_QUESTION_PERCENT ||
         type == PAL_QUESTION_DATE;
}

static void
build_answer (PalQuestionRow *self, GtkWidget *body)
{
  self->answer_box = pal_wrap_box_new (9, 3);
  self->answer_label = make_label (NULL, "heading", NULL);
  self->level_badge = pal_level_badge_new ();
  gtk_widget_set_valign (self->level_badge, GTK_ALIGN_CENTER);
  pal_wrap_box_append (self->answer_box, GTK_WIDGET (self->answer_label));
  pal_wrap_box_append (self->answer_box, self->level_badge);
  gtk_box_append (GTK_BOX (body), self->answer_box);

  /* A single entry shares its line with the last wave and the missing code, where there is room. */
  self->editor_box = is_short (self) ? pal_wrap_box_new (6, 3) : gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->editor = is_group (self) ? pal_group_editor_new (self->model, self->item)
                                 : pal_editor_new (self->model, self->item);
  gtk_box_append (GTK_BOX (self->editor_box), self->editor);
  gtk_box_append (GTK_BOX (body), self->editor_box);
}

static void
build (PalQuestionRow *self)
{
  const PalQuestion *question = pal_question_item_get_question (self->item);
  GtkWidget *row = pal_line_box_new (12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *foot = pal_line_box_new (12);
  GtkLabel *id = make_label (question->id, "pal-question-id", "caption-heading");

  gtk_widget_set_valign (GTK_WIDGET (id), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (id));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), make_head (self));
  self->language_label = make_label (NULL, "caption", "pal-language-note");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->language_label));
  if (question->help != NULL)
    {
      self->help_label = make_label (NULL, "caption", "dim-label");
      gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->help_label));
    }
  if (pal_question_item_get_hint (self->item) != NULL)
    gtk_box_append (GTK_BOX (body), GTK_WIDGET (make_label (pal_question_item_get_hint (self->item),
                                                            "caption", "dim-label")));
  show_texts (self);
  self->hidden_label = make_label (NULL, "caption", "dim-label");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->hidden_label));
  build_answer (self, body);
  self->understood_label = make_label (NULL, "caption", "accent");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->understood_label));
  self->findings_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (body), self->findings_box);

  self->previous_label = make_label (NULL, "caption", "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->previous_label), TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->previous_label));
  gtk_box_append (GTK_BOX (foot), make_missing_button (self));
  gtk_widget_set_hexpand (foot, TRUE);
  gtk_box_append (GTK_BOX (self->editor_box), foot);
  gtk_box_append (GTK_BOX (row), body);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), row);
}

GtkWidget *
pal_question_row_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalQuestionRow *self = g_object_new (PAL_TYPE_QUESTION_ROW, NULL);

  self->model = g_object_ref (model);
  self->item = g_object_ref (item);
  build (self);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "texts-changed", G_CALLBACK (texts_changed_cb), self, G_CONNECT_SWAPPED);
  /* An open choice stays open while it is being made; a question that was answered before comes folded. */
  self->is_open = !folds (self);
  update (self);
  return GTK_WIDGET (self);
}

PalQuestionItem *
pal_question_row_get_item (PalQuestionRow *self)
{
  return self->item;
}

void
pal_question_row_set_locked (PalQuestionRow *self, gboolean is_locked)
{
  g_autofree char *text = NULL, *name = NULL;
  const PalQuestion *question;

  g_return_if_fail (PAL_IS_QUESTION_ROW (self));

  /* What stands in entries can be opened and read, row by row. */
  if (is_group (self))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->missing_button), !is_locked);
      pal_group_editor_set_locked (PAL_GROUP_EDITOR (self->editor), is_locked);
      return;
    }
  if (gtk_widget_get_focusable (GTK_WIDGET (self)) == is_locked)
    return;
  show_findings (self); /* their buttons go with the role */
  /* An entry must not lose its focus by becoming insensitive: it goes to the row. */
  gtk_widget_set_focusable (GTK_WIDGET (self), is_locked);
  if (is_locked && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->editor_box, !is_locked);
  if (is_locked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pal-question-locked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pal-question-locked");
  if (!is_locked)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }
  question = pal_question_item_get_question (self->item);
  text = pal_question_item_dup_text (self->item);
  /* Translators: id and text of a question, then its answer. */
  name = g_strdup_printf (_ ("%s %s: %s. Locked."), question->id, question->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The focus of the window, not what had it last: moving on inside an editor that has it would leave it. */
static gboolean
has_editor_focus (PalQuestionRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->editor);
}

void
pal_question_row_grab_editor (PalQuestionRow *self)
{
  if (has_editor_focus (self))
    return;
  if (gtk_widget_get_focusable (GTK_WIDGET (self)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  if (!pal_question_item_is_hidden (self->item))
    {
      self->is_open = TRUE;
      update (self);
    }
  if (!gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
pal_question_row_show (PalQuestionRow *self, const char *id)
{
  g_return_val_if_fail (PAL_IS_QUESTION_ROW (self), FALSE);

  if (is_group (self) && pal_group_editor_show (PAL_GROUP_EDITOR (self->editor), id))
    return TRUE;
  if (g_strcmp0 (pal_question_item_get_id (self->item), id) != 0)
    return FALSE;
  pal_question_row_grab_editor (self);
  return TRUE;
}
