/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keys of a question with options, @buttons (GtkCheckButton*, borrowed; they outlive @editor's events): 1 to
 * 9 and then a, b, c ... choose or tick the option of that place, Enter goes to the next question. */
void pal_option_keys_attach (GtkWidget *editor, GPtrArray *buttons);

G_END_DECLS
