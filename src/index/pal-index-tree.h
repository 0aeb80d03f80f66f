/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One indicator or aggregate of a composite index. */
typedef struct
{
  char *code;
  char *name;
  char *parent_code; /* NULL: on top */
  char *denominator; /* of an indicator: code of a column of denominators, or NULL */
  gboolean is_indicator;
  int direction; /* of an indicator: +1 higher is better, -1 lower is better */
  double weight; /* within its siblings, 0 or more */
  gboolean has_target;
  double target;
  guint row; /* where it stands in its file, for findings; 0: nowhere */

  /* Made by pal_index_tree_new (). */
  int parent;      /* index of a node; -1: on top */
  guint *children; /* indices of nodes */
  guint n_children;
  guint level; /* indicators 1, aggregates one more than the highest of their children */
} PalIndexNode;

void pal_index_node_free (PalIndexNode *self);

/* Indicators and what they are drawn together to, of any depth.  Does not change. */
typedef struct
{
  PalIndexNode *nodes; /* in the order that they came in */
  guint n_nodes;
  guint *indicators; /* indices of nodes: columns of the data */
  guint n_indicators;
  guint *aggregates; /* indices of nodes, children before parents */
  guint n_aggregates;
  guint n_levels;
} PalIndexTree;

/* Takes the nodes (PalIndexNode*) of the array.  NULL and PalFindings (errors) in @findings, which name the
 * row and the code, when codes stand twice, a parent is not there or is an indicator, parents go in a circle,
 * an aggregate has no child, a weight is negative or not finite, or nothing is there; an indicator without
 * a parent and weights of a group that are all 0 are errors as well. */
PalIndexTree *
pal_index_tree_new (GPtrArray *nodes, const char *file, GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_tree_free (PalIndexTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexTree, pal_index_tree_free)

int pal_index_tree_find (const PalIndexTree *self, const char *code); /* index of a node; -1: none */

G_END_DECLS
