/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-form-pane.h"

#include <glib/gi18n.h>

#include "ui/survey/pal-entry-box.h"
#include "ui/survey/pal-language-bar.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-slot-button.h"
#include "ui/widget/pal-wrap-layout.h"

/* Rows that fill a window are made before the first frame of a section, the others between the frames after
 * it. */
#define FIRST_ROWS 6
#define NEXT_ROWS 2

struct _PalFormPane
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkWidget *language_bar;
  GtkListBox *list;
  GtkWidget *last_focus; /* weak: where a person was working, or NULL */
  gulong focus_handler;  /* of the root */
  int n_rows;
  guint fill_source; /* 0: all rows are there */
  GtkWidget *previous_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (PalFormPane, pal_form_pane, ADW_TYPE_BIN)

static void
answers_changed_cb (PalFormPane *self)
{
  g_autofree char *detail = pal_survey_model_dup_section_detail (self->model);

  gtk_label_set_text (self->detail_label, detail);
}

static void
review_changed_cb (PalFormPane *self)
{
  gboolean is_locked = pal_survey_model_is_locked (self->model);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    pal_question_row_set_locked (PAL_QUESTION_ROW (row), is_locked);
}

static void
language_changed_cb (PalFormPane *self)
{
  const char *title = pal_survey_model_get_section_title (self->model);

  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  answers_changed_cb (self);
}

/* A person who took another language goes on where they were, with the text as they left it. */
static void
language_chosen_cb (PalFormPane *self)
{
  if (self->last_focus == NULL || !gtk_widget_get_mapped (self->last_focus))
    return;
  if (GTK_IS_TEXT (self->last_focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->last_focus));
  else
    gtk_widget_grab_focus (self->last_focus);
}

static void
root_focus_cb (PalFormPane *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    g_set_weak_pointer (&self->last_focus, focus);
}

static void
pal_form_pane_root (GtkWidget *widget)
{
  PalFormPane *self = PAL_FORM_PANE (widget);

  GTK_WIDGET_CLASS (pal_form_pane_parent_class)->root (widget);
  self->focus_handler = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                                  G_CALLBACK (root_focus_cb), self);
}

static void
pal_form_pane_unroot (GtkWidget *widget)
{
  PalFormPane *self = PAL_FORM_PANE (widget);

  g_signal_handler_disconnect (gtk_widget_get_root (widget), self->focus_handler);
  self->focus_handler = 0;
  GTK_WIDGET_CLASS (pal_form_pane_parent_class)->unroot (widget);
}

static void
section_changed_cb (PalFormPane *self)
{
  const char *title = pal_survey_model_get_section_title (self->model);

  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_stack_set_visible_child_name (
      self->stack,
      g_list_model_get_n_items (pal_survey_model_get_questions (self->model)) > 0 ? "form" : "empty");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  answers_changed_cb (self);
  review_changed_cb (self);
}

/* Returns whether there are more. */
static gboolean
add_rows (PalFormPane *self, guint n)
{
  GListModel *questions = pal_survey_model_get_questions (self->model);
  gboolean is_locked = pal_survey_model_is_locked (self->model);
  guint n_questions = g_list_model_get_n_items (questions);

  for (; n > 0 && (guint) self->n_rows < n_questions; n--, self->n_rows++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (questions, (guint) self->n_rows);
      GtkWidget *row = pal_question_row_new (self->model, item);

      pal_question_row_set_locked (PAL_QUESTION_ROW (row), is_locked);
      gtk_list_box_append (self->list, row);
    }
  return (guint) self->n_rows < n_questions;
}

static gboolean
fill_cb (gpointer data)
{
  PalFormPane *self = data;

  if (add_rows (self, NEXT_ROWS))
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

static void
questions_changed_cb (PalFormPane *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_rows = 0;
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (add_rows (self, FIRST_ROWS))
    self->fill_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, fill_cb, self, NULL);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFormPane *self = PAL_FORM_PANE (widget);

  pal_survey_model_step_section (self->model, g_str_equal (name, "form.next") ? 1 : -1);
}

/* The first question of @list after @row (NULL: from the start) that is asked; FALSE: there is none. */
static gboolean
grab_after (GtkListBox *list, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) + 1 : 0;

  for (; (row = gtk_list_box_get_row_at_index (list, index)) != NULL; index++)
    if (!pal_question_item_is_hidden (pal_question_row_get_item (PAL_QUESTION_ROW (row))))
      {
        pal_question_row_grab_editor (PAL_QUESTION_ROW (row));
        return TRUE;
      }
  return FALSE;
}

/* Inside an entry of a group: to its next question, then to the next entry; FALSE: that was the last one. */
static gboolean
grab_in_entry (GtkWidget *focus)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, PAL_TYPE_QUESTION_ROW);
  GtkWidget *box = gtk_widget_get_ancestor (focus, PAL_TYPE_ENTRY_BOX);

  if (row == NULL || box == NULL)
    return FALSE;
  if (grab_after (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row)))
    return TRUE;
  box = gtk_widget_get_next_sibling (box);
  if (!PAL_IS_ENTRY_BOX (box))
    return FALSE;
  pal_entry_box_grab_head (PAL_ENTRY_BOX (box));
  return TRUE;
}

/* The end of a section goes on to the next one of the part. */
static void
next_question_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFormPane *self = PAL_FORM_PANE (widget);
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint section = pal_survey_model_get_section (self->model);

  if (row != NULL && gtk_widget_is_ancestor (row, list))
    {
      if (grab_in_entry (row))
        return;
      while (gtk_widget_get_parent (row) != list)
        row = gtk_widget_get_parent (row);
    }
  else
    row = NULL;
  add_rows (self, G_MAXUINT);
  if (grab_after (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL))
    return;
  pal_survey_model_step_section (self->model, 1);
  if (pal_survey_model_get_section (self->model) != section)
    {
      add_rows (self, G_MAXUINT);
      grab_after (self->list, NULL);
    }
  else
    gtk_widget_grab_focus (self->next_button);
}

static void
language_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_language_bar_step (PAL_LANGUAGE_BAR (PAL_FORM_PANE (widget)->language_bar));
}

static void
pal_form_pane_dispose (GObject *object)
{
  PalFormPane *self = PAL_FORM_PANE (object);

  g_clear_weak_pointer (&self->last_focus);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_form_pane_parent_class)->dispose (object);
}

static void
pal_form_pane_class_init (PalFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_form_pane_dispose;
  widget_class->root = pal_form_pane_root;
  widget_class->unroot = pal_form_pane_unroot;
  gtk_widget_class_install_action (widget_class, "form.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "form.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "form.next-language", NULL, language_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "form.next-language", NULL);
  gtk_widget_class_install_action (widget_class, "form.next-question", NULL, next_question_action);
}

static void
pal_form_pane_init (PalFormPane *self)
{
}

static GtkWidget *
make_step_button (const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
build_form (PalFormPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *head = pal_wrap_box_new (12, 6);
  GtkWidget *clamp = adw_clamp_new ();

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-2");
  self->detail_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->detail_label, 0);
  gtk_label_set_wrap (self->detail_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail_label), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (self->detail_label), 3);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->detail_label), 12);
  self->language_bar = pal_language_bar_new (self->model);
  gtk_widget_set_margin_bottom (self->language_bar, 12);
  g_signal_connect_swapped (self->language_bar, "chosen", G_CALLBACK (language_chosen_cb), self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Questions"),
                                  -1);
  g_signal_connect_object (pal_survey_model_get_questions (self->model), "items-changed",
                           G_CALLBACK (questions_changed_cb), self, G_CONNECT_SWAPPED);
  questions_changed_cb (self);

  self->previous_button = make_step_button (_ ("_Previous Section"), "form.previous", FALSE);
  self->next_button = make_step_button (_ ("_Next Section"), "form.next", TRUE);
  gtk_widget_set_hexpand (self->next_button, TRUE);
  gtk_widget_set_halign (self->next_button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (foot, 18);
  gtk_box_append (GTK_BOX (foot), self->previous_button);
  gtk_box_append (GTK_BOX (foot), self->next_button);

  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  pal_wrap_box_append (head, GTK_WIDGET (self->title_label));
  pal_wrap_box_append (head, pal_slot_button_new (self->model));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->detail_label));
  gtk_box_append (GTK_BOX (box), self->language_bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 716); /* the form at most 680 wide, plus its padding */
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

GtkWidget *
pal_form_pane_new (PalSurveyModel *model)
{
  PalFormPane *self = g_object_new (PAL_TYPE_FORM_PANE, NULL);
  GtkWidget *empty = adw_status_page_new ();

  self->model = g_object_ref (model);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, build_form (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "pal-survey-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Survey Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("Choose a country and a wave to fill in its questionnaire."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "form");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  g_signal_connect_object (model, "section-changed", G_CALLBACK (section_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (answers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "review-changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "language-changed", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  section_changed_cb (self);
  return GTK_WIDGET (self);
}

void
pal_form_pane_show_question (PalFormPane *self, const char *question)
{
  GtkListBoxRow *row;

  g_return_if_fail (PAL_IS_FORM_PANE (self));

  add_rows (self, G_MAXUINT);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (pal_question_row_show (PAL_QUESTION_ROW (row), question)) /* the focus scrolls its row into view */
      return;
}

/* While the focus moves, the window has none yet, but the form a child that gets it; after a popover has
 * closed over the form it is the other way round. */
gboolean
pal_form_pane_has_focus (PalFormPane *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (PAL_IS_FORM_PANE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ||
         (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}
