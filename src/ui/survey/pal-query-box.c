/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-query-box.h"

#include <glib/gi18n.h>

#include "session/pal-commands-query.h"
#include "session/pal-survey-model-queries.h"
#include "ui/compat/pal-ask.h"
#include "ui/pal-date.h"
#include "ui/survey/pal-query-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalQueryBox
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkBox *list;
  GtkWidget *none_label;
  GtkWidget *buttons;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (PalQueryBox, pal_query_box, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *class_a, const char *class_b)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_a != NULL)
    gtk_widget_add_css_class (label, class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (label, class_b);
  return label;
}

static GtkWindow *
get_window (PalQueryBox *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* "Kari asked Ola, today, 14:02" above what was said. */
static GtkWidget *
make_words (const char *title, gint64 at_ms, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = pal_date_format_relative (at_ms, g_get_real_time () / 1000);
  /* Translators: who did what, then a date such as “today, 14:02”. */
  g_autofree char *line = g_strdup_printf (_ ("%s, %s"), title, when);

  gtk_box_append (GTK_BOX (box), make_label (line, "caption", "dim-label"));
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), make_label (text, NULL, NULL));
  return box;
}

static GtkWidget *
make_state (PalQueryThread *thread)
{
  PalQueryState state = pal_query_thread_get_state (thread);
  const char *assigned = pal_query_thread_get_assigned (thread);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (pal_query_state_get_icon (state));
  GtkWidget *pill = gtk_label_new (pal_query_state_get_label (state));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (pill, "pal-pill");
  if (pal_query_thread_is_open (thread))
    gtk_widget_add_css_class (pill, "pal-pill-query");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), pill);
  if (assigned != NULL)
    {
      /* Translators: a person or a role. */
      g_autofree char *text = g_strdup_printf (_ ("for %s"), assigned);
      GtkWidget *label = make_label (text, "caption", NULL);

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, text);
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}

static void
step_cb (GtkButton *button, PalQueryBox *self)
{
  PalQueryThread *thread = g_object_get_data (G_OBJECT (button), "pal-query");
  PalQueryStepKind kind =
      (PalQueryStepKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pal-step"));

  pal_query_dialog_step (get_window (self), pal_survey_model_get_workspace (self->model), thread, kind);
}

static GtkWidget *
make_button (const char *label, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pal-query-button");
  g_signal_connect_object (button, "clicked", callback, data, 0);
  return button;
}

/* What can be done with it as it stands, in the order in which it usually comes.  No letters to press: there
 * may be several queries, and the steps of the review have theirs. */
static GtkWidget *
make_steps (PalQueryBox *self, PalQueryThread *thread)
{
  static const PalQueryStepKind order[] = { PAL_QUERY_ANSWER, PAL_QUERY_CLOSE, PAL_QUERY_REOPEN,
                                            PAL_QUERY_ASSIGN };
  GtkWidget *box = pal_wrap_box_new (6, 6);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *button;

      if (!pal_query_rule_is_allowed (pal_query_rule_get (order[i]), pal_query_thread_get_state (thread)) ||
          !pal_survey_model_may (self->model, order[i] == PAL_QUERY_ANSWER ? PAL_RIGHT_REPLY : PAL_RIGHT_ASK))
        continue;
      button = make_button (pal_query_step_get_label (order[i]), G_CALLBACK (step_cb), self);
      g_object_set_data_full (G_OBJECT (button), "pal-query", g_object_ref (thread), g_object_unref);
      g_object_set_data (G_OBJECT (button), "pal-step", GUINT_TO_POINTER (order[i]));
      pal_wrap_box_append (box, button);
    }
  return box;
}

static GtkWidget *
make_query (PalQueryBox *self, PalQueryThread *thread, gboolean can_write)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GPtrArray *steps = pal_query_thread_get_steps (thread);
  /* Translators: what a screen reader calls a query; a state such as “Open”. */
  g_autofree char *name =
      g_strdup_printf (_ ("Query, %s"), pal_query_state_get_label (pal_query_thread_get_state (thread)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), make_state (thread));
  for (guint i = 0; i < steps->len; i++)
    {
      const PalQueryStep *step = g_ptr_array_index (steps, i);
      g_autofree char *title = pal_query_step_dup_title (step);

      gtk_box_append (GTK_BOX (box), make_words (title, step->at_ms, step->text));
    }
  if (can_write)
    gtk_box_append (GTK_BOX (box), make_steps (self, thread));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "pal-effect");
  return box;
}

static void
remove_cb (GtkButton *button, PalQueryBox *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "pal-comment"));
  g_autoptr (GError) error = NULL;

  if (!pal_commands_delete_comment (pal_survey_model_get_workspace (self->model), id, &error))
    pal_ask_tell (get_window (self), _ ("Not Removed"), error->message);
}

static GtkWidget *
make_comment (PalQueryBox *self, const PalComment *comment, gboolean can_write)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words =
      make_words (*comment->by != '\0' ? comment->by : _ ("Somebody"), comment->at_ms, comment->text);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  if (can_write)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, _ ("Remove This Comment"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Remove This Comment"), -1);
      g_object_set_data_full (G_OBJECT (button), "pal-comment", g_strdup (comment->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_widget_add_css_class (line, "card");
  gtk_widget_add_css_class (line, "pal-effect");
  return line;
}

static void
refresh (PalQueryBox *self)
{
  gboolean can_write = !pal_workspace_is_read_only (pal_survey_model_get_workspace (self->model)) &&
                       pal_survey_model_may (self->model, PAL_RIGHT_REPLY);
  g_autoptr (GPtrArray) queries = pal_survey_model_dup_queries (self->model);
  g_autoptr (GPtrArray) comments = pal_survey_model_dup_comments (self->model);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < comments->len; i++)
    gtk_box_append (self->list, make_comment (self, g_ptr_array_index (comments, i), can_write));
  for (guint i = 0; i < queries->len; i++)
    gtk_box_append (self->list, make_query (self, g_ptr_array_index (queries, i), can_write));
  gtk_widget_set_visible (self->none_label, queries->len + comments->len == 0);
  gtk_widget_set_visible (self->buttons, can_write);
  gtk_widget_set_visible (self->open_button, pal_survey_model_may (self->model, PAL_RIGHT_ASK));
  /* The button that was pressed is gone; the keyboard stays where the person works. */
  if (had_focus)
    pal_query_box_grab (self);
}

static void
open_cb (GtkButton *button, PalQueryBox *self)
{
  pal_query_dialog_open (get_window (self), self->model);
}

static void
comment_cb (GtkButton *button, PalQueryBox *self)
{
  pal_query_dialog_comment (get_window (self), self->model);
}

static void
pal_query_box_dispose (GObject *object)
{
  PalQueryBox *self = PAL_QUERY_BOX (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_query_box_parent_class)->dispose (object);
}

static void
pal_query_box_class_init (PalQueryBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_query_box_dispose;
}

static void
pal_query_box_init (PalQueryBox *self)
{
}

GtkWidget *
pal_query_box_new (PalSurveyModel *model)
{
  PalQueryBox *self = g_object_new (PAL_TYPE_QUERY_BOX, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->model = g_object_ref (model);
  self->none_label = make_label (_ ("None for this question"), "dim-label", NULL);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->buttons = pal_wrap_box_new (6, 6);
  self->open_button = make_button (_ ("Open _Query…"), G_CALLBACK (open_cb), self);
  pal_wrap_box_append (self->buttons, self->open_button);
  pal_wrap_box_append (self->buttons, make_button (_ ("Co_mment…"), G_CALLBACK (comment_cb), self));
  gtk_box_append (GTK_BOX (box), self->none_label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->buttons);
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (model, "focused", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "section-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
pal_query_box_grab (PalQueryBox *self)
{
  g_return_if_fail (PAL_IS_QUERY_BOX (self));

  for (GtkWidget *card = gtk_widget_get_last_child (GTK_WIDGET (self->list)); card != NULL;
       card = gtk_widget_get_prev_sibling (card))
    if (gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD))
      return;
  gtk_widget_child_focus (self->buttons, GTK_DIR_TAB_FORWARD);
}
