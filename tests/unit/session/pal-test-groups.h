/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* tests/data/groups/teams.json alone: repeating groups of each level. */
PalInstrument *pal_test_groups_load (void) G_GNUC_WARN_UNUSED_RESULT;

/* Fills a new workspace file: the bundled questionnaire with the module of teams.json behind it, the bundled
 * indicators, one wave, 2026, and one institution, PAL_TEST_GROUPS_INSTITUTION of Norway. */
#define PAL_TEST_GROUPS_INSTITUTION "0a6f3ad2-53cb-4b0e-8b64-6a3f0d5c1e11"
gboolean pal_test_groups_seed (PalStore *store, GError **error);

/* The same with two teams in it, as a new file. */
gboolean pal_test_groups_create (const char *path, GError **error);
#define PAL_TEST_GROUPS_HOME "11111111-1111-4111-8111-111111111111"
#define PAL_TEST_GROUPS_WARD "22222222-2222-4222-8222-222222222222"

G_END_DECLS
