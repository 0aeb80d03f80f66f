/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An institution of a country, as its current cells tell. */
#define PAL_TYPE_INSTITUTION (pal_institution_get_type ())
G_DECLARE_FINAL_TYPE (PalInstitution, pal_institution, PAL, INSTITUTION, GObject)

typedef enum
{
  PAL_PRECISION_NONE,
  PAL_PRECISION_CITY,
  PAL_PRECISION_SITE,
} PalPrecision;

PalInstitution *pal_institution_new (const char *id, const char *country) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_institution_get_id (PalInstitution *self);
const char *pal_institution_get_country (PalInstitution *self); /* iso2 */
const char *pal_institution_get_name (PalInstitution *self);
const char *pal_institution_get_types (PalInstitution *self); /* joined by ; */
const char *pal_institution_get_city (PalInstitution *self);
gboolean pal_institution_get_position (PalInstitution *self, double *lat, double *lon);
PalPrecision pal_institution_get_precision (PalInstitution *self);
gboolean pal_institution_is_deleted (PalInstitution *self);
void pal_institution_set_name (PalInstitution *self, const char *name);
void pal_institution_set_types (PalInstitution *self, const char *types);
void pal_institution_set_city (PalInstitution *self, const char *city);
void pal_institution_set_position (PalInstitution *self, double lat, double lon, PalPrecision precision);
void pal_institution_set_deleted (PalInstitution *self, gboolean deleted);

/* The id of a bundled institution: UUIDv5 of country and name. */
char *pal_institution_make_id (const char *country, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
