/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-answers-reader.h"

#include <string.h>

#include "base/pal-number.h"
#include "exchange/pal-key-table.h"
#include "model/pal-country.h"
#include "survey/pal-checks.h"
#include "survey/pal-evidence.h"

#define MAX_FINDINGS 10000
#define MAX_NOTE_CHARS 10000

enum
{
  COLUMN_COUNTRY,
  COLUMN_INSTITUTION,
  COLUMN_WAVE,
  COLUMN_QUESTION,
  COLUMN_SLOT,
  COLUMN_VALUE,
  COLUMN_MISSING,
  COLUMN_SOURCE_KIND,
  COLUMN_SOURCE_NOTE,
  COLUMN_CONFIDENCE,
  COLUMN_COMMENT,
  COLUMN_SOURCE_DOCUMENT,
  COLUMN_SOURCE_LINK,
  COLUMN_SOURCE_N,
  N_COLUMNS,
};

static const PalCsvColumn columns[N_COLUMNS] = {
  { "country", "iso2|iso3|country code", TRUE },
  { "institution", "institution id", FALSE },
  { "wave", NULL, FALSE },
  { "question", "question id", TRUE },
  { "slot", NULL, FALSE },
  { "value", NULL, FALSE },
  { "missing", "missing code", FALSE },
  { "source_kind", NULL, FALSE },
  { "source_note", NULL, FALSE },
  { "confidence", NULL, FALSE },
  { "comment", NULL, FALSE },
  { "source_document", NULL, FALSE },
  { "source_link", NULL, FALSE },
  { "source_n", NULL, FALSE },
};

static const char *const source_kinds[] = { "registry",        "electronic_record",
                                            "manual_audit",    "official_document",
                                            "published_study", "estimate",
                                            "other",           NULL };
static const char *const confidences[] = { "high", "medium", "low", NULL };

/* Files come sorted, so most cells repeat the one above: the last text and what it stood for. */
typedef struct
{
  GString *text;
  gboolean is_set;
  gpointer result;
} Last;

typedef struct
{
  PalInstrument *instrument; /* owned */
  gboolean is_new, is_used;
} Wave;

struct _PalAnswersReader
{
  PalCsvTable *table;
  PalAnswerKeys *keys; /* unowned */
  char *default_wave;
  PalInstrument *new_instrument; /* owned: of waves that do not exist yet */
  GHashTable *waves;             /* char* -> Wave*, owned */
  GHashTable *countries;         /* char* as written -> PalCountry* or NULL */
  GHashTable *by_id;             /* id -> PalInstitution*, unowned */
  GHashTable *by_name;           /* "NO\x1fname" (owned) -> PalInstitution*, NULL when two have the name */
  PalKeyTable *seen;             /* key -> row */
  GPtrArray *findings, *value_findings, *new_waves;
  Last last_country, last_institution, last_wave, last_question, last_slot;
  GString *scratch;
  PalValue value; /* of the row handed out */
  guint n_rows, n_refused;
};

/* What a row is about, found step by step. */
typedef struct
{
  const PalCountry *country;
  PalInstitution *institution;
  const char *wave_code;
  Wave *wave;
  const PalQuestion *question;
  const char *question_id; /* that of the question, or of one in an entry of a group, or of an entry */
  const char *slot;
} Subject;

static void
wave_free (gpointer data)
{
  pal_instrument_unref (((Wave *) data)->instrument);
  g_free (data);
}

static void
index_institutions (PalAnswersReader *self, GPtrArray *institutions)
{
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      char *name;

      g_hash_table_insert (self->by_id, (gpointer) pal_institution_get_id (institution), institution);
      if (pal_institution_is_deleted (institution) || pal_institution_get_name (institution) == NULL)
        continue;
      name = g_strconcat (pal_institution_get_country (institution), "\x1f",
                          pal_institution_get_name (institution), NULL);
      g_hash_table_insert (self->by_name, name,
                           g_hash_table_contains (self->by_name, name) ? NULL : institution);
    }
}

PalAnswersReader *
pal_answers_reader_new (GBytes *bytes,
                        const char *origin,
                        PalColumnMap *map,
                        const char *wave,
                        GPtrArray *institutions,
                        PalAnswerKeys *keys,
                        GError **error)
{
  g_autoptr (PalAnswersReader) self = g_new0 (PalAnswersReader, 1);
  Last *lasts[] = { &self->last_country, &self->last_institution, &self->last_wave, &self->last_question,
                    &self->last_slot };

  for (guint i = 0; i < G_N_ELEMENTS (lasts); i++)
    lasts[i]->text = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->keys = keys;
  self->default_wave = g_strdup (wave);
  self->waves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wave_free);
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = pal_key_table_new ();
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->value_findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->new_waves = g_ptr_array_new ();
  index_institutions (self, institutions);

  self->table = pal_csv_table_new (bytes, origin, columns, N_COLUMNS, map, error);
  if (self->table == NULL)
    return NULL;
  if (wave == NULL && !pal_csv_table_require (self->table, COLUMN_WAVE, error))
    return NULL;
  if (!pal_csv_table_has (self->table, COLUMN_MISSING) &&
      !pal_csv_table_require (self->table, COLUMN_VALUE, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pal_answers_reader_free (PalAnswersReader *self)
{
  Last *lasts[] = { &self->last_country, &self->last_institution, &self->last_wave, &self->last_question,
                    &self->last_slot };

  for (guint i = 0; i < G_N_ELEMENTS (lasts); i++)
    g_string_free (lasts[i]->text, TRUE);
  g_string_free (self->scratch, TRUE);
  g_clear_pointer (&self->table, pal_csv_table_free);
  g_free (self->default_wave);
  g_clear_pointer (&self->new_instrument, pal_instrument_unref);
  g_hash_table_unref (self->waves);
  g_hash_table_unref (self->countries);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  pal_key_table_free (self->seen);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->value_findings);
  g_ptr_array_unref (self->new_waves);
  pal_value_clear (&self->value);
  g_free (self);
}

void
pal_answers_reader_set_instrument (PalAnswersReader *self, const char *wave, PalInstrument *instrument)
{
  if (wave == NULL)
    {
      g_clear_pointer (&self->new_instrument, pal_instrument_unref);
      self->new_instrument = pal_instrument_ref (instrument);
    }
  else
    {
      Wave *entry = g_new0 (Wave, 1);

      entry->instrument = pal_instrument_ref (instrument);
      g_hash_table_insert (self->waves, g_strdup (wave), entry);
    }
}

/* TRUE: the cell repeats the one of the row before.  FALSE: the text is kept, set the result. */
static gboolean
is_repeated (Last *last, const char *text, gsize length)
{
  if (last->is_set && last->text->len == length && memcmp (last->text->str, text, length) == 0)
    return TRUE;
  g_string_truncate (last->text, 0);
  g_string_append_len (last->text, text, (gssize) length);
  last->is_set = FALSE;
  return FALSE;
}

static gpointer
keep (Last *last, gpointer result)
{
  last->is_set = TRUE;
  last->result = result;
  return result;
}

static gboolean refuse (PalAnswersReader *self, guint column, const char *rule, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Always FALSE, so that a check can end with it. */
static gboolean
refuse (PalAnswersReader *self, guint column, const char *rule, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  self->n_refused++;
  if (self->findings->len >= MAX_FINDINGS)
    return FALSE;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->findings, pal_csv_table_refuse (self->table, column, rule, "%s", message));
  return FALSE;
}

static gboolean
read_country (PalAnswersReader *self, Subject *subject)
{
  gsize length;
  const char *text = pal_csv_table_get (self->table, COLUMN_COUNTRY, &length);
  Last *last = &self->last_country;
  gpointer country;

  if (!is_repeated (last, text, length))
    {
      if (!g_hash_table_lookup_extended (self->countries, last->text->str, NULL, &country))
        {
          country = (gpointer) pal_country_find (last->text->str);
          g_hash_table_insert (self->countries, g_strdup (last->text->str), country);
        }
      keep (last, country);
      self->last_institution.is_set = FALSE; /* it was looked up in the country before */
    }
  subject->country = last->result;
  if (subject->country != NULL)
    return TRUE;
  return refuse (self, COLUMN_COUNTRY, "country",
                 "unknown country, expected an ISO code (NO, NOR) or an English name");
}

static gboolean
read_institution (PalAnswersReader *self, Subject *subject)
{
  gsize length;
  const char *text = pal_csv_table_get (self->table, COLUMN_INSTITUTION, &length);
  Last *last = &self->last_institution;
  PalInstitution *institution;
  gboolean by_name = FALSE;
  gpointer found = NULL;

  subject->institution = NULL;
  if (length == 0)
    return TRUE;
  if (is_repeated (last, text, length))
    {
      subject->institution = last->result;
      return TRUE;
    }
  institution = g_hash_table_lookup (self->by_id, last->text->str);
  if (institution == NULL)
    {
      g_autofree char *name = g_strconcat (subject->country->iso2, "\x1f", last->text->str, NULL);

      by_name = g_hash_table_lookup_extended (self->by_name, name, NULL, &found);
      institution = found;
    }
  if (institution == NULL && by_name)
    return refuse (self, COLUMN_INSTITUTION, "institution",
                   "two institutions of %s have this name: use the id", subject->country->iso2);
  if (institution == NULL)
    return refuse (self, COLUMN_INSTITUTION, "institution",
                   "unknown institution of %s, expected its id or exact name", subject->country->iso2);
  if (g_strcmp0 (pal_institution_get_country (institution), subject->country->iso2) != 0)
    return refuse (self, COLUMN_INSTITUTION, "institution", "this institution belongs to %s, not to %s",
                   pal_institution_get_country (institution), subject->country->iso2);
  subject->institution = keep (last, institution);
  return TRUE;
}

static gboolean
read_wave (PalAnswersReader *self, Subject *subject)
{
  gsize length;
  const char *text = pal_csv_table_get (self->table, COLUMN_WAVE, &length);
  Last *last = &self->last_wave;
  gpointer code;

  if (length == 0 && self->default_wave == NULL)
    return refuse (self, COLUMN_WAVE, "wave", "no wave, expected a year such as 2026");
  if (length > 0 && self->default_wave != NULL &&
      (strlen (self->default_wave) != length || memcmp (text, self->default_wave, length) != 0))
    return refuse (self, COLUMN_WAVE, "wave", "another wave than the %s asked for", self->default_wave);
  if (length == 0)
    {
      text = self->default_wave;
      length = strlen (text);
    }
  if (!is_repeated (last, text, length))
    {
      if (!pal_wave_code_is_valid (last->text->str))
        return refuse (self, COLUMN_WAVE, "wave", "no wave code, expected a year such as 2026 or 2026-2");
      if (!g_hash_table_contains (self->waves, last->text->str))
        {
          Wave *wave;

          if (self->new_instrument == NULL)
            return refuse (self, COLUMN_WAVE, "wave", "unknown wave, and no questionnaire to make it with");
          wave = g_new0 (Wave, 1);
          wave->instrument = pal_instrument_ref (self->new_instrument);
          wave->is_new = TRUE;
          g_hash_table_insert (self->waves, g_strdup (last->text->str), wave);
        }
      self->last_question.is_set = FALSE; /* it was looked up in the instrument before */
      keep (last, g_hash_table_lookup (self->waves, last->text->str));
    }
  subject->wave = last->result;
  g_hash_table_lookup_extended (self->waves, last->text->str, &code, NULL);
  subject->wave_code = code;
  return TRUE;
}

static gboolean
read_question (PalAnswersReader *self, Subject *subject)
{
  gsize length;
  const char *text = pal_csv_table_get (self->table, COLUMN_QUESTION, &length);
  Last *last = &self->last_question;

  if (!is_repeated (last, text, length))
    {
      const PalQuestion *question = pal_instrument_find_answered (subject->wave->instrument, last->text->str);

      if (question != NULL && strcmp (question->id, last->text->str) != 0 &&
          !pal_entry_code_is_valid (strchr (last->text->str, ':') + 1))
        return refuse (self, COLUMN_QUESTION, "question",
                       "no id of an entry, expected letters, digits, “.”, “_” and “-”");
      if (question == NULL)
        return refuse (self, COLUMN_QUESTION, "question", "unknown question, expected one of %s %s",
                       pal_instrument_get_id (subject->wave->instrument),
                       pal_instrument_get_version (subject->wave->instrument));
      keep (last, (gpointer) question);
    }
  subject->question = last->result;
  subject->question_id = last->text->str;
  if (subject->question->level == PAL_LEVEL_COUNTRY && subject->institution != NULL)
    return refuse (self, COLUMN_INSTITUTION, "level",
                   "question %s is asked of the country: expected an empty institution",
                   subject->question->id);
  if (subject->question->level == PAL_LEVEL_INSTITUTION && subject->institution == NULL)
    return refuse (self, COLUMN_INSTITUTION, "level",
                   "question %s is asked of institutions: expected an id or exact name",
                   subject->question->id);
  return TRUE;
}

static gboolean
read_slot (PalAnswersReader *self, Subject *subject)
{
  gsize length;
  const char *text = pal_csv_table_get (self->table, COLUMN_SLOT, &length);
  Last *last = &self->last_slot;

  subject->slot = "agreed";
  if (length == 0)
    return TRUE;
  if (!is_repeated (last, text, length))
    {
      if (!pal_slot_is_valid (last->text->str))
        return refuse (self, COLUMN_SLOT, "slot", "expected agreed, expert:<id>, entry:1 or entry:2");
      keep (last, NULL);
    }
  subject->slot = last->text->str;
  return TRUE;
}

static gboolean
read_missing (PalAnswersReader *self, const char *text, gsize length)
{
  char code[8] = "";
  PalMissing missing;

  if (length < sizeof code)
    for (gsize i = 0; i < length; i++)
      code[i] = g_ascii_toupper (text[i]);
  if (!pal_missing_from_code (code, &missing) || missing == PAL_MISSING_NONE)
    return refuse (self, COLUMN_MISSING, "missing", "unknown missing code, expected DK, NA or NR");
  if (missing == PAL_MISSING_SK)
    return refuse (self, COLUMN_MISSING, "missing", "SK is set by routing and cannot be imported");
  if (missing == PAL_MISSING_SU)
    return refuse (self, COLUMN_MISSING, "missing", "SU is set by a release and cannot be imported");
  pal_value_init_missing (&self->value, missing);
  return TRUE;
}

/* "T1I20:ENTRY": the row of the entry itself. */
static gboolean
is_entry (const Subject *subject)
{
  return subject->question != NULL && subject->question->type == PAL_QUESTION_GROUP &&
         strcmp (subject->question_id, subject->question->id) != 0;
}

static gboolean
read_place (PalAnswersReader *self, const Subject *subject)
{
  double number;

  if (!pal_number_from_machine (self->scratch->str, &number))
    return refuse (self, COLUMN_VALUE, "type", "expected the place of the entry in the list %s, such as 1",
                   subject->question->id);
  pal_value_init_number (&self->value, number);
  return TRUE;
}

static gboolean
read_value (PalAnswersReader *self, const Subject *subject, gboolean has_notes)
{
  gsize value_length, missing_length;
  const char *missing = pal_csv_table_get (self->table, COLUMN_MISSING, &missing_length);
  const char *value = pal_csv_table_get (self->table, COLUMN_VALUE, &value_length);
  g_autoptr (GError) error = NULL;

  pal_value_clear (&self->value);
  self->value = (PalValue) PAL_VALUE_INIT;
  if (missing_length > 0 && value_length > 0)
    return refuse (self, COLUMN_MISSING, "missing",
                   "a value and a missing code in one row, expected one of them");
  if (missing_length > 0 && is_entry (subject))
    return refuse (self, COLUMN_MISSING, "missing",
                   "an entry is there or not: expected its place, such as 1");
  if (missing_length > 0)
    return read_missing (self, missing, missing_length);
  if (value_length == 0)
    return has_notes ||
           refuse (self, pal_csv_table_has (self->table, COLUMN_VALUE) ? COLUMN_VALUE : COLUMN_MISSING,
                   "missing", "neither a value nor a missing code (DK, NA, NR)");

  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, value, (gssize) value_length);
  if (is_entry (subject))
    return read_place (self, subject);
  if (!pal_checks_parse (subject->question, self->scratch->str, TRUE, &self->value, &error))
    return refuse (self, COLUMN_VALUE, "type", "%s", error->message);
  if (!pal_checks_value (subject->question, &self->value, self->value_findings))
    {
      const PalFinding *finding =
          self->value_findings->len > 0 ? g_ptr_array_index (self->value_findings, 0) : NULL;

      refuse (self, COLUMN_VALUE, finding != NULL ? finding->rule : "range", "%s",
              finding != NULL ? finding->message : "out of range");
      g_ptr_array_set_size (self->value_findings, 0);
      return FALSE;
    }
  return TRUE;
}

/* Links and counts have a form of their own. */
static gboolean
read_evidence (PalAnswersReader *self, PalAnswerRow *row, PalNote note, guint column)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = pal_evidence_clean (pal_note_get_field (note), row->notes[note], &error);

  if (clean == NULL)
    return refuse (self, column, "form", "%s", error->message);
  row->notes[note] = *clean != '\0' ? pal_answer_keys_intern (self->keys, clean, -1) : NULL;
  return TRUE;
}

static gboolean
read_notes (PalAnswersReader *self, PalAnswerRow *row, gboolean *any)
{
  *any = FALSE;
  for (guint i = 0; i < PAL_N_NOTES; i++)
    {
      guint column = COLUMN_SOURCE_KIND + i;
      gsize length;
      const char *text = pal_csv_table_get (self->table, column, &length);

      row->notes[i] = NULL;
      if (length == 0)
        continue;
      if (g_utf8_strlen (text, (gssize) length) > MAX_NOTE_CHARS)
        return refuse (self, column, "length", "longer than %d characters", MAX_NOTE_CHARS);
      row->notes[i] = pal_answer_keys_intern (self->keys, text, (gssize) length);
      if (i == PAL_NOTE_SOURCE_KIND && !g_strv_contains (source_kinds, row->notes[i]))
        return refuse (self, column, "option",
                       "unknown kind of source, expected registry, electronic_record, manual_audit, "
                       "official_document, published_study, estimate or other");
      if (i == PAL_NOTE_CONFIDENCE && !g_strv_contains (confidences, row->notes[i]))
        return refuse (self, column, "option", "unknown confidence, expected high, medium or low");
      if (i >= PAL_NOTE_SOURCE_DOCUMENT && !read_evidence (self, row, (PalNote) i, column))
        return FALSE;
      *any = TRUE;
    }
  return TRUE;
}

static gboolean
read_row (PalAnswersReader *self, PalAnswerRow *row)
{
  Subject subject = { 0 };
  gboolean has_notes;
  guint first;

  /* The wave comes before the question: it names the instrument. */
  if (!read_country (self, &subject) || !read_wave (self, &subject) || subject.wave == NULL ||
      !read_institution (self, &subject) || !read_question (self, &subject) || !read_slot (self, &subject) ||
      !read_notes (self, row, &has_notes) || !read_value (self, &subject, has_notes))
    return FALSE;

  row->row = first = pal_csv_table_get_row (self->table);
  row->question = subject.question;
  row->value = self->value;
  row->key =
      pal_answer_keys_make (self->keys, subject.country->iso2,
                            subject.institution != NULL ? pal_institution_get_id (subject.institution) : NULL,
                            subject.wave_code, subject.question_id, subject.slot);
  if (row->key == 0)
    return refuse (self, G_MAXUINT, "limit", "too many different units, waves or questions in one file");
  if (!pal_key_table_add (self->seen, row->key, &first))
    return refuse (self, COLUMN_QUESTION, "duplicate", "the same cell already stands in row %u", first);
  if (subject.wave->is_new && !subject.wave->is_used)
    g_ptr_array_add (self->new_waves, (gpointer) subject.wave_code);
  subject.wave->is_used = TRUE;
  return TRUE;
}

gboolean
pal_answers_reader_next (PalAnswersReader *self, PalAnswerRow *row, GError **error)
{
  while (pal_csv_table_next (self->table, error))
    {
      self->n_rows++;
      if (read_row (self, row))
        return TRUE;
    }
  return FALSE;
}

PalCsvTable *
pal_answers_reader_get_table (PalAnswersReader *self)
{
  return self->table;
}

guint
pal_answers_reader_get_n_rows (PalAnswersReader *self)
{
  return self->n_rows;
}

guint
pal_answers_reader_get_n_refused (PalAnswersReader *self)
{
  return self->n_refused;
}

GPtrArray *
pal_answers_reader_get_findings (PalAnswersReader *self)
{
  return self->findings;
}

GPtrArray *
pal_answers_reader_get_new_waves (PalAnswersReader *self)
{
  return self->new_waves;
}
