/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-translation-sheet.h"

static void
text_free (gpointer data)
{
  PalSheetText *self = data;

  g_free (self->key);
  g_free (self->note);
  g_free (self->source);
  g_free (self->target);
  g_free (self);
}

PalTranslationSheet *
pal_translation_sheet_new (void)
{
  PalTranslationSheet *self = g_new0 (PalTranslationSheet, 1);

  self->texts = g_ptr_array_new_with_free_func (text_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
pal_translation_sheet_free (PalTranslationSheet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->findings);
  g_free (self->instrument);
  g_free (self->version);
  g_free (self->source_language);
  g_free (self->language);
  g_free (self);
}

void
pal_translation_sheet_add (PalTranslationSheet *self,
                           const char *key,
                           const char *note,
                           const char *source,
                           const char *target,
                           PalSheetState state)
{
  PalSheetText *text = g_new0 (PalSheetText, 1);

  text->key = g_strdup (key);
  text->note = g_strdup (note);
  text->source = g_strdup (source);
  text->target = g_strdup (target);
  text->state = state;
  g_ptr_array_add (self->texts, text);
}

/* A spreadsheet on another system writes other line ends; they are no other text. */
static char *
unify_lines (char *text)
{
  char *out = text;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (p[0] == '\r' && p[1] == '\n')
        continue;
      *out++ = *p == '\r' ? '\n' : *p;
    }
  if (text != NULL)
    *out = '\0';
  return text;
}

PalSheetText *
pal_translation_sheet_take (PalTranslationSheet *self,
                            const char *key,
                            char *source,
                            char *target,
                            guint row,
                            guint *first_row)
{
  PalSheetText *text;
  gpointer first = NULL;

  if (g_hash_table_lookup_extended (self->seen, key, NULL, &first))
    {
      *first_row = GPOINTER_TO_UINT (first);
      g_free (source);
      g_free (target);
      return NULL;
    }
  text = g_new0 (PalSheetText, 1);
  text->key = g_strdup (key);
  text->source = unify_lines (source);
  text->target = unify_lines (target);
  text->row = row;
  g_ptr_array_add (self->texts, text);
  g_hash_table_insert (self->seen, text->key, GUINT_TO_POINTER (row));
  return text;
}

const char *
pal_sheet_state_to_name (PalSheetState state)
{
  static const char *const names[PAL_SHEET_N_STATES] = { "empty", "draft", "changed", "accepted" };

  g_return_val_if_fail ((guint) state < PAL_SHEET_N_STATES, NULL);

  return names[state];
}
