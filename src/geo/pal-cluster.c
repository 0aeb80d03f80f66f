/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-cluster.h"

#include <math.h>
#include <string.h>

#define NONE G_MAXUINT

/* A point or a group; groups are appended after the points, and the two that they were made of die. */
typedef struct
{
  PalPoint center;
  guint n_members;
  guint first; /* first member */
  guint left, right;
  gint64 cell;
  gboolean is_alive;
} Node;

typedef struct
{
  double distance;
  guint a, b;
} Pair;

typedef struct
{
  double radius;
  GArray *nodes;     /* of Node */
  GArray *heap;      /* of Pair, smallest first */
  GHashTable *cells; /* gint64 -> GArray of node numbers, dead ones among them */
} Work;

static Node *
node_at (Work *work, guint i)
{
  return &g_array_index (work->nodes, Node, i);
}

/* Nearest first; among equals the oldest, so that the result never depends on the inside of the heap. */
static gboolean
pair_before (const Pair *p, const Pair *q)
{
  if (p->distance < q->distance || p->distance > q->distance)
    return p->distance < q->distance;
  return p->a != q->a ? p->a < q->a : p->b < q->b;
}

static void
push_pair (Work *work, Pair pair)
{
  Pair *heap;
  guint i = work->heap->len;

  g_array_append_val (work->heap, pair);
  heap = &g_array_index (work->heap, Pair, 0);
  for (; i > 0 && pair_before (&pair, &heap[(i - 1) / 2]); i = (i - 1) / 2)
    heap[i] = heap[(i - 1) / 2];
  heap[i] = pair;
}

static Pair
pop_pair (Work *work)
{
  Pair *heap = &g_array_index (work->heap, Pair, 0);
  const Pair top = heap[0], last = heap[work->heap->len - 1];
  guint n = work->heap->len - 1, i = 0;

  g_array_set_size (work->heap, n);
  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && pair_before (&heap[child + 1], &heap[child]))
        child++;
      if (!pair_before (&heap[child], &last))
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (n > 0)
    heap[i] = last;
  return top;
}

static gint64
cell_key (double x, double y)
{
  return (gint64) ((guint64) (gint64) x << 32 ^ (guint32) (gint64) y);
}

/* Cells are as wide as the radius, so what is near enough lies in one of nine. */
static void
add_to_grid (Work *work, guint number)
{
  const PalPoint at = node_at (work, number)->center;
  const double cx = floor (at.x / work->radius), cy = floor (at.y / work->radius);
  GArray *own;

  for (int dx = -1; dx <= 1; dx++)
    for (int dy = -1; dy <= 1; dy++)
      {
        const gint64 key = cell_key (cx + dx, cy + dy);
        const GArray *cell = g_hash_table_lookup (work->cells, &key);

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            const guint other = g_array_index (cell, guint, i);
            const Node *node = node_at (work, other);
            const double distance = hypot (node->center.x - at.x, node->center.y - at.y);

            if (node->is_alive && distance < work->radius)
              push_pair (work, (Pair){ distance, other, number });
          }
      }

  node_at (work, number)->cell = cell_key (cx, cy);
  own = g_hash_table_lookup (work->cells, &node_at (work, number)->cell);
  if (own == NULL)
    {
      own = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (work->cells, g_memdup2 (&node_at (work, number)->cell, sizeof (gint64)), own);
    }
  g_array_append_val (own, number);
}

static void
remove_from_grid (Work *work, guint number)
{
  Node *node = node_at (work, number);
  GArray *cell = g_hash_table_lookup (work->cells, &node->cell);

  node->is_alive = FALSE;
  for (guint i = 0; i < cell->len; i++)
    if (g_array_index (cell, guint, i) == number)
      {
        g_array_remove_index_fast (cell, i);
        break;
      }
}

static void
merge (Work *work, guint a, guint b)
{
  const Node p = *node_at (work, a), q = *node_at (work, b);
  const double n = p.n_members + q.n_members;
  Node node = {
    .center = { (p.center.x * p.n_members + q.center.x * q.n_members) / n,
                (p.center.y * p.n_members + q.center.y * q.n_members) / n },
    .n_members = p.n_members + q.n_members,
    .first = MIN (p.first, q.first),
    .left = a,
    .right = b,
    .is_alive = TRUE,
  };

  remove_from_grid (work, a);
  remove_from_grid (work, b);
  g_array_append_val (work->nodes, node);
  add_to_grid (work, work->nodes->len - 1);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* The tree of merges can be as deep as there are points, so it is walked with a stack of its own. */
static guint
collect_members (Work *work, guint number, guint *members)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  g_array_append_val (stack, number);
  while (stack->len > 0)
    {
      const guint top = g_array_index (stack, guint, stack->len - 1);
      const Node *node = node_at (work, top);

      g_array_set_size (stack, stack->len - 1);
      if (node->left == NONE)
        members[n++] = top;
      else
        {
          g_array_append_val (stack, node->left);
          g_array_append_val (stack, node->right);
        }
    }
  qsort (members, n, sizeof *members, compare_numbers);
  return n;
}

static int
compare_clusters (gconstpointer a, gconstpointer b)
{
  return compare_numbers (((const PalCluster *) a)->members, ((const PalCluster *) b)->members);
}

static PalClusters *
collect (Work *work, guint n_points)
{
  PalClusters *self = g_new0 (PalClusters, 1);
  guint used = 0;

  self->members = g_new (guint, n_points);
  self->clusters = g_new (PalCluster, n_points);
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const Node *node = node_at (work, i);

      if (!node->is_alive)
        continue;
      self->clusters[self->n_clusters++] =
          (PalCluster){ node->center, self->members + used, collect_members (work, i, self->members + used) };
      used += node->n_members;
    }
  if (self->n_clusters > 1)
    qsort (self->clusters, self->n_clusters, sizeof *self->clusters, compare_clusters);
  return self;
}

/**
 * pal_clusters_new:
 * @points: in px of the screen; a pan that moves all alike gives the same clusters
 * @radius: px under which two marks count as one; 0 or less leaves each point alone
 *
 * Joins the two nearest marks again and again, each cluster standing at the mean of its members, until no two
 * are nearer than @radius (centroid agglomeration).  So marks never overlap, and a long chain of points does
 * not become one cluster as it would with single linkage.  Points that are not finite stay alone.
 *
 * Returns: (transfer full): each point in just one cluster
 */
PalClusters *
pal_clusters_new (const PalPoint *points, guint n_points, double radius)
{
  g_autoptr (GArray) nodes = g_array_sized_new (FALSE, FALSE, sizeof (Node), 2 * n_points);
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) cells =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  Work work = { radius, nodes, heap, cells };

  g_return_val_if_fail (points != NULL || n_points == 0, NULL);

  for (guint i = 0; i < n_points; i++)
    {
      Node node = { points[i], 1, i, NONE, NONE, 0, TRUE };

      g_array_append_val (nodes, node);
      /* Far beyond any screen the cells would not fit their key. */
      if (radius > 0 && fabs (points[i].x) < radius * 1e9 && fabs (points[i].y) < radius * 1e9)
        add_to_grid (&work, i);
    }
  while (heap->len > 0)
    {
      const Pair pair = pop_pair (&work);

      if (node_at (&work, pair.a)->is_alive && node_at (&work, pair.b)->is_alive)
        merge (&work, pair.a, pair.b);
    }
  return collect (&work, n_points);
}

void
pal_clusters_free (PalClusters *self)
{
  g_free (self->clusters);
  g_free (self->members);
  g_free (self);
}
