/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* One of several options: single, yes-no-partly, Likert. */
#define PAL_TYPE_CHOICE_EDITOR (pal_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalChoiceEditor, pal_choice_editor, PAL, CHOICE_EDITOR, PalEditor)

G_END_DECLS
