/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-batch.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"
#include "store/pal-batch-private.h"

#define BLOCK_ROWS 8192
#define N_RECENT 1024 /* values seen lately, so that a million "yes" share one string */
#define MAX_ID_BYTES 512
#define ANSWER "answer"

static const char *const entities[] = {
  "country", "institution", "service",   "wave",      "answer", "comment",     "query", "state",
  "reason",  "framework",   "method",    "dashboard", "chart",  "study",       "item",  "panellist",
  "rating",  "action",      "reference", "workspace", "batch",  "translation",
};

struct _PalBatch
{
  char *kind;
  char *actor;
  char *label;
  char *reason;
  char *role;
  char *instrument;
  GError *error; /* the first one */

  GStringChunk *chunk;
  GHashTable *by_text; /* string -> number */
  GPtrArray *strings;  /* in the chunk */
  GHashTable *by_subject;
  GPtrArray *subjects; /* PalSubject, owned */
  GHashTable *by_aspect;
  GPtrArray *aspects; /* PalAspect, owned */
  GPtrArray *blocks;  /* PalBatchRow[BLOCK_ROWS], owned */
  guint n;
  GPtrArray *documents; /* PalBatchDocument, or NULL */

  const char *recent[N_RECENT];
  guint32 last_subject; /* of an answer, number from 1; 0: none yet */
};

PalBatch *
pal_batch_new (const char *kind, const char *actor, const char *label)
{
  PalBatch *self = g_new0 (PalBatch, 1);

  self->kind = g_strdup (kind);
  self->actor = g_strdup (actor != NULL ? actor : "");
  self->label = g_strdup (label != NULL ? label : "");
  self->chunk = g_string_chunk_new (64 * 1024);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_ptr_array_new ();
  self->by_subject = g_hash_table_new (pal_subject_hash, pal_subject_equal);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->by_aspect = g_hash_table_new (pal_aspect_hash, pal_aspect_equal);
  self->aspects = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_batch_free (PalBatch *self)
{
  g_free (self->kind);
  g_free (self->actor);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->role);
  g_free (self->instrument);
  g_clear_error (&self->error);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_subject);
  g_hash_table_unref (self->by_aspect);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->aspects);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

void
pal_batch_set_instrument (PalBatch *self, const char *sha256_hex)
{
  g_free (self->instrument);
  self->instrument = g_strdup (sha256_hex);
}

static void
document_free (gpointer data)
{
  PalBatchDocument *document = data;

  g_free (document->kind);
  g_free (document->canonical);
  g_free (document);
}

void
pal_batch_add_document (PalBatch *self, const char *kind, const PalHash *hash, const char *canonical)
{
  PalBatchDocument *document = g_new0 (PalBatchDocument, 1);

  document->kind = g_strdup (kind);
  document->hash = *hash;
  document->canonical = g_strdup (canonical);
  if (self->documents == NULL)
    self->documents = g_ptr_array_new_with_free_func (document_free);
  g_ptr_array_add (self->documents, document);
}

GPtrArray *
pal_batch_get_documents (PalBatch *self)
{
  return self->documents;
}

void
pal_batch_set_reason (PalBatch *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

void
pal_batch_set_role (PalBatch *self, const char *role)
{
  g_free (self->role);
  self->role = g_strdup (role);
}

G_GNUC_PRINTF (2, 3)
static void
refuse (PalBatch *self, const char *format, ...)
{
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  self->error = g_error_new_valist (PAL_ERROR, PAL_ERROR_INVALID, format, args);
  va_end (args);
}

/* Ids and codes are symbols of the file for ever, so they are short, UTF-8 and printable. */
static gboolean
check_part (PalBatch *self, const char *what, const char *text, gboolean may_be_empty, gboolean may_slash)
{
  gsize length = strlen (text);
  g_autofree char *quoted = NULL;
  gboolean ok = (length > 0 || may_be_empty) && length <= MAX_ID_BYTES && g_utf8_validate (text, -1, NULL) &&
                (may_slash || strchr (text, '/') == NULL);

  for (const char *c = text; ok && *c != '\0'; c++)
    ok = (guint8) *c >= 0x20 && *c != 0x7f;
  if (ok)
    return TRUE;
  quoted = pal_text_quote (text, -1);
  refuse (self, "%s is no %s: it must be 1 to %d bytes of printable text%s", quoted, what, MAX_ID_BYTES,
          may_slash ? "" : " without a slash");
  return FALSE;
}

static guint32
intern (PalBatch *self, const char *text)
{
  guint32 number;
  char *copy;

  if (*text == '\0')
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text));
  if (number != 0)
    return number;
  copy = g_string_chunk_insert (self->chunk, text);
  g_ptr_array_add (self->strings, copy);
  g_hash_table_insert (self->by_text, copy, GUINT_TO_POINTER (self->strings->len));
  return self->strings->len;
}

static guint32
intern_subject (PalBatch *self, const PalSubject *key)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, key));
  PalSubject *copy;

  if (number != 0)
    return number;
  copy = g_memdup2 (key, sizeof *key);
  g_ptr_array_add (self->subjects, copy);
  g_hash_table_insert (self->by_subject, copy, GUINT_TO_POINTER (self->subjects->len));
  return self->subjects->len;
}

static guint32
intern_aspect (PalBatch *self, const PalAspect *key)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_aspect, key));
  PalAspect *copy;

  if (number != 0)
    return number;
  copy = g_memdup2 (key, sizeof *key);
  g_ptr_array_add (self->aspects, copy);
  g_hash_table_insert (self->by_aspect, copy, GUINT_TO_POINTER (self->aspects->len));
  return self->aspects->len;
}

/* The forms that a survey is made of, which can be seen to be canonical without parsing. */
static gboolean
is_plainly_canonical (const char *json)
{
  const char *c = json;

  if (*c == '"')
    {
      gboolean ascii = TRUE;

      for (c++; (guint8) *c >= 0x20 && *c != '"' && *c != '\\'; c++)
        ascii = ascii && (guint8) *c < 0x80;
      return c[0] == '"' && c[1] == '\0' && (ascii || g_utf8_validate (json, -1, NULL));
    }
  if (*c == '{')
    return strlen (c) == 16 && g_str_has_prefix (c, "{\"missing\":\"") && g_ascii_isupper (c[12]) &&
           g_ascii_isupper (c[13]) && g_str_has_suffix (c, "\"}");
  if (*c == '-')
    c++;
  if (*c >= '1' && *c <= '9')
    {
      gsize n_digits = strspn (c, "0123456789");

      return c[n_digits] == '\0' && n_digits <= 15;
    }
  return g_str_equal (json, "0") || g_str_equal (json, "null") || g_str_equal (json, "true") ||
         g_str_equal (json, "false");
}

static const char *
keep_value (PalBatch *self, const char *json)
{
  const char **recent = &self->recent[g_str_hash (json) % N_RECENT];

  if (*recent == NULL || !g_str_equal (*recent, json))
    *recent = g_string_chunk_insert (self->chunk, json);
  return *recent;
}

static const char *
take_value (PalBatch *self, const char *json)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;

  if (json == NULL)
    json = "null";
  if (is_plainly_canonical (json))
    return keep_value (self, json);

  node = pal_json_parse (json, -1, NULL, &error);
  if (node != NULL)
    canonical = pal_json_canonical (node, &error);
  if (canonical == NULL)
    {
      refuse (self, "a value is not JSON: %s", error->message);
      return NULL;
    }
  return keep_value (self, canonical);
}

static void
add_row (PalBatch *self, guint32 subject, guint32 aspect, const char *json_value)
{
  const char *value = take_value (self, json_value);
  PalBatchRow *block;

  if (value == NULL)
    return;
  if (self->n % BLOCK_ROWS == 0)
    g_ptr_array_add (self->blocks, g_new (PalBatchRow, BLOCK_ROWS));
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  block[self->n % BLOCK_ROWS] = (PalBatchRow){ subject - 1, aspect - 1, value };
  self->n++;
}

static gboolean
matches (PalBatch *self, guint32 number, const char *text)
{
  return number == 0 ? *text == '\0' : g_str_equal (g_ptr_array_index (self->strings, number - 1), text);
}

static guint32
find_answer_subject (PalBatch *self, const char *country, const char *institution, const char *wave)
{
  const PalSubject *last =
      self->last_subject != 0 ? g_ptr_array_index (self->subjects, self->last_subject - 1) : NULL;

  /* Imports come sorted by unit. */
  if (last != NULL && matches (self, last->b, institution) && matches (self, last->a, country) &&
      matches (self, last->c, wave))
    return self->last_subject;

  if (!check_part (self, "country", country, FALSE, FALSE) ||
      !check_part (self, "institution", institution, TRUE, FALSE) ||
      !check_part (self, "wave", wave, FALSE, FALSE))
    return 0;
  self->last_subject =
      intern_subject (self, &(PalSubject){ intern (self, ANSWER), intern (self, country),
                                           intern (self, institution), intern (self, wave) });
  return self->last_subject;
}

void
pal_batch_add_answer (PalBatch *self,
                      const char *country,
                      const char *institution,
                      const char *wave,
                      const char *question,
                      const char *slot,
                      const char *field,
                      const char *json_value)
{
  guint32 subject;
  guint n_aspects = self->aspects->len;
  PalAspect key;
  guint32 aspect;

  if (institution == NULL)
    institution = "";
  if (slot == NULL)
    slot = "agreed";
  subject = find_answer_subject (self, country, institution, wave);
  if (subject == 0)
    return;

  key = (PalAspect){ intern (self, field), intern (self, question), intern (self, slot) };
  aspect = intern_aspect (self, &key);
  if (self->aspects->len > n_aspects &&
      (!check_part (self, "question", question, FALSE, FALSE) ||
       !check_part (self, "slot", slot, FALSE, FALSE) || !check_part (self, "field", field, FALSE, TRUE)))
    return;
  add_row (self, subject, aspect, json_value);
}

static gboolean
is_entity (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i], name))
      return TRUE;
  return FALSE;
}

void
pal_batch_add (PalBatch *self, const char *entity, const char *id, const char *field, const char *json_value)
{
  guint32 subject, aspect;

  if (!is_entity (entity))
    {
      refuse (self, "there is no entity \"%s\"", entity);
      return;
    }
  if (g_str_equal (entity, ANSWER))
    {
      g_autofree char *country = NULL;
      g_autofree char *institution = NULL;
      g_autofree char *wave = NULL;
      g_autofree char *question = NULL;
      g_autofree char *slot = NULL;

      if (!pal_answer_id_split (id, &country, &institution, &wave, &question, &slot))
        refuse (self, "\"%s\" is no id of an answer", id);
      else
        pal_batch_add_answer (self, country, institution, wave, question, slot, field, json_value);
      return;
    }
  if (!check_part (self, "id", id, FALSE, TRUE) || !check_part (self, "field", field, FALSE, TRUE))
    return;
  subject = intern_subject (self, &(PalSubject){ intern (self, entity), intern (self, id), 0, 0 });
  aspect = intern_aspect (self, &(PalAspect){ intern (self, field), 0, 0 });
  add_row (self, subject, aspect, json_value);
}

void
pal_batch_add_text (PalBatch *self, const char *entity, const char *id, const char *field, const char *text)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      refuse (self, "the text of %s of %s \"%s\" is not UTF-8", field, entity, id);
      return;
    }
  if (text != NULL)
    pal_json_append_string (json, text);
  pal_batch_add (self, entity, id, field, text != NULL ? json->str : NULL);
}

void
pal_batch_add_number (PalBatch *self, const char *entity, const char *id, const char *field, double number)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (!isfinite (number))
    {
      refuse (self, "the number for %s of %s \"%s\" is not finite", field, entity, id);
      return;
    }
  pal_json_append_number (json, number);
  pal_batch_add (self, entity, id, field, json->str);
}

guint
pal_batch_get_n (PalBatch *self)
{
  return self->n;
}

const GError *
pal_batch_get_error (PalBatch *self)
{
  return self->error;
}

const char *
pal_batch_get_kind (PalBatch *self)
{
  return self->kind;
}

const char *
pal_batch_get_actor (PalBatch *self)
{
  return self->actor;
}

const char *
pal_batch_get_label (PalBatch *self)
{
  return self->label;
}

const char *
pal_batch_get_reason (PalBatch *self)
{
  return self->reason;
}

const char *
pal_batch_get_role (PalBatch *self)
{
  return self->role;
}

const char *
pal_batch_get_instrument (PalBatch *self)
{
  return self->instrument;
}

guint
pal_batch_get_n_strings (PalBatch *self)
{
  return self->strings->len;
}

const char *
pal_batch_get_string (PalBatch *self, guint32 number)
{
  return number == 0 ? "" : g_ptr_array_index (self->strings, number - 1);
}

guint
pal_batch_get_n_subjects (PalBatch *self)
{
  return self->subjects->len;
}

const PalSubject *
pal_batch_get_subject (PalBatch *self, guint32 index)
{
  return g_ptr_array_index (self->subjects, index);
}

guint
pal_batch_get_n_aspects (PalBatch *self)
{
  return self->aspects->len;
}

const PalAspect *
pal_batch_get_aspect (PalBatch *self, guint32 index)
{
  return g_ptr_array_index (self->aspects, index);
}

const PalBatchRow *
pal_batch_get_row (PalBatch *self, guint index)
{
  const PalBatchRow *block = g_ptr_array_index (self->blocks, index / BLOCK_ROWS);

  return &block[index % BLOCK_ROWS];
}

char *
pal_answer_id_make (const char *country,
                    const char *institution,
                    const char *wave,
                    const char *question,
                    const char *slot)
{
  return g_strjoin ("/", country, institution != NULL ? institution : "", wave, question,
                    slot != NULL ? slot : "agreed", NULL);
}

gboolean
pal_answer_id_split (const char *id,
                     char **country,
                     char **institution,
                     char **wave,
                     char **question,
                     char **slot)
{
  char **outs[] = { country, institution, wave, question, slot };
  g_auto (GStrv) parts = g_strsplit (id, "/", 6);

  for (int i = 0; i < 5; i++)
    *outs[i] = NULL;
  if (g_strv_length (parts) != 5)
    return FALSE;
  for (int i = 0; i < 5; i++)
    if (i != 1 && *parts[i] == '\0')
      return FALSE;
  for (int i = 0; i < 5; i++)
    *outs[i] = g_strdup (parts[i]);
  return TRUE;
}
