/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"
#include "model/pal-value.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Fills a new workspace file: the bundled questionnaire, one wave, 2026, and @n institutions of Norway with
 * an answer, or a reason for none, to each question that institutions are asked.  The same @seed gives the
 * same answers. */
gboolean pal_bench_institutions_seed (PalStore *store, guint n, guint32 seed, GError **error);
/* An answer, or a reason for none, of somebody who was asked @question. */
void pal_bench_institutions_draw (const PalQuestion *question, GRand *random, PalValue *out);

G_END_DECLS
