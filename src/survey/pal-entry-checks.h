/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-entry.h"

G_BEGIN_DECLS

/* What an entry of a group is called: the answer to the question that names entries, else "Entry 2". @number:
 * its place among those that are there, from 1. */
char *pal_entry_label_new (const PalEntry *entry, guint number) G_GNUC_WARN_UNUSED_RESULT;
/* The same, found by id; NULL when there is no such entry. */
char *pal_entry_label_find (const PalAnswers *answers,
                            const char *group,
                            const char *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Too few or too many entries, or some although the group says that there are none (rule "entries").  What is
 * wrong inside of them is no part of it. */
void pal_entry_checks_count (const PalAnswers *answers, guint group, GPtrArray *findings);

/* Findings of one entry, from @from on: their questions become "GROUP:ENTRY:CHILD", and the entry is named in
 * front of what they say. */
void pal_entry_checks_name (const PalEntry *entry, guint number, GPtrArray *findings, guint from);

G_END_DECLS
