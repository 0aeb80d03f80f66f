/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where an answer comes from and how sure it is, as people read it; NULL for "not said" and unknown codes.
 * @code is the stored word, such as "registry" or "high". */
const char *pal_source_kind_get_label (const char *code);
const char *pal_confidence_get_label (const char *code);
#define PAL_SOURCE_KIND_ESTIMATE "estimate"
#define PAL_CONFIDENCE_LOW "low"

G_END_DECLS
