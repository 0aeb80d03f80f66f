/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pal-draft-structure.h"

G_BEGIN_DECLS

/* The list of what a draft holds: modules, their sections, their questions. */
typedef enum
{
  PAL_DRAFT_ROW_MODULE = PAL_DRAFT_MODULE,
  PAL_DRAFT_ROW_SECTION = PAL_DRAFT_SECTION,
  PAL_DRAFT_ROW_QUESTION,
} PalDraftRow;

/* Anew, with what is called @id (nullable) selected and scrolled to. */
void pal_draft_outline_fill (GtkListBox *list, PalInstrumentDraft *draft, PalDraftRow kind, const char *id);
PalDraftRow pal_draft_outline_get_kind (GtkListBoxRow *row);
const char *pal_draft_outline_get_id (GtkListBoxRow *row);
/* The words of the selected row as they are in the draft now. */
void pal_draft_outline_update_selected (GtkListBox *list, PalInstrumentDraft *draft);

G_END_DECLS
