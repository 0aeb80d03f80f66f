/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-slot-button.h"

#include <glib/gi18n.h>

#include "session/pal-commands-slots.h"
#include "ui/compat/pal-ask.h"
#include "ui/survey/pal-slots-dialog.h"

struct _PalSlotButton
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  GtkMenuButton *button;
  GtkLabel *label;
  GSimpleAction *choose; /* unowned: of the group */
};

G_DEFINE_FINAL_TYPE (PalSlotButton, pal_slot_button, ADW_TYPE_BIN)

static PalSlotBook *
get_book (PalSlotButton *self)
{
  return pal_dataset_get_slots (pal_workspace_get_dataset (pal_survey_model_get_workspace (self->model)));
}

static void
refresh (PalSlotButton *self)
{
  const char *slot = pal_survey_model_get_slot (self->model);
  g_autofree char *label = pal_slot_book_dup_label (get_book (self), slot);
  /* Translators: whose answers the form shows: “Agreed”, “First Entry”, the name of an expert. */
  g_autofree char *text = g_strdup_printf (_ ("Answers: %s"), label);

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_simple_action_set_state (self->choose, g_variant_new_string (slot != NULL ? slot : PAL_SLOT_AGREED));
}

static void
append_slot (PalSlotButton *self, GMenu *menu, const char *slot)
{
  g_autofree char *label = pal_slot_book_dup_label (get_book (self), slot);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "slot.choose", "s", slot);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: experts come and go. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  PalSlotButton *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), entries = g_menu_new (), experts = g_menu_new (),
                    compare = g_menu_new ();
  g_autoptr (GPtrArray) slots = pal_slot_book_list_experts (
      get_book (self), pal_selection_get_country (pal_survey_model_get_selection (self->model)));

  append_slot (self, entries, PAL_SLOT_AGREED);
  append_slot (self, entries, PAL_SLOT_ENTRY_1);
  append_slot (self, entries, PAL_SLOT_ENTRY_2);
  for (guint i = 0; i < slots->len; i++)
    append_slot (self, experts, g_ptr_array_index (slots, i));
  g_menu_append (experts, _ ("Add _Expert…"), "slot.add-expert");
  g_menu_append (compare, _ ("_Compare Entries…"), "slot.compare::entries");
  g_menu_append (compare, _ ("Co_mpare Experts…"), "slot.compare::experts");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (entries));
  g_menu_append_section (menu, _ ("Experts"), G_MENU_MODEL (experts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (compare));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
choose_cb (PalSlotButton *self, GVariant *parameter)
{
  pal_survey_model_set_slot (self->model, g_variant_get_string (parameter, NULL));
}

typedef struct
{
  PalSurveyModel *model; /* owned */
  GtkWidget *entry;      /* owned */
} Asking;

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autofree char *choice = pal_ask_finish (result);
  g_autofree char *slot = NULL;

  if (g_strcmp0 (choice, "add") == 0)
    slot =
        pal_commands_add_expert (pal_survey_model_get_workspace (asking->model),
                                 pal_selection_get_country (pal_survey_model_get_selection (asking->model)),
                                 gtk_editable_get_text (GTK_EDITABLE (asking->entry)));
  if (slot != NULL)
    pal_survey_model_set_slot (asking->model, slot);
  g_object_unref (asking->model);
  g_object_unref (asking->entry);
  g_free (asking);
}

static void
typed_cb (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  pal_ask_set_enabled (entry, "add", *text != '\0');
}

static void
add_expert_cb (PalSlotButton *self)
{
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "add", _ ("_Add"), PAL_ASK_SUGGESTED } };
  Asking *asking = g_new0 (Asking, 1);

  asking->model = g_object_ref (self->model);
  asking->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->entry), _ ("Name of the expert"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the expert"), -1);
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (asking->entry, "map", G_CALLBACK (typed_cb), NULL);
  pal_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Add an Expert"),
                 _ ("The name stays in this workspace and can be erased from it."), asking->entry, choices,
                 G_N_ELEMENTS (choices), named_cb, asking);
}

GtkWidget *
pal_slot_button_compare (GtkWindow *window, PalSurveyModel *model, gboolean experts)
{
  PalSelection *selection = pal_survey_model_get_selection (model);
  g_autoptr (PalSlotsModel) slots = NULL;
  GtkWidget *dialog;

  if (pal_selection_get_country (selection) == NULL || pal_selection_get_wave (selection) == NULL)
    return NULL;
  slots = pal_slots_model_new (pal_survey_model_get_workspace (model), pal_selection_get_country (selection),
                               pal_selection_get_institution (selection), pal_selection_get_wave (selection),
                               experts ? PAL_SLOTS_EXPERTS : PAL_SLOTS_ENTRIES);
  dialog = pal_slots_dialog_new (window, slots);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
compare_cb (PalSlotButton *self, GVariant *parameter)
{
  pal_slot_button_compare (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->model,
                           g_str_equal (g_variant_get_string (parameter, NULL), "experts"));
}

static void
pal_slot_button_dispose (GObject *object)
{
  PalSlotButton *self = PAL_SLOT_BUTTON (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_slot_button_parent_class)->dispose (object);
}

static void
pal_slot_button_class_init (PalSlotButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_slot_button_dispose;
}

static void
add_action (PalSlotButton *self, GSimpleActionGroup *group, GSimpleAction *action, GCallback callback)
{
  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  g_object_unref (action);
}

static void
pal_slot_button_init (PalSlotButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->choose =
      g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (PAL_SLOT_AGREED));
  add_action (self, group, self->choose, G_CALLBACK (choose_cb));
  add_action (self, group, g_simple_action_new ("add-expert", NULL), G_CALLBACK (add_expert_cb));
  add_action (self, group, g_simple_action_new ("compare", G_VARIANT_TYPE_STRING), G_CALLBACK (compare_cb));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "slot", G_ACTION_GROUP (group));
}

GtkWidget *
pal_slot_button_new (PalSurveyModel *model)
{
  PalSlotButton *self = g_object_new (PAL_TYPE_SLOT_BUTTON, NULL);

  self->model = g_object_ref (model);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  /* The name of an expert may be long. */
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 28);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, make_menu, self, NULL);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Whose answers the form shows"));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_object (model, "slot-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
