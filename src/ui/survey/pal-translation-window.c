/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-window.h"

#include <glib/gi18n.h>

#include "model/pal-language.h"
#include "session/pal-commands.h"
#include "session/pal-translation-desk.h"
#include "ui/pal-help.h"
#include "ui/survey/pal-translation-files.h"
#include "ui/survey/pal-translation-pane.h"
#include "ui/survey/pal-translation-publish.h"
#include "ui/survey/pal-translation-row.h"
#include "ui/widget/pal-wrap-layout.h"

#define WIDTH 1000
#define NARROW_WIDTH 340 /* fits a telephone */
#define LIST_WIDTH 300

struct _PalTranslationWindow
{
  AdwWindow parent_instance;

  PalTranslationDesk *desk; /* owned */
  GPtrArray *languages;     /* const char* tags, as in the choice */
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *previous_button, *redo_button; /* their keys are enough where there is no room */
  GtkDropDown *language_choice;
  AdwLeaflet *leaflet;
  GtkWidget *list_page;
  GtkWidget *pane;
  GtkListView *view;
  GtkSingleSelection *selection; /* owned */
  gboolean is_own;
};

G_DEFINE_FINAL_TYPE (PalTranslationWindow, pal_translation_window, ADW_TYPE_WINDOW)

static void
show_totals (PalTranslationWindow *self)
{
  g_autofree char *text = pal_translation_desk_dup_totals (self->desk);

  adw_window_title_set_subtitle (self->title, text);
}

static PalTranslationItem *
dup_selected (PalTranslationWindow *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
selected_cb (PalTranslationWindow *self)
{
  g_autoptr (PalTranslationItem) item = dup_selected (self);
  const char *owner = item != NULL ? pal_translation_item_get_owner (item) : NULL;
  PalTranslationPane *pane = PAL_TRANSLATION_PANE (self->pane);

  if (self->is_own || (owner != NULL && g_strcmp0 (owner, pal_translation_pane_get_owner (pane)) == 0))
    return;
  pal_translation_pane_flush (pane);
  pal_translation_pane_show (pane, owner);
}

static void
select_position (PalTranslationWindow *self, guint position)
{
  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
open_selected (PalTranslationWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->pane);
  pal_translation_pane_grab (PAL_TRANSLATION_PANE (self->pane));
}

static void
activated_cb (PalTranslationWindow *self, guint position)
{
  select_position (self, position);
  open_selected (self);
}

static void
go_to_open (PalTranslationWindow *self, int step)
{
  guint position =
      pal_translation_desk_find_open (self->desk, gtk_single_selection_get_selected (self->selection), step);

  select_position (self, position);
  if (position != G_MAXUINT)
    open_selected (self);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  go_to_open (self, g_str_equal (name, "translations.next") ? 1 : -1);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);

  if (pal_translation_pane_toggle_accepted (PAL_TRANSLATION_PANE (self->pane)))
    go_to_open (self, 1);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_translation_pane_copy_source (PAL_TRANSLATION_PANE (PAL_TRANSLATION_WINDOW (widget)->pane));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);
  PalWorkspace *workspace = pal_translation_desk_get_workspace (self->desk);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  if (g_str_equal (name, "translations.undo"))
    pal_commands_undo (workspace);
  else
    pal_commands_redo (workspace);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child (PAL_TRANSLATION_WINDOW (widget)->leaflet,
                                 PAL_TRANSLATION_WINDOW (widget)->list_page);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  gtk_window_present (GTK_WINDOW (pal_translation_publish_new (GTK_WINDOW (self), self->desk)));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  pal_translation_files_export (widget, self->desk, g_variant_get_string (parameter, NULL));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (widget);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  pal_translation_files_import (GTK_WINDOW (self), self->desk);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_help_show (widget, "translations");
}

static void
language_cb (PalTranslationWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->language_choice);
  PalTranslationPane *pane = PAL_TRANSLATION_PANE (self->pane);
  g_autofree char *owner = g_strdup (pal_translation_pane_get_owner (pane));

  if (self->is_own || index >= self->languages->len)
    return;
  pal_translation_pane_flush (pane);
  self->is_own = TRUE;
  pal_translation_desk_set_language (self->desk, g_ptr_array_index (self->languages, index));
  self->is_own = FALSE;
  pal_translation_pane_show (pane, owner);
  select_position (self, pal_translation_desk_find (self->desk, owner));
}

static void
filter_cb (PalTranslationWindow *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint index = gtk_drop_down_get_selected (choice);

  pal_translation_pane_flush (PAL_TRANSLATION_PANE (self->pane));
  pal_translation_desk_set_filter (self->desk,
                                   index == 0 ? PAL_TRANSLATION_ALL : (PalTranslatedState) (index - 1));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->desk)) > 1)
    select_position (self, 1); /* the first is a heading */
}

static void
setup_cb (PalTranslationWindow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pal_translation_row_new ());
}

static void
bind_cb (PalTranslationWindow *self, GtkListItem *item)
{
  PalTranslationItem *shown = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, pal_translation_item_get_owner (shown) != NULL);
  gtk_list_item_set_activatable (item, pal_translation_item_get_owner (shown) != NULL);
  pal_translation_row_set_item (PAL_TRANSLATION_ROW (gtk_list_item_get_child (item)), shown);
}

static void
unbind_cb (PalTranslationWindow *self, GtkListItem *item)
{
  pal_translation_row_set_item (PAL_TRANSLATION_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
show_folded_cb (gpointer data)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (data);
  gboolean is_folded;

  if (self->desk == NULL) /* closed meanwhile */
    return G_SOURCE_REMOVE;
  is_folded = adw_leaflet_get_folded (self->leaflet);
  pal_translation_pane_set_narrow (PAL_TRANSLATION_PANE (self->pane), is_folded);
  gtk_widget_set_visible (self->previous_button, !is_folded);
  gtk_widget_set_visible (self->redo_button, !is_folded);
  gtk_widget_set_visible (self->back_button,
                          is_folded && adw_leaflet_get_visible_child (self->leaflet) == self->pane);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place: the header bar above has its own by then. */
static void
folded_cb (PalTranslationWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_folded_cb, g_object_ref (self), g_object_unref);
}

static gboolean
scroll_cb (gpointer data)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (data);

  if (self->selection != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                gtk_single_selection_get_selected (self->selection));
  return G_SOURCE_REMOVE;
}

/* A row can be scrolled to only after the list has been laid out. */
static void
mapped_cb (PalTranslationWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_cb, g_object_ref (self), g_object_unref);
}

static gboolean
close_request (GtkWindow *window)
{
  pal_translation_pane_flush (PAL_TRANSLATION_PANE (PAL_TRANSLATION_WINDOW (window)->pane));
  return GTK_WINDOW_CLASS (pal_translation_window_parent_class)->close_request (window);
}

static void
pal_translation_window_dispose (GObject *object)
{
  PalTranslationWindow *self = PAL_TRANSLATION_WINDOW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_translation_window_parent_class)->dispose (object);
}

static void
pal_translation_window_class_init (PalTranslationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_translation_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;

  gtk_widget_class_install_action (widget_class, "translations.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "translations.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "translations.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "translations.copy-source", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "translations.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "translations.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "translations.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "translations.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "translations.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "translations.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "translations.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "translations.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "translations.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "translations.accept",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "translations.copy-source",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "translations.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "translations.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_translation_window_init (PalTranslationWindow *self)
{
  self->languages = g_ptr_array_new ();
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Translations"));
}

static GtkWidget *
add_button (AdwHeaderBar *header,
            gboolean at_start,
            const char *icon,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (at_start)
    adw_header_bar_pack_start (header, button);
  else
    adw_header_bar_pack_end (header, button);
  return button;
}

static void
add_menu (AdwHeaderBar *header)
{
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (files, _ ("Export as _CSV…"), "translations.export::csv");
  g_menu_append (files, _ ("Export as _XLIFF 1.2…"), "translations.export::xliff-1.2");
  g_menu_append (files, _ ("Export as X_LIFF 2.0…"), "translations.export::xliff-2.0");
  g_menu_append (files, _ ("_Import…"), "translations.import");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append (menu, _ ("_Publish…"), "translations.publish");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Publish, Files"));
  adw_header_bar_pack_end (header, button);
}

static GtkWidget *
build_header (PalTranslationWindow *self)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (adw_header_bar_new ());

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Translations"), NULL));
  adw_header_bar_set_title_widget (header, GTK_WIDGET (self->title));
  self->back_button = add_button (header, TRUE, "go-previous-symbolic", _ ("Back"), "translations.back");
  self->previous_button =
      add_button (header, TRUE, "go-up-symbolic", _ ("Previous Open Text"), "translations.previous");
  add_button (header, TRUE, "go-down-symbolic", _ ("Next Open Text"), "translations.next");
  add_menu (header);
  self->redo_button = add_button (header, FALSE, "edit-redo-symbolic", _ ("Redo"), "translations.redo");
  add_button (header, FALSE, "edit-undo-symbolic", _ ("Undo"), "translations.undo");
  return GTK_WIDGET (header);
}

static GtkDropDown *
add_choice (GtkWidget *box, GtkStringList *names, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (
      G_LIST_MODEL (names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  pal_wrap_box_append (box, choice);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
build_choices (PalTranslationWindow *self)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);
  const char *original = pal_instrument_get_language (pal_translated_get_instrument (translated));
  GtkStringList *names = gtk_string_list_new (NULL), *states = gtk_string_list_new (NULL);
  GtkWidget *box = pal_wrap_box_new (6, 6);
  GtkDropDown *filter;

  for (guint i = 0; i < pal_language_get_n (); i++)
    {
      const PalLanguage *language = pal_language_get (i);
      g_autofree char *name = g_strdup_printf ("%s (%s)", language->own_name, language->tag);

      if (g_strcmp0 (language->tag, original) == 0)
        continue;
      g_ptr_array_add (self->languages, (char *) language->tag);
      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (states, _ ("Everything"));
  for (guint i = 0; i < PAL_TRANSLATED_N_STATES; i++)
    gtk_string_list_append (states, pal_translated_get_state_label ((PalTranslatedState) i));
  self->language_choice = add_choice (box, names, _ ("Language"));
  gtk_drop_down_set_enable_search (self->language_choice, TRUE);
  filter = add_choice (box, states, _ ("State"));
  g_signal_connect_object (filter, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static GtkWidget *
build_list (PalTranslationWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->desk)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view =
      GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Texts to translate"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build (PalTranslationWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pane = pal_translation_pane_new (self->desk);
  gtk_widget_set_size_request (self->pane, 320, -1);
  self->list_page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->list_page, LIST_WIDTH, -1);
  gtk_widget_set_hexpand (self->list_page, FALSE);
  gtk_box_append (GTK_BOX (self->list_page), build_choices (self));
  gtk_box_append (GTK_BOX (self->list_page), build_list (self));
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_append (self->leaflet, self->list_page);
  adw_leaflet_page_set_navigatable (
      adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
  adw_leaflet_append (self->leaflet, self->pane);
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (folded_cb), self);
}

/* The language of the workspace that has most texts, otherwise that of the person, otherwise the first. */
static const char *
find_language (PalWorkspace *workspace, PalInstrument *instrument)
{
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  g_autoptr (GPtrArray) known = pal_translated_list_languages (dataset, instrument);
  const PalLanguage *best = NULL;
  guint most = 0;

  for (guint i = 0; i < known->len; i++)
    {
      const PalLanguage *language = pal_language_find (g_ptr_array_index (known, i));
      g_autoptr (PalTranslated) translated =
          pal_translated_new (dataset, instrument, g_ptr_array_index (known, i));

      if (language != NULL && pal_translated_count_texts (translated) > most)
        {
          best = language;
          most = pal_translated_count_texts (translated);
        }
    }
  for (const char *const *name = g_get_language_names (); best == NULL && *name != NULL; name++)
    if (g_strcmp0 (*name, pal_instrument_get_language (instrument)) != 0)
      best = pal_language_find (*name);
  return best != NULL ? best->tag : pal_language_get (0)->tag;
}

GtkWidget *
pal_translation_window_new (GtkWindow *parent,
                            PalWorkspace *workspace,
                            PalInstrument *instrument,
                            const char *language)
{
  PalTranslationWindow *self =
      g_object_new (PAL_TYPE_TRANSLATION_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  const char *chosen = language != NULL ? language : find_language (workspace, instrument);
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) - 20 : WIDTH;

  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, NARROW_WIDTH, WIDTH), 660);
  self->desk = pal_translation_desk_new (workspace, instrument, chosen);
  build (self);
  pal_translation_window_choose_language (self, chosen);
  g_signal_connect_swapped (self->language_choice, "notify::selected", G_CALLBACK (language_cb), self);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (show_totals), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  show_totals (self);
  show_folded_cb (self);
  select_position (self, pal_translation_desk_find_open (self->desk, G_MAXUINT, 1));
  return GTK_WIDGET (self);
}

void
pal_translation_window_choose_language (PalTranslationWindow *self, const char *language)
{
  g_return_if_fail (PAL_IS_TRANSLATION_WINDOW (self));

  for (guint i = 0; i < self->languages->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->languages, i), language) == 0)
      gtk_drop_down_set_selected (self->language_choice, i);
}

void
pal_translation_window_show (PalTranslationWindow *self, const char *owner)
{
  guint position = pal_translation_desk_find (self->desk, owner);

  g_return_if_fail (PAL_IS_TRANSLATION_WINDOW (self));

  select_position (self, position);
  if (position != G_MAXUINT)
    open_selected (self);
}

void
pal_translation_window_present (GtkWindow *parent, PalWorkspace *workspace, const char *wave)
{
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  PalWaveData *data = wave != NULL ? pal_dataset_get_wave (dataset, wave) : NULL;
  PalInstrument *instrument =
      data != NULL ? pal_wave_data_get_instrument (data) : pal_dataset_get_instrument (dataset);

  g_return_if_fail (instrument != NULL); /* a workspace without a questionnaire does not open */

  gtk_window_present (GTK_WINDOW (pal_translation_window_new (parent, workspace, instrument, NULL)));
}
