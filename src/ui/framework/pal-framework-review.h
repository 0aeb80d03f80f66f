/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What publishing the draft of the framework would do, and doing it: what stands in the way, what is
 * different, which values, levels and ranks move. */
#define PAL_TYPE_FRAMEWORK_REVIEW (pal_framework_review_get_type ())
G_DECLARE_FINAL_TYPE (PalFrameworkReview, pal_framework_review, PAL, FRAMEWORK_REVIEW, AdwWindow)

PalFrameworkReview *
pal_framework_review_present (GtkWindow *parent, PalWorkspace *workspace, const char *wave);

G_END_DECLS
