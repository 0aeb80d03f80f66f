/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-draws.h"
#include "session/pal-method-run.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

#define PAL_METHOD_DRAWS 1000

/* A method to try on the scores of the selected wave.  Each change gives new scores and ranks at once; how
 * far the ranks move when the weights are drawn anew comes from a thread, in portions.  Nothing is written
 * before save ().
 *
 * Signals: "changed": scores and ranks are new, or the model was switched on or off; "draws": more of the
 * draws are there. */
#define PAL_TYPE_METHOD_MODEL (pal_method_model_get_type ())
G_DECLARE_FINAL_TYPE (PalMethodModel, pal_method_model, PAL, METHOD_MODEL, GObject)

PalMethodModel *pal_method_model_new (PalWorkspace *workspace,
                                      PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

/* Off (at first): nobody looks, nothing is computed. */
void pal_method_model_set_active (PalMethodModel *self, gboolean is_active);
gboolean pal_method_model_is_active (PalMethodModel *self);

/* NULL while off, or where there is nothing that an index can be made of.  Borrowed until the next "changed".
 */
PalMethodRun *pal_method_model_get_run (PalMethodModel *self);
PalMethodRun *pal_method_model_get_released (PalMethodModel *self); /* by the framework's method */
/* The framework makes its scores in a way that cannot be tried here (pal_method_run_agrees ()). */
gboolean pal_method_model_is_beyond (PalMethodModel *self);
const PalMethodSettings *pal_method_model_get_settings (PalMethodModel *self);
const PalIndexDraws *pal_method_model_get_draws (PalMethodModel *self); /* NULL: none yet */
gboolean pal_method_model_is_drawing (PalMethodModel *self);            /* more are to come */

gboolean pal_method_model_differs (PalMethodModel *self); /* from the framework's */
gboolean pal_method_model_is_saved (PalMethodModel *self);
gboolean pal_method_model_can_undo (PalMethodModel *self);

void pal_method_model_set_weight (PalMethodModel *self, guint node, double weight);
/* Takes a copy; what is equal changes nothing. */
void pal_method_model_set_settings (PalMethodModel *self, const PalMethodSettings *settings);
void pal_method_model_undo (PalMethodModel *self); /* the last change, a drag as one */
void
pal_method_model_end_change (PalMethodModel *self); /* the next move of the same weight is another change */
void pal_method_model_reset (PalMethodModel *self); /* to the framework's */
gboolean pal_method_model_may_save (PalMethodModel *self); /* the person at work, in this workspace */
gboolean
pal_method_model_save (PalMethodModel *self); /* in the workspace; that of the framework: forgets it */
/* What stands below a table of it: demonstration or draft, and whose method it is by. */
char *pal_method_model_dup_note (PalMethodModel *self) G_GNUC_WARN_UNUSED_RESULT;
/* The three files of `palliscope-cli index`; NULL: no index. */
char *pal_method_model_to_json (PalMethodModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *pal_method_model_to_data (PalMethodModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *pal_method_model_to_metadata (PalMethodModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
