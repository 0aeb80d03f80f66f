/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-history-box.h"

#include <glib/gi18n.h>

#include "session/pal-history.h"
#include "ui/compat/pal-ask.h"
#include "ui/pal-date.h"
#include "ui/pal-view.h"

#define FEW_ITEMS 8

struct _PalHistoryBox
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkBox *list;
  char *shown_id;     /* of the answer whose history is shown */
  gboolean shows_all; /* of it, not only the newest */
};

G_DEFINE_FINAL_TYPE (PalHistoryBox, pal_history_box, ADW_TYPE_BIN)

static void show_history (PalHistoryBox *self);

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

/* What was chosen to be restored, while a reason is asked for. */
typedef struct
{
  PalHistoryBox *box; /* owned */
  char *id;           /* of the answer */
  char *json;
  GtkWidget *entry; /* owned */
} Restoring;

static void
restoring_free (Restoring *self)
{
  g_object_unref (self->box);
  g_object_unref (self->entry);
  g_free (self->id);
  g_free (self->json);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
restore (PalHistoryBox *self, const char *json, const char *reason)
{
  g_autoptr (GError) error = NULL;
  PalQuestionItem *item = pal_survey_model_get_focused (self->model);
  g_autofree char *value = pal_survey_model_format_json (self->model, item, json);
  g_autofree char *text = NULL;

  if (!pal_survey_model_restore (self->model, json, reason, &error))
    {
      pal_ask_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Not Restored"), error->message);
      return;
    }
  /* Translators: an answer as people read it. */
  text = g_strdup_printf (_ ("Restored: %s"), value);
  pal_view_toast (GTK_WIDGET (self), text);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Restoring) restoring = data;
  g_autofree char *choice = pal_ask_finish (result);
  g_autofree char *id = NULL;

  if (g_strcmp0 (choice, "restore") != 0 || restoring->box->model == NULL)
    return;
  /* Somebody may have gone to another question meanwhile. */
  id = pal_survey_model_dup_answer_id (restoring->box->model);
  if (g_strcmp0 (id, restoring->id) == 0)
    restore (restoring->box, restoring->json, gtk_editable_get_text (GTK_EDITABLE (restoring->entry)));
}

static void
typed_cb (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  pal_ask_set_enabled (entry, "restore", *text != '\0');
}

static void
ask_reason (PalHistoryBox *self, const char *json)
{
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "restore", _ ("_Restore"), PAL_ASK_SUGGESTED } };
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->box = g_object_ref (self);
  restoring->id = pal_survey_model_dup_answer_id (self->model);
  restoring->json = g_strdup (json);
  restoring->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (restoring->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (restoring->entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (restoring->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  g_signal_connect (restoring->entry, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (restoring->entry, "map", G_CALLBACK (typed_cb), NULL);
  pal_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Restore This Value?"),
                 _ ("This part is frozen: the value is written together with your reason."), restoring->entry,
                 choices, G_N_ELEMENTS (choices), asked_cb, restoring);
}

static void
restore_cb (GtkButton *button, PalHistoryBox *self)
{
  g_autofree char *json = g_strdup (g_object_get_data (G_OBJECT (button), "pal-value"));

  if (pal_survey_model_get_focused (self->model) == NULL)
    return;
  if (pal_survey_model_is_locked (self->model))
    ask_reason (self, json);
  else
    restore (self, json, NULL);
}

static GtkWidget *
make_restore_button (PalHistoryBox *self, const char *value, const char *json)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* Translators: an answer as people read it. */
  g_autofree char *name = g_strdup_printf (_ ("Restore %s"), value);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Restore This Value"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "pal-value", g_strdup (json), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  return button;
}

/* @current: JSON of what the answer is now: the same value need not be restored. */
static GtkWidget *
make_item (PalHistoryBox *self, const PalHistoryItem *item, const char *current)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *value =
      pal_survey_model_format_json (self->model, pal_survey_model_get_focused (self->model), item->value);
  g_autofree char *when = pal_date_format_relative (item->wall_ms, g_get_real_time () / 1000);
  GtkLabel *text = make_label (value, "heading", NULL);

  gtk_label_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (text, FALSE);
  gtk_label_set_max_width_chars (text, 16);
  gtk_widget_set_tooltip_text (GTK_WIDGET (text), value);
  gtk_widget_set_valign (GTK_WIDGET (text), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (text), 72, -1);
  gtk_box_append (GTK_BOX (who), GTK_WIDGET (make_label (when, NULL, NULL)));
  gtk_box_append (GTK_BOX (who),
                  GTK_WIDGET (make_label (item->actor != NULL ? item->actor : "", "caption", "dim-label")));
  if (pal_acting_get_text_label (item->role) != NULL)
    gtk_box_append (GTK_BOX (who),
                    GTK_WIDGET (make_label (pal_acting_get_text_label (item->role), "caption", "dim-label")));
  if (item->reason != NULL)
    gtk_box_append (GTK_BOX (who), GTK_WIDGET (make_label (item->reason, "caption", NULL)));
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (text));
  gtk_box_append (GTK_BOX (line), who);
  if (item->value != NULL && g_strcmp0 (item->value, current) != 0 &&
      pal_survey_model_may_restore (self->model))
    gtk_box_append (GTK_BOX (line), make_restore_button (self, value, item->value));
  return line;
}

static void
show_all_cb (GtkButton *button, PalHistoryBox *self)
{
  self->shows_all = TRUE;
  show_history (self);
}

static void
add_more_button (PalHistoryBox *self, guint n_more)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u Older", "%u Older", n_more), n_more);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_all_cb), self, 0);
  gtk_box_append (self->list, button);
}

static void
fill (PalHistoryBox *self, GPtrArray *items)
{
  guint n = items != NULL ? items->len : 0;
  guint n_shown = self->shows_all ? n : MIN (n, FEW_ITEMS);
  const char *current = n > 0 ? ((const PalHistoryItem *) g_ptr_array_index (items, 0))->value : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < n_shown; i++)
    gtk_box_append (self->list, make_item (self, g_ptr_array_index (items, i), current));
  if (n > n_shown)
    add_more_button (self, n - n_shown);
  if (n == 0)
    gtk_box_append (self->list, GTK_WIDGET (make_label (_ ("No change yet"), "dim-label", NULL)));
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalHistoryBox) self = data;
  g_autoptr (GPtrArray) items = pal_workspace_get_history_finish (PAL_WORKSPACE (source), result, NULL);

  if (self->model != NULL && pal_survey_model_get_focused (self->model) != NULL)
    fill (self, items);
}

static void
show_history (PalHistoryBox *self)
{
  g_autofree char *id = self->model != NULL ? pal_survey_model_dup_answer_id (self->model) : NULL;

  if (id == NULL)
    return;
  if (g_strcmp0 (id, self->shown_id) != 0)
    {
      g_free (self->shown_id);
      self->shown_id = g_strdup (id);
      self->shows_all = FALSE;
    }
  pal_workspace_get_history_async (pal_survey_model_get_workspace (self->model), "answer", id, "value",
                                   history_cb, g_object_ref (self));
}

static void
pal_history_box_dispose (GObject *object)
{
  PalHistoryBox *self = PAL_HISTORY_BOX (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->shown_id, g_free);

  G_OBJECT_CLASS (pal_history_box_parent_class)->dispose (object);
}

static void
pal_history_box_class_init (PalHistoryBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_history_box_dispose;
}

static void
pal_history_box_init (PalHistoryBox *self)
{
}

GtkWidget *
pal_history_box_new (PalSurveyModel *model)
{
  PalHistoryBox *self = g_object_new (PAL_TYPE_HISTORY_BOX, NULL);

  self->model = g_object_ref (model);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  g_signal_connect_object (model, "focused", G_CALLBACK (show_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_survey_model_get_workspace (model), "notify::saved-ms",
                           G_CALLBACK (show_history), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
