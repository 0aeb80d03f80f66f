/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-wave-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-wave.h"
#include "session/pal-library.h"
#include "session/pal-match-text.h"

#define WIDTH 560
#define NARROW_WIDTH 340 /* fits a telephone */
#define HEIGHT 640

struct _PalWaveDialog
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GPtrArray *after;        /* char* codes, newest first; unowned: of the dataset */
  GPtrArray *versions;     /* PalInstrument*, newest first; unowned: of the dataset */
  GtkEditable *code;
  GtkDropDown *after_choice;
  GtkDropDown *version_choice;
  GtkLabel *problem;
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PalWaveDialog, pal_wave_dialog, ADW_TYPE_WINDOW)

static PalDataset *
get_dataset (PalWaveDialog *self)
{
  return pal_workspace_get_dataset (self->workspace);
}

static const char *
get_after (PalWaveDialog *self)
{
  guint index = gtk_drop_down_get_selected (self->after_choice);

  return index < self->after->len ? g_ptr_array_index (self->after, index) : NULL;
}

static PalInstrument *
get_version (PalWaveDialog *self)
{
  guint index = gtk_drop_down_get_selected (self->version_choice);

  return index < self->versions->len ? g_ptr_array_index (self->versions, index) : NULL;
}

/* What stands in the way, or NULL. */
static const char *
find_problem (PalWaveDialog *self)
{
  g_autofree char *wave = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));

  if (!pal_library_is_wave (wave))
    return _ ("Write the wave as a year, such as 2026, or 2026-2 for a second one.");
  if (pal_dataset_get_wave (get_dataset (self), wave) != NULL)
    return _ ("This wave is already there.");
  return NULL;
}

static void
check (PalWaveDialog *self)
{
  const char *problem = find_problem (self);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wave.start", problem == NULL);
}

static void
add_row (PalWaveDialog *self, const PalMatch *match)
{
  const PalQuestion *question = match->now != NULL ? match->now : match->old;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *kind = gtk_label_new (pal_match_text_kind (match));
  g_autofree char *title = g_markup_printf_escaped ("%s %s", question->id, question->text);
  g_autofree char *why = pal_match_text_why (match);
  g_autofree char *markup = g_markup_escape_text (why, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_widget_add_css_class (kind, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind);
  gtk_list_box_append (self->list, row);
}

/* Most questions stay as they are: the list shows the others. */
static void
show_matches (PalWaveDialog *self)
{
  PalWaveData *before = pal_dataset_get_wave (get_dataset (self), get_after (self));
  PalInstrument *version = get_version (self);
  g_autoptr (PalComparability) links = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (before != NULL && version != NULL)
    links = pal_dataset_compare_versions (get_dataset (self), pal_wave_data_get_instrument (before), version);
  for (guint i = 0; links != NULL && i < pal_comparability_get_n (links); i++)
    {
      const PalMatch *match = pal_comparability_get (links, i);

      if (match->kind == PAL_MATCH_SAME && match->differences == PAL_DIFFERENCE_NONE)
        continue;
      add_row (self, match);
      n++;
    }
  text = links != NULL ? pal_match_text_summary (links) : g_strdup ("");
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW), n > 0);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalWaveDialog *self = PAL_WAVE_DIALOG (widget);
  g_autofree char *wave = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));

  if (find_problem (self) != NULL)
    return;
  if (pal_commands_start_wave (self->workspace, wave, get_after (self), get_version (self)))
    pal_selection_set_wave (self->selection, wave);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
pal_wave_dialog_dispose (GObject *object)
{
  PalWaveDialog *self = PAL_WAVE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_wave_dialog_parent_class)->dispose (object);
}

static void
pal_wave_dialog_class_init (PalWaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_wave_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "wave.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_wave_dialog_init (PalWaveDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Start a New Wave"));
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *start = gtk_button_new_with_mnemonic (_ ("_Start Wave"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (start), "wave.start");
  gtk_widget_add_css_class (start, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), start);
  return header;
}

/* The title of a row may break between words, never within one: what is chosen is cut short instead. */
static void
keep_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD);
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w != NULL; w = gtk_widget_get_next_sibling (w))
    keep_words (w);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static GtkDropDown *
add_choice (PalWaveDialog *self, GtkWidget *group, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  keep_words (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (show_matches), self);
  return GTK_DROP_DOWN (choice);
}

static GtkStringList *
list_waves (PalWaveDialog *self)
{
  GPtrArray *waves = pal_dataset_get_waves (get_dataset (self));
  GtkStringList *names = gtk_string_list_new (NULL);

  self->after = g_ptr_array_new ();
  for (guint i = waves->len; i > 0; i--)
    {
      /* Translators: code of a wave, such as 2026 */
      g_autofree char *name = g_strdup_printf (_ ("Wave %s"), (char *) g_ptr_array_index (waves, i - 1));

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->after, g_ptr_array_index (waves, i - 1));
    }
  return names;
}

static GtkStringList *
list_versions (PalWaveDialog *self)
{
  g_autoptr (GPtrArray) all = pal_dataset_list_instruments (get_dataset (self));
  GtkStringList *names = gtk_string_list_new (NULL);

  self->versions = g_ptr_array_new ();
  for (guint i = all->len; i > 0; i--)
    {
      PalInstrument *version = g_ptr_array_index (all, i - 1);
      /* Translators: version of the questionnaire */
      g_autofree char *name = g_strdup_printf (_ ("Version %s"), pal_instrument_get_version (version));

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->versions, version);
    }
  return names;
}

static char *
propose_wave (PalWaveDialog *self, int year)
{
  char *code = g_strdup_printf ("%d", year);

  while (pal_dataset_get_wave (get_dataset (self), code) != NULL)
    {
      g_free (code);
      code = g_strdup_printf ("%d", ++year);
    }
  return code;
}

static GtkWidget *
build_fields (PalWaveDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = propose_wave (self, g_date_time_get_year (now));

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("The answers start empty; the earlier waves stay as they are, and their answers show beside the "
         "fields."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Wave"));
  self->code = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->code, year);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (check), self);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (check), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  self->after_choice = add_choice (self, group, _ ("Follows"), list_waves (self));
  self->version_choice = add_choice (self, group, _ ("Questionnaire"), list_versions (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->after_choice), self->after->len > 0);
  return group;
}

static GtkLabel *
add_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
build (PalWaveDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (content), build_header ());
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (content), box);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions that Differ"), -1);
  gtk_box_append (GTK_BOX (box), build_fields (self));
  self->problem = add_label (box, "pal-warning-text");
  self->summary = add_label (box, "heading");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
}

void
pal_wave_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection)
{
  PalWaveDialog *self = g_object_new (PAL_TYPE_WAVE_DIALOG, "transient-for", parent, "destroy-with-parent",
                                      TRUE, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      HEIGHT);
  build (self);
  check (self);
  show_matches (self);
  gtk_window_present (GTK_WINDOW (self));
}
