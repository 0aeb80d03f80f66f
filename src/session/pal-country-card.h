/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-subject.h"

G_BEGIN_DECLS

typedef struct
{
  char *code;
  char *title;
  gboolean has_score;
  double score; /* 0..100 */
  gboolean has_median;
  double median; /* of the countries that have one */
} PalCardDomain;

typedef struct
{
  char *iso2;
  char *name;
  double value;
  int level;
} PalCardPeer;

/* What the card of one country tells about the chosen subject. */
typedef struct
{
  char *iso2;
  char *name;
  char *people;   /* "10.6 million inhabitants (2026) · 2 institutions" */
  char *footnote; /* of the country, or NULL */
  PalSubjectValue value;
  char *value_text; /* "1.41" or why there is none */
  char *unit;
  char *rank_text; /* "8 of 24", or NULL when not ranked */
  char *basis;     /* "national count", "2 of 3 institutions", "published value" */
  char *year;      /* "wave 2026", "2015-2017" */
  gboolean has_level;
  int decimals;
  GPtrArray *peers; /* PalCardPeer*: all countries with a value, for "where it stands" */
  GPtrArray *lines; /* PalReferenceLine*, borrowed from the framework; plus the mean */
  gboolean has_mean;
  double mean;
  GPtrArray *domains; /* PalCardDomain*, empty for a series */
  guint n_institutions;
} PalCountryCard;

PalCountryCard *pal_country_card_new (PalDataset *dataset,
                                      const char *wave,
                                      const PalSubject *subject,
                                      const char *iso2) G_GNUC_WARN_UNUSED_RESULT;
void pal_country_card_free (PalCountryCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCountryCard, pal_country_card_free)

G_END_DECLS
