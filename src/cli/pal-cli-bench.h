/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of the result: { "name", "value", "unit", "bar", "pass" }.  @bar negative: nothing to reach, told
 * for information. */
void pal_cli_bench_report (const char *name, double value, const char *unit, double bar);

/* A measurement.  @folder is an empty folder of its own that is removed afterwards; FALSE with @error when it
 * could not be made at all, which is not the same as not reaching the bar. */
typedef gboolean (*PalCliBenchFunc) (const char *folder, GError **error);

/* Add new ones to the table in pal-cli-bench.c. */
gboolean pal_cli_bench_import_200k (const char *folder, GError **error);
gboolean pal_cli_bench_import_1m (const char *folder, GError **error);
gboolean pal_cli_bench_checks_1m (const char *folder, GError **error);
gboolean pal_cli_bench_jenks (const char *folder, GError **error);
gboolean pal_cli_bench_score_full (const char *folder, GError **error);
gboolean pal_cli_bench_map_png (const char *folder, GError **error);
gboolean pal_cli_bench_data_spread (const char *folder, GError **error);
gboolean pal_cli_bench_decision_commit (const char *folder, GError **error);

G_END_DECLS
