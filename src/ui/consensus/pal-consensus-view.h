/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

/* A placeholder that says what will come. */
#define PAL_TYPE_CONSENSUS_VIEW (pal_consensus_view_get_type ())
G_DECLARE_FINAL_TYPE (PalConsensusView, pal_consensus_view, PAL, CONSENSUS_VIEW, PalView)

G_END_DECLS
