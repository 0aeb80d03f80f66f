/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-entry-item.h"

G_BEGIN_DECLS

/* One entry of a repeating group: its name and how far it is, buttons that move and remove it, and its
 * questions, folded away until it is opened. Signals: "fill" (it is opened for the first time: add its rows),
 * "move" (int: -1 up, 1 down), "remove", "restore" (an entry that was removed is to come back). Keys: Alt+Up,
 * Alt+Down, Ctrl+Shift+Delete. */
#define PAL_TYPE_ENTRY_BOX (pal_entry_box_get_type ())
G_DECLARE_FINAL_TYPE (PalEntryBox, pal_entry_box, PAL, ENTRY_BOX, AdwBin)

GtkWidget *pal_entry_box_new (PalEntryItem *item) G_GNUC_WARN_UNUSED_RESULT;
PalEntryItem *pal_entry_box_get_item (PalEntryBox *self);

gboolean pal_entry_box_is_open (PalEntryBox *self);
void pal_entry_box_set_open (PalEntryBox *self, gboolean is_open);
/* What it stands between decides where it can go. */
void pal_entry_box_set_place (PalEntryBox *self, gboolean is_first, gboolean is_last);
/* Locked: it opens and folds, and nothing else. */
void pal_entry_box_set_locked (PalEntryBox *self, gboolean is_locked);

void pal_entry_box_add_row (PalEntryBox *self, GtkWidget *row);    /* a GtkListBoxRow */
GtkWidget *pal_entry_box_get_row (PalEntryBox *self, guint index); /* or NULL */
void pal_entry_box_grab_head (PalEntryBox *self);

G_END_DECLS
