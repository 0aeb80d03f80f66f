/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-answer-inspector.h"

#include <glib/gi18n.h>

#include "ui/survey/pal-evidence-box.h"
#include "ui/survey/pal-history-box.h"
#include "ui/survey/pal-query-box.h"
#include "ui/widget/pal-level-badge.h"

struct _PalAnswerInspector
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkStack *stack;
  GtkLabel *id_label;
  GtkLabel *kind_label;
  GtkLabel *previous_label;
  GtkBox *effects_box;
  GtkLabel *effects_note;
  GtkWidget *query_part; /* heading and box */
  GtkWidget *query_box;
};

G_DEFINE_FINAL_TYPE (PalAnswerInspector, pal_answer_inspector, ADW_TYPE_BIN)

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

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_level (PalAnswerInspector *self, int level)
{
  PalDataset *dataset = pal_workspace_get_dataset (pal_survey_model_get_workspace (self->model));
  GtkWidget *badge = pal_level_badge_new ();

  if (level > 0)
    pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), level,
                               pal_framework_get_level_label (pal_dataset_get_framework (dataset), level));
  return badge;
}

/* The name of an indicator, with the door to its explanation. */
static GtkWidget *
make_effect_head (const char *title, const char *code)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *name = make_label (title, NULL, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("pal-explain-symbolic");
  /* Translators: code of an indicator */
  g_autofree char *tip = g_strdup_printf (_ ("Explain %s"), code);

  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.explain");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

/* Title and unit, then "1.42 → 1.61" with the level, or the level before and after. */
static GtkWidget *
make_effect (PalAnswerInspector *self, const PalSurveyEffect *effect)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *levels = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = g_strdup_printf ("%s %s", effect->code, effect->title);
  GtkLabel *after = make_label (effect->after_text, "heading", "numeric");
  GtkLabel *unit = make_label (effect->unit, "caption", "dim-label");

  gtk_box_append (GTK_BOX (box), make_effect_head (title, effect->code));
  if (effect->differs)
    {
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (make_label (effect->before_text, "dim-label", "numeric")));
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (make_label ("→", "dim-label", NULL)));
    }
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (after));
  gtk_label_set_wrap (unit, FALSE);
  gtk_label_set_ellipsize (unit, PANGO_ELLIPSIZE_END);
  /* Not on the baseline: GTK 4.8 rounds the height of such a row twice and complains of the difference. */
  gtk_widget_set_valign (GTK_WIDGET (unit), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (unit));
  gtk_box_append (GTK_BOX (box), line);

  if (effect->before_level > 0 && effect->before_level != effect->after_level)
    {
      gtk_box_append (GTK_BOX (levels), make_level (self, effect->before_level));
      gtk_box_append (GTK_BOX (levels), GTK_WIDGET (make_label ("→", "dim-label", NULL)));
    }
  if (effect->after_level > 0)
    gtk_box_append (GTK_BOX (levels), make_level (self, effect->after_level));
  if (effect->after_level > 0 && effect->differs && effect->before_level == effect->after_level)
    gtk_box_append (GTK_BOX (levels),
                    GTK_WIDGET (make_label (_ ("stays on its level"), "caption", "dim-label")));
  gtk_widget_set_visible (levels, effect->after_level > 0 || effect->before_level > 0);
  gtk_box_append (GTK_BOX (box), levels);
  gtk_widget_add_css_class (box, "pal-effect");
  return box;
}

static void
show_effects (PalAnswerInspector *self)
{
  g_autoptr (GPtrArray) effects = pal_survey_model_dup_effects (self->model);

  empty (self->effects_box);
  for (guint i = 0; i < effects->len; i++)
    {
      if (i > 0)
        gtk_box_append (self->effects_box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (self->effects_box, make_effect (self, g_ptr_array_index (effects, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->effects_box), effects->len > 0);
  gtk_label_set_text (self->effects_note, pal_survey_model_get_slot (self->model) != NULL
                                              ? _ ("Not shown while one person's answers are entered")
                                              : _ ("Background: feeds no indicator"));
  gtk_widget_set_visible (GTK_WIDGET (self->effects_note), effects->len == 0);
}

static void
refresh (PalAnswerInspector *self)
{
  PalQuestionItem *item = self->model != NULL ? pal_survey_model_get_focused (self->model) : NULL;
  const PalQuestion *question;

  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "question" : "empty");
  if (item == NULL)
    return;
  question = pal_question_item_get_question (item);
  gtk_label_set_text (self->id_label, question->id);
  gtk_label_set_text (self->kind_label, question->core && question->required ? _ ("core, required")
                                        : question->core                     ? _ ("core")
                                                                             : _ ("extended"));
  /* They are about agreed answers, and may tell what these are. */
  gtk_widget_set_visible (self->query_part, pal_survey_model_get_slot (self->model) == NULL);
  gtk_label_set_text (self->previous_label, pal_question_item_get_previous_text (item) != NULL
                                                ? pal_question_item_get_previous_text (item)
                                                : "");
  gtk_widget_set_visible (GTK_WIDGET (self->previous_label),
                          pal_question_item_get_previous_text (item) != NULL);
  show_effects (self);
}

static void
pal_answer_inspector_dispose (GObject *object)
{
  PalAnswerInspector *self = PAL_ANSWER_INSPECTOR (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_answer_inspector_parent_class)->dispose (object);
}

static void
pal_answer_inspector_class_init (PalAnswerInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_answer_inspector_dispose;
}

static void
pal_answer_inspector_init (PalAnswerInspector *self)
{
}

static GtkWidget *
build (PalAnswerInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->id_label = make_label (NULL, "title-3", NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->id_label), TRUE);
  self->kind_label = make_label (NULL, "pal-pill", NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->kind_label), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->id_label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->kind_label));
  gtk_box_append (GTK_BOX (box), head);
  self->previous_label = make_label (NULL, "caption", "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->previous_label));

  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (make_label (_ ("Feeds"), "caption-heading", "pal-pane-heading")));
  self->effects_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->effects_box), "card");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->effects_box));
  self->effects_note = make_label (NULL, "dim-label", NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->effects_note));

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (_ ("Where the answer comes from"), "caption-heading",
                                                         "pal-pane-heading")));
  gtk_box_append (GTK_BOX (box), pal_evidence_box_new (self->model));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (_ ("Do not name patients or other persons."),
                                                         "caption", "dim-label")));
  self->query_part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (
      GTK_BOX (self->query_part),
      GTK_WIDGET (make_label (_ ("Comments and Queries"), "caption-heading", "pal-pane-heading")));
  self->query_box = pal_query_box_new (self->model);
  gtk_box_append (GTK_BOX (self->query_part), self->query_box);
  gtk_box_append (GTK_BOX (box), self->query_part);
  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (make_label (_ ("History"), "caption-heading", "pal-pane-heading")));
  gtk_box_append (GTK_BOX (box), pal_history_box_new (self->model));
  return box;
}

GtkWidget *
pal_answer_inspector_new (PalSurveyModel *model)
{
  PalAnswerInspector *self = g_object_new (PAL_TYPE_ANSWER_INSPECTOR, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint =
      GTK_WIDGET (make_label (_ ("Choose a question to see what it feeds, where its answer comes from and "
                                 "who changed it."),
                              "dim-label", NULL));

  self->model = g_object_ref (model);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), build (self));
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (hint, 24);
  gtk_widget_set_margin_end (hint, 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  /* The page that nobody sees is not measured. */
  g_object_set (self->stack, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (self->stack, hint, "empty");
  gtk_stack_add_named (self->stack, scroller, "question");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), 292, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "pal-inspector");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  g_signal_connect_object (model, "focused", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "section-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

gboolean
pal_answer_inspector_grab_queries (PalAnswerInspector *self)
{
  g_return_val_if_fail (PAL_IS_ANSWER_INSPECTOR (self), FALSE);

  if (pal_survey_model_get_focused (self->model) == NULL || pal_survey_model_get_slot (self->model) != NULL)
    return FALSE;
  /* The focus scrolls it into view. */
  pal_query_box_grab (PAL_QUERY_BOX (self->query_box));
  return TRUE;
}
