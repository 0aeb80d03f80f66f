/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-score-index.h"

G_BEGIN_DECLS

/* Scales that a person can choose: as the framework says for each indicator, or one for all. */
#define PAL_METHOD_SCALE_FRAMEWORK (-1)

/* What a person can move in a method: the rest of a method document stays as the contract has it.  Weights
 * are by node of the tree of the PalScoreIndex, that of the top is not used. */
typedef struct
{
  guint n_nodes;
  double *weights;
  int scale; /* PalNormaliseMethod, or PAL_METHOD_SCALE_FRAMEWORK */
  PalImputeMethod impute;
  PalTreatMethod treat;
  PalMeanMethod within, across; /* indicators to a domain, domains to the index */
  double domain_share;          /* of its weight that a domain must have, 0..1 */
  guint min_domains;            /* that an index must have, 1 or more */
} PalMethodSettings;

/* As the framework has it. */
PalMethodSettings *pal_method_settings_new (const PalScoreIndex *index) G_GNUC_WARN_UNUSED_RESULT;
PalMethodSettings *pal_method_settings_copy (const PalMethodSettings *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_method_settings_equal (const PalMethodSettings *a, const PalMethodSettings *b);
void pal_method_settings_free (PalMethodSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMethodSettings, pal_method_settings_free)

PalIndexMethod *pal_method_settings_to_method (const PalMethodSettings *self,
                                               const PalScoreIndex *index) G_GNUC_WARN_UNUSED_RESULT;

/* The method document of `palliscope-cli index`, canonical JSON; it names every weight and every goalpost, so
 * that it stands by itself. */
char *pal_method_settings_to_json (const PalMethodSettings *self,
                                   const PalScoreIndex *index) G_GNUC_WARN_UNUSED_RESULT;
/* Weights of codes that the framework no longer has are left out, new ones are the framework's.  NULL: it is
 * no method document. */
PalMethodSettings *pal_method_settings_from_json (const char *json,
                                                  const PalScoreIndex *index,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether scores still run from 0 to 100, so that they have levels. */
gboolean pal_method_settings_is_percent (const PalMethodSettings *self);

G_END_DECLS
