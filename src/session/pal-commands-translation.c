/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-translation.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "model/pal-language.h"
#include "session/pal-commands.h"
#include "session/pal-translation-cell.h"
#include "session/pal-translation-document.h"
#include "session/pal-workspace-private.h"

/* A file open for reading, or a role that translates nothing. */
static gboolean
is_refused (PalWorkspace *self)
{
  return pal_workspace_refuse_when_read_only (self) ||
         pal_workspace_refuse_by_role (self, PAL_RIGHT_TRANSLATE, NULL, NULL);
}

/* A batch about one translation, and its id. */
typedef struct
{
  PalWorkspace *workspace;
  PalBatch *batch;
  char *id;
} Step;

static void
step_init (Step *step,
           PalWorkspace *workspace,
           PalTranslated *translated,
           const char *kind,
           const char *label)
{
  PalInstrument *instrument = pal_translated_get_instrument (translated);
  g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));

  step->workspace = workspace;
  step->id = pal_translation_cell_make_id (pal_instrument_get_id (instrument),
                                           pal_translated_get_language (translated));
  step->batch = pal_workspace_new_batch (workspace, kind, label, NULL);
  pal_batch_set_instrument (step->batch, hex);
}

static void
step_write (Step *step, const char *prefix, const char *key, const char *json)
{
  g_autofree char *field = g_strconcat (prefix, key, NULL);

  pal_batch_add (step->batch, PAL_TRANSLATION_ENTITY, step->id, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (step->workspace), PAL_TRANSLATION_ENTITY, step->id, field,
                     json);
}

static void
step_finish (Step *step)
{
  pal_save_queue_submit (pal_workspace_get_queue (step->workspace), step->batch, FALSE);
  pal_workspace_emit_changed (step->workspace, PAL_CHANGE_TRANSLATIONS, NULL, NULL);
  g_free (step->id);
}

/* The decision is about the original as it stands: a text that was stale is not any more. */
static void
write_text (Step *step, const PalTranslatedText *text, const char *target)
{
  g_autofree char *of = NULL, *json = NULL;

  if (*target != '\0')
    {
      of = pal_translation_cell_digest (text->text->source);
      json = pal_translation_cell_make_text (of, target);
    }
  step_write (step, PAL_TRANSLATION_TEXT, text->text->key, json);
}

static gboolean
differs (const PalTranslatedText *text, const char *target)
{
  return text->is_stale || g_strcmp0 (text->target, *target != '\0' ? target : NULL) != 0;
}

gboolean
pal_commands_set_translation (PalWorkspace *self,
                              PalTranslated *translated,
                              const char *key,
                              const char *target)
{
  const PalTranslatedText *text;
  g_autofree char *clean = NULL, *label = NULL;
  Step step;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && translated != NULL && key != NULL, FALSE);

  text = pal_translated_find_text (translated, key);
  if (text == NULL || (target != NULL && !g_utf8_validate (target, -1, NULL)))
    return FALSE;
  clean = g_strstrip (g_strdup (target != NULL ? target : ""));
  if (!differs (text, clean) || is_refused (self))
    return FALSE;
  pal_commands_flush (self);
  /* Translators: name of a language in itself, then what was translated, such as T1C11/help */
  label = g_strdup_printf (_ ("Translation into %s: %s"),
                           pal_language_get_own_name (pal_translated_get_language (translated)), key);
  step_init (&step, self, translated, "edit", label);
  write_text (&step, text, clean);
  step_finish (&step);
  return TRUE;
}

guint
pal_commands_bring_in_translation (PalWorkspace *self, PalTranslated *translated, GHashTable *targets)
{
  g_autofree char *label = NULL;
  guint n = 0;
  Step step;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && translated != NULL && targets != NULL, 0);

  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, i);
      const char *target = g_hash_table_lookup (targets, text->text->key);

      n += target != NULL && differs (text, target);
    }
  if (n == 0 || is_refused (self))
    return 0;
  pal_commands_flush (self);
  /* Translators: name of a language in itself */
  label = g_strdup_printf (_ ("Translation into %s brought in"),
                           pal_language_get_own_name (pal_translated_get_language (translated)));
  step_init (&step, self, translated, "import", label);
  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, i);
      const char *target = g_hash_table_lookup (targets, text->text->key);

      if (target != NULL && differs (text, target))
        write_text (&step, text, target);
    }
  step_finish (&step);
  return n;
}

gboolean
pal_commands_accept_translation (PalWorkspace *self, PalTranslated *translated, const char *owner)
{
  const PalTranslatedPart *part;
  g_autofree char *label = NULL, *of = NULL, *json = NULL;
  Step step;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && translated != NULL && owner != NULL, FALSE);

  part = pal_translated_find_part (translated, owner);
  if (part == NULL || part->n_translated < part->n || part->state == PAL_TRANSLATED_ACCEPTED ||
      is_refused (self))
    return FALSE;
  pal_commands_flush (self);
  /* Translators: name of a language in itself, then what was accepted, such as T1C11 */
  label = g_strdup_printf (_ ("Translation into %s accepted: %s"),
                           pal_language_get_own_name (pal_translated_get_language (translated)), owner);
  of = pal_translated_dup_digest (translated, part);
  json = pal_translation_cell_make_accepted (pal_clock_now_ms (), pal_workspace_get_actor (), of);
  step_init (&step, self, translated, "edit", label);
  for (guint i = 0; i < part->n; i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, part->first + i);

      /* Who accepts has read what the original says now. */
      if (text->is_stale)
        write_text (&step, text, text->target);
    }
  step_write (&step, PAL_TRANSLATION_ACCEPTED, owner, json);
  step_finish (&step);
  return TRUE;
}

void
pal_commands_reopen_translation (PalWorkspace *self, PalTranslated *translated, const char *owner)
{
  const PalTranslatedPart *part;
  g_autofree char *label = NULL;
  Step step;

  g_return_if_fail (PAL_IS_WORKSPACE (self) && translated != NULL && owner != NULL);

  part = pal_translated_find_part (translated, owner);
  if (part == NULL || part->accepted_ms == 0 || is_refused (self))
    return;
  pal_commands_flush (self);
  /* Translators: name of a language in itself, then what is a draft again, such as T1C11 */
  label = g_strdup_printf (_ ("Translation into %s a draft again: %s"),
                           pal_language_get_own_name (pal_translated_get_language (translated)), owner);
  step_init (&step, self, translated, "edit", label);
  step_write (&step, PAL_TRANSLATION_ACCEPTED, owner, NULL);
  step_finish (&step);
}

static gboolean
is_published (PalWorkspace *self, PalTranslated *translated, const char *hex)
{
  g_autofree char *id =
      pal_translation_cell_make_id (pal_instrument_get_id (pal_translated_get_instrument (translated)),
                                    pal_translated_get_language (translated));
  g_autofree char *field = g_strconcat (PAL_TRANSLATION_PUBLISHED, hex, NULL);

  return pal_dataset_get_cell (pal_workspace_get_dataset (self), PAL_TRANSLATION_ENTITY, id, field) != NULL;
}

gboolean
pal_commands_publish_translation (PalWorkspace *self, PalTranslated *translated)
{
  g_autoptr (PalTranslation) document = NULL;
  g_autofree char *hex = NULL, *label = NULL, *json = NULL;
  Step step;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && translated != NULL, FALSE);

  if (pal_translated_count_texts (translated) == 0)
    return FALSE;
  document = pal_translation_document_new (translated);
  if (document == NULL)
    return FALSE;
  hex = pal_hash_to_hex (pal_translation_get_hash (document));
  if (is_published (self, translated, hex) || pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_INSTRUMENT, NULL, NULL))
    return FALSE;
  pal_commands_flush (self);
  /* Translators: name of a language in itself */
  label = g_strdup_printf (_ ("Translation into %s published"),
                           pal_language_get_own_name (pal_translated_get_language (translated)));
  json = pal_translation_document_make_cell (translated, pal_clock_now_ms (), pal_workspace_get_actor ());
  step_init (&step, self, translated, "edit", label);
  pal_batch_add_document (step.batch, "translation", pal_translation_get_hash (document),
                          pal_translation_get_canonical (document));
  step_write (&step, PAL_TRANSLATION_PUBLISHED, hex, json);
  step_finish (&step);
  return TRUE;
}
