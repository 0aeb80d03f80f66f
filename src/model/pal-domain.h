/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-document.h"

G_BEGIN_DECLS

/* How a domain, or the index, is made of what stands below it. */
typedef enum
{
  PAL_COMBINE_ARITHMETIC,
  PAL_COMBINE_GEOMETRIC,
  PAL_COMBINE_HARMONIC,
  PAL_COMBINE_POWER,
  PAL_COMBINE_MEDIAN,
  PAL_COMBINE_MPI, /* Mazziotta-Pareto: the mean less its imbalance */
  PAL_N_COMBINES,
} PalCombineMethod;

typedef struct
{
  PalCombineMethod method;
  double power; /* of POWER, not 0 */
} PalCombine;

/* One node of the tree above the indicators.  Owned by its framework, never changed after loading. */
typedef struct
{
  char *id;
  guint index;
  char *title;
  char *parent; /* id of a domain; NULL: right below the index */
  double weight;
  PalCombine combine;
  double min_share;   /* 0..1 of the weight of its children that must have a score */
  guint min_children; /* that must have a score */
  gboolean has_target;
  double target; /* score that is aimed at */
  char **who2021_dimensions;
} PalDomain;

/* What a node has that says nothing itself. */
typedef struct
{
  PalCombine combine;
  double min_share;
} PalDomainDefaults;

/* Reads and checks one domain by itself; @self is zeroed before and to be cleared after an error too.  The
 * error names the domain. */
gboolean pal_domain_read (PalDomain *self,
                          PalDocument *document,
                          JsonObject *object,
                          const PalDomainDefaults *defaults,
                          GError **error);
void pal_domain_clear (PalDomain *self); /* texts live in the document */

/* {"method": "geometric"} in the member @name, or @fallback. */
gboolean pal_combine_read (PalDocument *document,
                           JsonObject *object,
                           const char *name,
                           const PalCombine *fallback,
                           PalCombine *out,
                           GError **error);
const char *pal_combine_method_to_name (PalCombineMethod method);

/* A weight is 0 or more and small enough that no sum of weights runs over. */
gboolean pal_weight_read (JsonObject *object, double *out, GError **error);

G_END_DECLS
