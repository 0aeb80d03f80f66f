/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has the windows drawn by cairo, unless GSK_RENDERER asks for something else.  To be called before GTK
 * starts.
 *
 * Map and charts are cairo pictures; a renderer on the graphics card would upload each of them anew in every
 * frame.  And setting up OpenGL takes GTK 4.8 as long as everything else in the start together. */
void pal_renderer_choose (void);

/* After GTK has started: programs that are started from here (a web browser, the help) inherit nothing of it.
 */
void pal_renderer_restore (void);

G_END_DECLS
