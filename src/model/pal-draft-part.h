/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

G_BEGIN_DECLS

/* What drafts of documents share: parts of JSON that may be wrong in any way, and the cells they are kept
 * in. */

const char *pal_draft_part_get_text (JsonObject *object, const char *name); /* "" for anything else */
JsonArray *pal_draft_part_get_array (JsonObject *object, const char *name); /* NULL for anything else */
guint pal_draft_part_get_length (JsonArray *array);                         /* NULL: 0 */
/* A copy without the members that @names lists, up to NULL. */
JsonObject *pal_draft_part_copy_without (JsonObject *object,
                                         const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
char *pal_draft_part_to_json (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT; /* canonical */

/* Takes both texts; into @cells (char* field -> char* JSON) when @now is not what @base is. */
void pal_draft_part_put (GHashTable *cells, const char *field, char *now, char *base);
/* NULL: the cell is not there, or says nothing usable. */
JsonNode *pal_draft_part_read (GHashTable *cells, const char *field) G_GNUC_WARN_UNUSED_RESULT;
/* All members of @root but those that @names lists become those of the cell "head". */
void pal_draft_part_read_head (JsonObject *root, GHashTable *cells, const char *const *names);

G_END_DECLS
