/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What people said beside an answer: the cells of the entity "comment".  The note of the answer itself (its
 * field "comment") is one text that the next one replaces; comments are many, each with its author. */
typedef struct _PalCommentBook PalCommentBook;

#define PAL_COMMENT_ENTITY "comment"

typedef struct
{
  char *id;    /* uuid */
  char *about; /* id of the answer */
  char *text;
  char *by; /* "" when not known */
  gint64 at_ms;
} PalComment;
void pal_comment_free (PalComment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalComment, pal_comment_free)

PalCommentBook *pal_comment_book_load (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_comment_book_free (PalCommentBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCommentBook, pal_comment_book_free)

/* One cell as the journal writes it; cells of other entities are left alone.  @json NULL or "null" clears. */
void pal_comment_book_apply (PalCommentBook *self,
                             const char *entity,
                             const char *id,
                             const char *field,
                             const char *json);

/* PalComment*, oldest first, without deleted ones. */
GPtrArray *pal_comment_book_list_of (PalCommentBook *self, const char *answer) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: there is none, or it is deleted. */
PalComment *pal_comment_book_dup (PalCommentBook *self, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* The cell "text": { "at", "by", "text" }. */
char *pal_comment_to_json (const char *text, const char *by, gint64 at_ms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
