/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-grid-sheet.h"

G_BEGIN_DECLS

/* Gives the grid its keys, those of a spreadsheet; in the entry over a cell Enter and Tab write and go on,
 * and Escape forgets. */
void pal_grid_keys_attach (PalGridSheet *sheet);

G_END_DECLS
