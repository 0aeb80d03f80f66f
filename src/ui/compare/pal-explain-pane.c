/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-pane.h"

#include <glib/gi18n.h>

#include "chart/pal-domain-bars.h"
#include "session/pal-country-card.h"
#include "session/pal-explain-model.h"
#include "ui/widget/pal-level-badge.h"
#include "ui/widget/pal-scene-view.h"

#define PANE_WIDTH 300
#define MIN_BAR_WIDTH 240

struct _PalExplainPane
{
  AdwBin parent_instance;

  PalWorkspace *workspace;  /* owned */
  PalSelection *selection;  /* owned */
  PalExplainModel *explain; /* owned; NULL while nothing is selected */
  PalCountryCard *card;     /* owned; as above */
  gboolean is_stale;        /* to be filled anew when it is seen */

  /* Owned by the tree */
  GtkStack *stack;
  GtkBox *box;
  GtkWidget *doors; /* owned */
  gboolean doors_are_of_series;
};

G_DEFINE_FINAL_TYPE (PalExplainPane, pal_explain_pane, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *text, const char *class_a, const char *class_b)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (class_a != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), class_b);
  return label;
}

static void
add (PalExplainPane *self, GtkWidget *child, int margin_top)
{
  gtk_widget_set_margin_top (child, margin_top);
  gtk_box_append (self->box, child);
}

static void
add_figure (PalExplainPane *self)
{
  PalFramework *framework = pal_dataset_get_framework (pal_workspace_get_dataset (self->workspace));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean has_value = self->card->value.in_wave && self->card->value.missing == PAL_MISSING_NONE;
  GtkLabel *figure = make_label (self->card->value_text, has_value ? "pal-figure" : "title-2", NULL);
  GtkWidget *badge = pal_level_badge_new ();
  g_autofree char *unit = g_strdup_printf ("%s · %s", self->card->unit, self->card->year);

  gtk_label_set_wrap (figure, !has_value);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (figure));
  if (self->card->has_level)
    {
      pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), self->card->value.level,
                                 pal_framework_get_level_label (framework, self->card->value.level));
      gtk_box_append (GTK_BOX (line), badge);
    }
  else
    g_object_ref_sink (badge), g_object_unref (badge);
  add (self, line, 6);
  add (self, GTK_WIDGET (make_label (unit, "caption", "dim-label")), 0);
}

static GtkWidget *
make_fact (const char *value, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (value, "heading", "numeric")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (caption, "caption", "dim-label")));
  return box;
}

static void
add_facts (PalExplainPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  if (self->card->rank_text != NULL)
    gtk_box_append (GTK_BOX (line), make_fact (self->card->rank_text, _ ("rank")));
  gtk_box_append (
      GTK_BOX (line),
      make_fact (self->card->basis, self->card->value.provisional ? _ ("basis, provisional") : _ ("basis")));
  add (self, line, 12);
}

static const PalExplainStep *
get_last_step (PalExplainPane *self)
{
  GPtrArray *steps = pal_explain_model_get_steps (self->explain);

  return g_ptr_array_index (steps, steps->len - 1);
}

static const PalCardDomain *
find_domain (PalExplainPane *self, const char *code)
{
  for (guint i = 0; i < self->card->domains->len; i++)
    {
      const PalCardDomain *domain = g_ptr_array_index (self->card->domains, i);

      if (g_strcmp0 (domain->code, code) == 0)
        return domain;
    }
  return NULL;
}

/* The parts of an index or domain, each 0 to 100. */
static PalScene *
build_bars (double width, double height, const PalTheme *theme, gpointer data)
{
  PalExplainPane *self = PAL_EXPLAIN_PANE (data);
  const PalExplainStep *step;
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (PalDomainBar));
  PalDomainBars chart = { .theme = theme, .width = width };

  if (self->explain == NULL)
    return NULL;
  step = get_last_step (self);
  for (guint i = 0; i < step->parts->len; i++)
    {
      const PalExplainPart *part = g_ptr_array_index (step->parts, i);
      const PalCardDomain *domain = find_domain (self, part->code);
      PalDomainBar bar = { .id = part->code,
                           .label = part->title,
                           .score = part->fill * 100,
                           .gap = part->has_value ? PAL_GAP_NONE : PAL_GAP_NOT_ANSWERED,
                           .has_median = domain != NULL && domain->has_median,
                           .median = domain != NULL ? domain->median : 0 };

      g_array_append_val (bars, bar);
    }
  chart.is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  chart.title = step->kind == PAL_EXPLAIN_INDEX ? _ ("Domain scores") : _ ("Indicator scores");
  chart.note = step->kind == PAL_EXPLAIN_INDEX ? _ ("0–100, line = median") : _ ("0–100");
  chart.bars = (const PalDomainBar *) (gpointer) bars->data;
  chart.n_bars = bars->len;
  return pal_domain_bars_to_scene (&chart, NULL);
}

static void
bar_picked_cb (PalExplainPane *self, const char *code)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", code);
}

static void
add_bars (PalExplainPane *self)
{
  GtkWidget *view = pal_scene_view_new ();

  pal_scene_view_set_min_width (PAL_SCENE_VIEW (view), MIN_BAR_WIDTH);
  pal_scene_view_set_builder (PAL_SCENE_VIEW (view), build_bars, self, NULL);
  g_signal_connect_object (view, "picked", G_CALLBACK (bar_picked_cb), self, G_CONNECT_SWAPPED);
  add (self, view, 18);
}

/* The formula with its numbers; for institutions what each of them gives. */
static void
add_indicator (PalExplainPane *self, const PalExplainStep *last)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pal-formula");
  if (last->kind == PAL_EXPLAIN_FORMULA)
    {
      g_autofree char *equation = g_strdup_printf ("%s = %s", last->numbers, last->result);

      gtk_box_append (GTK_BOX (card), GTK_WIDGET (make_label (last->words, "caption", "dim-label")));
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (make_label (equation, "heading", "numeric")));
    }
  for (guint i = 0; i < last->parts->len; i++)
    {
      const PalExplainPart *part = g_ptr_array_index (last->parts, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkLabel *name = make_label (part->title, NULL, NULL);
      GtkLabel *value = make_label (part->value, part->has_value ? "heading" : "dim-label", "numeric");

      gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
      gtk_label_set_wrap (value, FALSE);
      gtk_widget_set_valign (GTK_WIDGET (value), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (name));
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (value));
      gtk_box_append (GTK_BOX (card), line);
    }
  add (self, card, 18);
}

static GtkWidget *
make_door (const char *icon, const char *title, const char *action, const char *target)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}

static GtkWidget *
make_doors (gboolean is_series)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More about this value"), -1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list),
                       make_door ("pal-explain-symbolic", _ ("Explain This Value"), "win.explain", ""));
  gtk_list_box_append (GTK_LIST_BOX (list),
                       make_door ("pal-map-symbolic", _ ("Show on the Map"), "win.show-view", "map"));
  if (!is_series)
    gtk_list_box_append (GTK_LIST_BOX (list), make_door ("pal-survey-symbolic", _ ("Answers of the Country"),
                                                         "win.show-view", "survey"));
  return list;
}

/* They are the same for each country and answer; making and measuring them anew is what would be seen as a
 * delay. */
static void
add_doors (PalExplainPane *self)
{
  gboolean is_series = pal_explain_model_is_series (self->explain);

  if (self->doors == NULL || self->doors_are_of_series != is_series)
    {
      g_clear_object (&self->doors);
      self->doors = g_object_ref_sink (make_doors (is_series));
      self->doors_are_of_series = is_series;
    }
  add (self, self->doors, 18);
}

static void
fill (PalExplainPane *self)
{
  const PalExplainStep *last = get_last_step (self);
  GPtrArray *steps = pal_explain_model_get_steps (self->explain);
  const PalIndicator *indicator = pal_explain_model_get_indicator (self->explain);
  GtkLabel *name = make_label (self->card->name, "title-2", NULL);

  add (self, GTK_WIDGET (name), 0);
  add (self, GTK_WIDGET (make_label (self->card->people, "caption", "dim-label")), 0);
  add_figure (self);
  add_facts (self);
  if (indicator != NULL && indicator->level == PAL_LEVEL_INSTITUTION)
    add (self,
         GTK_WIDGET (make_label (_ ("Values of participating institutions, not a national estimate."),
                                 "caption", "pal-warning-text")),
         9);
  if (last->kind == PAL_EXPLAIN_INDEX || last->kind == PAL_EXPLAIN_DOMAIN)
    {
      if (last->parts->len > 0)
        add_bars (self);
      if (last->note != NULL)
        add (self, GTK_WIDGET (make_label (last->note, "caption", "dim-label")), 6);
    }
  else if (last->kind == PAL_EXPLAIN_SERIES)
    add (self, GTK_WIDGET (make_label (last->note, "caption", "dim-label")), 12);
  else
    {
      const PalExplainStep *own = last;

      for (guint i = 0; i < steps->len; i++)
        if (((const PalExplainStep *) g_ptr_array_index (steps, i))->kind == PAL_EXPLAIN_INDICATOR)
          own = g_ptr_array_index (steps, i);
      add_indicator (self, last->kind == PAL_EXPLAIN_FORMULA ? last : own);
      if (own->note != NULL)
        add (self, GTK_WIDGET (make_label (own->note, "caption", "dim-label")), 6);
    }
  add_doors (self);
}

static void
refresh (PalExplainPane *self)
{
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);
  const char *country = pal_selection_get_country (self->selection);
  const char *wave = pal_selection_get_wave (self->selection);
  g_autoptr (PalSubject) subject = pal_subject_new (dataset, pal_selection_get_subject (self->selection));
  GtkWidget *child;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }

  self->is_stale = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_object (&self->explain);
  g_clear_pointer (&self->card, pal_country_card_free);
  if (country != NULL && subject != NULL && (wave != NULL || subject->series != NULL))
    {
      self->explain = pal_explain_model_new (self->workspace, country, wave, subject->key);
      self->card = pal_country_card_new (dataset, wave, subject, country);
      fill (self);
    }
  gtk_stack_set_visible_child_name (self->stack, self->explain != NULL ? "country" : "empty");
}

static void
mapped_cb (PalExplainPane *self)
{
  if (self->is_stale)
    refresh (self);
}

static void
pal_explain_pane_dispose (GObject *object)
{
  PalExplainPane *self = PAL_EXPLAIN_PANE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_object (&self->doors);
  g_clear_object (&self->explain);
  g_clear_pointer (&self->card, pal_country_card_free);

  G_OBJECT_CLASS (pal_explain_pane_parent_class)->dispose (object);
}

static void
pal_explain_pane_class_init (PalExplainPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_explain_pane_dispose;
}

static void
pal_explain_pane_init (PalExplainPane *self)
{
  self->is_stale = TRUE;
}

GtkWidget *
pal_explain_pane_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalExplainPane *self = g_object_new (PAL_TYPE_EXPLAIN_PANE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkLabel *hint = make_label (_ ("Choose a country to see what its value is made of."), "dim-label", NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "pal-inspector");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_label_set_justify (hint, GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (hint, 0.5f);
  gtk_widget_set_margin_start (GTK_WIDGET (hint), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (hint), 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (hint), "empty");
  gtk_stack_add_named (self->stack, scroller, "country");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), PANE_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "pal-inspector-pane");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::country", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::subject", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  return GTK_WIDGET (self);
}
