/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-tree.h"

#include <math.h>

#include "model/pal-finding.h"

typedef struct
{
  PalIndexTree *tree;
  const char *file;
  GPtrArray *findings; /* PalFinding* */
  GHashTable *by_code; /* code -> index + 1 */
} Builder;

void
pal_index_node_free (PalIndexNode *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->name);
  g_free (self->parent_code);
  g_free (self->denominator);
  g_free (self->children);
  g_free (self);
}

static void
refuse (Builder *self, const PalIndexNode *node, const char *rule, const char *column, const char *text)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", text);

  finding->file = g_strdup (self->file);
  finding->row = node != NULL ? node->row : 0;
  finding->column = g_strdup (column);
  g_ptr_array_add (self->findings, finding);
}

static int
find (Builder *self, const char *code)
{
  return code != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->by_code, code)) - 1 : -1;
}

static void
take_nodes (Builder *self, GPtrArray *nodes)
{
  PalIndexTree *tree = self->tree;

  tree->nodes = g_new0 (PalIndexNode, MAX (nodes->len, 1));
  for (guint i = 0; i < nodes->len; i++)
    {
      PalIndexNode *node = g_ptr_array_index (nodes, i);

      tree->nodes[i] = *node;
      g_free (node); /* its parts live on in the tree */
      nodes->pdata[i] = NULL;
      tree->n_nodes++;
      node = &tree->nodes[i];
      if (find (self, node->code) >= 0)
        {
          g_autofree char *text = g_strdup_printf ("the code %s stands twice", node->code);

          refuse (self, node, "duplicate", "iCode", text);
        }
      else
        g_hash_table_insert (self->by_code, node->code, GINT_TO_POINTER ((int) i + 1));
    }
}

static void
check_node (Builder *self, PalIndexNode *node)
{
  g_autofree char *text = NULL;
  PalIndexNode *parent;

  node->parent = find (self, node->parent_code);
  parent = node->parent >= 0 ? &self->tree->nodes[node->parent] : NULL;
  if (node->parent_code != NULL && parent == NULL)
    {
      text = g_strdup_printf ("%s: its parent %s is not there", node->code, node->parent_code);
      refuse (self, node, "parent", "Parent", text);
    }
  else if (parent != NULL && parent->is_indicator)
    {
      text = g_strdup_printf ("%s: its parent %s is an indicator, expected an aggregate", node->code,
                              parent->code);
      refuse (self, node, "parent", "Parent", text);
    }
  else if (parent == NULL && node->is_indicator)
    {
      text = g_strdup_printf ("%s: an indicator belongs to an aggregate, and this one has no parent",
                              node->code);
      refuse (self, node, "parent", "Parent", text);
    }
  else if (!isfinite (node->weight) || node->weight < 0)
    {
      text = g_strdup_printf ("%s: a weight is a number of 0 or more", node->code);
      refuse (self, node, "weight", "Weight", text);
    }
  else if (node->is_indicator && node->direction != 1 && node->direction != -1)
    {
      text = g_strdup_printf ("%s: a direction is 1 (higher is better) or -1", node->code);
      refuse (self, node, "direction", "Direction", text);
    }
}

static void
link_children (PalIndexTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].parent >= 0)
      tree->nodes[tree->nodes[i].parent].n_children++;
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      tree->nodes[i].children = g_new (guint, MAX (tree->nodes[i].n_children, 1));
      tree->nodes[i].n_children = 0;
    }
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].parent >= 0)
      {
        PalIndexNode *parent = &tree->nodes[tree->nodes[i].parent];

        parent->children[parent->n_children++] = i;
      }
}

/* Children before parents: an aggregate is next when all below it are done.  What is never next goes in a
 * circle. */
static void
order_nodes (Builder *self)
{
  PalIndexTree *tree = self->tree;
  g_autofree guint *n_left = g_new (guint, MAX (tree->n_nodes, 1));
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));

  tree->indicators = g_new (guint, MAX (tree->n_nodes, 1));
  tree->aggregates = g_new (guint, MAX (tree->n_nodes, 1));
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      n_left[i] = tree->nodes[i].n_children;
      if (n_left[i] == 0)
        g_array_append_val (ready, i);
      if (tree->nodes[i].is_indicator)
        tree->indicators[tree->n_indicators++] = i;
    }
  for (guint k = 0; k < ready->len; k++)
    {
      guint i = g_array_index (ready, guint, k);
      PalIndexNode *node = &tree->nodes[i];

      node->level = MAX (node->level, 1);
      tree->n_levels = MAX (tree->n_levels, node->level);
      if (!node->is_indicator)
        tree->aggregates[tree->n_aggregates++] = i;
      if (node->parent < 0)
        continue;
      tree->nodes[node->parent].level = MAX (tree->nodes[node->parent].level, node->level + 1);
      if (--n_left[node->parent] == 0)
        {
          guint parent = (guint) node->parent;

          g_array_append_val (ready, parent);
        }
    }
  if (ready->len == tree->n_nodes)
    return;
  for (guint i = 0; i < tree->n_nodes; i++)
    if (n_left[i] > 0)
      {
        g_autofree char *text =
            g_strdup_printf ("%s: its parents go in a circle, back to itself", tree->nodes[i].code);

        refuse (self, &tree->nodes[i], "cycle", "Parent", text);
        return;
      }
}

static void
check_groups (Builder *self)
{
  for (guint k = 0; k < self->tree->n_aggregates; k++)
    {
      PalIndexNode *node = &self->tree->nodes[self->tree->aggregates[k]];
      g_autofree char *text = NULL;
      double sum = 0;

      for (guint i = 0; i < node->n_children; i++)
        sum += self->tree->nodes[node->children[i]].weight;
      if (node->n_children == 0)
        {
          text = g_strdup_printf ("%s: nothing belongs to this aggregate", node->code);
          refuse (self, node, "children", "iCode", text);
        }
      else if (!(sum > 0))
        {
          text = g_strdup_printf ("%s: all that belongs to it weighs 0", node->code);
          refuse (self, node, "weight", "Weight", text);
        }
    }
}

PalIndexTree *
pal_index_tree_new (GPtrArray *nodes, const char *file, GPtrArray *findings)
{
  g_autoptr (PalIndexTree) tree = g_new0 (PalIndexTree, 1);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  Builder self = { tree, file, findings, by_code };
  guint n_before = findings->len;

  take_nodes (&self, nodes);
  for (guint i = 0; i < tree->n_nodes; i++)
    check_node (&self, &tree->nodes[i]);
  if (findings->len > n_before)
    return NULL;
  link_children (tree);
  order_nodes (&self);
  if (findings->len == n_before)
    check_groups (&self);
  if (findings->len == n_before && tree->n_indicators == 0)
    refuse (&self, NULL, "empty", NULL, "there is no indicator");
  return findings->len == n_before ? g_steal_pointer (&tree) : NULL;
}

void
pal_index_tree_free (PalIndexTree *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      g_free (self->nodes[i].code);
      g_free (self->nodes[i].name);
      g_free (self->nodes[i].parent_code);
      g_free (self->nodes[i].denominator);
      g_free (self->nodes[i].children);
    }
  g_free (self->nodes);
  g_free (self->indicators);
  g_free (self->aggregates);
  g_free (self);
}

int
pal_index_tree_find (const PalIndexTree *self, const char *code)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (g_strcmp0 (self->nodes[i].code, code) == 0)
      return (int) i;
  return -1;
}
