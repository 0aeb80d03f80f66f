/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-comment-book.h"
#include "session/pal-query-thread.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* What people ask and say beside the answers of a workspace, in memory: the cells of the entity "query", and
 * the book of the comments.  docs/journal.md says what such a cell holds. */
typedef struct _PalQueryBook PalQueryBook;

#define PAL_QUERY_ENTITY "query"
#define PAL_QUERY_FIELD_ABOUT "about"

PalQueryBook *pal_query_book_load (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_query_book_free (PalQueryBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalQueryBook, pal_query_book_free)

/* One cell as the journal writes it; cells of other entities are left alone.  @json NULL or "null" clears. */
void pal_query_book_apply (PalQueryBook *self,
                           const char *entity,
                           const char *id,
                           const char *field,
                           const char *json);

PalCommentBook *pal_query_book_get_comments (PalQueryBook *self);
PalQueryThread *pal_query_book_find (PalQueryBook *self, const char *id); /* borrowed, or NULL */
/* PalQueryThread*, owned by the caller: by answer, then by the time of asking.  @wave, @country NULL: all. */
GPtrArray *
pal_query_book_list (PalQueryBook *self, const char *wave, const char *country) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pal_query_book_list_of (PalQueryBook *self, const char *answer) G_GNUC_WARN_UNUSED_RESULT;

/* Those that are asked and not closed: about one answer; in a part of the survey, "NO//2026"; in a country
 * and wave. */
guint pal_query_book_count_answer (PalQueryBook *self, const char *answer);
guint pal_query_book_count_part (PalQueryBook *self,
                                 const char *country,
                                 const char *institution,
                                 const char *wave);
guint pal_query_book_count_country (PalQueryBook *self, const char *country, const char *wave);

G_END_DECLS
