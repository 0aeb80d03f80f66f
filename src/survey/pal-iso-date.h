/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* YYYY-MM-DD of a day that exists. */
gboolean pal_iso_date_is_valid (const char *text);

G_END_DECLS
