/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands beside an answer to say where it comes from: fields of the answer whose text has a form.
 * source_link: http:, https: or doi:; source_n: how many were counted, a whole number above 0; every other
 * field takes any text. */

/* The text as it is stored, without spaces around it; "" clears.  NULL: the field does not take it
 * (PAL_ERROR_INVALID, for people). */
char *pal_evidence_clean (const char *field, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where a link leads: doi:10.1000/182 is opened at doi.org.  NULL: it is no link. */
char *pal_evidence_link_to_uri (const char *link) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
