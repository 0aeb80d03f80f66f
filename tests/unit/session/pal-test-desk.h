/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* A workspace with the reference data, wave 2026, in a folder of its own, for tests of commands; its own
 * state folder too, so that no test sees the roles of another. */
typedef struct
{
  char *folder, *path;
  PalWorkspace *workspace;
  guint n_refused;
  char *refusal; /* the last one */
} PalTestDesk;

void pal_test_desk_set_up (PalTestDesk *self);
/* Closes, then checks that the chain is whole and that a replay gives the same state. */
void pal_test_desk_tear_down (PalTestDesk *self);
void pal_test_desk_clear (PalTestDesk *self); /* after a plain close */
void pal_test_desk_open (PalTestDesk *self);
void pal_test_desk_close (PalTestDesk *self);

/* @country and @institution NULL where the role has no use for them. */
void pal_test_desk_act_as (PalTestDesk *self, PalRole role, const char *country, const char *institution);
gint64 pal_test_desk_count_batches (PalTestDesk *self);
void pal_test_desk_set_number (PalTestDesk *self,
                               const char *country,
                               const char *institution,
                               const char *question,
                               double number);
const PalValue *
pal_test_desk_get (PalTestDesk *self, const char *country, const char *institution, const char *question);

G_END_DECLS
