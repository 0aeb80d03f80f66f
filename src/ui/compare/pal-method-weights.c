/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-method-weights.h"

#include <glib/gi18n.h>
#include <math.h>

struct _PalMethodWeights
{
  GtkBox parent_instance;

  PalMethodModel *model; /* owned */
  GPtrArray *rows;       /* PalMethodWeight*, unowned: those of the tree */
  GHashTable *folds;     /* code of a domain -> GtkToggleButton, unowned */
  char *codes;           /* of the tree that the rows are of */
};

G_DEFINE_FINAL_TYPE (PalMethodWeights, pal_method_weights, GTK_TYPE_BOX)

static const PalIndexTree *
get_tree (PalMethodWeights *self)
{
  PalMethodRun *released = pal_method_model_get_released (self->model);

  return released != NULL ? released->index->tree : NULL;
}

static void
moved_cb (PalMethodWeights *self, double weight, PalMethodWeight *row)
{
  const PalIndexTree *tree = get_tree (self);
  int node = tree != NULL ? pal_index_tree_find (tree, pal_method_weight_get_code (row)) : -1;

  if (node >= 0)
    pal_method_model_set_weight (self->model, (guint) node, weight);
}

static void
settled_cb (PalMethodWeights *self)
{
  if (self->model != NULL)
    pal_method_model_end_change (self->model);
}

static GtkWidget *
add_row (PalMethodWeights *self, GtkWidget *box, const PalIndexNode *node)
{
  GtkWidget *row = pal_method_weight_new (node->code, node->name);

  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_numbers (PalMethodWeights *self)
{
  PalMethodRun *run = pal_method_model_get_run (self->model),
               *released = pal_method_model_get_released (self->model);
  g_autofree double *shares = NULL;

  if (run == NULL || released == NULL)
    return;
  shares = g_new (double, run->index->tree->n_nodes);
  pal_method_run_get_shares (run, shares);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PalMethodWeight *row = g_ptr_array_index (self->rows, i);
      int node = pal_index_tree_find (run->index->tree, pal_method_weight_get_code (row));

      if (node >= 0)
        pal_method_weight_set (row, run->settings->weights[node], shares[node],
                               fabs (run->settings->weights[node] - released->settings->weights[node]) >
                                   1e-9);
    }
}

/* The rows of the indicators are made when they are first asked for. */
static void
unfolded_cb (GtkToggleButton *button, PalMethodWeights *self)
{
  const PalIndexTree *tree = get_tree (self);
  const char *code = g_object_get_data (G_OBJECT (button), "pal-code");
  GtkRevealer *revealer = GTK_REVEALER (g_object_get_data (G_OBJECT (button), "pal-parts"));
  GtkWidget *box = gtk_revealer_get_child (revealer);
  gboolean is_open = gtk_toggle_button_get_active (button);
  int node = tree != NULL ? pal_index_tree_find (tree, code) : -1;

  gtk_button_set_icon_name (GTK_BUTTON (button), is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
  if (is_open && node >= 0 && gtk_widget_get_first_child (box) == NULL)
    {
      for (guint i = 0; i < tree->nodes[node].n_children; i++)
        add_row (self, box, &tree->nodes[tree->nodes[node].children[i]]);
      show_numbers (self);
    }
  gtk_revealer_set_reveal_child (revealer, is_open);
}

static void
add_domain (PalMethodWeights *self, const PalIndexNode *node)
{
  GtkWidget *row = add_row (self, GTK_WIDGET (self), node);
  GtkWidget *button = gtk_toggle_button_new (), *revealer = gtk_revealer_new (),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: name of a domain */
  g_autofree char *name = g_strdup_printf (_ ("Indicators of %s"), node->name);

  gtk_button_set_icon_name (GTK_BUTTON (button), "pan-end-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pal-weight-fold");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_set_margin_start (box, 22);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_revealer_set_child (GTK_REVEALER (revealer), box);
  g_object_set_data_full (G_OBJECT (button), "pal-code", g_strdup (node->code), g_free);
  g_object_set_data (G_OBJECT (button), "pal-parts", revealer);
  g_signal_connect_object (button, "toggled", G_CALLBACK (unfolded_cb), self, 0);
  pal_method_weight_add_start (PAL_METHOD_WEIGHT (row), button);
  gtk_box_append (GTK_BOX (self), revealer);
  g_hash_table_insert (self->folds, g_strdup (node->code), button);
}

static char *
join_codes (const PalIndexTree *tree)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; tree != NULL && i < tree->n_nodes; i++)
    g_string_append_printf (out, "%s/%s/", tree->nodes[i].code, tree->nodes[i].name);
  return g_string_free (out, FALSE);
}

static void
refresh (PalMethodWeights *self)
{
  const PalIndexTree *tree;
  g_autofree char *codes = NULL;
  GtkWidget *child;

  if (!pal_method_model_is_active (self->model))
    return;
  tree = get_tree (self);
  codes = join_codes (tree);
  if (g_strcmp0 (codes, self->codes) != 0)
    {
      g_ptr_array_set_size (self->rows, 0);
      g_hash_table_remove_all (self->folds);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
        gtk_box_remove (GTK_BOX (self), child);
      for (guint i = 0; tree != NULL && i < tree->n_nodes; i++)
        if (tree->nodes[i].level == 2 && !tree->nodes[i].is_indicator)
          add_domain (self, &tree->nodes[i]);
      g_free (self->codes);
      self->codes = g_steal_pointer (&codes);
    }
  show_numbers (self);
}

static void
pal_method_weights_dispose (GObject *object)
{
  g_clear_object (&PAL_METHOD_WEIGHTS (object)->model);

  G_OBJECT_CLASS (pal_method_weights_parent_class)->dispose (object);
}

static void
pal_method_weights_finalize (GObject *object)
{
  PalMethodWeights *self = PAL_METHOD_WEIGHTS (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->folds);
  g_free (self->codes);

  G_OBJECT_CLASS (pal_method_weights_parent_class)->finalize (object);
}

static void
pal_method_weights_class_init (PalMethodWeightsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_method_weights_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_method_weights_finalize;
}

static void
pal_method_weights_init (PalMethodWeights *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
pal_method_weights_new (PalMethodModel *model)
{
  PalMethodWeights *self = g_object_new (PAL_TYPE_METHOD_WEIGHTS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

PalMethodWeight *
pal_method_weights_find (PalMethodWeights *self, const char *code)
{
  g_return_val_if_fail (PAL_IS_METHOD_WEIGHTS (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (pal_method_weight_get_code (g_ptr_array_index (self->rows, i)), code) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

void
pal_method_weights_unfold (PalMethodWeights *self, const char *domain)
{
  GtkToggleButton *button;

  g_return_if_fail (PAL_IS_METHOD_WEIGHTS (self));

  button = g_hash_table_lookup (self->folds, domain);
  if (button != NULL)
    gtk_toggle_button_set_active (button, TRUE);
}
