/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "geo/pal-cluster.h"

/* One letter per point: points with the same letter must be together, others apart. */
static const struct
{
  const char *name;
  double radius;
  const char *groups;
  PalPoint points[6];
} cases[] = {
  { "none", 20, "", { { 0 } } },
  { "one", 20, "a", { { 5, 5 } } },
  { "two near", 20, "aa", { { 5, 5 }, { 20, 5 } } },
  { "two just apart", 20, "ab", { { 5, 5 }, { 25, 5 } } },
  { "equal places", 20, "aaa", { { 7, 7 }, { 7, 7 }, { 7, 7 } } },
  { "two pairs", 20, "abab", { { 0, 0 }, { 100, 0 }, { 10, 0 }, { 100, 10 } } },
  /* 0-12-24-36: the nearest are joined and stand at 6 and 30, so the chain does not become one. */
  { "chain", 20, "aabb", { { 0, 0 }, { 12, 0 }, { 24, 0 }, { 36, 0 } } },
  { "negative and far", 20, "aba", { { -500, -500 }, { 1e7, 1e7 }, { -510, -500 } } },
  { "no radius", 0, "abc", { { 1, 1 }, { 1, 1 }, { 2, 2 } } },
  { "not finite", 20, "aba", { { 1, 1 }, { NAN, 1 }, { 2, 2 } } },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n = (guint) strlen (cases[i].groups);
      g_autoptr (PalClusters) clusters = pal_clusters_new (cases[i].points, n, cases[i].radius);
      guint n_seen = 0;

      g_test_message ("%s: %u clusters", cases[i].name, clusters->n_clusters);
      for (guint c = 0; c < clusters->n_clusters; c++)
        {
          const PalCluster *cluster = &clusters->clusters[c];
          guint n_same = 0;

          for (guint k = 0; k < n; k++)
            n_same += cases[i].groups[k] == cases[i].groups[cluster->members[0]] ? 1 : 0;
          g_assert_cmpuint (cluster->n_members, ==, n_same);
          for (guint m = 0; m < cluster->n_members; m++)
            g_assert_cmpint (cases[i].groups[cluster->members[m]], ==, cases[i].groups[cluster->members[0]]);
          n_seen += cluster->n_members;
        }
      g_assert_cmpuint (n_seen, ==, n);
    }
}

static PalPoint *
make_points (guint n, double width, double height)
{
  PalPoint *points = g_new (PalPoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = (PalPoint){ g_test_rand_double_range (0, width), g_test_rand_double_range (0, height) };
  return points;
}

/* Each point once; members ascending; centre is the mean; no two marks overlap; clusters in order. */
static void
check (const PalClusters *clusters, const PalPoint *points, guint n, double radius)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n);

  for (guint c = 0; c < clusters->n_clusters; c++)
    {
      const PalCluster *cluster = &clusters->clusters[c];
      PalPoint sum = { 0, 0 };

      for (guint m = 0; m < cluster->n_members; m++)
        {
          g_assert_false (seen[cluster->members[m]]);
          seen[cluster->members[m]] = TRUE;
          sum.x += points[cluster->members[m]].x;
          sum.y += points[cluster->members[m]].y;
          g_assert_true (m == 0 || cluster->members[m - 1] < cluster->members[m]);
        }
      g_assert_cmpfloat_with_epsilon (cluster->center.x, sum.x / cluster->n_members, 1e-6);
      g_assert_cmpfloat_with_epsilon (cluster->center.y, sum.y / cluster->n_members, 1e-6);
      for (guint d = 0; d < c; d++)
        {
          const PalCluster *other = &clusters->clusters[d];

          g_assert_cmpfloat (hypot (cluster->center.x - other->center.x, cluster->center.y - other->center.y),
                             >=, radius);
          g_assert_cmpuint (other->members[0], <, cluster->members[0]);
        }
    }
  for (guint i = 0; i < n; i++)
    g_assert_true (seen[i]);
}

static void
test_invariants (void)
{
  for (guint round = 0; round < 40; round++)
    {
      const guint n = (guint) g_test_rand_int_range (1, 300);
      const double radius = g_test_rand_double_range (5, 80);
      g_autofree PalPoint *points = make_points (n, 800, 600);
      g_autoptr (PalClusters) clusters = pal_clusters_new (points, n, radius);

      check (clusters, points, n, radius);
    }
}

/* The first member of the cluster that each point is in, as if point i had the number n - 1 - i when
 * @reversed. */
static guint *
label_points (const PalClusters *clusters, guint n, gboolean reversed)
{
  guint *labels = g_new (guint, n);

  for (guint c = 0; c < clusters->n_clusters; c++)
    {
      const PalCluster *cluster = &clusters->clusters[c];
      const guint last = cluster->members[cluster->n_members - 1];

      for (guint m = 0; m < cluster->n_members; m++)
        labels[reversed ? n - 1 - cluster->members[m] : cluster->members[m]] =
            reversed ? n - 1 - last : cluster->members[0];
    }
  return labels;
}

/* The same picture whatever the order in which the institutions come, and wherever the map was dragged. */
static void
test_order_and_pan (void)
{
  const guint n = 150;

  for (guint round = 0; round < 20; round++)
    {
      g_autofree PalPoint *points = make_points (n, 800, 600);
      g_autofree PalPoint *moved = g_new (PalPoint, n);
      g_autoptr (PalClusters) clusters = NULL;
      g_autoptr (PalClusters) again = NULL;
      g_autofree guint *labels = NULL;
      g_autofree guint *labels_again = NULL;

      for (guint i = 0; i < n; i++)
        moved[n - 1 - i] = (PalPoint){ points[i].x - 1234, points[i].y + 4321 };
      clusters = pal_clusters_new (points, n, 30);
      again = pal_clusters_new (moved, n, 30);
      labels = label_points (clusters, n, FALSE);
      labels_again = label_points (again, n, TRUE);
      g_assert_cmpmem (labels, n * sizeof *labels, labels_again, n * sizeof *labels_again);
    }
}

static void
test_repeatable (void)
{
  const guint n = 400;
  g_autofree PalPoint *points = make_points (n, 900, 700);
  g_autoptr (PalClusters) first = pal_clusters_new (points, n, 40);
  g_autoptr (PalClusters) second = pal_clusters_new (points, n, 40);

  g_assert_cmpuint (first->n_clusters, ==, second->n_clusters);
  g_assert_cmpmem (first->members, n * sizeof (guint), second->members, n * sizeof (guint));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster/cases", test_cases);
  g_test_add_func ("/cluster/invariants", test_invariants);
  g_test_add_func ("/cluster/order-and-pan", test_order_and_pan);
  g_test_add_func ("/cluster/repeatable", test_repeatable);
  return g_test_run ();
}
