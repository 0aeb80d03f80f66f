/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-question-finder.h"

#include <glib/gi18n.h>

/* More would be a list to read, not a find. */
#define MAX_FOUND 40

struct _PalQuestionFinder
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkEditable *entry;
  GtkStack *stack; /* "outline", "found", "none" */
  GtkListBox *list;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ID_KEY "pal-question"

G_DEFINE_FINAL_TYPE (PalQuestionFinder, pal_question_finder, ADW_TYPE_BIN)

static GtkWidget *
make_row (const PalQuestion *question)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *code = question->group != NULL ? g_strjoin (" · ", question->group, question->id, NULL)
                                                  : g_strdup (question->id);
  GtkWidget *id = gtk_label_new (code), *text = gtk_label_new (question->text);
  g_autofree char *name = g_strdup_printf ("%s %s", code, question->text);

  gtk_label_set_xalign (GTK_LABEL (id), 0);
  gtk_widget_add_css_class (id, "caption-heading");
  gtk_widget_add_css_class (id, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 3);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (text, question->text);
  gtk_box_append (GTK_BOX (box), id);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY,
                          g_strdup (question->group != NULL ? question->group : question->id), g_free);
  return row;
}

static void
changed_cb (PalQuestionFinder *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *told = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (*text == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "outline");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  found = pal_survey_model_find_questions (self->model, text, MAX_FOUND);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (found, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
  told = g_strdup_printf (ngettext ("%u question found", "%u questions found", found->len), found->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
}

static void
pick (PalQuestionFinder *self, GtkListBoxRow *row)
{
  g_autofree char *question = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), ID_KEY)) : NULL;
  g_autofree char *institution =
      g_strdup (pal_selection_get_institution (pal_survey_model_get_selection (self->model)));

  if (question == NULL)
    return;
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, institution, question);
}

static void
activated_cb (PalQuestionFinder *self, GtkListBoxRow *row)
{
  pick (self, row);
}

/* Enter goes to the one that is marked: the first, unless the arrows moved on. */
static void
enter_cb (PalQuestionFinder *self)
{
  pick (self, gtk_list_box_get_selected_row (self->list));
}

static void
leave (PalQuestionFinder *self)
{
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* The arrows move the mark while the typing goes on. */
static gboolean
entry_key_cb (PalQuestionFinder *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *marked = gtk_list_box_get_selected_row (self->list), *next;

  if (marked == NULL || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  next = gtk_list_box_get_row_at_index (self->list,
                                        gtk_list_box_row_get_index (marked) + (key == GDK_KEY_Down ? 1 : -1));
  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
  return GDK_EVENT_STOP;
}

static void
pal_question_finder_dispose (GObject *object)
{
  g_clear_object (&PAL_QUESTION_FINDER (object)->model);

  G_OBJECT_CLASS (pal_question_finder_parent_class)->dispose (object);
}

static void
pal_question_finder_class_init (PalQuestionFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_question_finder_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
pal_question_finder_init (PalQuestionFinder *self)
{
}

static GtkWidget *
build_found (PalQuestionFinder *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found questions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
pal_question_finder_new (PalSurveyModel *model, GtkWidget *outline)
{
  PalQuestionFinder *self = g_object_new (PAL_TYPE_QUESTION_FINDER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new (), *none = gtk_label_new (_ ("No question found"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->model = g_object_ref (model);
  self->entry = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Find a question"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a question"), -1);
  gtk_widget_set_tooltip_text (entry, _ ("Find a question of this part by its number or its words"));
  gtk_widget_set_margin_start (entry, 12);
  gtk_widget_set_margin_end (entry, 12);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), outline);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (leave), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (entry, keys);

  gtk_widget_set_valign (none, GTK_ALIGN_START);
  gtk_widget_set_margin_top (none, 12);
  gtk_widget_add_css_class (none, "dim-label");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, outline, "outline");
  gtk_stack_add_named (self->stack, build_found (self), "found");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
pal_question_finder_start (PalQuestionFinder *self, const char *text)
{
  g_return_if_fail (PAL_IS_QUESTION_FINDER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (text != NULL)
    gtk_editable_set_text (self->entry, text);
}
