/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-cells.h"

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "store/pal-batch.h"

#define ANSWER "answer"

struct _PalCells
{
  PalDatabase *db; /* unowned */
  PalSymbols *symbols;
  GPtrArray *subjects; /* PalSubject, owned; subject 1 is element 0 */
  GPtrArray *aspects;  /* PalAspect, owned */
  GHashTable *by_subject;
  GHashTable *by_aspect;
  GPtrArray *prefixes; /* char* or NULL: JSON of a subject, made when first wanted */
  GPtrArray *suffixes;
  gint64 data_version;
  gboolean loaded;
};

PalCells *
pal_cells_new (PalDatabase *db)
{
  PalCells *self = g_new0 (PalCells, 1);

  self->db = db;
  self->symbols = pal_symbols_new (db);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->aspects = g_ptr_array_new_with_free_func (g_free);
  self->by_subject = g_hash_table_new (pal_subject_hash, pal_subject_equal);
  self->by_aspect = g_hash_table_new (pal_aspect_hash, pal_aspect_equal);
  self->prefixes = g_ptr_array_new_with_free_func (g_free);
  self->suffixes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_cells_free (PalCells *self)
{
  g_hash_table_unref (self->by_subject);
  g_hash_table_unref (self->by_aspect);
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->aspects);
  g_ptr_array_unref (self->prefixes);
  g_ptr_array_unref (self->suffixes);
  pal_symbols_free (self->symbols);
  g_free (self);
}

void
pal_cells_forget (PalCells *self)
{
  g_hash_table_remove_all (self->by_subject);
  g_hash_table_remove_all (self->by_aspect);
  g_ptr_array_set_size (self->subjects, 0);
  g_ptr_array_set_size (self->aspects, 0);
  g_ptr_array_set_size (self->prefixes, 0);
  g_ptr_array_set_size (self->suffixes, 0);
  pal_symbols_forget (self->symbols);
  self->loaded = FALSE;
}

static void
keep_subject (PalCells *self, const PalSubject *key)
{
  PalSubject *copy = g_memdup2 (key, sizeof *key);

  g_ptr_array_add (self->subjects, copy);
  g_ptr_array_add (self->prefixes, NULL);
  g_hash_table_insert (self->by_subject, copy, GUINT_TO_POINTER (self->subjects->len));
}

static void
keep_aspect (PalCells *self, const PalAspect *key)
{
  PalAspect *copy = g_memdup2 (key, sizeof *key);

  g_ptr_array_add (self->aspects, copy);
  g_ptr_array_add (self->suffixes, NULL);
  g_hash_table_insert (self->by_aspect, copy, GUINT_TO_POINTER (self->aspects->len));
}

static gboolean
fail_damaged (PalCells *self, const char *table, GError **error)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is damaged: a row of %s is missing or names nothing",
               pal_database_get_path (self->db), table);
  return FALSE;
}

/* Every row must follow the one before it and name symbols that are there: then no later code has to ask. */
static gboolean
read_row (PalCells *self, PalStatement *stmt, guint expected, guint n_words, guint32 *words)
{
  if (pal_statement_get_int64 (stmt, 0) != expected)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    {
      gint64 symbol = pal_statement_get_int64 (stmt, (int) i + 1);

      if (symbol < 0 || symbol > G_MAXUINT32 || pal_symbols_get (self->symbols, (guint32) symbol) == NULL)
        return FALSE;
      words[i] = (guint32) symbol;
    }
  return words[0] != 0;
}

static gboolean
load_subjects (PalCells *self, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (self->db, "SELECT subject, entity, a, b, c FROM subject ORDER BY subject", error);
  gboolean has_row = FALSE;
  guint32 words[4];

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!read_row (self, stmt, self->subjects->len + 1, 4, words))
        return fail_damaged (self, "subject", error);
      keep_subject (self, &(PalSubject){ words[0], words[1], words[2], words[3] });
    }
  pal_statement_reset (stmt);
  return TRUE;
}

static gboolean
load_aspects (PalCells *self, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (self->db, "SELECT aspect, field, d, e FROM aspect ORDER BY aspect", error);
  gboolean has_row = FALSE;
  guint32 words[3];

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!read_row (self, stmt, self->aspects->len + 1, 3, words))
        return fail_damaged (self, "aspect", error);
      keep_aspect (self, &(PalAspect){ words[0], words[1], words[2] });
    }
  pal_statement_reset (stmt);
  return TRUE;
}

gboolean
pal_cells_load (PalCells *self, GError **error)
{
  PalStatement *stmt = pal_database_prepare (self->db, "PRAGMA data_version", error);
  gboolean has_row = FALSE;
  gint64 version;

  if (stmt == NULL || !pal_statement_step (stmt, &has_row, error))
    return FALSE;
  version = pal_statement_get_int64 (stmt, 0);
  pal_statement_reset (stmt);
  if (self->loaded && version == self->data_version)
    return TRUE;

  pal_cells_forget (self);
  if (!pal_symbols_load (self->symbols, error) || !load_subjects (self, error) || !load_aspects (self, error))
    return FALSE;
  self->data_version = version;
  self->loaded = TRUE;
  return TRUE;
}

PalSymbols *
pal_cells_get_symbols (PalCells *self)
{
  return self->symbols;
}

guint32
pal_cells_get_n_subjects (PalCells *self)
{
  return self->subjects->len;
}

const PalSubject *
pal_cells_get_subject (PalCells *self, guint32 subject)
{
  return subject >= 1 && subject <= self->subjects->len ? g_ptr_array_index (self->subjects, subject - 1)
                                                        : NULL;
}

const PalAspect *
pal_cells_get_aspect (PalCells *self, guint32 aspect)
{
  return aspect >= 1 && aspect <= self->aspects->len ? g_ptr_array_index (self->aspects, aspect - 1) : NULL;
}

gboolean
pal_cells_intern_subject (PalCells *self, const PalSubject *key, guint32 *out, GError **error)
{
  PalStatement *stmt;

  *out = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, key));
  if (*out != 0)
    return TRUE;

  stmt = pal_database_prepare (
      self->db, "INSERT INTO subject (subject, entity, a, b, c) VALUES (:subject, :entity, :a, :b, :c)",
      error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":subject", self->subjects->len + 1);
  pal_statement_bind_int64 (stmt, ":entity", key->entity);
  pal_statement_bind_int64 (stmt, ":a", key->a);
  pal_statement_bind_int64 (stmt, ":b", key->b);
  pal_statement_bind_int64 (stmt, ":c", key->c);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  keep_subject (self, key);
  *out = self->subjects->len;
  return TRUE;
}

gboolean
pal_cells_intern_aspect (PalCells *self, const PalAspect *key, guint32 *out, GError **error)
{
  PalStatement *stmt;

  *out = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_aspect, key));
  if (*out != 0)
    return TRUE;
  if (self->aspects->len >= PAL_CELL_ASPECT_MASK)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_FULL, "%s has too many questions and fields",
                   pal_database_get_path (self->db));
      return FALSE;
    }

  stmt = pal_database_prepare (
      self->db, "INSERT INTO aspect (aspect, field, d, e) VALUES (:aspect, :field, :d, :e)", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":aspect", self->aspects->len + 1);
  pal_statement_bind_int64 (stmt, ":field", key->field);
  pal_statement_bind_int64 (stmt, ":d", key->d);
  pal_statement_bind_int64 (stmt, ":e", key->e);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  keep_aspect (self, key);
  *out = self->aspects->len;
  return TRUE;
}

guint32
pal_cells_find_subject (PalCells *self, const char *entity, const char *id, PalAspect *aspect)
{
  PalSubject key = { .entity = pal_symbols_find (self->symbols, entity) };

  *aspect = (PalAspect){ 0 };
  if (key.entity == 0)
    return 0;
  if (g_str_equal (entity, ANSWER))
    {
      g_autofree char *country = NULL;
      g_autofree char *institution = NULL;
      g_autofree char *wave = NULL;
      g_autofree char *question = NULL;
      g_autofree char *slot = NULL;

      if (!pal_answer_id_split (id, &country, &institution, &wave, &question, &slot))
        return 0;
      key.a = pal_symbols_find (self->symbols, country);
      key.b = pal_symbols_find (self->symbols, institution);
      key.c = pal_symbols_find (self->symbols, wave);
      aspect->d = pal_symbols_find (self->symbols, question);
      aspect->e = pal_symbols_find (self->symbols, slot);
      if (key.a == 0 || key.c == 0 || aspect->d == 0 || aspect->e == 0 ||
          (key.b == 0 && institution != NULL && *institution != '\0'))
        return 0;
    }
  else
    {
      key.a = pal_symbols_find (self->symbols, id);
      if (key.a == 0)
        return 0;
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, &key));
}

gint64
pal_cells_find (PalCells *self, const char *entity, const char *id, const char *field)
{
  PalAspect key;
  guint32 subject = pal_cells_find_subject (self, entity, id, &key);
  guint32 aspect;

  if (subject == 0)
    return 0;
  key.field = pal_symbols_find (self->symbols, field);
  aspect = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_aspect, &key));
  return aspect != 0 ? pal_cells_join (subject, aspect) : 0;
}

gboolean
pal_cells_intern (PalCells *self,
                  const char *entity,
                  const char *id,
                  const char *field,
                  gint64 *cell,
                  GError **error)
{
  g_auto (GStrv) parts = NULL;
  const char *texts[7] = { entity, id, "", "", "", "", field };
  guint32 symbols[G_N_ELEMENTS (texts)];
  guint32 subject = 0;
  guint32 aspect = 0;

  if (g_str_equal (entity, ANSWER))
    {
      parts = g_strsplit (id, "/", 6);
      if (g_strv_length (parts) != 5)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\" is no id of an answer", id);
          return FALSE;
        }
      for (int i = 0; i < 5; i++)
        texts[i + 1] = parts[i];
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!pal_symbols_intern (self->symbols, texts[i], &symbols[i], error))
      return FALSE;
  if (!pal_cells_intern_subject (self, &(PalSubject){ symbols[0], symbols[1], symbols[2], symbols[3] },
                                 &subject, error) ||
      !pal_cells_intern_aspect (self, &(PalAspect){ symbols[6], symbols[4], symbols[5] }, &aspect, error))
    return FALSE;
  *cell = pal_cells_join (subject, aspect);
  return TRUE;
}

/* FALSE for a number that names nothing, which only a damaged file has. */
static gboolean
split (PalCells *self, gint64 cell, const PalSubject **subject, const PalAspect **aspect)
{
  gint64 high = cell >> PAL_CELL_ASPECT_BITS;

  if (high < 1 || high > G_MAXUINT32)
    return FALSE;
  *subject = pal_cells_get_subject (self, (guint32) high);
  *aspect = pal_cells_get_aspect (self, (guint32) (cell & PAL_CELL_ASPECT_MASK));
  if (*subject == NULL || *aspect == NULL)
    return FALSE;
  /* Answers have all parts but perhaps the institution, all others none. */
  return (*subject)->c != 0 ? (*aspect)->d != 0 && (*aspect)->e != 0
                            : (*subject)->b == 0 && (*aspect)->d == 0 && (*aspect)->e == 0;
}

gboolean
pal_cells_read_name (PalCells *self, gint64 cell, GString *id, const char **field)
{
  const PalSubject *subject;
  const PalAspect *aspect;
  PalSymbols *s = self->symbols;

  if (!split (self, cell, &subject, &aspect))
    return FALSE;
  *field = pal_symbols_get (s, aspect->field);
  g_string_assign (id, pal_symbols_get (s, subject->a));
  if (subject->c != 0)
    {
      const guint32 rest[] = { subject->b, subject->c, aspect->d, aspect->e };

      for (gsize i = 0; i < G_N_ELEMENTS (rest); i++)
        {
          g_string_append_c (id, '/');
          g_string_append (id, pal_symbols_get (s, rest[i]));
        }
    }
  return TRUE;
}

gboolean
pal_cells_name (PalCells *self, gint64 cell, char **entity, char **id, char **field)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const PalSubject *subject;
  const char *name = NULL;

  if (!pal_cells_read_name (self, cell, text, &name))
    return FALSE;
  subject = pal_cells_get_subject (self, (guint32) (cell >> PAL_CELL_ASPECT_BITS));
  *entity = g_strdup (pal_symbols_get (self->symbols, subject->entity));
  *field = g_strdup (name);
  *id = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* The text inside the quotes of a JSON string. */
static void
append_inner (GString *out, const char *text)
{
  gsize start = out->len;

  pal_json_append_string (out, text);
  g_string_truncate (out, out->len - 1);
  g_string_erase (out, (gssize) start, 1);
}

/* Escaping works character by character, so the two halves of an id can be escaped apart from each other. */
static const char *
get_prefix (PalCells *self, guint32 subject)
{
  char **slot = (char **) &g_ptr_array_index (self->prefixes, subject - 1);
  const PalSubject *key = pal_cells_get_subject (self, subject);

  if (*slot == NULL)
    {
      GString *text = g_string_new ("[");

      pal_json_append_string (text, pal_symbols_get (self->symbols, key->entity));
      g_string_append (text, ",\"");
      append_inner (text, pal_symbols_get (self->symbols, key->a));
      if (key->c != 0)
        {
          g_string_append_c (text, '/');
          append_inner (text, pal_symbols_get (self->symbols, key->b));
          g_string_append_c (text, '/');
          append_inner (text, pal_symbols_get (self->symbols, key->c));
          g_string_append_c (text, '/');
        }
      *slot = g_string_free (text, FALSE);
    }
  return *slot;
}

static const char *
get_suffix (PalCells *self, guint32 aspect)
{
  char **slot = (char **) &g_ptr_array_index (self->suffixes, aspect - 1);
  const PalAspect *key = pal_cells_get_aspect (self, aspect);

  if (*slot == NULL)
    {
      GString *text = g_string_new (NULL);

      if (key->d != 0)
        {
          append_inner (text, pal_symbols_get (self->symbols, key->d));
          g_string_append_c (text, '/');
          append_inner (text, pal_symbols_get (self->symbols, key->e));
        }
      g_string_append (text, "\",");
      pal_json_append_string (text, pal_symbols_get (self->symbols, key->field));
      g_string_append_c (text, ',');
      *slot = g_string_free (text, FALSE);
    }
  return *slot;
}

gboolean
pal_cells_append_json (PalCells *self, gint64 cell, GString *out)
{
  const PalSubject *subject;
  const PalAspect *aspect;

  if (!split (self, cell, &subject, &aspect))
    return FALSE;
  g_string_append (out, get_prefix (self, (guint32) (cell >> PAL_CELL_ASPECT_BITS)));
  g_string_append (out, get_suffix (self, (guint32) (cell & PAL_CELL_ASPECT_MASK)));
  return TRUE;
}
