/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-window.h"

G_BEGIN_DECLS

/* Tells the one who started the program when its first map was painted: writes a line to the file descriptor
 * that the environment variable PAL_PAINTED_FD names, and closes it.  Does nothing without the variable.
 * build-aux/bench-peers measures the start so. */
void pal_start_watch_begin (PalWindow *window);

G_END_DECLS
