/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cells of a translation, as docs/journal.md specifies them.  Entity "translation", id
 * "<id of the instrument>/<language>"; fields "text/<key>" and "accepted/<owner>". */
#define PAL_TRANSLATION_ENTITY "translation"
#define PAL_TRANSLATION_TEXT "text/"
#define PAL_TRANSLATION_ACCEPTED "accepted/"

char *pal_translation_cell_make_id (const char *instrument, const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* The language of a cell of @instrument, lent; NULL: of another instrument. */
const char *pal_translation_cell_get_language (const char *id, const char *instrument);

/* The first 32 hex digits of the SHA-256: of one text, or of [key, source, target, key, ...]. */
char *pal_translation_cell_digest (const char *source) G_GNUC_WARN_UNUSED_RESULT;
char *pal_translation_cell_digest_all (const char *const *texts, gsize n) G_GNUC_WARN_UNUSED_RESULT;

char *pal_translation_cell_make_text (const char *of, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE: it is none, and counts as not there. */
gboolean pal_translation_cell_read_text (const char *json, char **of, char **text);
char *
pal_translation_cell_make_accepted (gint64 at_ms, const char *by, const char *of) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_translation_cell_read_accepted (const char *json, gint64 *at_ms, char **by, char **of);

G_END_DECLS
