/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-country-pane.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-country-card.h"
#include "session/pal-map-scene.h"
#include "ui/map/pal-country-charts.h"
#include "ui/widget/pal-level-badge.h"

#define CHART_WIDTH 220

struct _PalCountryPane
{
  AdwBin parent_instance;

  PalMapModel *model;   /* owned */
  PalCountryCard *card; /* owned; NULL while nothing is selected */
  gboolean is_narrow;
  gboolean is_stale; /* it changed while nobody saw it */

  /* Owned by the tree */
  GtkStack *stack;
  GtkBox *box;
  GtkScrolledWindow *scroller;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_INSTITUTION_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCountryPane, pal_country_pane, ADW_TYPE_BIN)

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

static void
add (PalCountryPane *self, GtkWidget *child, int margin_top)
{
  gtk_widget_set_margin_top (child, margin_top);
  gtk_box_append (self->box, child);
}

static void
close_cb (PalCountryPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
add_head (PalCountryPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *name = make_label (self->card->name, "title-2", NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Close Card"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close Card"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), button);
  add (self, line, 0);
  add (self, make_label (self->card->people, "pal-caption-dim", NULL), 0);
}

static GtkWidget *
make_fact (const char *value, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (value, "heading", "numeric"));
  gtk_box_append (GTK_BOX (box), make_label (caption, "pal-caption-dim", NULL));
  return box;
}

static void
add_figure (PalCountryPane *self)
{
  PalFramework *framework =
      pal_dataset_get_framework (pal_workspace_get_dataset (pal_map_model_get_workspace (self->model)));
  gboolean has_value = self->card->value.in_wave && self->card->value.missing == PAL_MISSING_NONE;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *figure = make_label (self->card->value_text, has_value ? "pal-figure" : "title-3", NULL);

  gtk_label_set_wrap (GTK_LABEL (figure), !has_value);
  gtk_box_append (GTK_BOX (line), figure);
  if (self->card->has_level)
    {
      GtkWidget *badge = pal_level_badge_new ();

      pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), self->card->value.level,
                                 pal_framework_get_level_label (framework, self->card->value.level));
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), badge);
    }
  if (self->is_narrow && self->card->rank_text != NULL)
    {
      GtkWidget *rank = make_fact (self->card->rank_text, _ ("rank"));

      gtk_widget_set_hexpand (rank, TRUE);
      gtk_widget_set_halign (rank, GTK_ALIGN_END);
      gtk_widget_set_valign (rank, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), rank);
    }
  add (self, line, has_value ? 3 : 12);
}

static void
add_facts (PalCountryPane *self)
{
  /* Translators: the unit of a value, and the wave or year it is from. */
  g_autofree char *unit = g_strdup_printf (_ ("%s · %s"), self->card->unit, self->card->year);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  const char *caption = self->card->value.provisional ? _ ("basis, provisional") : _ ("basis");

  add (self, make_label (unit, "pal-caption-dim", NULL), 0);
  if (!self->card->value.in_wave || self->card->value.missing != PAL_MISSING_NONE || self->is_narrow)
    return;
  if (self->card->rank_text != NULL)
    gtk_box_append (GTK_BOX (line), make_fact (self->card->rank_text, _ ("rank")));
  if (self->card->basis != NULL)
    gtk_box_append (GTK_BOX (line), make_fact (self->card->basis, caption));
  add (self, line, 12);
}

static void
peer_picked_cb (PalCountryPane *self, const char *iso2)
{
  pal_selection_set_country (pal_map_model_get_selection (self->model), iso2);
}

static PalScene *
build_strip (double width, double height, const PalTheme *theme, gpointer data)
{
  PalCountryPane *self = data;

  if (self->card == NULL)
    return NULL;
  return pal_country_charts_new_strip (self->model, self->card, theme, width,
                                       gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static PalScene *
build_domains (double width, double height, const PalTheme *theme, gpointer data)
{
  PalCountryPane *self = data;

  if (self->card == NULL)
    return NULL;
  return pal_country_charts_new_domains (self->card, theme, width,
                                         gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static void
domain_picked_cb (PalCountryPane *self, const char *code)
{
  pal_selection_set_subject (pal_map_model_get_selection (self->model), code);
}

static void
add_chart (PalCountryPane *self, PalSceneBuilder builder, GCallback picked, int margin_top)
{
  GtkWidget *view = pal_scene_view_new ();

  pal_scene_view_set_min_width (PAL_SCENE_VIEW (view), CHART_WIDTH);
  pal_scene_view_set_builder (PAL_SCENE_VIEW (view), builder, self, NULL);
  g_signal_connect_object (view, "picked", picked, self, G_CONNECT_SWAPPED);
  add (self, view, margin_top);
}

static void
institution_cb (PalCountryPane *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_INSTITUTION_PICKED], 0,
                 g_object_get_data (G_OBJECT (row), "institution"));
}

static GtkWidget *
make_institutions (PalCountryPane *self)
{
  GPtrArray *all = pal_map_model_get_institutions (self->model);
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", self->card->n_institutions);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Institutions"));
  adw_expander_row_set_icon_name (ADW_EXPANDER_ROW (expander), "pal-institution-symbolic");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (expander), make_label (number, "dim-label", "numeric"));
  for (guint i = 0; i < all->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);
      GtkWidget *row;

      if (g_strcmp0 (pal_institution_get_country (institution), self->card->iso2) != 0)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pal_institution_get_name (institution));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), pal_institution_get_city (institution));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "institution", g_strdup (pal_institution_get_id (institution)),
                              g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (institution_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  return expander;
}

static void
add_doors (PalCountryPane *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  if (self->card->value.in_wave)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Explain This Value"));
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "pal-explain-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.explain");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  if (self->card->n_institutions > 0)
    gtk_list_box_append (GTK_LIST_BOX (list), make_institutions (self));
  if (gtk_widget_get_first_child (list) != NULL)
    add (self, list, 18);
  else
    g_object_ref_sink (list), g_object_unref (list);
}

/* What keeps a designation or a border from being taken for an opinion. */
static void
add_footnotes (PalCountryPane *self)
{
  if (self->card->footnote != NULL)
    {
      /* Translators: the mark of a footnote, then the footnote. */
      g_autofree char *text = g_strdup_printf (_ ("* %s"), self->card->footnote);

      add (self, make_label (text, "pal-caption-dim", NULL), 15);
    }
  add (self,
       make_label (_ ("Made with Natural Earth. Boundaries express no opinion on legal status."),
                   "pal-caption-dim", NULL),
       self->card->footnote != NULL ? 3 : 15);
}

static gboolean
has_domain_score (PalCountryPane *self)
{
  for (guint i = 0; i < self->card->domains->len; i++)
    if (((const PalCardDomain *) g_ptr_array_index (self->card->domains, i))->has_score)
      return TRUE;
  return FALSE;
}

static void
fill (PalCountryPane *self)
{
  add_head (self);
  add_figure (self);
  add_facts (self);
  if (self->card->peers->len > 1)
    {
      add (self, make_label (_ ("Where it stands"), "pal-section", NULL), 15);
      add_chart (self, build_strip, G_CALLBACK (peer_picked_cb), 0);
    }
  if (has_domain_score (self) && !self->is_narrow)
    add_chart (self, build_domains, G_CALLBACK (domain_picked_cb), 15);
  add_doors (self);
  if (!self->is_narrow)
    add_footnotes (self);
}

static void
refresh (PalCountryPane *self)
{
  PalSelection *selection = pal_map_model_get_selection (self->model);
  const PalSubject *subject = pal_map_model_get_subject (self->model);
  const char *country = pal_selection_get_country (selection), *wave = pal_selection_get_wave (selection);
  g_autofree char *before = self->card != NULL ? g_strdup (self->card->iso2) : NULL;
  GtkWidget *child;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }
  self->is_stale = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->card, pal_country_card_free);
  if (country != NULL && subject != NULL && (wave != NULL || subject->series != NULL))
    {
      self->card = pal_country_card_new (
          pal_workspace_get_dataset (pal_map_model_get_workspace (self->model)), wave, subject, country);
      fill (self);
    }
  /* Another country is read from its top. */
  if (g_strcmp0 (before, country) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, self->card != NULL ? "country" : "empty");
}

static void
mapped_cb (PalCountryPane *self)
{
  if (self->is_stale)
    refresh (self);
}

static void
pal_country_pane_dispose (GObject *object)
{
  PalCountryPane *self = PAL_COUNTRY_PANE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->card, pal_country_card_free);

  G_OBJECT_CLASS (pal_country_pane_parent_class)->dispose (object);
}

static void
pal_country_pane_class_init (PalCountryPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_country_pane_dispose;

  signals[SIGNAL_CLOSED] =
      g_signal_new ("closed", PAL_TYPE_COUNTRY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_INSTITUTION_PICKED] =
      g_signal_new ("institution-picked", PAL_TYPE_COUNTRY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_country_pane_init (PalCountryPane *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "pal-country-card");
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Country Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _ ("Click a country, or walk there with the arrow keys."));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "pal-country-symbolic");
  gtk_widget_add_css_class (empty, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "country");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-country-pane");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

GtkWidget *
pal_country_pane_new (PalMapModel *model)
{
  PalCountryPane *self = g_object_new (PAL_TYPE_COUNTRY_PANE, NULL);

  self->model = g_object_ref (model);
  self->is_stale = TRUE;
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_map_model_get_selection (model), "notify::country", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
pal_country_pane_set_narrow (PalCountryPane *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_COUNTRY_PANE (self));

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  refresh (self);
}
