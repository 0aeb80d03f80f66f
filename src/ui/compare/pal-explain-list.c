/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-list.h"

#include <glib/gi18n.h>

#include "ui/compare/pal-explain-answers.h"
#include "ui/compare/pal-explain-bar.h"
#include "ui/compare/pal-explain-rail.h"
#include "ui/widget/pal-level-badge.h"
#include "ui/widget/pal-scene-view.h"

/* px */
#define MIN_BAR_WIDTH 200

struct _PalExplainList
{
  AdwBin parent_instance;

  PalExplainModel *model; /* owned */
  gboolean is_narrow;

  /* Owned by the tree */
  GtkBox *box;
  GtkWidget *answers; /* or NULL */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalExplainList, pal_explain_list, ADW_TYPE_BIN)

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

/* Which step a bar shows; the steps are renewed with the whole list. */
typedef struct
{
  PalExplainList *list; /* unowned: the bar is inside of it */
  guint step;
} BarPlace;

static PalScene *
build_bar (double width, double height, const PalTheme *theme, gpointer data)
{
  const BarPlace *place = data;
  GPtrArray *steps;

  if (place->list->model == NULL)
    return NULL;
  steps = pal_explain_model_get_steps (place->list->model);
  if (place->step >= steps->len)
    return NULL;
  return pal_explain_bar_new (g_ptr_array_index (steps, place->step), theme, width,
                              gtk_widget_get_direction (GTK_WIDGET (place->list)) == GTK_TEXT_DIR_RTL);
}

typedef struct
{
  PalExplainList *list; /* owned */
  char *code;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_object_unref (self->list);
  g_free (self->code);
  g_free (self);
}

static gboolean
follow_idle (gpointer data)
{
  const Wish *wish = data;

  if (wish->list->model != NULL)
    pal_explain_model_follow (wish->list->model, wish->code);
  return G_SOURCE_REMOVE;
}

/* Following renews the very widget that was clicked, so it waits until the click is over. */
static void
follow (PalExplainList *self, const char *code)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->list = g_object_ref (self);
  wish->code = g_strdup (code);
  g_idle_add_full (G_PRIORITY_DEFAULT, follow_idle, wish, wish_free);
}

static void
bar_picked_cb (PalExplainList *self, const char *code)
{
  follow (self, code);
}

static GtkWidget *
make_bar (PalExplainList *self, guint step)
{
  GtkWidget *view = pal_scene_view_new ();
  BarPlace *place = g_new0 (BarPlace, 1);

  place->list = self;
  place->step = step;
  pal_scene_view_set_min_width (PAL_SCENE_VIEW (view), MIN_BAR_WIDTH);
  pal_scene_view_set_builder (PAL_SCENE_VIEW (view), build_bar, place, g_free);
  g_signal_connect_object (view, "picked", G_CALLBACK (bar_picked_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_level (const PalExplainStep *step)
{
  GtkWidget *badge = pal_level_badge_new ();

  pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), step->level, step->level_label);
  return badge;
}

/* Title at the start, value and level at the end. */
static GtkWidget *
make_head (PalExplainList *self, const PalExplainStep *step)
{
  GtkWidget *head = gtk_box_new (self->is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkLabel *title = make_label (step->title, "heading", NULL);
  GtkLabel *value = make_label (step->value, step->has_value ? "pal-explain-value" : "dim-label", "numeric");

  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  gtk_label_set_wrap (value, FALSE);
  gtk_widget_set_valign (line, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (value));
  if (step->level > 0)
    gtk_box_append (GTK_BOX (line), make_level (step));
  return head;
}

static void
part_activated_cb (PalExplainList *self, GtkListBoxRow *row)
{
  follow (self, g_object_get_data (G_OBJECT (row), "pal-code"));
}

static GtkWidget *
make_part (PalExplainList *self, const PalExplainStep *step, const PalExplainPart *part)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *code = make_label (part->code, "pal-code", NULL), *title = make_label (part->title, NULL, NULL);
  GtkLabel *detail = make_label (part->detail != NULL ? part->detail : "", "caption", "dim-label");
  GtkLabel *value = make_label (part->value, part->has_value ? "heading" : "dim-label", "numeric");
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), part->title, part->value);

  gtk_label_set_wrap (code, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (code), 44, -1);
  gtk_widget_set_visible (GTK_WIDGET (code), step->kind != PAL_EXPLAIN_INDICATOR);
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  gtk_label_set_xalign (value, 1);
  gtk_label_set_wrap (value, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (detail), !self->is_narrow);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (code));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (detail));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (value));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (line, "pal-explain-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "pal-code", g_strdup (part->code), g_free);
  return row;
}

static gboolean
is_followed (const PalExplainStep *step)
{
  for (guint i = 0; i < step->parts->len; i++)
    if (((const PalExplainPart *) g_ptr_array_index (step->parts, i))->is_followed)
      return TRUE;
  return FALSE;
}

/* Where the walk has not gone on, all ways are offered by name. */
static GtkWidget *
make_parts (PalExplainList *self, const PalExplainStep *step)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, step->title, -1);
  for (guint i = 0; i < step->parts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_part (self, step, g_ptr_array_index (step->parts, i)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (part_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static char *
make_equation (const PalExplainStep *step)
{
  const PalTheme *theme = pal_scene_view_get_theme ();
  g_autofree char *accent = pal_color_to_hex (theme->accent_text);

  return g_markup_printf_escaped ("<span foreground=\"%s\">%s</span> = %s", accent, step->numbers,
                                  step->result);
}

static GtkWidget *
make_formula (const PalExplainStep *step)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkLabel *numbers = make_label (NULL, "pal-equation", "numeric");
  g_autofree char *markup = make_equation (step);

  gtk_label_set_markup (numbers, markup);
  gtk_label_set_selectable (numbers, TRUE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (make_label (step->words, "caption", "dim-label")));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (numbers));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pal-formula");
  return card;
}

static GtkWidget *
make_step (PalExplainList *self, guint index)
{
  GPtrArray *steps = pal_explain_model_get_steps (self->model);
  const PalExplainStep *step = g_ptr_array_index (steps, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  if (step->kind == PAL_EXPLAIN_FORMULA)
    {
      gtk_box_append (GTK_BOX (box), make_formula (step));
      return box;
    }
  gtk_box_append (GTK_BOX (box), make_head (self, step));
  if (step->note != NULL)
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (step->note, "caption", "dim-label")));
  if (step->parts->len > 1)
    {
      GtkWidget *bar = make_bar (self, index);

      gtk_widget_set_margin_top (bar, 3);
      gtk_box_append (GTK_BOX (box), bar);
    }
  if (step->parts->len > 0 && !is_followed (step))
    {
      GtkWidget *parts = make_parts (self, step);

      gtk_widget_set_margin_top (parts, 6);
      gtk_box_append (GTK_BOX (box), parts);
    }
  return box;
}

static void
opened_cb (PalExplainList *self, gpointer answer)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, answer);
}

static void
add_line (PalExplainList *self, const char *label, GtkWidget *content, PalRailPlace place)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->is_narrow ? 6 : 12);
  GtkWidget *rail = pal_explain_rail_new (place);
  GtkLabel *name = make_label (label, "caption", "dim-label");

  gtk_widget_set_valign (GTK_WIDGET (name), GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (line), rail);
  if (self->is_narrow)
    {
      /* Words beside the rail would take a quarter of the width. */
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      gtk_box_append (GTK_BOX (column), GTK_WIDGET (name));
      gtk_box_append (GTK_BOX (column), content);
      gtk_box_append (GTK_BOX (line), column);
    }
  else
    {
      gtk_widget_set_size_request (GTK_WIDGET (name), 70, -1);
      gtk_widget_set_margin_top (GTK_WIDGET (name), 2);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (name));
      gtk_box_append (GTK_BOX (line), content);
    }
  gtk_box_append (self->box, line);
}

static void
refresh (PalExplainList *self)
{
  GPtrArray *steps = pal_explain_model_get_steps (self->model);
  GPtrArray *answers = pal_explain_model_get_answers (self->model);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->answers = NULL;
  for (guint i = 0; i < steps->len; i++)
    {
      const PalExplainStep *step = g_ptr_array_index (steps, i);
      gboolean is_last = i + 1 == steps->len && answers->len == 0;

      add_line (self, step->label, make_step (self, i),
                steps->len == 1 && is_last ? PAL_RAIL_ONLY
                : i == 0                   ? PAL_RAIL_FIRST
                : is_last                  ? PAL_RAIL_LAST
                                           : PAL_RAIL_MIDDLE);
    }
  if (answers->len > 0)
    {
      self->answers = pal_explain_answers_new (answers, self->is_narrow);
      g_signal_connect_object (self->answers, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
      add_line (self, _ ("Answers"), self->answers, PAL_RAIL_LAST);
    }
}

static void
answers_changed_cb (PalExplainList *self)
{
  if (self->answers != NULL)
    pal_explain_answers_refresh (PAL_EXPLAIN_ANSWERS (self->answers));
}

static void
pal_explain_list_dispose (GObject *object)
{
  g_clear_object (&PAL_EXPLAIN_LIST (object)->model);

  G_OBJECT_CLASS (pal_explain_list_parent_class)->dispose (object);
}

static void
pal_explain_list_class_init (PalExplainListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_explain_list_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pal_explain_list_init (PalExplainList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "pal-explain");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
pal_explain_list_new (PalExplainModel *model)
{
  PalExplainList *self = g_object_new (PAL_TYPE_EXPLAIN_LIST, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answers-changed", G_CALLBACK (answers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* The numbers of the formula are coloured by markup, which knows no style sheet. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
pal_explain_list_set_narrow (PalExplainList *self, gboolean is_narrow)
{
  g_return_if_fail (PAL_IS_EXPLAIN_LIST (self));

  if (self->is_narrow == !!is_narrow)
    return;
  self->is_narrow = !!is_narrow;
  refresh (self);
}
