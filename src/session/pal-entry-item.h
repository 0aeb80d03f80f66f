/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-question-item.h"

G_BEGIN_DECLS

/* One entry of a repeating group as it stands: its name, how far it is, its questions.
 * Signal "changed": any of it may be read anew. */
#define PAL_TYPE_ENTRY_ITEM (pal_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (PalEntryItem, pal_entry_item, PAL, ENTRY_ITEM, GObject)

/* With an item for each question of the group; @instrument: pal_instrument_get_group (). */
PalEntryItem *
pal_entry_item_new (gpointer instrument, const PalQuestion *group, const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_entry_item_get_id (PalEntryItem *self);
const char *pal_entry_item_get_label (PalEntryItem *self);                      /* "Home care team" */
char *pal_entry_item_dup_detail (PalEntryItem *self) G_GNUC_WARN_UNUSED_RESULT; /* "3 of 5 answered" */
gboolean pal_entry_item_has_answers (PalEntryItem *self);
gboolean pal_entry_item_is_removed (PalEntryItem *self);
guint pal_entry_item_get_n_problems (PalEntryItem *self);
GListModel *pal_entry_item_get_questions (PalEntryItem *self); /* PalQuestionItem */

/* For the survey model. */
void pal_entry_item_update (PalEntryItem *self,
                            const char *label,
                            guint answered,
                            guint asked,
                            gboolean has_answers,
                            gboolean is_removed);

G_END_DECLS
