/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"
#include "base/pal-json.h"

G_BEGIN_DECLS

/* What instrument, framework and translation have in common: one JSON object with a
 * schema word "NAME/1", addressed by the SHA-256 of its canonical form.  Members
 * that the program does not know stay in the canonical form and are ignored. */
typedef struct
{
  JsonNode *root; /* owned while reading, NULL afterwards */
  char *canonical;
  PalHash hash;
  GStringChunk *strings; /* all texts of the objects read from it */
} PalDocument;

/* PAL_ERROR_NEWER when the schema has a later number. */
gboolean pal_document_open (PalDocument *self,
                            const char *data,
                            gssize length,
                            const char *origin,
                            const char *schema,
                            GError **error);
void pal_document_drop_tree (PalDocument *self);
void pal_document_clear (PalDocument *self);

/* Texts kept in @self; NULL with an error when absent, empty or no string. */
const char *pal_document_need_text (PalDocument *self, JsonObject *object, const char *name, GError **error);
/* %FALSE only for a wrong type; @out is NULL when absent. */
gboolean
pal_document_read_text (PalDocument *self, JsonObject *object, const char *name, char **out, GError **error);
/* An array of strings; an empty list when absent.  The list is owned, its texts are not. */
gboolean
pal_document_read_list (PalDocument *self, JsonObject *object, const char *name, char ***out, GError **error);
/* The object at @index of @array; @what names it in the error. */
JsonObject *pal_document_need_object (JsonArray *array, guint index, const char *what, GError **error);

gboolean pal_document_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
