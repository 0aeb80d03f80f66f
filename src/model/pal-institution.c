/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-institution.h"

#include "base/pal-id.h"

struct _PalInstitution
{
  GObject parent_instance;

  char *id;
  char *country;
  char *name;
  char *types;
  char *city;
  double lat, lon; /* hold when precision is not NONE */
  PalPrecision precision;
  gboolean deleted;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_COUNTRY,
  PROP_NAME,
  PROP_TYPES,
  PROP_CITY,
  PROP_DELETED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PalInstitution, pal_institution, G_TYPE_OBJECT)

static void
set_text (PalInstitution *self, char **field, const char *text, guint property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
pal_institution_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PalInstitution *self = PAL_INSTITUTION (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_COUNTRY:
      g_value_set_string (value, self->country);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TYPES:
      g_value_set_string (value, self->types);
      break;
    case PROP_CITY:
      g_value_set_string (value, self->city);
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, self->deleted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pal_institution_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PalInstitution *self = PAL_INSTITUTION (object);

  switch (property_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_COUNTRY:
      self->country = g_value_dup_string (value);
      break;
    case PROP_NAME:
      pal_institution_set_name (self, g_value_get_string (value));
      break;
    case PROP_TYPES:
      pal_institution_set_types (self, g_value_get_string (value));
      break;
    case PROP_CITY:
      pal_institution_set_city (self, g_value_get_string (value));
      break;
    case PROP_DELETED:
      pal_institution_set_deleted (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pal_institution_finalize (GObject *object)
{
  PalInstitution *self = PAL_INSTITUTION (object);

  g_free (self->id);
  g_free (self->country);
  g_free (self->name);
  g_free (self->types);
  g_free (self->city);

  G_OBJECT_CLASS (pal_institution_parent_class)->finalize (object);
}

static void
pal_institution_class_init (PalInstitutionClass *klass)
{
  const GParamFlags fixed = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags open = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_institution_get_property;
  object_class->set_property = pal_institution_set_property;
  object_class->finalize = pal_institution_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, fixed);
  properties[PROP_COUNTRY] = g_param_spec_string ("country", NULL, NULL, NULL, fixed);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, open);
  properties[PROP_TYPES] = g_param_spec_string ("types", NULL, NULL, NULL, open);
  properties[PROP_CITY] = g_param_spec_string ("city", NULL, NULL, NULL, open);
  properties[PROP_DELETED] = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, open);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pal_institution_init (PalInstitution *self)
{
}

PalInstitution *
pal_institution_new (const char *id, const char *country)
{
  g_return_val_if_fail (id != NULL && country != NULL, NULL);

  return g_object_new (PAL_TYPE_INSTITUTION, "id", id, "country", country, NULL);
}

const char *
pal_institution_get_id (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), NULL);

  return self->id;
}

const char *
pal_institution_get_country (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), NULL);

  return self->country;
}

const char *
pal_institution_get_name (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), NULL);

  return self->name;
}

const char *
pal_institution_get_types (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), NULL);

  return self->types;
}

const char *
pal_institution_get_city (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), NULL);

  return self->city;
}

gboolean
pal_institution_get_position (PalInstitution *self, double *lat, double *lon)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), FALSE);

  if (self->precision == PAL_PRECISION_NONE)
    return FALSE;
  if (lat != NULL)
    *lat = self->lat;
  if (lon != NULL)
    *lon = self->lon;
  return TRUE;
}

PalPrecision
pal_institution_get_precision (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), PAL_PRECISION_NONE);

  return self->precision;
}

gboolean
pal_institution_is_deleted (PalInstitution *self)
{
  g_return_val_if_fail (PAL_IS_INSTITUTION (self), FALSE);

  return self->deleted;
}

void
pal_institution_set_name (PalInstitution *self, const char *name)
{
  g_return_if_fail (PAL_IS_INSTITUTION (self));

  set_text (self, &self->name, name, PROP_NAME);
}

void
pal_institution_set_types (PalInstitution *self, const char *types)
{
  g_return_if_fail (PAL_IS_INSTITUTION (self));

  set_text (self, &self->types, types, PROP_TYPES);
}

void
pal_institution_set_city (PalInstitution *self, const char *city)
{
  g_return_if_fail (PAL_IS_INSTITUTION (self));

  set_text (self, &self->city, city, PROP_CITY);
}

void
pal_institution_set_position (PalInstitution *self, double lat, double lon, PalPrecision precision)
{
  g_return_if_fail (PAL_IS_INSTITUTION (self));

  self->lat = lat;
  self->lon = lon;
  self->precision = precision;
}

void
pal_institution_set_deleted (PalInstitution *self, gboolean deleted)
{
  g_return_if_fail (PAL_IS_INSTITUTION (self));

  deleted = !!deleted;
  if (self->deleted == deleted)
    return;
  self->deleted = deleted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELETED]);
}

char *
pal_institution_make_id (const char *country, const char *name)
{
  g_return_val_if_fail (country != NULL && name != NULL, NULL);

  return pal_id_new_from_name ("institution", country, name, NULL);
}
