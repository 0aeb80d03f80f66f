/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-selection.h"

enum
{
  PROP_WAVE = 1,
  PROP_COUNTRY,
  PROP_INSTITUTION,
  PROP_QUESTION,
  PROP_SUBJECT,
  N_PROPS,
};

struct _PalSelection
{
  GObject parent_instance;

  char *values[N_PROPS]; /* owned, by property */
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PalSelection, pal_selection, G_TYPE_OBJECT)

static gboolean
set (PalSelection *self, guint prop, const char *value)
{
  if (g_strcmp0 (self->values[prop], value) == 0)
    return FALSE;

  g_free (self->values[prop]);
  self->values[prop] = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
  return TRUE;
}

static void
pal_selection_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, PAL_SELECTION (object)->values[prop]);
}

static void
pal_selection_set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  if (prop == PROP_COUNTRY)
    pal_selection_set_country (PAL_SELECTION (object), g_value_get_string (value));
  else
    set (PAL_SELECTION (object), prop, g_value_get_string (value));
}

static void
pal_selection_finalize (GObject *object)
{
  PalSelection *self = PAL_SELECTION (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_clear_pointer (&self->values[i], g_free);

  G_OBJECT_CLASS (pal_selection_parent_class)->finalize (object);
}

static void
pal_selection_class_init (PalSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *names[N_PROPS] = { NULL, "wave", "country", "institution", "question", "subject" };

  object_class->get_property = pal_selection_get_property;
  object_class->set_property = pal_selection_set_property;
  object_class->finalize = pal_selection_finalize;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (
        names[i], NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pal_selection_init (PalSelection *self)
{
}

PalSelection *
pal_selection_new (void)
{
  return g_object_new (PAL_TYPE_SELECTION, NULL);
}

const char *
pal_selection_get_wave (PalSelection *self)
{
  return self->values[PROP_WAVE];
}

const char *
pal_selection_get_country (PalSelection *self)
{
  return self->values[PROP_COUNTRY];
}

const char *
pal_selection_get_institution (PalSelection *self)
{
  return self->values[PROP_INSTITUTION];
}

const char *
pal_selection_get_question (PalSelection *self)
{
  return self->values[PROP_QUESTION];
}

const char *
pal_selection_get_subject (PalSelection *self)
{
  return self->values[PROP_SUBJECT];
}

void
pal_selection_set_wave (PalSelection *self, const char *wave)
{
  set (self, PROP_WAVE, wave);
}

void
pal_selection_set_country (PalSelection *self, const char *iso2)
{
  if (g_strcmp0 (self->values[PROP_COUNTRY], iso2) == 0)
    return;

  /* An institution belongs to one country: it cannot stay chosen in another. */
  g_object_freeze_notify (G_OBJECT (self));
  set (self, PROP_INSTITUTION, NULL);
  set (self, PROP_COUNTRY, iso2);
  g_object_thaw_notify (G_OBJECT (self));
}

void
pal_selection_set_institution (PalSelection *self, const char *id)
{
  set (self, PROP_INSTITUTION, id);
}

void
pal_selection_set_question (PalSelection *self, const char *id)
{
  set (self, PROP_QUESTION, id);
}

void
pal_selection_set_subject (PalSelection *self, const char *subject)
{
  set (self, PROP_SUBJECT, subject);
}
