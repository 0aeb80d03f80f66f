/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translation-item.h"

#include <glib/gi18n.h>

struct _PalTranslationItem
{
  GObject parent_instance;

  PalTranslated *translated; /* owned */
  char *owner;
  guint module;
  guint revision;
};

enum
{
  PROP_REVISION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PalTranslationItem, pal_translation_item, G_TYPE_OBJECT)

static void
pal_translation_item_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, PAL_TRANSLATION_ITEM (object)->revision);
}

static void
pal_translation_item_finalize (GObject *object)
{
  PalTranslationItem *self = PAL_TRANSLATION_ITEM (object);

  pal_translated_unref (self->translated);
  g_free (self->owner);

  G_OBJECT_CLASS (pal_translation_item_parent_class)->finalize (object);
}

static void
pal_translation_item_class_init (PalTranslationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_translation_item_get_property;
  object_class->finalize = pal_translation_item_finalize;

  properties[PROP_REVISION] =
      g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pal_translation_item_init (PalTranslationItem *self)
{
}

PalTranslationItem *
pal_translation_item_new (PalTranslated *translated, const char *owner, guint module)
{
  PalTranslationItem *self = g_object_new (PAL_TYPE_TRANSLATION_ITEM, NULL);

  self->translated = pal_translated_ref (translated);
  self->owner = g_strdup (owner);
  self->module = module;
  return self;
}

void
pal_translation_item_set_translated (PalTranslationItem *self, PalTranslated *translated)
{
  PalTranslated *old = self->translated;

  self->translated = pal_translated_ref (translated);
  pal_translated_unref (old);
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

const char *
pal_translation_item_get_owner (PalTranslationItem *self)
{
  return self->owner;
}

const PalTranslatedPart *
pal_translation_item_get_part (PalTranslationItem *self)
{
  return self->owner != NULL ? pal_translated_find_part (self->translated, self->owner) : NULL;
}

char *
pal_translation_item_dup_title (PalTranslationItem *self)
{
  PalInstrument *instrument = pal_translated_get_instrument (self->translated);
  const PalTranslatedPart *part = pal_translation_item_get_part (self);
  const PalInstrumentText *first;

  if (part == NULL)
    return g_strdup (self->module < G_MAXUINT ? pal_instrument_get_module (instrument, self->module)->title
                                              : _ ("Questionnaire"));
  first = pal_translated_get_text (self->translated, part->first)->text;
  switch (first->kind)
    {
    case PAL_TEXT_INSTRUMENT:
      return g_strdup (_ ("Title of the questionnaire"));
    case PAL_TEXT_MODULE:
    case PAL_TEXT_MODULE_DESCRIPTION:
      return g_strdup (_ ("Title of the module"));
    case PAL_TEXT_SECTION:
      /* Translators: title of a section */
      return g_strdup_printf (_ ("Section “%s”"), first->source);
    case PAL_TEXT_QUESTION:
    case PAL_TEXT_HELP:
    case PAL_TEXT_UNIT:
    case PAL_TEXT_OPTION:
    case PAL_TEXT_NUMERATOR:
    case PAL_TEXT_DENOMINATOR:
    case PAL_TEXT_ANCHOR_LOW:
    case PAL_TEXT_ANCHOR_HIGH:
    case PAL_TEXT_CHECK:
    default:
      return g_strdup_printf ("%s %s", part->owner, first->source);
    }
}

static char *
make_totals (PalTranslationItem *self)
{
  guint n = 0, n_translated = 0, n_accepted = 0, n_texts = 0;

  for (guint i = 0; i < pal_translated_get_n_parts (self->translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (self->translated, i);

      if (part->module != self->module)
        continue;
      n++;
      n_accepted += part->state == PAL_TRANSLATED_ACCEPTED;
      n_texts += part->n;
      n_translated += part->n_translated;
    }
  /* Translators: of the translation of one module: translated texts, all texts; accepted items, all items. */
  return g_strdup_printf (_ ("%u of %u texts translated · %u of %u accepted"), n_translated, n_texts,
                          n_accepted, n);
}

char *
pal_translation_item_dup_detail (PalTranslationItem *self)
{
  const PalTranslatedPart *part = pal_translation_item_get_part (self);

  if (part == NULL)
    return make_totals (self);
  if (part->state == PAL_TRANSLATED_MISSING && part->n_translated > 0)
    /* Translators: translated texts of a question, all its texts */
    return g_strdup_printf (_ ("%u of %u texts translated"), part->n_translated, part->n);
  return g_strdup (pal_translated_get_state_label (part->state));
}

gboolean
pal_translation_item_is_open (PalTranslationItem *self)
{
  const PalTranslatedPart *part = pal_translation_item_get_part (self);

  return part != NULL && part->state != PAL_TRANSLATED_ACCEPTED;
}
