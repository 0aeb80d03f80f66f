/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Told now and then by long work; @share is 0..1, or negative when unknown. */
typedef void (*PalProgressFunc) (double share, const char *what, gpointer user_data);

G_END_DECLS
