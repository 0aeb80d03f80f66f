/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-method-model.h"
#include "ui/compare/pal-method-weight.h"

G_BEGIN_DECLS

/* The weights of all domains, each of which unfolds those of its indicators. */
#define PAL_TYPE_METHOD_WEIGHTS (pal_method_weights_get_type ())
G_DECLARE_FINAL_TYPE (PalMethodWeights, pal_method_weights, PAL, METHOD_WEIGHTS, GtkBox)

GtkWidget *pal_method_weights_new (PalMethodModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* The row of a domain, or of an indicator whose domain was unfolded; NULL: there is none. */
PalMethodWeight *pal_method_weights_find (PalMethodWeights *self, const char *code);
void pal_method_weights_unfold (PalMethodWeights *self, const char *domain);

G_END_DECLS
