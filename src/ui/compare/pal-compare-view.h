/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

#define PAL_TYPE_COMPARE_VIEW (pal_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (PalCompareView, pal_compare_view, PAL, COMPARE_VIEW, PalView)

G_END_DECLS
