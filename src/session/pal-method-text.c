/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-text.h"

#include <glib/gi18n.h>

typedef struct
{
  int value;
  const char *name;
  const char *about;
} Choice;

#define MAX_CHOICES 8

/* One sentence each of docs/methods.md. */
static const struct
{
  const char *title;
  Choice choices[MAX_CHOICES];
} parts[PAL_METHOD_N_PARTS] = {
  [PAL_METHOD_PART_SCALE] = {
      /* Translators: how values become scores */
      N_ ("Scale"),
      { { PAL_METHOD_SCALE_FRAMEWORK, N_ ("Goalposts, else min–max"),
          N_ ("Each indicator as the framework has it: between fixed goalposts, cut at 0 and 100, or between the "
              "least and the greatest value of the wave.") },
        { PAL_NORMALISE_MINMAX, N_ ("Min–max"),
          N_ ("The least value of the wave becomes 0 and the greatest 100, so one extreme country stretches the "
              "scale.") },
        { PAL_NORMALISE_ZSCORE, N_ ("Standard scores"),
          N_ ("Distance from the mean in standard deviations: an indicator in which countries differ much does not "
              "count for more.") },
        { PAL_NORMALISE_RANK, N_ ("Ranks"),
          N_ ("Each value becomes its rank, 1 for the least: distances are forgotten, extremes do no harm.") },
        { PAL_NORMALISE_PERCENTILE_RANK, N_ ("Percentile ranks"),
          N_ ("The share of the other countries that have a lower value, 0 to 1.") },
        { PAL_NORMALISE_DIST_MAX, N_ ("Distance to the best"),
          N_ ("1 for the best country; the others lose their distance to it, in ranges of the wave.") } } },
  [PAL_METHOD_PART_OUTLIERS] = {
      N_ ("Outliers"),
      { { PAL_TREAT_NONE, N_ ("Left as they are"), N_ ("Values are taken as they were answered.") },
        { PAL_TREAT_WINSORISE, N_ ("Winsorised"),
          N_ ("Where an indicator is skewed (skew above 2 and kurtosis above 3.5), up to five farthest values "
              "become the next one.") },
        { PAL_TREAT_LOG, N_ ("Logarithm"),
          N_ ("A skewed indicator is replaced by its logarithm; goalposts stay those of the values, so choose "
              "another scale with it.") },
        { PAL_TREAT_AUTO, N_ ("Winsorised, else logarithm"),
          N_ ("A skewed indicator is winsorised, and where that is not enough replaced by its logarithm.") } } },
  [PAL_METHOD_PART_MISSING] = {
      N_ ("Missing values"),
      { { PAL_IMPUTE_NONE, N_ ("Left out, weights rescaled"),
          N_ ("A missing value is no number: it is left out, and the weights of the others grow.") },
        { PAL_IMPUTE_MEAN, N_ ("Mean of all countries"),
          N_ ("A missing value is filled in with the mean of all countries that have one, and stays marked.") },
        { PAL_IMPUTE_MEDIAN, N_ ("Median of all countries"),
          N_ ("A missing value is filled in with the median of all countries that have one, and stays marked.") },
        { PAL_IMPUTE_GROUP_MEAN, N_ ("Mean of the region"),
          N_ ("A missing value is filled in with the mean of the countries of the same United Nations sub-region, "
              "and stays marked.") },
        { PAL_IMPUTE_GROUP_MEDIAN, N_ ("Median of the region"),
          N_ ("A missing value is filled in with the median of the countries of the same United Nations "
              "sub-region, and stays marked.") } } },
  [PAL_METHOD_PART_WITHIN] = {
      /* Translators: how indicators come together to the score of a domain */
      N_ ("Within domains"),
      { { PAL_MEAN_ARITHMETIC, N_ ("Arithmetic mean"),
          N_ ("The weighted mean: a low score is fully made up for by a high one.") },
        { PAL_MEAN_GEOMETRIC, N_ ("Geometric mean"),
          N_ ("The weighted product: a low score weighs more, and with a score of 0 there is no result.") },
        { PAL_MEAN_HARMONIC, N_ ("Harmonic mean"),
          N_ ("The mean of reciprocals: low scores weigh most, and with a score of 0 there is no result.") },
        { PAL_MEAN_MEDIAN, N_ ("Median"),
          N_ ("The score at which half of the weight is reached: extremes do not count.") },
        { PAL_MEAN_MPI, N_ ("Mean less imbalance"),
          N_ ("The mean less the variance of its parts divided by the mean: uneven countries lose.") },
        { PAL_MEAN_COPELAND, N_ ("Pairwise wins"),
          N_ ("One point for each country beaten in more than half of the weight, one off for each lost to: only "
              "the order counts.") } } },
  [PAL_METHOD_PART_ACROSS] = {
      /* Translators: how domains come together to the index */
      N_ ("Across domains"), { { 0, NULL, NULL } } },
};

/* The means are the same on both levels. */
static const Choice *
get_choices (PalMethodPart part)
{
  return parts[part == PAL_METHOD_PART_ACROSS ? PAL_METHOD_PART_WITHIN : part].choices;
}

const char *
pal_method_part_get_title (PalMethodPart part)
{
  return _ (parts[part].title);
}

guint
pal_method_part_get_n_choices (PalMethodPart part)
{
  const Choice *choices = get_choices (part);
  guint n = 0;

  while (n < MAX_CHOICES && choices[n].name != NULL)
    n++;
  return n;
}

const char *
pal_method_part_get_choice (PalMethodPart part, guint choice)
{
  g_return_val_if_fail (choice < pal_method_part_get_n_choices (part), "");

  return _ (get_choices (part)[choice].name);
}

const char *
pal_method_part_get_about (PalMethodPart part, guint choice)
{
  g_return_val_if_fail (choice < pal_method_part_get_n_choices (part), "");

  return _ (get_choices (part)[choice].about);
}

static int
get_value (PalMethodPart part, const PalMethodSettings *settings)
{
  switch (part)
    {
    case PAL_METHOD_PART_SCALE:
      return settings->scale;
    case PAL_METHOD_PART_OUTLIERS:
      return (int) settings->treat;
    case PAL_METHOD_PART_MISSING:
      return (int) settings->impute;
    case PAL_METHOD_PART_WITHIN:
      return (int) settings->within;
    case PAL_METHOD_PART_ACROSS:
    default:
      return (int) settings->across;
    }
}

guint
pal_method_part_get (PalMethodPart part, const PalMethodSettings *settings)
{
  int value = get_value (part, settings);

  for (guint i = 0; i < pal_method_part_get_n_choices (part); i++)
    if (get_choices (part)[i].value == value)
      return i;
  return 0;
}

void
pal_method_part_set (PalMethodPart part, PalMethodSettings *settings, guint choice)
{
  int value;

  g_return_if_fail (choice < pal_method_part_get_n_choices (part));

  value = get_choices (part)[choice].value;
  switch (part)
    {
    case PAL_METHOD_PART_SCALE:
      settings->scale = value;
      break;
    case PAL_METHOD_PART_OUTLIERS:
      settings->treat = (PalTreatMethod) value;
      break;
    case PAL_METHOD_PART_MISSING:
      settings->impute = (PalImputeMethod) value;
      break;
    case PAL_METHOD_PART_WITHIN:
      settings->within = (PalMeanMethod) value;
      break;
    case PAL_METHOD_PART_ACROSS:
    default:
      settings->across = (PalMeanMethod) value;
      break;
    }
}

const char *
pal_method_get_about_weights (void)
{
  return _ ("A weight counts against the others of its group only: 2 beside 1 is the same as 1 beside 0.5. "
            "The percentage is "
            "its share of the index.");
}

const char *
pal_method_get_about_draws (void)
{
  return _ ("All weights are drawn anew, each up to a quarter less or more than what is set. The range says "
            "how the "
            "method moves the "
            "order; doubt about the answers is not in it.");
}

const char *
pal_method_get_about_thresholds (void)
{
  return _ ("A domain is shown from this share of the weight of its indicators, the index from this number "
            "of domains; below "
            "it the score is missing, never 0.");
}
