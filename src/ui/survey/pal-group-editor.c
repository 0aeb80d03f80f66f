/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-group-editor.h"

#include <glib/gi18n.h>

#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "session/pal-survey-group.h"
#include "ui/compat/pal-ask.h"
#include "ui/survey/pal-entry-box.h"
#include "ui/survey/pal-question-row.h"

struct _PalGroupEditor
{
  PalEditor parent_instance;

  GtkWidget *entries; /* PalEntryBox each */
  GtkCheckButton *none_check;
  GtkWidget *add_button;
  GtkExpander *removed_fold;
  GtkWidget *removed; /* PalEntryBox each */
  gboolean is_locked;
  gboolean is_own; /* the change of the check comes from here */
};

G_DEFINE_FINAL_TYPE (PalGroupEditor, pal_group_editor, PAL_TYPE_EDITOR)

static PalEntryBox *
find_box (GtkWidget *parent, PalEntryItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (pal_entry_box_get_item (PAL_ENTRY_BOX (child)) == item)
      return PAL_ENTRY_BOX (child);
  return NULL;
}

static void
fill_cb (PalEntryBox *box, PalGroupEditor *self)
{
  GListModel *questions = pal_entry_item_get_questions (pal_entry_box_get_item (box));

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (questions, i);
      GtkWidget *row = pal_question_row_new (pal_editor_get_model (PAL_EDITOR (self)), item);

      /* What was removed is there to be read. */
      pal_question_row_set_locked (PAL_QUESTION_ROW (row),
                                   self->is_locked ||
                                       pal_entry_item_is_removed (pal_entry_box_get_item (box)));
      pal_entry_box_add_row (box, row);
    }
}

static void
move_cb (PalEntryBox *box, int step, PalGroupEditor *self)
{
  pal_survey_model_move_entry (pal_editor_get_model (PAL_EDITOR (self)),
                               pal_editor_get_item (PAL_EDITOR (self)), pal_entry_box_get_item (box), step);
}

/* The focus stays near: on the entry behind, before, or the button that adds one. */
static void
remove_now (PalGroupEditor *self, PalEntryItem *item)
{
  PalEntryBox *box = find_box (self->entries, item);
  GtkWidget *near = box != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (box)) : NULL;

  if (pal_editor_get_model (PAL_EDITOR (self)) == NULL)
    return;
  if (near == NULL && box != NULL)
    near = gtk_widget_get_prev_sibling (GTK_WIDGET (box));
  if (near != NULL)
    pal_entry_box_grab_head (PAL_ENTRY_BOX (near));
  else
    gtk_widget_grab_focus (self->add_button);
  pal_survey_model_remove_entry (pal_editor_get_model (PAL_EDITOR (self)),
                                 pal_editor_get_item (PAL_EDITOR (self)), item);
}

typedef struct
{
  PalGroupEditor *editor; /* owned */
  PalEntryItem *item;     /* owned */
} Asking;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autofree char *choice = pal_ask_finish (result);

  if (g_strcmp0 (choice, "remove") == 0)
    remove_now (asking->editor, asking->item);
  g_object_unref (asking->editor);
  g_object_unref (asking->item);
  g_free (asking);
}

static void
remove_cb (PalEntryBox *box, PalGroupEditor *self)
{
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "remove", _ ("_Remove"), PAL_ASK_DESTRUCTIVE } };
  PalEntryItem *item = pal_entry_box_get_item (box);
  g_autofree char *heading = NULL;
  Asking *asking;

  if (!pal_entry_item_has_answers (item))
    {
      remove_now (self, item);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->editor = g_object_ref (self);
  asking->item = g_object_ref (item);
  /* Translators: %s is an entry of a list, such as a team. */
  heading = g_strdup_printf (_ ("Remove “%s”?"), pal_entry_item_get_label (item));
  pal_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                 _ ("Its answers are kept: Undo brings it back, and so does the list of removed entries."),
                 NULL, choices, G_N_ELEMENTS (choices), answered_cb, asking);
}

static void
restore_cb (PalEntryBox *box, PalGroupEditor *self)
{
  gtk_widget_grab_focus (self->add_button);
  pal_survey_model_restore_entry (pal_editor_get_model (PAL_EDITOR (self)),
                                  pal_editor_get_item (PAL_EDITOR (self)), pal_entry_box_get_item (box));
}

static PalEntryBox *
make_box (PalGroupEditor *self, PalEntryItem *item)
{
  PalEntryBox *box = PAL_ENTRY_BOX (pal_entry_box_new (item));

  g_signal_connect_object (box, "fill", G_CALLBACK (fill_cb), self, 0);
  g_signal_connect_object (box, "move", G_CALLBACK (move_cb), self, 0);
  g_signal_connect_object (box, "remove", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (box, "restore", G_CALLBACK (restore_cb), self, 0);
  pal_entry_box_set_locked (box, self->is_locked);
  return box;
}

/* Boxes of entries that stay are kept, with what is open in them and the focus; they only change their place.
 */
static void
follow (PalGroupEditor *self, GtkWidget *parent, GListModel *items)
{
  guint n = g_list_model_get_n_items (items);
  GtkWidget *last = NULL, *next;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = next)
    {
      PalEntryItem *item = pal_entry_box_get_item (PAL_ENTRY_BOX (child));
      gboolean stays = FALSE;

      next = gtk_widget_get_next_sibling (child);
      for (guint i = 0; i < n && !stays; i++)
        {
          g_autoptr (PalEntryItem) other = g_list_model_get_item (items, i);

          stays = other == item;
        }
      if (stays)
        continue;
      /* The focus leaves first, while what it leaves is still there. */
      if (gtk_widget_get_focus_child (parent) == child)
        gtk_widget_grab_focus (self->add_button);
      gtk_box_remove (GTK_BOX (parent), child);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalEntryItem) item = g_list_model_get_item (items, i);
      PalEntryBox *box = find_box (parent, item);

      if (box == NULL)
        {
          box = make_box (self, item);
          gtk_box_append (GTK_BOX (parent), GTK_WIDGET (box));
        }
      gtk_box_reorder_child_after (GTK_BOX (parent), GTK_WIDGET (box), last);
      pal_entry_box_set_place (box, i == 0, i + 1 == n);
      last = GTK_WIDGET (box);
    }
}

static void
update_foot (PalGroupEditor *self)
{
  PalQuestionItem *item = pal_editor_get_item (PAL_EDITOR (self));
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  const PalValue *value = pal_question_item_get_value (item);
  guint n = g_list_model_get_n_items (pal_question_item_get_entries (item));
  guint n_removed = g_list_model_get_n_items (pal_question_item_get_removed (item));
  gboolean is_none = pal_value_has (value, PAL_GROUP_NONE);
  g_autofree char *label = NULL;

  self->is_own = TRUE;
  gtk_check_button_set_active (self->none_check, is_none);
  self->is_own = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->none_check),
                          question->min_entries == 0 && (is_none || (n == 0 && !self->is_locked)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->none_check), !self->is_locked);
  gtk_widget_set_visible (self->add_button, !self->is_locked);
  gtk_widget_set_sensitive (self->add_button, question->max_entries == 0 || n < question->max_entries);
  gtk_widget_set_visible (GTK_WIDGET (self->removed_fold), n_removed > 0);
  label = g_strdup_printf (_ ("Removed Entries (%u)"), n_removed);
  gtk_expander_set_label (self->removed_fold, label);
}

static void
item_changed (PalEditor *editor)
{
  PalGroupEditor *self = PAL_GROUP_EDITOR (editor);
  PalQuestionItem *item = pal_editor_get_item (editor);

  if (item == NULL)
    return;
  follow (self, self->entries, pal_question_item_get_entries (item));
  follow (self, self->removed, pal_question_item_get_removed (item));
  update_foot (self);
}

static void
entries_changed_cb (PalGroupEditor *self)
{
  item_changed (PAL_EDITOR (self));
}

static void
add_entry (PalGroupEditor *self)
{
  PalSurveyModel *model = pal_editor_get_model (PAL_EDITOR (self));
  PalEntryItem *entry;
  PalEntryBox *box;

  if (model == NULL || self->is_locked)
    return;
  entry = pal_survey_model_add_entry (model, pal_editor_get_item (PAL_EDITOR (self)));
  box = entry != NULL ? find_box (self->entries, entry) : NULL;
  if (box == NULL)
    return;
  pal_entry_box_set_open (box, TRUE);
  if (pal_entry_box_get_row (box, 0) != NULL)
    pal_question_row_grab_editor (PAL_QUESTION_ROW (pal_entry_box_get_row (box, 0)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_entry (PAL_GROUP_EDITOR (widget));
}

static void
none_cb (PalGroupEditor *self)
{
  PalSurveyModel *model = pal_editor_get_model (PAL_EDITOR (self));

  if (self->is_own || model == NULL)
    return;
  pal_survey_model_set_no_entries (model, pal_editor_get_item (PAL_EDITOR (self)),
                                   gtk_check_button_get_active (self->none_check));
}

static void
build_foot (PalGroupEditor *self, GtkWidget *box)
{
  const PalQuestion *question = pal_editor_get_question (PAL_EDITOR (self));
  GtkWidget *content = adw_button_content_new ();
  g_autofree char *name = NULL;

  self->none_check = GTK_CHECK_BUTTON (pal_editor_make_check (PAL_EDITOR (self), _ ("There are none")));
  g_signal_connect_swapped (self->none_check, "toggled", G_CALLBACK (none_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none_check));

  self->add_button = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add Entry"));
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add an entry to this list (Ctrl+Insert)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "group.add");
  /* Translators: %s is the text of a question that is a list, such as “Teams”. */
  name = g_strdup_printf (_ ("Add entry to %s"), question->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), self->add_button);

  self->removed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->removed, 6);
  self->removed_fold = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_child (self->removed_fold, self->removed);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->removed_fold));
}

static void
build (PalEditor *editor)
{
  PalGroupEditor *self = PAL_GROUP_EDITOR (editor);
  PalQuestionItem *item = pal_editor_get_item (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->entries = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->entries);
  build_foot (self, box);
  adw_bin_set_child (ADW_BIN (editor), box);
  g_signal_connect_object (pal_question_item_get_entries (item), "items-changed",
                           G_CALLBACK (entries_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_question_item_get_removed (item), "items-changed",
                           G_CALLBACK (entries_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
pal_group_editor_class_init (PalGroupEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  PAL_EDITOR_CLASS (klass)->build = build;
  PAL_EDITOR_CLASS (klass)->item_changed = item_changed;
  gtk_widget_class_install_action (widget_class, "group.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "group.add", NULL);
}

static void
pal_group_editor_init (PalGroupEditor *self)
{
}

GtkWidget *
pal_group_editor_new (PalSurveyModel *model, PalQuestionItem *item)
{
  PalGroupEditor *self = g_object_new (PAL_TYPE_GROUP_EDITOR, NULL);

  pal_editor_set_up (PAL_EDITOR (self), model, item);
  return GTK_WIDGET (self);
}

void
pal_group_editor_set_locked (PalGroupEditor *self, gboolean is_locked)
{
  g_return_if_fail (PAL_IS_GROUP_EDITOR (self));

  if (self->is_locked == is_locked)
    return;
  self->is_locked = is_locked;
  for (GtkWidget *child = gtk_widget_get_first_child (self->entries); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row;

      pal_entry_box_set_locked (PAL_ENTRY_BOX (child), is_locked);
      for (guint i = 0; (row = pal_entry_box_get_row (PAL_ENTRY_BOX (child), i)) != NULL; i++)
        pal_question_row_set_locked (PAL_QUESTION_ROW (row), is_locked);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->removed); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pal_entry_box_set_locked (PAL_ENTRY_BOX (child), is_locked);
  update_foot (self);
}

gboolean
pal_group_editor_show (PalGroupEditor *self, const char *id)
{
  g_autofree char *group = NULL, *entry = NULL, *child = NULL;
  GtkWidget *row = NULL;

  g_return_val_if_fail (PAL_IS_GROUP_EDITOR (self), FALSE);

  if (!pal_entry_id_split (id, &group, &entry, &child) ||
      g_strcmp0 (group, pal_editor_get_question (PAL_EDITOR (self))->id) != 0)
    return FALSE;
  for (GtkWidget *box = gtk_widget_get_first_child (self->entries); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      if (g_strcmp0 (pal_entry_item_get_id (pal_entry_box_get_item (PAL_ENTRY_BOX (box))), entry) != 0)
        continue;
      pal_entry_box_set_open (PAL_ENTRY_BOX (box), TRUE);
      for (guint i = 0; (row = pal_entry_box_get_row (PAL_ENTRY_BOX (box), i)) != NULL; i++)
        if (g_strcmp0 (pal_question_item_get_id (pal_question_row_get_item (PAL_QUESTION_ROW (row))), id) ==
            0)
          {
            pal_question_row_grab_editor (PAL_QUESTION_ROW (row));
            return TRUE;
          }
      pal_entry_box_grab_head (PAL_ENTRY_BOX (box));
      return TRUE;
    }
  return FALSE;
}
