/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-table.h"
#include "session/pal-dataset.h"

G_BEGIN_DECLS

/* Prints the trail of a score down to the answers: indented lines, CSV with the depth in its first column, or
 * a tree in JSON. @country and @code NULL: all; @code NULL with a trail stands for the index. */
gboolean pal_cli_explain (PalDataset *dataset,
                          const char *wave,
                          const char *country,
                          const char *code,
                          PalCliFormat format,
                          GError **error);

G_END_DECLS
