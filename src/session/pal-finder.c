/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-finder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-text.h"
#include "model/pal-country.h"
#include "session/pal-translated.h"
#include "session/pal-translation-cell.h"

typedef struct
{
  PalFound found; /* strings owned */
  char *code;     /* folded, or NULL */
  char *key;      /* folded title and other names */
  char **words;   /* of key */
} Entry;

struct _PalFinder
{
  GPtrArray *entries; /* Entry, owned, in the order in which equals are shown */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free ((char *) self->found.id);
  g_free ((char *) self->found.country);
  g_free ((char *) self->found.title);
  g_free ((char *) self->found.subtitle);
  g_free (self->code);
  g_free (self->key);
  g_strfreev (self->words);
  g_free (self);
}

static char **
split_words (const char *folded)
{
  g_autofree char *plain = g_strdup (folded);

  for (char *p = plain; *p != '\0'; p++)
    {
      if (strchr ("-/().,;:'\"", *p) != NULL)
        *p = ' ';
    }
  return g_strsplit (plain, " ", -1);
}

static Entry *
add (PalFinder *self,
     PalFoundKind kind,
     const char *id,
     const char *title,
     const char *code,
     const char *names)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *all = g_strjoin (" ", title, code != NULL ? code : "", names != NULL ? names : "", NULL);

  entry->found.kind = kind;
  entry->found.id = g_strdup (id);
  entry->found.title = g_strdup (title);
  entry->code = code != NULL ? pal_text_fold (code) : NULL;
  entry->key = pal_text_fold (all);
  entry->words = split_words (entry->key);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
add_countries (PalFinder *self, PalDataset *dataset)
{
  const char *wave = pal_dataset_get_latest_wave (dataset);
  PalWaveData *data = wave != NULL ? pal_dataset_get_wave (dataset, wave) : NULL;

  /* Those that take part first, then the others: equals are shown in this order. */
  for (guint i = 0; i < 2 * pal_country_get_n (); i++)
    {
      const PalCountry *country = pal_country_get (i % pal_country_get_n ());
      gboolean takes_part = data != NULL && pal_wave_data_has_country (data, country->iso2);
      g_autofree char *names = g_strjoin (
          " ", country->name, country->name_nb != NULL ? country->name_nb : "", country->iso3, NULL);
      Entry *entry;

      if (takes_part != (i < pal_country_get_n ()))
        continue;
      entry = add (self, PAL_FOUND_COUNTRY, country->iso2, pal_country_get_display_name (country),
                   country->iso2, names);
      entry->found.subtitle = g_strdup (takes_part ? _ ("Country, takes part") : _ ("Country"));
    }
}

static void
add_institutions (PalFinder *self, PalDataset *dataset)
{
  GPtrArray *institutions = pal_dataset_get_institutions (dataset);

  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const PalCountry *country = pal_country_find (pal_institution_get_country (institution));
      const char *city = pal_institution_get_city (institution);
      const char *where = country != NULL ? pal_country_get_display_name (country)
                                          : pal_institution_get_country (institution);
      Entry *entry = add (self, PAL_FOUND_INSTITUTION, pal_institution_get_id (institution),
                          pal_institution_get_name (institution), NULL, city);

      entry->found.country = g_strdup (pal_institution_get_country (institution));
      /* Translators: city and country of an institution */
      entry->found.subtitle =
          city != NULL && *city != '\0' ? g_strdup_printf (_ ("%s, %s"), city, where) : g_strdup (where);
    }
}

static void
add_subjects (PalFinder *self, PalDataset *dataset)
{
  PalFramework *framework = pal_dataset_get_framework (dataset);
  GPtrArray *series = pal_dataset_get_series (dataset);
  Entry *entry;

  if (framework != NULL)
    {
      entry = add (self, PAL_FOUND_SUBJECT, "INDEX", _ ("Composite index"), "INDEX", NULL);
      entry->found.subtitle = g_strdup (_ ("Index"));
      for (guint i = 0; i < pal_framework_get_n_domains (framework); i++)
        {
          const PalDomain *domain = pal_framework_get_domain (framework, i);

          entry = add (self, PAL_FOUND_SUBJECT, domain->id, domain->title, domain->id, NULL);
          /* Translators: code of a domain */
          entry->found.subtitle = g_strdup_printf (_ ("%s · Domain"), domain->id);
        }
      for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
        {
          const PalIndicator *indicator = pal_framework_get_indicator (framework, i);

          entry = add (self, PAL_FOUND_SUBJECT, indicator->id, indicator->title, indicator->id, NULL);
          /* Translators: code of an indicator */
          entry->found.subtitle = g_strdup_printf (_ ("%s · Indicator"), indicator->id);
        }
    }
  for (guint i = 0; i < series->len; i++)
    {
      const PalSeries *one = g_ptr_array_index (series, i);
      g_autofree char *id = g_strconcat ("series:", one->id, NULL);

      entry = add (self, PAL_FOUND_SUBJECT, id, one->title, NULL, NULL);
      /* Translators: year of a published series */
      entry->found.subtitle = g_strdup_printf (_ ("Published values, %s"), one->year);
    }
}

/* The words of a question in every language into which it was translated. */
static char *
dup_translations (PalDataset *dataset, PalInstrument *instrument, GPtrArray *languages, const char *question)
{
  g_autofree char *field = g_strconcat (PAL_TRANSLATION_TEXT, question, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < languages->len; i++)
    {
      g_autofree char *id =
          pal_translation_cell_make_id (pal_instrument_get_id (instrument), g_ptr_array_index (languages, i));
      g_autofree char *of = NULL, *text = NULL;

      if (pal_translation_cell_read_text (pal_dataset_get_cell (dataset, PAL_TRANSLATION_ENTITY, id, field),
                                          &of, &text))
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", text);
    }
  return g_string_free (all, FALSE);
}

/* @place: the question itself, or the group that it is asked in; it leads there. */
static void
add_question (PalFinder *self,
              const PalQuestion *question,
              const PalQuestion *place,
              const PalSection *section,
              const char *names)
{
  Entry *entry = add (self, PAL_FOUND_QUESTION, place->id, question->text, question->id, names);

  entry->found.institution_level = place->level == PAL_LEVEL_INSTITUTION;
  /* Translators: code of a question and title of its section */
  entry->found.subtitle = g_strdup_printf (_ ("%s · %s"), question->id, section->title);
}

static void
add_questions (PalFinder *self, PalDataset *dataset)
{
  PalInstrument *instrument = pal_dataset_get_instrument (dataset);
  g_autoptr (GPtrArray) languages =
      instrument != NULL ? pal_translated_list_languages (dataset, instrument) : NULL;

  for (guint s = 0; instrument != NULL && s < pal_instrument_get_n_sections (instrument); s++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, s);

      for (guint q = 0; q < section->n_questions; q++)
        {
          const PalQuestion *question = pal_instrument_get_question (instrument, section->first_question + q);
          g_autofree char *names = dup_translations (dataset, instrument, languages, question->id);

          add_question (self, question, question, section, names);
          for (guint k = 0; k < question->n_children; k++)
            {
              const PalQuestion *child = &question->children[k];
              g_autofree char *others = dup_translations (dataset, instrument, languages, child->id);

              add_question (self, child, question, section, others);
            }
        }
    }
}

PalFinder *
pal_finder_new (PalDataset *dataset)
{
  PalFinder *self = g_new0 (PalFinder, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  add_countries (self, dataset);
  add_institutions (self, dataset);
  add_subjects (self, dataset);
  add_questions (self, dataset);
  return self;
}

void
pal_finder_free (PalFinder *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Whether two words differ by at most one letter put in, left out or changed, or two neighbours swapped.
 * @text may also be only the beginning of @word. */
static gboolean
is_nearly (const char *word, const char *text)
{
  gsize n = strlen (text), m, i = 0;

  if (n < 4)
    return FALSE;
  m = strlen (word);
  while (i < n && i < m && word[i] == text[i])
    i++;
  if (i == n)
    return TRUE;
  if (i < m && i + 1 <= n && g_str_has_prefix (word + i + 1, text + i + 1))
    return TRUE; /* changed */
  if (g_str_has_prefix (word + i, text + i + 1))
    return TRUE; /* one too many */
  if (i < m && g_str_has_prefix (word + i + 1, text + i))
    return TRUE; /* one left out */
  return i + 1 < n && i + 1 < m && word[i] == text[i + 1] && word[i + 1] == text[i] &&
         g_str_has_prefix (word + i + 2, text + i + 2); /* swapped */
}

/* 0: does not fit; the greater the better. */
static int
rate (const Entry *entry, const char *text, char **wanted, gboolean loosely)
{
  gboolean all_begin = TRUE;

  if (entry->code != NULL && strcmp (entry->code, text) == 0)
    return 5;
  if (g_str_has_prefix (entry->key, text))
    return 4;

  for (guint w = 0; wanted[w] != NULL; w++)
    {
      gboolean begins = FALSE, nearly = FALSE;

      if (*wanted[w] == '\0')
        continue;
      for (guint i = 0; entry->words[i] != NULL && !begins; i++)
        {
          begins = g_str_has_prefix (entry->words[i], wanted[w]);
          nearly = nearly || (loosely && is_nearly (entry->words[i], wanted[w]));
        }
      if (!begins && !nearly && strstr (entry->key, wanted[w]) == NULL)
        return 0;
      all_begin = all_begin && begins;
    }
  return all_begin ? 3 : 2;
}

typedef struct
{
  const Entry *entry;
  int rating;
  guint order;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;

  if (x->rating != y->rating)
    return y->rating - x->rating;
  return x->order < y->order ? -1 : 1;
}

static GArray *
collect (PalFinder *self, const char *text, gboolean loosely)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_auto (GStrv) wanted = split_words (text);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      Hit hit = { entry, rate (entry, text, wanted, loosely), i };

      if (hit.rating > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  return hits;
}

GPtrArray *
pal_finder_search (PalFinder *self, const char *text, guint limit)
{
  g_autofree char *folded = g_strstrip (pal_text_fold (text != NULL ? text : ""));
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GArray) hits = NULL;

  if (*folded == '\0')
    return found;

  hits = collect (self, folded, FALSE);
  if (hits->len == 0)
    {
      g_array_unref (hits);
      hits = collect (self, folded, TRUE);
    }
  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (found, (gpointer) &g_array_index (hits, Hit, i).entry->found);
  return found;
}
