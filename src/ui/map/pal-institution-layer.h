/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "geo/pal-mercator.h"
#include "model/pal-institution.h"

G_BEGIN_DECLS

/* The institutions as ringed dots; those that would touch are one mark with their number.  One without a
 * position stands at the label point of its country, with a broken ring. */
#define PAL_TYPE_INSTITUTION_LAYER (pal_institution_layer_get_type ())
G_DECLARE_FINAL_TYPE (PalInstitutionLayer, pal_institution_layer, PAL, INSTITUTION_LAYER, ShumateLayer)

PalInstitutionLayer *pal_institution_layer_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;
/* @institutions: PalInstitution. */
void pal_institution_layer_set_institutions (PalInstitutionLayer *self, GPtrArray *institutions);
/* The mark that holds it is ringed in the accent colour; NULL: none. */
void pal_institution_layer_set_selected (PalInstitutionLayer *self, const char *id);

/* Index of the mark at a place of the widget, or -1. */
int pal_institution_layer_pick (PalInstitutionLayer *self, double x, double y);
guint pal_institution_layer_get_n_marks (PalInstitutionLayer *self);
/* PalInstitution*, owned by the array. */
GPtrArray *pal_institution_layer_dup_members (PalInstitutionLayer *self,
                                              guint mark) G_GNUC_WARN_UNUSED_RESULT;
/* px in the widget. */
void pal_institution_layer_get_place (PalInstitutionLayer *self, guint mark, double *x, double *y);
/* The mark that holds an institution, or -1. */
int pal_institution_layer_find (PalInstitutionLayer *self, const char *id);
/* Whether zooming in as far as the map goes would part the members; @extent: where they stand. */
gboolean pal_institution_layer_can_part (PalInstitutionLayer *self, guint mark, PalBox *extent);

/* What names must not cover: GArray of PalMapMark. */
GArray *pal_institution_layer_dup_marks (PalInstitutionLayer *self, double world) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
