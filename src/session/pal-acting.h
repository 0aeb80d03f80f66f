/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "survey/pal-role.h"

G_BEGIN_DECLS

/* In which role the person at this computer works on one workspace, and for what.  It is a habit of this
 * person here, kept in $XDG_STATE_HOME/palliscope/roles.ini and never in the workspace itself: a file that
 * travels must not carry somebody's rights along. */
typedef struct
{
  PalRole role;
  char *country;       /* of a coordinator or respondent, else NULL */
  char **institutions; /* ids, of a respondent, sorted; never NULL */
} PalActing;

/* What the role has no use for is left out. */
PalActing *
pal_acting_new (PalRole role, const char *country, const char *const *institutions) G_GNUC_WARN_UNUSED_RESULT;
PalActing *pal_acting_copy (const PalActing *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_acting_free (PalActing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalActing, pal_acting_free)

/* @country NULL: what holds for the whole workspace; @institution NULL: the country part. */
gboolean pal_acting_may (const PalActing *self, PalRight right, const char *country, const char *institution);

/* What the author row of a batch says, "coordinator/NO"; NULL: no role was chosen (docs/journal.md). */
char *pal_acting_to_text (const PalActing *self) G_GNUC_WARN_UNUSED_RESULT;
/* A batch made under @text may be taken back, or be done again: by who may do everything, and by the same
 * role. */
gboolean pal_acting_may_undo (const PalActing *self, const char *text);

/* For people, never NULL: "Coordinator", "Coordinator of Norway". */
const char *pal_acting_get_role_label (PalRole role);
char *pal_acting_dup_label (const PalActing *self, PalDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
/* "Coordinator", of what the author row of a batch says; NULL: nothing. */
const char *pal_acting_get_text_label (const char *text);

/* What was chosen here for the workspace at @path; never NULL, and no role where nothing can be read. */
PalActing *pal_acting_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_acting_save (const PalActing *self, const char *path, GError **error);

G_END_DECLS
