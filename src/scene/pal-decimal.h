/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 pal_decimal_round (double value);
void pal_decimal_append (GString *out, gint64 hundredths);
void pal_decimal_append_fixed (GString *out, double value);

G_END_DECLS
