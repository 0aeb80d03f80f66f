/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Fills a new workspace file: the bundled questionnaire with @n_questions generated ones more in the country
 * part, in sections of 25 (60 % choice, each third one asked only after an answer to an earlier one, numbers
 * with bounds), one wave, 2026.  The same @seed gives the same questions. */
gboolean pal_bench_instrument_seed (PalStore *store, guint n_questions, guint32 seed, GError **error);

G_END_DECLS
