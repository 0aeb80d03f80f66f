/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the views share.  All strings; NULL = nothing chosen.  "subject" is what map and chart show: an
 * indicator, domain or "INDEX" by its code, or a reference series as "series:<id>". */
#define PAL_TYPE_SELECTION (pal_selection_get_type ())
G_DECLARE_FINAL_TYPE (PalSelection, pal_selection, PAL, SELECTION, GObject)

PalSelection *pal_selection_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Properties (string, read-write, notify): wave, country, institution, question, subject. */
const char *pal_selection_get_wave (PalSelection *self);
const char *pal_selection_get_country (PalSelection *self);
const char *pal_selection_get_institution (PalSelection *self);
const char *pal_selection_get_question (PalSelection *self);
const char *pal_selection_get_subject (PalSelection *self);
void pal_selection_set_wave (PalSelection *self, const char *wave);
void pal_selection_set_country (PalSelection *self, const char *iso2); /* also clears institution */
void pal_selection_set_institution (PalSelection *self, const char *id);
void pal_selection_set_question (PalSelection *self, const char *id);
void pal_selection_set_subject (PalSelection *self, const char *subject);

G_END_DECLS
