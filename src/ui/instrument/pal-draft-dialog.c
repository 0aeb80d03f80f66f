/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-draft.h"
#include "session/pal-commands.h"
#include "ui/compat/pal-ask.h"
#include "ui/instrument/pal-draft-question.h"
#include "ui/instrument/pal-draft-review.h"

#define WIDTH 960
#define HEIGHT 680
#define LIST_WIDTH 300

struct _PalDraftDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  PalInstrumentDraft *draft;
  char *question; /* the chosen one, or NULL */
  AdwWindowTitle *title;
  AdwLeaflet *leaflet;
  GtkWidget *back;
  GtkListBox *list;
  PalDraftQuestion *editor;
  gboolean is_own; /* a change that this window makes */
};

G_DEFINE_FINAL_TYPE (PalDraftDialog, pal_draft_dialog, ADW_TYPE_WINDOW)

static const struct
{
  PalQuestionType type;
  const char *label;
} types[] = {
  { PAL_QUESTION_SINGLE, N_ ("One Option") },
  { PAL_QUESTION_MULTI, N_ ("Several Options") },
  { PAL_QUESTION_YNP, N_ ("Yes, Partly, No") },
  { PAL_QUESTION_INTEGER, N_ ("Whole Number") },
  { PAL_QUESTION_DECIMAL, N_ ("Number") },
  { PAL_QUESTION_PERCENT, N_ ("Percent") },
  { PAL_QUESTION_RATIO, N_ ("Part of a Whole") },
  { PAL_QUESTION_LIKERT5, N_ ("Scale of Five") },
  { PAL_QUESTION_TEXT, N_ ("Text") },
  { PAL_QUESTION_DATE, N_ ("Date") },
};

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static void
show_title (PalDraftDialog *self)
{
  const char *version = get_text (pal_instrument_draft_get_root (self->draft), "version");
  g_autofree char *text = NULL;

  /* Translators: version of the questionnaire */
  text = pal_draft_exists (self->workspace) ? g_strdup_printf (_ ("Draft of version %s, saved"), version)
                                            : g_strdup (_ ("Nothing changed yet"));
  adw_window_title_set_subtitle (self->title, text);
}

static GtkWidget *
add_row (PalDraftDialog *self, const char *text, const char *question, const char *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, question != NULL ? 18 : 9);
  gtk_widget_set_margin_end (label, 9);
  gtk_widget_set_margin_top (label, question != NULL ? 6 : 12);
  gtk_widget_set_margin_bottom (label, 6);
  if (question == NULL)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), question != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), question != NULL);
  gtk_widget_set_focusable (row, question != NULL);
  g_object_set_data_full (G_OBJECT (row), "question", g_strdup (question), g_free);
  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (section), g_free);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_section (PalDraftDialog *self, JsonObject *section)
{
  JsonArray *questions = get_array (section, "questions");

  add_row (self, get_text (section, "title"), NULL, get_text (section, "id"));
  for (guint i = 0; i < get_length (questions); i++)
    {
      JsonObject *question = json_array_get_object_element (questions, i);
      const char *id = get_text (question, "id");
      g_autofree char *text = g_strdup_printf ("%s  %s", id, get_text (question, "text"));
      GtkWidget *row = add_row (self, text, id, get_text (section, "id"));

      if (g_strcmp0 (id, self->question) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

static void
fill_list (PalDraftDialog *self)
{
  JsonArray *modules = get_array (pal_instrument_draft_get_root (self->draft), "modules");
  gboolean was_own = self->is_own;
  GtkWidget *row;

  self->is_own = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < get_length (modules); i++)
    {
      JsonArray *sections = get_array (json_array_get_object_element (modules, i), "sections");

      for (guint j = 0; j < get_length (sections); j++)
        add_section (self, json_array_get_object_element (sections, j));
    }
  self->is_own = was_own;
}

static void
choose (PalDraftDialog *self, const char *question)
{
  char *copy = g_strdup (question);
  gboolean has_question;

  g_free (self->question);
  self->question = copy;
  /* @question may have been the old text of the same field. */
  has_question = copy != NULL && pal_instrument_draft_find_question (self->draft, copy) != NULL;
  pal_draft_question_set (self->editor, self->draft, has_question ? copy : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.up", has_question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.down", has_question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.retire", has_question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.renew", has_question);
}

/* The draft as the workspace has it: after an undo, or when another window changed it. */
static void
load (PalDraftDialog *self)
{
  PalInstrumentDraft *old = self->draft;

  self->draft = pal_draft_load (self->workspace);
  choose (self, self->question);
  g_clear_pointer (&old, pal_instrument_draft_free);
  fill_list (self);
  show_title (self);
}

static void
workspace_changed_cb (PalDraftDialog *self, guint flags)
{
  if (!self->is_own && (flags & PAL_CHANGE_DRAFT) != 0)
    load (self);
}

static void
save (PalDraftDialog *self, const char *label)
{
  self->is_own = TRUE;
  pal_commands_draft_save (self->workspace, self->draft, label);
  self->is_own = FALSE;
  show_title (self);
}

static void
update_row (PalDraftDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  JsonObject *question =
      self->question != NULL ? pal_instrument_draft_find_question (self->draft, self->question) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL || question == NULL)
    return;
  text = g_strdup_printf ("%s  %s", self->question, get_text (question, "text"));
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
}

static void
edited_cb (PalDraftDialog *self, const char *what)
{
  save (self, what);
  update_row (self);
}

static void
selected_cb (PalDraftDialog *self, GtkListBoxRow *row)
{
  const char *question = row != NULL ? g_object_get_data (G_OBJECT (row), "question") : NULL;

  if (self->is_own || question == NULL)
    return;
  choose (self, question);
}

static void
activated_cb (PalDraftDialog *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_navigate (PAL_DRAFT_DIALOG (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* The structure changed: list, editor and file follow. */
static void
restructure (PalDraftDialog *self, const char *question, const char *label)
{
  g_autofree char *copy = g_strdup (question);

  save (self, label);
  choose (self, copy);
  fill_list (self);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  guint position = 0;
  const char *section = pal_instrument_draft_get_place (self->draft, self->question, &position);
  g_autofree char *copy = g_strdup (section);

  if (section == NULL || (position == 0 && g_str_equal (name, "draft.up")))
    return;
  if (pal_instrument_draft_move_question (self->draft, self->question, copy,
                                          g_str_equal (name, "draft.up") ? position - 1 : position + 1, NULL))
    restructure (self, self->question, _ ("Move a question"));
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);

  if (self->question != NULL && pal_instrument_draft_retire_question (self->draft, self->question, NULL))
    restructure (self, NULL, _ ("Retire a question"));
}

/* An id is never used for a second meaning, so that of a published version is taken for ever. */
static char *
propose_id (PalDraftDialog *self, const char *like)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) versions = pal_dataset_list_instruments (pal_workspace_get_dataset (self->workspace));

  for (guint i = 0; i < versions->len; i++)
    {
      PalInstrument *version = g_ptr_array_index (versions, i);

      for (guint k = 0; k < pal_instrument_get_n_questions (version); k++)
        g_hash_table_add (taken, pal_instrument_get_question (version, k)->id);
    }
  return pal_instrument_draft_propose_id (self->draft, like, taken);
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  g_autofree char *id = self->question != NULL ? propose_id (self, self->question) : NULL;

  if (id != NULL && pal_instrument_draft_renew_question (self->draft, self->question, id, NULL))
    restructure (self, id, _ ("Replace a question"));
}

/* After the chosen question, in its section; without one at the end of the first section. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 1);
  const char *like = self->question != NULL ? self->question
                     : first != NULL        ? g_object_get_data (G_OBJECT (first), "question")
                                            : NULL;
  g_autofree char *section = NULL, *id = NULL;
  PalQuestionType type;
  guint position = 0;

  if (like == NULL || !pal_question_type_from_name (g_variant_get_string (parameter, NULL), &type))
    return;
  section = g_strdup (pal_instrument_draft_get_place (self->draft, like, &position));
  id = propose_id (self, like);
  if (id == NULL || section == NULL ||
      !pal_instrument_draft_add_question (self->draft, section, position + 1, id, type, NULL))
    return;
  restructure (self, id, _ ("Add a question"));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);

  if (g_str_equal (name, "draft.undo"))
    pal_commands_undo (self->workspace);
  else
    pal_commands_redo (self->workspace);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_commands_draft_discard (PAL_DRAFT_DIALOG (widget)->workspace);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);

  /* What stands in the field that has the focus belongs to it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  save (self, _ ("Questionnaire"));
  pal_draft_review_present (GTK_WINDOW (self), self->workspace);
}

static void
pal_draft_dialog_dispose (GObject *object)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (object);

  if (self->editor != NULL)
    pal_draft_question_set (self->editor, NULL, NULL);
  self->editor = NULL;
  g_clear_pointer (&self->draft, pal_instrument_draft_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->question, g_free);

  G_OBJECT_CLASS (pal_draft_dialog_parent_class)->dispose (object);
}

static void
pal_draft_dialog_class_init (PalDraftDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_draft_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "draft.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "draft.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "draft.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "draft.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "draft.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "draft.renew", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "draft.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "draft.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "draft.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "draft.review", NULL, review_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "draft.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "draft.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "draft.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "draft.down", NULL);
}

static void
pal_draft_dialog_init (PalDraftDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Questionnaire"));
}

static gboolean
show_back_cb (gpointer data)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (data);

  if (self->editor != NULL)
    gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place: the header bar above has its own by then. */
static void
folded_cb (PalDraftDialog *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_back_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_menu_button (const char *icon, const char *tooltip, GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
build_header (PalDraftDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *publish = gtk_button_new_with_mnemonic (_ ("_Publish…"));
  g_autoptr (GMenu) add = g_menu_new (), more = g_menu_new (), step = g_menu_new (), whole = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (types[i].label), NULL);

      g_menu_item_set_action_and_target (item, "draft.add", "s", pal_question_type_to_name (types[i].type));
      g_menu_append_item (add, item);
    }
  g_menu_append (step, _ ("Move _Up"), "draft.up");
  g_menu_append (step, _ ("Move _Down"), "draft.down");
  g_menu_append (step, _ ("Give a _New Id That Replaces It"), "draft.renew");
  g_menu_append (step, _ ("_Retire"), "draft.retire");
  g_menu_append (whole, _ ("_Undo"), "draft.undo");
  g_menu_append (whole, _ ("R_edo"), "draft.redo");
  g_menu_append (whole, _ ("D_iscard the Draft"), "draft.discard");
  g_menu_append_section (more, NULL, G_MENU_MODEL (step));
  g_menu_append_section (more, NULL, G_MENU_MODEL (whole));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Questionnaire"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "draft.back");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_menu_button ("list-add-symbolic", _ ("Add a Question"), add));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (publish), "draft.review");
  gtk_widget_add_css_class (publish, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), publish);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_menu_button ("view-more-symbolic", _ ("More"), more));
  return header;
}

static GtkWidget *
wrap (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build (PalDraftDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *leaflet = adw_leaflet_new ();
  GtkWidget *side, *main;

  self->leaflet = ADW_LEAFLET (leaflet);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Questions"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  self->editor = PAL_DRAFT_QUESTION (pal_draft_question_new ());
  g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (edited_cb), self);
  side = wrap (GTK_WIDGET (self->list));
  gtk_widget_set_size_request (side, LIST_WIDTH, -1);
  main = wrap (GTK_WIDGET (self->editor));
  gtk_widget_set_hexpand (main, TRUE);
  adw_leaflet_append (self->leaflet, side);
  adw_leaflet_set_visible_child (self->leaflet, side);
  adw_leaflet_page_set_navigatable (
      adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL)), FALSE);
  adw_leaflet_append (self->leaflet, main);
  gtk_widget_set_vexpand (leaflet, TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect_swapped (leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  gtk_box_append (GTK_BOX (box), leaflet);
  adw_window_set_content (ADW_WINDOW (self), box);
}

PalDraftDialog *
pal_draft_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection)
{
  PalDraftDialog *self =
      g_object_new (PAL_TYPE_DRAFT_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, 340, WIDTH) : WIDTH, HEIGHT);
  self->question = g_strdup (pal_selection_get_question (selection));
  build (self);
  load (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
pal_draft_dialog_select (PalDraftDialog *self, const char *question)
{
  g_return_if_fail (PAL_IS_DRAFT_DIALOG (self));

  choose (self, question);
  fill_list (self);
}
