/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* Any number of options. */
#define PAL_TYPE_MULTI_EDITOR (pal_multi_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalMultiEditor, pal_multi_editor, PAL, MULTI_EDITOR, PalEditor)

G_END_DECLS
