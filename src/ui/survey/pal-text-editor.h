/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* Free text. */
#define PAL_TYPE_TEXT_EDITOR (pal_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalTextEditor, pal_text_editor, PAL, TEXT_EDITOR, PalEditor)

G_END_DECLS
