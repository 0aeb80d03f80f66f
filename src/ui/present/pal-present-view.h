/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

/* A placeholder that says what will come. */
#define PAL_TYPE_PRESENT_VIEW (pal_present_view_get_type ())
G_DECLARE_FINAL_TYPE (PalPresentView, pal_present_view, PAL, PRESENT_VIEW, PalView)

G_END_DECLS
