/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-finder.h"
#include "ui/pal-window.h"

G_BEGIN_DECLS

/* The actions of the window that need nothing but its public face. */
void pal_window_actions_install (GtkWidgetClass *klass);

/* Selects what was found and shows the view where it is at home. */
void pal_window_actions_go_to (PalWindow *window, const PalFound *found);

/* The workspace did not close: stay, try again, or give the last changes up? */
void pal_window_actions_ask_unsaved (PalWindow *window, const GError *error);

/* Tells why @path (nullable) was not opened, and offers its backups where that helps. */
void pal_window_actions_tell_not_opened (PalWindow *window, const char *path, const GError *error);

G_END_DECLS
