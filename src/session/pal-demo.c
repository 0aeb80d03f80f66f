/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-demo.h"

#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-answers-csv.h"
#include "model/pal-country.h"
#include "session/pal-demo-draw.h"
#include "store/pal-journal.h"
#include "survey/pal-checks.h"
#include "survey/pal-routing.h"

typedef enum
{
  BASIS_ABSOLUTE,    /* the number itself, in thousandths */
  BASIS_PER_MILLION, /* of the population, in thousandths */
  BASIS_RATIO,       /* denominator between two numbers; the share follows the profile */
} Basis;

/* How a number follows the profile: from @low (profile 0) to @high (profile 1000).  Of ratios @low and @high
 * are shares in thousandths, and the denominator lies between the last two (thousandths of a million when
 * per_million). */
typedef struct
{
  const char *question;
  Basis basis;
  gint64 low, high;
  gint64 den_low, den_high;
  gboolean den_per_million;
} Recipe;

static const Recipe recipes[] = {
  { "B0C02", BASIS_PER_MILLION, 2500000, 2500000 },
  { "B0C03", BASIS_PER_MILLION, 5400000, 5400000 },
  { "B0C04", BASIS_PER_MILLION, 1500, 2200 },
  { "B0I03", BASIS_ABSOLUTE, 2500000, 6500000 },
  { "B0I04", BASIS_ABSOLUTE, 350000, 1100000 },
  { "T1C11", BASIS_PER_MILLION, 400, 9500 },
  { "T1C12", BASIS_PER_MILLION, 300, 5500 },
  { "T1C13", BASIS_PER_MILLION, 300, 3200 },
  { "T1C14", BASIS_PER_MILLION, 200, 2600 },
  { "T1C15", BASIS_PER_MILLION, 100, 2500 },
  { "T1C16", BASIS_PER_MILLION, 9000, 96000 },
  { "T1C17", BASIS_PER_MILLION, 0, 1700 },
  { "T1C19", BASIS_ABSOLUTE, 48000, 2000 },
  { "T1I03", BASIS_ABSOLUTE, 6000, 24000 },
  { "T1I06", BASIS_ABSOLUTE, 1000, 15000 },
  { "T1I07", BASIS_ABSOLUTE, 3000, 42000 },
  { "T2I05", BASIS_RATIO, 40, 850, 300, 1200 },
  { "T3C01", BASIS_RATIO, 0, 1000, 500, 800, TRUE },
  { "T3C02", BASIS_RATIO, 0, 1000, 2000, 3500, TRUE },
  { "T3C08", BASIS_PER_MILLION, 3000, 62000 },
  { "T3I06", BASIS_RATIO, 80, 920, 15, 90 },
  { "T4C04", BASIS_RATIO, 60, 620, 2300, 2300, TRUE }, /* per thousand deaths, see make_ratio () */
  { "T4I03", BASIS_ABSOLUTE, 12000, 205000 },
  { "T4I04", BASIS_RATIO, 80, 780, 240, 1500 },
  { "T4I05", BASIS_RATIO, 40, 640, 240, 1500 },
  { "T4I06", BASIS_RATIO, 280, 960, 120, 700 },
  { "T4I07", BASIS_RATIO, 290, 40, 120, 700 },
  { "T4I08", BASIS_RATIO, 220, 780, 120, 700 },
  { "T4I09", BASIS_RATIO, 270, 80, 120, 700 },
  { "X5C01", BASIS_ABSOLUTE, 250000, 12500000 },
  { "X5C07", BASIS_PER_MILLION, 3000, 95000 },
};

typedef struct
{
  PalInstrument *instrument;
  PalFramework *framework;
  const char *country;
  const char *institution; /* id, or NULL */
  const char *types;       /* of the institution */
  const char *wave;
  gint64 population;
} Unit;

static const char *
unit_word (const Unit *self)
{
  return self->institution != NULL ? self->institution : "";
}

static guint
draw (const Unit *self, guint n, const char *what, const char *question)
{
  return pal_demo_draw (n, what, self->country, unit_word (self), self->wave, question, NULL);
}

/* Nearly the same in both waves, so that countries do not jump about between them. */
static int
draw_steady (const Unit *self, const PalQuestion *question)
{
  return (int) pal_demo_draw (1001, "steady", self->country, unit_word (self), question->id, NULL);
}

static const char *
find_domain (const Unit *self, const PalQuestion *question)
{
  const PalIndicator *indicator = NULL;

  if (question->feeds != NULL && question->feeds[0] != NULL)
    indicator = pal_framework_find_indicator (self->framework, question->feeds[0]);
  return indicator != NULL && indicator->domain != NULL ? indicator->domain : "other";
}

static int
get_level (const Unit *self, const PalQuestion *question)
{
  int level =
      pal_demo_get_profile (self->country, self->institution, find_domain (self, question), self->wave);

  return CLAMP (level + (draw_steady (self, question) - 500) * 300 / 1000, 0, 999);
}

static const Recipe *
find_recipe (const char *question)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    if (strcmp (recipes[i].question, question) == 0)
      return &recipes[i];
  return NULL;
}

static gint64
between (gint64 low, gint64 high, int level)
{
  return low + (high - low) * level / 1000;
}

/* Whole numbers up to 10^@decimals parts: 12.3 is 123 / 10. */
static double
to_number (gint64 thousandths, int decimals)
{
  const gint64 unit = decimals <= 0 ? 1000 : decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
  const gint64 whole = (thousandths + unit / 2) / unit; /* rounded, then parted */
  double scale = decimals <= 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;

  return (double) whole / scale;
}

static gboolean
make_number (const Unit *self, const PalQuestion *question, PalValue *out)
{
  const Recipe *recipe = find_recipe (question->id);
  int decimals = question->type == PAL_QUESTION_INTEGER ? 0 : question->decimals;
  gint64 thousandths;
  double number;

  if (strcmp (question->id, "B0C01") == 0)
    number = (double) self->population;
  else if (strcmp (question->id, "B0C05") == 0)
    number = (double) (g_ascii_strtoll (self->wave, NULL, 10) - 1);
  else if (recipe == NULL)
    return FALSE;
  else
    {
      thousandths = between (recipe->low, recipe->high, get_level (self, question));
      /* Numbers that say nothing about development still differ between countries. */
      if (recipe->low == recipe->high)
        thousandths += thousandths * (draw_steady (self, question) - 500) / 5000;
      if (recipe->basis == BASIS_PER_MILLION)
        thousandths = thousandths * (self->population / 1000) / 1000;
      number = to_number (thousandths, decimals);
    }
  if (question->has_min)
    number = MAX (number, question->min);
  if (question->has_max)
    number = MIN (number, question->max);
  pal_value_init_number (out, number);
  return TRUE;
}

static gboolean
make_ratio (const Unit *self, const PalQuestion *question, PalValue *out)
{
  const Recipe *recipe = find_recipe (question->id);
  gint64 numerator, denominator;

  if (recipe == NULL)
    return FALSE;
  denominator = between (recipe->den_low, recipe->den_high, (int) draw (self, 1000, "den", question->id));
  if (strcmp (question->id, "T4C04") == 0)
    denominator = denominator * self->population / 1000000; /* cancer deaths */
  else if (recipe->den_per_million)
    denominator = 2 + denominator * self->population / 1000000000;
  numerator = (denominator * between (recipe->low, recipe->high, get_level (self, question)) + 500) / 1000;
  if (question->has_max)
    denominator = MIN (denominator, (gint64) question->max);
  pal_value_init_ratio (out, (double) MIN (numerator, denominator), (double) denominator);
  return TRUE;
}

/* Options of a scale stand in ascending order; the others are drawn evenly. */
static void
make_single (const Unit *self, const PalQuestion *question, PalValue *out)
{
  guint n = question->n_options;
  guint index = question->options[0].has_score ? (guint) get_level (self, question) * n / 1000
                                               : draw (self, n, "option", question->id);

  pal_value_init_string (out, question->options[MIN (index, n - 1)].code);
}

static void
make_multi (const Unit *self, const PalQuestion *question, PalValue *out)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const char *exclusive = NULL;
  guint level = (guint) get_level (self, question);

  for (guint i = 0; i < question->n_options; i++)
    {
      const PalOption *option = &question->options[i];
      guint at =
          pal_demo_draw (1000, "multi", self->country, unit_word (self), question->id, option->code, NULL);

      if (option->exclusive)
        exclusive = option->code;
      else if (at < level && (question->max_select == 0 || codes->len < question->max_select))
        g_ptr_array_add (codes, option->code);
    }
  if (codes->len == 0)
    g_ptr_array_add (codes, (gpointer) (exclusive != NULL ? exclusive : question->options[0].code));
  g_ptr_array_add (codes, NULL);
  pal_value_init_set (out, (const char *const *) codes->pdata);
}

static gboolean
has_type (const Unit *self, const char *label)
{
  g_autofree char *types = g_utf8_strdown (self->types != NULL ? self->types : "", -1);
  g_autofree char *wanted = g_utf8_strdown (label, -1);

  return strstr (types, wanted) != NULL;
}

/* What is known of the bundled institutions is not invented: their types, and whether they have patients. */
static void
make_institution_types (const Unit *self, const PalQuestion *question, PalValue *out)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < question->n_options; i++)
    if (has_type (self, question->options[i].label))
      g_ptr_array_add (codes, question->options[i].code);
  if (codes->len == 0)
    g_ptr_array_add (codes, question->options[0].code);
  g_ptr_array_add (codes, NULL);
  pal_value_init_set (out, (const char *const *) codes->pdata);
}

static gboolean
make_value (const Unit *self, const PalQuestion *question, PalValue *out)
{
  int step;

  if (strcmp (question->id, "B0I01") == 0)
    {
      make_institution_types (self, question, out);
      return TRUE;
    }
  if (strcmp (question->id, "B0I02") == 0)
    {
      gboolean clinical =
          (has_type (self, "hospital") || has_type (self, "cancer centre")) && !has_type (self, "network");

      pal_value_init_string (out, clinical ? "yes" : "no");
      return TRUE;
    }
  switch (question->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_YNP:
      make_single (self, question, out);
      return TRUE;
    case PAL_QUESTION_MULTI:
      make_multi (self, question, out);
      return TRUE;
    case PAL_QUESTION_LIKERT5:
      step = 1 + get_level (self, question) / 200;
      pal_value_init_number (out, (double) step);
      return TRUE;
    case PAL_QUESTION_INTEGER:
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      return make_number (self, question, out);
    case PAL_QUESTION_RATIO:
      return make_ratio (self, question, out);
    case PAL_QUESTION_DATE:
      {
        g_autofree char *date = g_strdup_printf ("%u-12-31", 2027 + draw (self, 3, "date", question->id));

        pal_value_init_string (out, date);
        return TRUE;
      }
    case PAL_QUESTION_GROUP:
      return FALSE;
    case PAL_QUESTION_TEXT:
      pal_value_init_string (out, "Invented text, for demonstration only.");
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the rest hangs on is there in every part that answers at all. */
static gboolean
is_base (const PalQuestion *question)
{
  return strcmp (question->id, "B0C01") == 0 || strcmp (question->id, "B0I01") == 0 ||
         strcmp (question->id, "B0I02") == 0;
}

static gboolean
make_answer (const Unit *self, const PalQuestion *question, int completeness, PalValue *out)
{
  guint code;

  /* What is required is asked for again until most have it: four gaps of five are closed. */
  if (question->required && completeness >= 400)
    completeness = 1000 - (1000 - completeness) / 5;
  if ((int) draw (self, 1000, "answered", question->id) >= completeness && !is_base (question))
    {
      /* Most gaps are just no row; some persons said that they do not answer. */
      if (draw (self, 4, "silence", question->id) > 0)
        return FALSE;
      pal_value_init_missing (out, PAL_MISSING_NR);
      return TRUE;
    }
  code = is_base (question) ? 1000 : draw (self, 1000, "code", question->id);
  if (code < (question->required ? 14 : 38))
    pal_value_init_missing (out, PAL_MISSING_DK);
  else if (code < 55 && !question->required)
    pal_value_init_missing (out, PAL_MISSING_NA);
  else
    return make_value (self, question, out);
  return TRUE;
}

static gboolean
unit_init (Unit *self, const char *country, PalInstitution *institution, const char *wave)
{
  double population;

  self->country = country;
  self->wave = wave;
  self->institution = institution != NULL ? pal_institution_get_id (institution) : NULL;
  self->types = institution != NULL ? pal_institution_get_types (institution) : NULL;
  if (!pal_country_get_population (country, (int) g_ascii_strtoll (wave, NULL, 10) - 1, &population))
    return FALSE;
  self->population = (gint64) (population + 0.5);
  return TRUE;
}

/* What contradicts another answer is taken back: a demonstration starts without errors. */
static void
drop_errors (const Unit *self, PalAnswers *answers, PalUnitLevel level)
{
  static const PalValue nothing = PAL_VALUE_INIT;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  pal_checks_all (answers, level, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == PAL_SEVERITY_ERROR && finding->question != NULL)
        pal_answers_set_by_id (answers, finding->question, &nothing);
    }
}

PalAnswers *
pal_demo_make_answers (PalInstrument *instrument,
                       PalFramework *framework,
                       const char *country,
                       PalInstitution *institution,
                       const char *wave)
{
  PalAnswers *answers = pal_answers_new (instrument);
  PalUnitLevel level = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  Unit unit = { .instrument = instrument, .framework = framework };
  int completeness;

  if (!unit_init (&unit, country, institution, wave))
    return answers;
  completeness = pal_demo_get_completeness (country, unit.institution, wave);
  if (completeness == 0)
    return answers;

  /* Conditions refer to earlier questions only, so one pass in order respects the routing. */
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      g_auto (PalValue) value = PAL_VALUE_INIT;

      if (question->level == level && pal_routing_get (answers, i) == PAL_ROUTE_SHOWN &&
          make_answer (&unit, question, completeness, &value))
        pal_answers_set (answers, i, &value);
    }
  drop_errors (&unit, answers, level);
  return answers;
}

/* Evidence for some answers, a comment for what is not known. */
static void
add_notes (PalBatch *batch, const Unit *unit, const PalQuestion *question, const PalValue *value)
{
  static const char *const kinds[] = { "registry", "official_document", "manual_audit", "estimate",
                                       "published_study" };
  static const char *const confidences[] = { "high", "medium", "medium", "low" };
  const char *texts[PAL_N_NOTES] = { NULL };

  if (value->kind == PAL_VALUE_MISSING)
    {
      if (value->missing == PAL_MISSING_DK && question->required)
        texts[PAL_NOTE_COMMENT] = "Invented: nobody counts this yet.";
    }
  else if (draw (unit, 6, "evidence", question->id) == 0)
    {
      texts[PAL_NOTE_SOURCE_KIND] = kinds[draw (unit, G_N_ELEMENTS (kinds), "kind", question->id)];
      texts[PAL_NOTE_CONFIDENCE] =
          confidences[draw (unit, G_N_ELEMENTS (confidences), "confidence", question->id)];
      if (draw (unit, 3, "note", question->id) == 0)
        texts[PAL_NOTE_SOURCE_NOTE] = "Invented source, for demonstration only";
    }
  for (guint i = 0; i < PAL_N_NOTES; i++)
    if (texts[i] != NULL)
      {
        g_auto (PalValue) text = PAL_VALUE_INIT;
        g_autofree char *json = NULL;

        pal_value_init_string (&text, texts[i]);
        json = pal_value_to_json (&text);
        pal_batch_add_answer (batch, unit->country, unit->institution, unit->wave, question->id, NULL,
                              pal_note_get_field ((PalNote) i), json);
      }
}

static void
add_unit (PalBatch *batch,
          PalInstrument *instrument,
          PalFramework *framework,
          const char *country,
          PalInstitution *institution,
          const char *wave)
{
  g_autoptr (PalAnswers) answers = pal_demo_make_answers (instrument, framework, country, institution, wave);
  Unit unit = { .instrument = instrument, .framework = framework };

  if (!unit_init (&unit, country, institution, wave))
    return;
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      const PalValue *value = pal_answers_get (answers, i);
      g_autofree char *json = NULL;

      if (value->kind == PAL_VALUE_NONE)
        continue;
      json = pal_value_to_json (value);
      pal_batch_add_answer (batch, unit.country, unit.institution, wave, question->id, NULL, "value", json);
      add_notes (batch, &unit, question, value);
    }
}

static gboolean
fill_country (PalStore *store,
              PalInstrument *instrument,
              PalFramework *framework,
              const PalCountry *country,
              GPtrArray *institutions,
              const char *wave,
              GError **error)
{
  g_autofree char *label = g_strdup_printf ("Demonstration answers, %s %s", country->name, wave);
  g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  g_autoptr (PalBatch) batch = pal_batch_new ("init", "Demonstration", label);
  PalCommit commit;

  pal_batch_set_instrument (batch, hex);
  add_unit (batch, instrument, framework, country->iso2, NULL, wave);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);

      if (g_strcmp0 (pal_institution_get_country (institution), country->iso2) == 0)
        add_unit (batch, instrument, framework, country->iso2, institution, wave);
    }
  return pal_batch_get_n (batch) == 0 || pal_journal_commit (store, batch, &commit, error);
}

gboolean
pal_demo_fill (PalStore *store,
               PalInstrument *instrument,
               PalFramework *framework,
               GPtrArray *institutions,
               GError **error)
{
  static const char *const waves[] = { PAL_DEMO_FIRST_WAVE, PAL_DEMO_LAST_WAVE };
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < institutions->len; i++)
    g_hash_table_add (countries,
                      (gpointer) pal_institution_get_country (g_ptr_array_index (institutions, i)));
  for (guint w = 0; w < G_N_ELEMENTS (waves); w++)
    for (guint i = 0; i < pal_country_get_n (); i++)
      {
        const PalCountry *country = pal_country_get (i);

        if (g_hash_table_contains (countries, country->iso2) &&
            !fill_country (store, instrument, framework, country, institutions, waves[w], error))
          return FALSE;
      }
  return TRUE;
}
