/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* The entries of a repeating group, each in a box of its own, with the questions as rows of the form; a
 * button (and Ctrl+Insert) adds one.  It is made by the row of the group, because it makes such rows itself.
 */
#define PAL_TYPE_GROUP_EDITOR (pal_group_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalGroupEditor, pal_group_editor, PAL, GROUP_EDITOR, PalEditor)

GtkWidget *pal_group_editor_new (PalSurveyModel *model, PalQuestionItem *item) G_GNUC_WARN_UNUSED_RESULT;
/* Locked: everything can be opened and read. */
void pal_group_editor_set_locked (PalGroupEditor *self, gboolean is_locked);
/* Opens the entry of "GROUP:ENTRY:CHILD" and puts the focus there; FALSE: it is of another group, or not
 * there. */
gboolean pal_group_editor_show (PalGroupEditor *self, const char *id);

G_END_DECLS
