/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Canonical JSON after RFC 8785 (JCS): sorted names, shortest numbers, no
 * white space.  Digests are computed over these bytes, so they never change. */
char *pal_json_canonical (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The two writers that the journal uses on its hot path, without a tree. */
void pal_json_append_string (GString *out, const char *utf8);
void pal_json_append_number (GString *out, double value);

/* Parses with limits (depth, size, UTF-8, no duplicate names, no NaN); the error
 * names @origin, line and column. */
JsonNode *pal_json_parse (const char *data, gssize length, const char *origin, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Readers of members: NULL or the default when absent, an error of
 * PAL_ERROR_INVALID that names the member when it has the wrong type. */
const char *pal_json_get_string (JsonObject *object, const char *name, const char *fallback, GError **error);
gboolean
pal_json_get_double (JsonObject *object, const char *name, double fallback, double *out, GError **error);
gboolean
pal_json_get_boolean (JsonObject *object, const char *name, gboolean fallback, gboolean *out, GError **error);

/* A whole number from @least to @greatest. */
gboolean pal_json_get_int (JsonObject *object,
                           const char *name,
                           int fallback,
                           int least,
                           int greatest,
                           int *out,
                           GError **error);

/* Borrowed; NULL when absent. */
gboolean pal_json_get_array (JsonObject *object, const char *name, JsonArray **out, GError **error);
gboolean pal_json_get_object (JsonObject *object, const char *name, JsonObject **out, GError **error);

G_END_DECLS
