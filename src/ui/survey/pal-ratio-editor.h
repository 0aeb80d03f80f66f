/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-editor.h"

G_BEGIN_DECLS

/* Numerator and denominator. */
#define PAL_TYPE_RATIO_EDITOR (pal_ratio_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalRatioEditor, pal_ratio_editor, PAL, RATIO_EDITOR, PalEditor)

G_END_DECLS
