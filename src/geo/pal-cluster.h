/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-mercator.h"

G_BEGIN_DECLS

typedef struct
{
  PalPoint center;      /* mean of the members */
  const guint *members; /* ascending indices of the points given */
  guint n_members;
} PalCluster;

/* In the order of the first member. */
typedef struct
{
  PalCluster *clusters;
  guint n_clusters;
  guint *members; /* owned: what the clusters point into */
} PalClusters;

PalClusters *
pal_clusters_new (const PalPoint *points, guint n_points, double radius) G_GNUC_WARN_UNUSED_RESULT;
void pal_clusters_free (PalClusters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalClusters, pal_clusters_free)

G_END_DECLS
