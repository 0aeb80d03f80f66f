/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-theme.h"
#include "session/pal-explain-step.h"

G_BEGIN_DECLS

/* The parts of an index, domain or country value side by side, each filled as far as its score goes, the one
 * that is followed in the accent colour.  Items carry the codes. */
PalScene *pal_explain_bar_new (const PalExplainStep *step,
                               const PalTheme *theme,
                               double width,
                               gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
