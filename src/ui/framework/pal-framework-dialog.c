/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/framework/pal-framework-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-framework.h"
#include "session/pal-commands.h"
#include "session/pal-framework-formula.h"
#include "ui/framework/pal-framework-node.h"
#include "ui/framework/pal-framework-review.h"

#define WIDTH 960
#define HEIGHT 680
#define LIST_WIDTH 320

struct _PalFrameworkDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  PalFrameworkDraft *draft;
  char *code; /* the chosen node, or NULL */
  AdwWindowTitle *title;
  AdwLeaflet *leaflet;
  GtkWidget *back;
  GtkListView *list;
  PalFrameworkNode *editor;
  gboolean is_own; /* a change that this window makes */
};

G_DEFINE_FINAL_TYPE (PalFrameworkDialog, pal_framework_dialog, ADW_TYPE_WINDOW)

/* Strings of the tree are codes: a GtkStringObject for each node. */
static GListModel *
list_below (PalFrameworkDialog *self, const char *parent)
{
  g_autoptr (GPtrArray) codes = pal_framework_draft_list (self->draft, parent);

  g_ptr_array_add (codes, NULL);
  return G_LIST_MODEL (gtk_string_list_new ((const char *const *) codes->pdata));
}

static GListModel *
make_children (gpointer item, gpointer data)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (data);
  const char *code = gtk_string_object_get_string (item);
  gboolean is_domain = FALSE;

  if (self->draft == NULL || pal_framework_draft_find (self->draft, code, &is_domain) == NULL || !is_domain)
    return NULL;
  return list_below (self, code);
}

static void
show_title (PalFrameworkDialog *self)
{
  const char *version = "";
  JsonNode *node = json_object_get_member (pal_framework_draft_get_root (self->draft), "version");
  g_autofree char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    version = json_node_get_string (node);
  /* Translators: version of the framework of indicators */
  text = pal_framework_draft_exists (self->workspace)
             ? g_strdup_printf (_ ("Draft of version %s, saved"), version)
             : g_strdup (_ ("Nothing changed yet"));
  adw_window_title_set_subtitle (self->title, text);
}

static void
choose (PalFrameworkDialog *self, const char *code)
{
  static const char *const actions[] = { "framework.up", "framework.down", "framework.in", "framework.out",
                                         "framework.remove" };
  char *copy = g_strdup (code);
  gboolean has_node = pal_framework_draft_find (self->draft, copy, NULL) != NULL;

  g_free (self->code);
  self->code = copy;
  pal_framework_node_set (
      self->editor, self->draft, has_node ? copy : NULL, pal_workspace_get_dataset (self->workspace),
      pal_selection_get_wave (self->selection), pal_selection_get_country (self->selection));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], has_node);
}

static const char *
get_code (GtkTreeListRow *row)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  return gtk_string_object_get_string (GTK_STRING_OBJECT (item));
}

static void
selected_cb (GtkSingleSelection *model, GParamSpec *pspec, PalFrameworkDialog *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (model);

  if (!self->is_own && row != NULL)
    choose (self, get_code (row));
}

static gboolean
reveal_cb (gpointer data)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (data);
  GtkSelectionModel *model = self->list != NULL ? gtk_list_view_get_model (self->list) : NULL;
  guint selected = model != NULL ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model))
                                 : GTK_INVALID_LIST_POSITION;

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return G_SOURCE_REMOVE;
}

static void
fill_list (PalFrameworkDialog *self)
{
  GtkTreeListModel *tree =
      gtk_tree_list_model_new (list_below (self, NULL), FALSE, TRUE, make_children, self, NULL);
  g_autoptr (GtkSingleSelection) model = gtk_single_selection_new (G_LIST_MODEL (tree));
  gboolean was_own = self->is_own;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  self->is_own = TRUE;
  gtk_single_selection_set_autoselect (model, FALSE);
  gtk_single_selection_set_can_unselect (model, TRUE);
  gtk_single_selection_set_selected (model, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < n && self->code != NULL; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (g_str_equal (get_code (row), self->code))
        gtk_single_selection_set_selected (model, i);
    }
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (model, "notify::selected-item", G_CALLBACK (selected_cb), self, 0);
  /* The rows have no place on the screen before the next layout. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, reveal_cb, g_object_ref (self), g_object_unref);
  self->is_own = was_own;
}

/* The draft as the workspace has it: after an undo, or when another window changed it. */
static void
load (PalFrameworkDialog *self)
{
  PalFrameworkDraft *old = self->draft;

  self->draft = pal_framework_draft_load (self->workspace);
  choose (self, self->code);
  g_clear_pointer (&old, pal_framework_draft_free);
  fill_list (self);
  show_title (self);
}

static void
workspace_changed_cb (PalFrameworkDialog *self, guint flags)
{
  if (!self->is_own && (flags & PAL_CHANGE_DRAFT) != 0)
    load (self);
}

static void
save (PalFrameworkDialog *self, const char *label)
{
  self->is_own = TRUE;
  pal_commands_framework_save (self->workspace, self->draft, label);
  self->is_own = FALSE;
  show_title (self);
}

static void
edited_cb (PalFrameworkDialog *self, const char *what)
{
  save (self, what);
  fill_list (self);
}

/* The tree changed: list, editor and file follow. */
static void
restructure (PalFrameworkDialog *self, const char *code, const char *label)
{
  g_autofree char *copy = g_strdup (code);

  save (self, label);
  choose (self, copy);
  fill_list (self);
}

/* The place among those of its kind, and who they are. */
static GPtrArray *
list_siblings (PalFrameworkDialog *self, const char *parent, gboolean is_domain, guint *position)
{
  GPtrArray *all = pal_framework_draft_list (self->draft, parent);
  gboolean other;

  for (guint i = all->len; i > 0; i--)
    {
      (void) pal_framework_draft_find (self->draft, g_ptr_array_index (all, i - 1), &other);
      if (other != is_domain)
        g_ptr_array_remove_index (all, i - 1);
    }
  *position = 0;
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (g_ptr_array_index (all, i), self->code))
      *position = i;
  return all;
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (widget);
  gboolean is_domain = FALSE;
  const char *parent = pal_framework_draft_get_parent (self->draft, self->code);
  g_autoptr (GPtrArray) siblings = NULL;
  guint position = 0;
  gboolean moved = FALSE;

  if (pal_framework_draft_find (self->draft, self->code, &is_domain) == NULL)
    return;
  siblings = list_siblings (self, parent, is_domain, &position);
  if (g_str_equal (name, "framework.up"))
    moved = position > 0 && pal_framework_draft_move (self->draft, self->code, parent, position - 1, NULL);
  else if (g_str_equal (name, "framework.down"))
    moved = position + 1 < siblings->len &&
            pal_framework_draft_move (self->draft, self->code, parent, position + 1, NULL);
  else if (g_str_equal (name, "framework.out"))
    moved = parent != NULL &&
            pal_framework_draft_move (self->draft, self->code,
                                      pal_framework_draft_get_parent (self->draft, parent), G_MAXUINT, NULL);
  else if (is_domain && position > 0)
    moved = pal_framework_draft_move (self->draft, self->code, g_ptr_array_index (siblings, position - 1),
                                      G_MAXUINT, NULL);
  else if (!is_domain)
    {
      /* Into the first domain that stands beside it. */
      g_autoptr (GPtrArray) domains = list_siblings (self, parent, TRUE, &position);

      moved = domains->len > 0 && pal_framework_draft_move (self->draft, self->code,
                                                            g_ptr_array_index (domains, 0), G_MAXUINT, NULL);
    }
  if (moved)
    restructure (self, self->code, _ ("Move a part of the framework"));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (widget);

  if (self->code != NULL && pal_framework_draft_remove (self->draft, self->code, NULL))
    restructure (self, NULL, _ ("Remove a part of the framework"));
}

/* A domain goes beside the chosen domain, or to the top; an indicator into it. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (widget);
  gboolean is_domain = FALSE;
  JsonObject *chosen = pal_framework_draft_find (self->draft, self->code, &is_domain);
  const char *domain = chosen == NULL ? NULL
                       : is_domain    ? self->code
                                      : pal_framework_draft_get_parent (self->draft, self->code);
  g_autofree char *code = pal_framework_draft_propose_code (self->draft, domain != NULL ? domain : "D");
  g_autofree char *formula = pal_framework_formula_propose (pal_workspace_get_dataset (self->workspace));
  gboolean added;

  if (g_str_equal (name, "framework.add-domain"))
    added = pal_framework_draft_add_domain (self->draft, domain, code, _ ("New Domain"), NULL);
  else
    added = domain != NULL &&
            pal_framework_draft_add_indicator (self->draft, domain, code, _ ("New Indicator"), formula, NULL);
  if (!added)
    return;
  restructure (self, code, _ ("Add to the framework"));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (widget);

  if (g_str_equal (name, "framework.undo"))
    pal_commands_undo (self->workspace);
  else
    pal_commands_redo (self->workspace);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_commands_framework_discard (PAL_FRAMEWORK_DIALOG (widget)->workspace);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (widget);

  /* What stands in the field that has the focus belongs to it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  pal_framework_review_present (GTK_WINDOW (self), self->workspace, pal_selection_get_wave (self->selection));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_navigate (PAL_FRAMEWORK_DIALOG (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
pal_framework_dialog_dispose (GObject *object)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (object);

  if (self->editor != NULL)
    pal_framework_node_set (self->editor, NULL, NULL, NULL, NULL, NULL);
  self->editor = NULL;
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->draft, pal_framework_draft_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (pal_framework_dialog_parent_class)->dispose (object);
}

static void
pal_framework_dialog_class_init (PalFrameworkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_framework_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "framework.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "framework.add-domain", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "framework.add-indicator", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "framework.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "framework.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "framework.in", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "framework.out", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "framework.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "framework.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "framework.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "framework.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "framework.review", NULL, review_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "framework.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "framework.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "framework.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "framework.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "framework.in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "framework.out", NULL);
}

static void
pal_framework_dialog_init (PalFrameworkDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Framework"));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new (), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  gtk_list_item_set_child (item, expander);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PalFrameworkDialog *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_tree_expander_get_child (expander);
  const char *code = get_code (row);
  gboolean is_domain = FALSE;
  g_autofree char *text = NULL;

  (void) pal_framework_draft_find (self->draft, code, &is_domain);
  text = g_strdup_printf ("%s  %s", code, pal_framework_draft_get_text (self->draft, code, "title"));
  gtk_label_set_label (GTK_LABEL (label), text);
  if (is_domain)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_tree_expander_set_list_row (expander, row);
}

static void
activated_cb (PalFrameworkDialog *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static gboolean
show_back_cb (gpointer data)
{
  PalFrameworkDialog *self = PAL_FRAMEWORK_DIALOG (data);

  if (self->editor != NULL)
    gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place: the header bar above has its own by then. */
static void
folded_cb (PalFrameworkDialog *self)
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
build_header (PalFrameworkDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *publish = gtk_button_new_with_mnemonic (_ ("_Publish…"));
  g_autoptr (GMenu) add = g_menu_new (), more = g_menu_new (), step = g_menu_new (), whole = g_menu_new ();

  g_menu_append (add, _ ("_Domain"), "framework.add-domain");
  g_menu_append (add, _ ("_Indicator"), "framework.add-indicator");
  g_menu_append (step, _ ("Move _Up"), "framework.up");
  g_menu_append (step, _ ("Move _Down"), "framework.down");
  g_menu_append (step, _ ("Move _In"), "framework.in");
  g_menu_append (step, _ ("Move _Out"), "framework.out");
  g_menu_append (step, _ ("_Remove"), "framework.remove");
  g_menu_append (whole, _ ("_Undo"), "framework.undo");
  g_menu_append (whole, _ ("R_edo"), "framework.redo");
  g_menu_append (whole, _ ("D_iscard the Draft"), "framework.discard");
  g_menu_append_section (more, NULL, G_MENU_MODEL (step));
  g_menu_append_section (more, NULL, G_MENU_MODEL (whole));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Framework"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "framework.back");
  gtk_widget_set_visible (self->back, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_menu_button ("list-add-symbolic", _ ("Add"), add));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (publish), "framework.review");
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
build (PalFrameworkDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *side, *main;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Domains and Indicators"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  self->editor = PAL_FRAMEWORK_NODE (pal_framework_node_new ());
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
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->leaflet));
  adw_window_set_content (ADW_WINDOW (self), box);
}

PalFrameworkDialog *
pal_framework_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection)
{
  PalFrameworkDialog *self =
      g_object_new (PAL_TYPE_FRAMEWORK_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, 340, WIDTH) : WIDTH, HEIGHT);
  build (self);
  load (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
pal_framework_dialog_select (PalFrameworkDialog *self, const char *code)
{
  g_return_if_fail (PAL_IS_FRAMEWORK_DIALOG (self));

  choose (self, code);
  fill_list (self);
}

const char *
pal_framework_dialog_get_selected (PalFrameworkDialog *self)
{
  g_return_val_if_fail (PAL_IS_FRAMEWORK_DIALOG (self), NULL);

  return pal_framework_draft_find (self->draft, self->code, NULL) != NULL ? self->code : NULL;
}
