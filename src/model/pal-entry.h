/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"

G_BEGIN_DECLS

/* A question of type group is asked as often as there are entries: teams, programmes, services.  An entry has
 * an id that never changes.  Its answers are answers like all others, with "GROUP:ENTRY:CHILD" where another
 * answer has the id of its question; "GROUP:ENTRY" holds the number by which entries are ordered, and an
 * entry is there as long as it has that number.  "GROUP" alone says what there is instead of entries:
 * PAL_GROUP_NONE, or a missing code.  docs/journal.md. */

/* The answer of a group that says that there is nothing to list: a fact, unlike no answer. */
#define PAL_GROUP_NONE "none"

typedef struct
{
  char *id;
  guint group;       /* index of the question */
  PalValue position; /* NUMBER: it is there */
  PalAnswers
      *answers; /* of pal_instrument_get_group (); what is asked outside of the entry shows in it, too */
} PalEntry;

gboolean pal_entry_is_there (const PalEntry *self);
gboolean pal_entry_has_answers (const PalEntry *self);

/* The entries of a group that are there, in their order: const PalEntry*, lent by @answers. */
GPtrArray *pal_answers_list_entries (const PalAnswers *answers, guint group) G_GNUC_WARN_UNUSED_RESULT;
/* Those that were taken away and still hold answers. */
GPtrArray *pal_answers_list_removed (const PalAnswers *answers, guint group) G_GNUC_WARN_UNUSED_RESULT;
guint pal_answers_count_entries (const PalAnswers *answers, guint group);
const PalEntry *pal_answers_find_entry (const PalAnswers *answers, guint group, const char *id); /* or NULL */

/* The question that the id of an answer names, and in @where (may be NULL) the answers to look it up in by
 * its index: those of an entry, or @answers.  NULL when this instrument does not have it. */
const PalQuestion *pal_answers_locate (const PalAnswers *answers, const char *id, const PalAnswers **where);

G_END_DECLS
