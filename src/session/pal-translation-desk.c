/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translation-desk.h"

#include <glib/gi18n.h>

struct _PalTranslationDesk
{
  GObject parent_instance;

  PalWorkspace *workspace;   /* owned */
  PalInstrument *instrument; /* owned */
  PalTranslated *translated; /* owned */
  GPtrArray *items;          /* PalTranslationItem* */
  PalTranslatedState filter;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalTranslationDesk,
                               pal_translation_desk,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PAL_TYPE_TRANSLATION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PAL_TRANSLATION_DESK (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PalTranslationDesk *self = PAL_TRANSLATION_DESK (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A module without anything to show has no heading. */
static void
fill (PalTranslationDesk *self)
{
  guint n_old = self->items->len, module = 0;
  gboolean has_heading = FALSE;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < pal_translated_get_n_parts (self->translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (self->translated, i);

      if (self->filter != PAL_TRANSLATION_ALL && part->state != self->filter)
        continue;
      if (!has_heading || part->module != module)
        g_ptr_array_add (self->items, pal_translation_item_new (self->translated, NULL, part->module));
      has_heading = TRUE;
      module = part->module;
      g_ptr_array_add (self->items, pal_translation_item_new (self->translated, part->owner, module));
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->items->len);
}

static void
read_language (PalTranslationDesk *self, const char *language)
{
  PalTranslated *translated =
      pal_translated_new (pal_workspace_get_dataset (self->workspace), self->instrument, language);

  g_clear_pointer (&self->translated, pal_translated_unref);
  self->translated = translated;
}

static void
workspace_changed_cb (PalTranslationDesk *self, guint flags)
{
  g_autofree char *language = NULL;

  if ((flags & PAL_CHANGE_TRANSLATIONS) == 0)
    return;
  language = g_strdup (pal_translated_get_language (self->translated));
  read_language (self, language);
  for (guint i = 0; i < self->items->len; i++)
    pal_translation_item_set_translated (g_ptr_array_index (self->items, i), self->translated);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pal_translation_desk_finalize (GObject *object)
{
  PalTranslationDesk *self = PAL_TRANSLATION_DESK (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->translated, pal_translated_unref);
  g_clear_pointer (&self->instrument, pal_instrument_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pal_translation_desk_parent_class)->finalize (object);
}

static void
pal_translation_desk_class_init (PalTranslationDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_translation_desk_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_translation_desk_init (PalTranslationDesk *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->filter = PAL_TRANSLATION_ALL;
}

PalTranslationDesk *
pal_translation_desk_new (PalWorkspace *workspace, PalInstrument *instrument, const char *language)
{
  PalTranslationDesk *self = g_object_new (PAL_TYPE_TRANSLATION_DESK, NULL);

  self->workspace = g_object_ref (workspace);
  self->instrument = pal_instrument_ref (instrument);
  read_language (self, language);
  fill (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

PalWorkspace *
pal_translation_desk_get_workspace (PalTranslationDesk *self)
{
  return self->workspace;
}

PalTranslated *
pal_translation_desk_get_translated (PalTranslationDesk *self)
{
  return self->translated;
}

void
pal_translation_desk_set_language (PalTranslationDesk *self, const char *language)
{
  g_return_if_fail (PAL_IS_TRANSLATION_DESK (self) && language != NULL);

  if (g_strcmp0 (language, pal_translated_get_language (self->translated)) == 0)
    return;
  read_language (self, language);
  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pal_translation_desk_set_filter (PalTranslationDesk *self, PalTranslatedState filter)
{
  g_return_if_fail (PAL_IS_TRANSLATION_DESK (self));

  self->filter = filter;
  fill (self);
}

guint
pal_translation_desk_find_open (PalTranslationDesk *self, guint position, int step)
{
  guint n = self->items->len;

  if (position >= n)
    position = step > 0 ? n - 1 : 0;
  for (guint i = 1; i <= n; i++)
    {
      guint place = step > 0 ? (position + i) % n : (position + n - i) % n;

      if (pal_translation_item_is_open (g_ptr_array_index (self->items, place)))
        return place;
    }
  return G_MAXUINT;
}

guint
pal_translation_desk_find (PalTranslationDesk *self, const char *owner)
{
  for (guint i = 0; owner != NULL && i < self->items->len; i++)
    if (g_strcmp0 (pal_translation_item_get_owner (g_ptr_array_index (self->items, i)), owner) == 0)
      return i;
  return G_MAXUINT;
}

char *
pal_translation_desk_dup_totals (PalTranslationDesk *self)
{
  /* Translators: translated texts, all texts; accepted questions and titles, all of them. */
  return g_strdup_printf (_ ("%u of %u texts translated, %u of %u accepted"),
                          pal_translated_count_texts (self->translated),
                          pal_translated_get_n_texts (self->translated),
                          pal_translated_count (self->translated, PAL_TRANSLATED_ACCEPTED),
                          pal_translated_get_n_parts (self->translated));
}
