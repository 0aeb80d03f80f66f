/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-method-pane.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "session/pal-method-fill.h"
#include "session/pal-method-tables.h"
#include "session/pal-method-text.h"
#include "session/pal-method-words.h"
#include "ui/compare/pal-method-choices.h"
#include "ui/compare/pal-method-weights.h"
#include "ui/pal-export.h"
#include "ui/widget/pal-table-dialog.h"

#define PANE_WIDTH 320

struct _PalMethodPane
{
  AdwBin parent_instance;

  PalMethodModel *model;   /* owned */
  PalDataRange *range;     /* owned */
  PalSelection *selection; /* owned */

  /* Owned by the tree */
  GtkLabel *state;
  GtkStack *stack;
  GtkLabel *hint; /* of the stack: why there is no method */
  GtkLabel *sure_figure, *sure_words, *country_words, *data_words, *shift_words, *fill_words;
  GtkLevelBar *sure_bar;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMethodPane, pal_method_pane, ADW_TYPE_BIN)

static void
set_words (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* What waits for the draws; nothing of the last method stands beside the ranks of this one. */
static void
show_sure (PalMethodPane *self)
{
  double share = 0;
  g_autofree char *order = pal_method_words_order (self->model, &share);
  g_autofree char *country =
      pal_method_words_country (self->model, pal_selection_get_country (self->selection));
  g_autofree char *data = pal_data_range_describe (self->range, pal_selection_get_country (self->selection));
  g_autofree char *figure = pal_number_format (share * 100, 0);
  /* Translators: %s is a number of percent. */
  g_autofree char *percent = g_strdup_printf (_ ("%s %%"), figure);
  gboolean waits = order == NULL && pal_method_model_is_drawing (self->model);

  gtk_label_set_text (self->sure_figure, order != NULL ? percent : waits ? "…" : "–");
  gtk_level_bar_set_value (self->sure_bar, share);
  gtk_label_set_text (self->sure_words, order != NULL ? order
                                        : waits       ? _ ("The weights are being drawn…")
                                                      : _ ("No two countries have an index yet."));
  set_words (self->country_words, country);
  set_words (self->data_words, data);
  gtk_spinner_set_spinning (self->spinner, pal_method_model_is_drawing (self->model) ||
                                               pal_data_range_is_drawing (self->range));
}

static void
show_state (PalMethodPane *self)
{
  gboolean differs = pal_method_model_differs (self->model),
           is_saved = pal_method_model_is_saved (self->model);

  gtk_label_set_text (self->state, is_saved && differs ? _ ("Method of the workspace, saved")
                                   : differs           ? _ ("Tried, not saved")
                                                       : _ ("Method of the framework"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "method.undo", pal_method_model_can_undo (self->model));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "method.reset", differs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "method.save",
                                 !is_saved && pal_method_model_may_save (self->model));
}

static void
changed_cb (PalMethodPane *self)
{
  g_autofree char *shift = NULL;

  pal_data_range_set_active (self->range, pal_method_model_is_active (self->model));
  if (!pal_method_model_is_active (self->model))
    return;
  gtk_stack_set_visible_child_name (self->stack,
                                    pal_method_model_get_released (self->model) != NULL ? "method" : "empty");
  gtk_label_set_text (self->hint,
                      pal_method_model_is_beyond (self->model)
                          ? _ ("This framework makes its scores in a way that cannot be tried here, "
                               "such as domains in domains. The ranking shows its own scores, and "
                               "Explain how they came about.")
                          : _ ("There is nothing yet that an index could be made of."));
  shift = pal_method_words_shift (self->model);
  set_words (self->shift_words, shift);
  set_words (self->fill_words, NULL);
  show_state (self);
  show_sure (self);
}

static void
draws_cb (PalMethodPane *self)
{
  if (pal_method_model_is_active (self->model))
    show_sure (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_method_model_undo (PAL_METHOD_PANE (widget)->model);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_method_model_reset (PAL_METHOD_PANE (widget)->model);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalMethodPane *self = PAL_METHOD_PANE (widget);

  if (pal_method_model_save (self->model))
    show_state (self);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalMethodPane *self = PAL_METHOD_PANE (widget);
  PalMethodRun *run = pal_method_model_get_run (self->model);
  guint kind = g_variant_get_uint32 (parameter);
  g_autofree char *note = pal_method_model_dup_note (self->model);
  g_autoptr (PalTable) table = NULL;

  if (run == NULL || kind >= PAL_METHOD_N_TABLES)
    return;
  table = pal_method_table_new (run, (PalMethodTable) kind, note);
  pal_table_dialog_present (widget, table);
}

/* For `palliscope-cli index`. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalMethodModel *model = PAL_METHOD_PANE (widget)->model;
  const char *kind = g_variant_get_string (parameter, NULL);
  gboolean is_method = g_str_equal (kind, "method"), is_data = g_str_equal (kind, "iData");
  g_autofree char *text = is_method ? pal_method_model_to_json (model)
                          : is_data ? pal_method_model_to_data (model)
                                    : pal_method_model_to_metadata (model);

  if (text == NULL)
    return;
  if (is_method)
    pal_export_json (widget, kind, text);
  else
    pal_export_csv (widget, kind, text);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

/* The last change goes first, then the pane. */
static gboolean
key_cb (PalMethodPane *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  if (pal_method_model_can_undo (self->model))
    pal_method_model_undo (self->model);
  else
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalMethodPane *self = PAL_METHOD_PANE (widget);
  PalMethodFill fill = (PalMethodFill) g_variant_get_uint32 (parameter);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n_kept;

  if (fill >= PAL_METHOD_N_FILLS)
    return;
  if (!pal_method_fill_weights (self->model, fill, &n_kept, &error))
    words = g_strdup (error->message);
  else if (n_kept > 0)
    /* Translators: a second sentence follows what the choice does. */
    words = g_strdup_printf (ngettext ("%s Of %u group nothing could be computed: it keeps its weights.",
                                       "%s Of %u groups nothing could be computed: they keep their weights.",
                                       n_kept),
                             pal_method_fill_get_about (fill), n_kept);
  set_words (self->fill_words, words != NULL ? words : pal_method_fill_get_about (fill));
}

static void
pal_method_pane_dispose (GObject *object)
{
  PalMethodPane *self = PAL_METHOD_PANE (object);

  if (self->range != NULL)
    pal_data_range_set_active (self->range, FALSE);
  g_clear_object (&self->model);
  g_clear_object (&self->range);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_method_pane_parent_class)->dispose (object);
}

static void
pal_method_pane_class_init (PalMethodPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_method_pane_dispose;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "method.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "method.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "method.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "method.fill", "u", fill_action);
  gtk_widget_class_install_action (widget_class, "method.table", "u", table_action);
  gtk_widget_class_install_action (widget_class, "method.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "method.close", NULL, close_action);
}

static void
pal_method_pane_init (PalMethodPane *self)
{
}

static GtkLabel *
make_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
build_head (PalMethodPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->state = make_label (NULL, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (make_label (_ ("Weights and Method"), "title-4")));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (self->state));
  gtk_widget_set_hexpand (titles, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "method.close");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, _ ("Close the Pane"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the Pane"),
                                  -1);
  gtk_box_append (GTK_BOX (head), titles);
  gtk_box_append (GTK_BOX (head),
                  pal_method_choices_make_info (_ ("Weights"), pal_method_get_about_weights (), NULL));
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static GtkWidget *
build_sure (PalMethodPane *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
            *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *title = make_label (_ ("How sure is the order?"), "heading");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pal-formula");
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The weights are being drawn…"), -1);
  self->sure_figure = make_label (NULL, "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->sure_figure), "numeric");
  gtk_label_set_wrap (self->sure_figure, FALSE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->sure_figure));
  gtk_box_append (GTK_BOX (line), pal_method_choices_make_info (_ ("How sure is the order?"),
                                                                pal_method_get_about_draws (), NULL));
  self->sure_bar = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sure_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pairs of countries whose order is sure"), -1);
  self->sure_words = make_label (NULL, "caption");
  self->country_words = make_label (NULL, "caption");
  self->data_words = make_label (NULL, "caption");
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->sure_bar));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->sure_words));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->country_words));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->data_words));
  return card;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GMenu *
make_tables (guint first, guint end)
{
  GMenu *menu = g_menu_new ();

  for (guint kind = first; kind < end; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (pal_method_table_get_title ((PalMethodTable) kind), NULL);

      g_menu_item_set_action_and_target (item, "method.table", "u", kind);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GtkWidget *
build_tables (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), steps = make_tables (0, PAL_METHOD_N_STEP_TABLES),
                    analysis = make_tables (PAL_METHOD_N_STEP_TABLES, PAL_METHOD_N_TABLES),
                    file = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (file, _ ("Export Method…"), "method.export::method");
  g_menu_append (file, _ ("Export Values…"), "method.export::iData");
  g_menu_append (file, _ ("Export Structure…"), "method.export::iMeta");
  g_menu_append_section (menu, _ ("Steps"), G_MENU_MODEL (steps));
  g_menu_append_section (menu, _ ("Analysis"), G_MENU_MODEL (analysis));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Steps and Analysis"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps and Analysis"), -1);
  return button;
}

static GtkWidget *
build_fill (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint fill = 0; fill < PAL_METHOD_N_FILLS; fill++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (pal_method_fill_get_title ((PalMethodFill) fill), NULL);

      g_menu_item_set_action_and_target (item, "method.fill", "u", fill);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Fill In Weights"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fill In Weights"), -1);
  return button;
}

static GtkWidget *
build_buttons (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *save = make_button (_ ("Save"), "method.save");

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_tooltip_text (save, _ ("Keep this method in the workspace, beside that of the framework"));
  gtk_box_append (GTK_BOX (line), make_button (_ ("Undo"), "method.undo"));
  gtk_box_append (GTK_BOX (line), make_button (_ ("Reset"), "method.reset"));
  gtk_box_append (GTK_BOX (line), save);
  return line;
}

static GtkWidget *
build_body (PalMethodPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->shift_words = make_label (NULL, "caption");
  self->fill_words = make_label (NULL, "caption");
  gtk_widget_add_css_class (box, "pal-inspector");
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), pal_method_weights_new (self->model));
  gtk_box_append (GTK_BOX (box), build_buttons ());
  gtk_box_append (GTK_BOX (box), build_fill ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fill_words));
  gtk_box_append (GTK_BOX (box), build_sure (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shift_words));
  gtk_box_append (GTK_BOX (box), build_tables ());
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), pal_method_choices_new (self->model));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

GtkWidget *
pal_method_pane_new (PalMethodModel *model, PalDataRange *range, PalSelection *selection)
{
  PalMethodPane *self = g_object_new (PAL_TYPE_METHOD_PANE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->model = g_object_ref (model);
  self->range = g_object_ref (range);
  self->selection = g_object_ref (selection);
  self->hint = make_label (NULL, "dim-label");
  gtk_label_set_justify (self->hint, GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (self->hint, 0.5f);
  gtk_widget_set_margin_start (GTK_WIDGET (self->hint), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->hint), 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, build_body (self), "method");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->hint), "empty");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), PANE_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "pal-inspector-pane");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "draws", G_CALLBACK (draws_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (range, "changed", G_CALLBACK (draws_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (draws_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
