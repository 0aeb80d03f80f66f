/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-draft.h"
#include "session/pal-commands.h"
#include "ui/compat/pal-ask.h"
#include "ui/instrument/pal-draft-outline.h"
#include "ui/instrument/pal-draft-question.h"
#include "ui/instrument/pal-draft-review.h"
#include "ui/instrument/pal-draft-title.h"

#define WIDTH 960
#define HEIGHT 680
#define LIST_WIDTH 300

struct _PalDraftDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  PalInstrumentDraft *draft;
  PalDraftRow kind; /* what is chosen */
  char *question;   /* the chosen one, or NULL */
  char *heading;    /* the chosen module or section, or NULL */
  AdwWindowTitle *title;
  AdwLeaflet *leaflet;
  GtkWidget *back;
  GtkListBox *list;
  PalDraftQuestion *editor;
  PalDraftTitle *title_editor;
  GtkStack *editors;
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

static void
fill_list (PalDraftDialog *self)
{
  gboolean was_own = self->is_own;

  self->is_own = TRUE;
  pal_draft_outline_fill (self->list, self->draft, self->kind,
                          self->kind == PAL_DRAFT_ROW_QUESTION ? self->question : self->heading);
  self->is_own = was_own;
}

static void
enable (PalDraftDialog *self, gboolean has_question)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_heading = self->heading != NULL;

  gtk_widget_action_set_enabled (widget, "draft.up", has_question || has_heading);
  gtk_widget_action_set_enabled (widget, "draft.down", has_question || has_heading);
  gtk_widget_action_set_enabled (widget, "draft.retire", has_question);
  gtk_widget_action_set_enabled (widget, "draft.renew", has_question);
  gtk_widget_action_set_enabled (widget, "draft.remove", has_heading);
}

/* @id may have been the old text of the same field. */
static void
choose (PalDraftDialog *self, PalDraftRow kind, const char *id)
{
  char *copy = g_strdup (id);
  gboolean is_heading = kind != PAL_DRAFT_ROW_QUESTION, has_question;

  g_free (self->question);
  g_free (self->heading);
  self->kind = kind;
  self->question = is_heading ? NULL : copy;
  self->heading = is_heading ? copy : NULL;
  has_question = self->question != NULL && pal_instrument_draft_find_question (self->draft, copy) != NULL;
  if (is_heading && pal_draft_structure_find (self->draft, (PalDraftHeading) kind, copy) == NULL)
    g_clear_pointer (&self->heading, g_free);
  pal_draft_question_set (self->editor, self->draft, has_question ? self->question : NULL);
  pal_draft_title_set (self->title_editor, self->heading != NULL ? self->draft : NULL,
                       is_heading ? (PalDraftHeading) kind : PAL_DRAFT_MODULE, self->heading);
  gtk_stack_set_visible_child (
      self->editors, GTK_WIDGET (self->heading != NULL ? (gpointer) self->title_editor : self->editor));
  enable (self, has_question);
}

static const char *
get_chosen (PalDraftDialog *self)
{
  return self->kind == PAL_DRAFT_ROW_QUESTION ? self->question : self->heading;
}

/* The draft as the workspace has it: after an undo, or when another window changed it. */
static void
load (PalDraftDialog *self)
{
  PalInstrumentDraft *old = self->draft;

  self->draft = pal_draft_load (self->workspace);
  choose (self, self->kind, get_chosen (self));
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
edited_cb (PalDraftDialog *self, const char *what)
{
  save (self, what);
  pal_draft_outline_update_selected (self->list, self->draft);
}

static void
selected_cb (PalDraftDialog *self, GtkListBoxRow *row)
{
  if (!self->is_own && row != NULL)
    choose (self, pal_draft_outline_get_kind (row), pal_draft_outline_get_id (row));
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
restructure_at (PalDraftDialog *self, PalDraftRow kind, const char *id, const char *label)
{
  g_autofree char *copy = g_strdup (id);

  save (self, label);
  choose (self, kind, copy);
  fill_list (self);
}

static void
restructure (PalDraftDialog *self, const char *question, const char *label)
{
  restructure_at (self, PAL_DRAFT_ROW_QUESTION, question, label);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  int step = g_str_equal (name, "draft.up") ? -1 : 1;
  guint position = 0;
  g_autofree char *section = NULL;

  if (self->heading != NULL)
    {
      if (pal_draft_structure_move (self->draft, (PalDraftHeading) self->kind, self->heading, step, NULL))
        restructure_at (self, self->kind, self->heading,
                        self->kind == PAL_DRAFT_ROW_MODULE ? _ ("Move a module") : _ ("Move a section"));
      return;
    }
  section = g_strdup (pal_instrument_draft_get_place (self->draft, self->question, &position));
  if (section == NULL || (position == 0 && step < 0))
    return;
  if (pal_instrument_draft_move_question (self->draft, self->question, section,
                                          step < 0 ? position - 1 : position + 1, NULL))
    restructure (self, self->question, _ ("Move a question"));
}

/* Only what is empty: questions are retired one by one. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (self->heading == NULL)
    return;
  if (pal_draft_structure_remove (self->draft, (PalDraftHeading) self->kind, self->heading, &error))
    restructure (self, NULL,
                 self->kind == PAL_DRAFT_ROW_MODULE ? _ ("Remove a module") : _ ("Remove a section"));
  else
    pal_ask_tell (GTK_WINDOW (self), _ ("Not Empty"),
                  _ ("Retire or move what stands in it first. Then it can be removed."));
}

/* The section that the chosen stands in, or the first; NULL: a module is chosen. */
static const char *
get_section (PalDraftDialog *self)
{
  guint position = 0;

  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 1);

  if (self->heading != NULL)
    return self->kind == PAL_DRAFT_ROW_SECTION ? self->heading : NULL;
  if (self->question != NULL)
    return pal_instrument_draft_get_place (self->draft, self->question, &position);
  return first != NULL && pal_draft_outline_get_kind (first) == PAL_DRAFT_ROW_SECTION
             ? pal_draft_outline_get_id (first)
             : NULL;
}

static const char *
get_module (PalDraftDialog *self)
{
  const char *section = get_section (self);

  if (section != NULL)
    return pal_draft_structure_get_module (self->draft, section);
  return self->kind == PAL_DRAFT_ROW_MODULE ? self->heading : NULL;
}

static void
add_heading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  g_autofree char *module = g_strdup (get_module (self)), *section = g_strdup (get_section (self)),
                  *id = NULL;
  PalUnitLevel level = g_str_equal (what, "country") ? PAL_LEVEL_COUNTRY : PAL_LEVEL_INSTITUTION;

  if (g_str_equal (what, "module"))
    {
      id = pal_draft_structure_propose_module (self->draft);
      if (!pal_draft_structure_add_module (self->draft, module, id, _ ("New module"), NULL))
        return;
      restructure_at (self, PAL_DRAFT_ROW_MODULE, id, _ ("Add a module"));
    }
  else
    {
      if (module == NULL)
        return;
      id = pal_draft_structure_propose_section (self->draft, module);
      if (!pal_draft_structure_add_section (self->draft, module, section, id, _ ("New section"), level, NULL))
        return;
      restructure_at (self, PAL_DRAFT_ROW_SECTION, id, _ ("Add a section"));
    }
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);

  if (self->question != NULL && pal_instrument_draft_retire_question (self->draft, self->question, NULL))
    restructure (self, NULL, _ ("Retire a question"));
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  g_autofree char *id =
      self->question != NULL ? pal_draft_propose_id (self->workspace, self->draft, self->question) : NULL;

  if (id != NULL && pal_instrument_draft_renew_question (self->draft, self->question, id, NULL))
    restructure (self, id, _ ("Replace a question"));
}

/* After the chosen question, or as the first of the chosen section. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftDialog *self = PAL_DRAFT_DIALOG (widget);
  g_autofree char *section = g_strdup (get_section (self)), *id = NULL;
  JsonObject *found = section != NULL ? pal_instrument_draft_find_section (self->draft, section) : NULL;
  PalQuestionType type;
  guint position = 0;

  if (found == NULL || !pal_question_type_from_name (g_variant_get_string (parameter, NULL), &type))
    return;
  if (self->question != NULL &&
      pal_instrument_draft_get_place (self->draft, self->question, &position) != NULL)
    position++;
  /* The letter of an id tells the level. */
  if (self->question != NULL)
    id = pal_draft_propose_id (self->workspace, self->draft, self->question);
  else
    id = pal_draft_propose_id (self->workspace, self->draft,
                               g_str_equal (get_text (found, "level"), "country") ? "T1C" : "T1I");
  if (id == NULL || !pal_instrument_draft_add_question (self->draft, section, position, id, type, NULL))
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
    {
      pal_draft_question_set (self->editor, NULL, NULL);
      pal_draft_title_set (self->title_editor, NULL, PAL_DRAFT_MODULE, NULL);
    }
  self->editor = NULL;
  g_clear_pointer (&self->draft, pal_instrument_draft_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->heading, g_free);

  G_OBJECT_CLASS (pal_draft_dialog_parent_class)->dispose (object);
}

static void
pal_draft_dialog_class_init (PalDraftDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_draft_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "draft.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "draft.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "draft.add-heading", "s", add_heading_action);
  gtk_widget_class_install_action (widget_class, "draft.remove", NULL, remove_action);
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
  g_autoptr (GMenu) questions = g_menu_new (), headings = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (types[i].label), NULL);

      g_menu_item_set_action_and_target (item, "draft.add", "s", pal_question_type_to_name (types[i].type));
      g_menu_append_item (questions, item);
    }
  g_menu_append (headings, _ ("Section for Countries"), "draft.add-heading::country");
  g_menu_append (headings, _ ("Section for Institutions"), "draft.add-heading::institution");
  g_menu_append (headings, _ ("Module"), "draft.add-heading::module");
  g_menu_append_section (add, NULL, G_MENU_MODEL (questions));
  g_menu_append_section (add, NULL, G_MENU_MODEL (headings));
  g_menu_append (step, _ ("Move _Up"), "draft.up");
  g_menu_append (step, _ ("Move _Down"), "draft.down");
  g_menu_append (step, _ ("Give a _New Id That Replaces It"), "draft.renew");
  g_menu_append (step, _ ("_Retire"), "draft.retire");
  g_menu_append (step, _ ("Remove the Empty _Heading"), "draft.remove");
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
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_menu_button ("list-add-symbolic", _ ("Add"), add));
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
  self->title_editor = PAL_DRAFT_TITLE (pal_draft_title_new ());
  g_signal_connect_swapped (self->title_editor, "edited", G_CALLBACK (edited_cb), self);
  self->editors = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->editors, FALSE);
  gtk_stack_add_child (self->editors, GTK_WIDGET (self->editor));
  gtk_stack_add_child (self->editors, GTK_WIDGET (self->title_editor));
  side = wrap (GTK_WIDGET (self->list));
  gtk_widget_set_size_request (side, LIST_WIDTH, -1);
  main = wrap (GTK_WIDGET (self->editors));
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
  self->kind = PAL_DRAFT_ROW_QUESTION;
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

  choose (self, PAL_DRAFT_ROW_QUESTION, question);
  fill_list (self);
}

void
pal_draft_dialog_select_heading (PalDraftDialog *self, PalDraftHeading kind, const char *id)
{
  g_return_if_fail (PAL_IS_DRAFT_DIALOG (self));

  choose (self, (PalDraftRow) kind, id);
  fill_list (self);
}
