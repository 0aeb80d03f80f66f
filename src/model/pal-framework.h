/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"
#include "model/pal-domain.h"
#include "model/pal-indicator.h"

G_BEGIN_DECLS

/* A set of indicators with its tree: immutable, reference counted, addressed by
 * the SHA-256 of its canonical JSON. */
typedef struct _PalFramework PalFramework;

PalFramework *pal_framework_ref (PalFramework *self);
void pal_framework_unref (PalFramework *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFramework, pal_framework_unref)

/* Reads and checks the document itself; what refers to the instrument (questions,
 * formulas) is checked by pal_framework_check () of score. */
PalFramework *pal_framework_new_from_json (const char *data,
                                           gssize length,
                                           const char *origin,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

const PalHash *pal_framework_get_hash (PalFramework *self);
const char *pal_framework_get_canonical (PalFramework *self);
const char *pal_framework_get_id (PalFramework *self);
const char *pal_framework_get_version (PalFramework *self);
const char *pal_framework_get_instrument_id (PalFramework *self);

guint pal_framework_get_n_indicators (PalFramework *self);
const PalIndicator *pal_framework_get_indicator (PalFramework *self, guint index);
const PalIndicator *pal_framework_find_indicator (PalFramework *self, const char *id);
guint pal_framework_get_n_domains (PalFramework *self);
const PalDomain *pal_framework_get_domain (PalFramework *self, guint index);
const PalDomain *pal_framework_find_domain (PalFramework *self, const char *id);
/* Domains by index so that each comes after all that stand below it. */
const guint *pal_framework_get_order (PalFramework *self);
/* Index of the domain above, -1: the index itself. */
int pal_framework_get_parent (PalFramework *self, guint domain);
const PalCombine *pal_framework_get_index_combine (PalFramework *self);
double pal_framework_get_index_min_share (PalFramework *self);             /* of the weight below the index */
const char *pal_framework_get_level_label (PalFramework *self, int level); /* 1..4 */
double pal_framework_get_domain_min_share (PalFramework *self);
guint pal_framework_get_index_min_domains (PalFramework *self);
gboolean pal_framework_get_only_core (PalFramework *self);

G_END_DECLS
