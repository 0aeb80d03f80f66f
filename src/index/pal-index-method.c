/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-method.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"

static const char *const step_names[] = { "denominate", "impute",    "screen", "treat",
                                          "normalise",  "aggregate", NULL };
static const char *const impute_names[] = { "none",         "mean", "median", "group_mean",
                                            "group_median", "last", "linear", NULL };
static const char *const treat_names[] = { "none", "winsorise", "log", "boxcox", "auto", NULL };
static const char *const normalise_names[] = { "minmax",      "goalposts",       "zscore",   "rank",
                                               "borda",       "percentile_rank", "dist_max", "dist_ref",
                                               "dist_target", "frac_max",        "scale",    "none",
                                               NULL };
static const char *const mean_names[] = { "arithmetic", "geometric", "harmonic", "power", "median",
                                          "copeland",   "mpi",       "ampi",     NULL };
static const char *const weight_names[] = { "equal", "given", "pca", "corr", "bod", "budget", NULL };
/* What each of them takes. */
static const char *const weight_members[][8] = {
  { "method", "values", NULL },
  { "method", "values", NULL },
  { "method", "values", "levels", "by_groups", NULL },
  { "method", "values", "levels", "importance", NULL },
  { "method", "values", "levels", "bounds", "scale", NULL },
  { "method", "values", "experts", "points", NULL },
};

static void
normalise_rule_clear (gpointer data)
{
  g_clear_pointer (&((PalNormaliseRule *) data)->reference, g_free);
}

static void
normalise_rule_free (gpointer data)
{
  normalise_rule_clear (data);
  g_free (data);
}

PalIndexMethod *
pal_index_method_new (void)
{
  PalIndexMethod *self = g_new0 (PalIndexMethod, 1);
  const PalMeanRule mean = { PAL_MEAN_ARITHMETIC, 1 };
  const double no_threshold = 0;

  for (guint i = 0; i < PAL_INDEX_N_STEPS; i++)
    self->steps[i] = (PalIndexStep) i;
  self->n_steps = PAL_INDEX_N_STEPS;
  self->max_points = 5;
  self->skew = 2;
  self->kurtosis = 3.5;
  self->normalise =
      (PalNormaliseRule){ .method = PAL_NORMALISE_MINMAX, .lower = 0, .upper = 100, .scale = 100, .sd = 1 };
  self->normalise_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, normalise_rule_free);
  self->weights = PAL_WEIGHTS_GIVEN;
  self->weight_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->weight_rule = pal_weight_rule_new ();
  self->means = g_array_new (FALSE, FALSE, sizeof (PalMeanRule));
  g_array_append_val (self->means, mean);
  self->thresholds = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->thresholds, no_threshold);
  self->draws = 1000;
  self->seed = 1;
  self->vary_weights = 0.25;
  self->vary_normalise = g_array_new (FALSE, TRUE, sizeof (PalNormaliseRule));
  g_array_set_clear_func (self->vary_normalise, normalise_rule_clear);
  self->vary_means = g_array_new (FALSE, FALSE, sizeof (PalMeanRule));
  self->vary_impute = g_array_new (FALSE, FALSE, sizeof (PalImputeMethod));
  self->vary_treat = g_array_new (FALSE, FALSE, sizeof (PalTreatMethod));
  return self;
}

void
pal_index_method_free (PalIndexMethod *self)
{
  if (self == NULL)
    return;
  g_free (self->impute_group);
  normalise_rule_clear (&self->normalise);
  g_hash_table_unref (self->normalise_of);
  g_hash_table_unref (self->weight_of);
  pal_weight_rule_free (self->weight_rule);
  g_array_unref (self->means);
  g_array_unref (self->thresholds);
  g_array_unref (self->vary_normalise);
  g_array_unref (self->vary_means);
  g_array_unref (self->vary_impute);
  g_array_unref (self->vary_treat);
  g_free (self);
}

static gboolean
find_name (const char *const *names, const char *member, const char *name, guint *out, GError **error)
{
  g_autofree char *all = NULL, *quoted = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *out = i;
        return TRUE;
      }
  all = g_strjoinv (", ", (char **) names);
  quoted = pal_text_quote (name != NULL ? name : "", -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: unknown \"%s\", expected one of %s", member, quoted,
               all);
  return FALSE;
}

/* Only members that we know: a word that is misspelt would silently change nothing. */
static gboolean
check_members (JsonObject *object, const char *where, const char *const *known, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *quoted = pal_text_quote (l->data, -1);

        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: unknown member \"%s\"", where, quoted);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_share (JsonObject *object, const char *name, double *value, GError **error)
{
  if (!pal_json_get_double (object, name, *value, value, error))
    return FALSE;
  if (*value >= 0 && *value <= 1)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\": expected a share from 0 to 1", name);
  return FALSE;
}

/* One share for all levels, or one for each from the bottom up. */
static gboolean
read_thresholds (PalIndexMethod *self, JsonObject *root, GError **error)
{
  static const char name[] = "data_threshold";
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  if (n == 0)
    return TRUE;
  g_array_set_size (self->thresholds, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonObject) one = array != NULL ? json_object_new () : json_object_ref (root);
      double share = 0;

      if (array != NULL)
        json_object_set_member (one, name, json_node_copy (json_array_get_element (array, i)));
      if (!read_share (one, name, &share, error))
        return FALSE;
      g_array_append_val (self->thresholds, share);
    }
  return TRUE;
}

static gboolean
read_steps (PalIndexMethod *self, JsonObject *root, GError **error)
{
  JsonArray *array;
  guint seen = 0;

  if (!pal_json_get_array (root, "steps", &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;
  self->n_steps = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      guint step;

      if (!find_name (step_names, "\"steps\"", name, &step, error))
        return FALSE;
      if ((seen & (1u << step)) != 0)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"steps\": %s stands twice", name);
          return FALSE;
        }
      seen |= 1u << step;
      self->steps[self->n_steps++] = (PalIndexStep) step;
    }
  if (self->n_steps > 0 && self->steps[self->n_steps - 1] == PAL_INDEX_AGGREGATE)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"steps\": the last one must be aggregate");
  return FALSE;
}

static gboolean
read_impute (PalIndexMethod *self, JsonObject *root, GError **error)
{
  static const char *const known[] = { "method", "group", NULL };
  JsonObject *object;
  guint method;
  const char *group;

  if (!pal_json_get_object (root, "impute", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!check_members (object, "\"impute\"", known, error) ||
      !find_name (impute_names, "\"impute\"", pal_json_get_string (object, "method", "none", NULL), &method,
                  error))
    return FALSE;
  group = pal_json_get_string (object, "group", NULL, NULL);
  self->impute = (PalImputeMethod) method;
  self->impute_group = g_strdup (group);
  if (group != NULL || (method != PAL_IMPUTE_GROUP_MEAN && method != PAL_IMPUTE_GROUP_MEDIAN))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"impute\": %s needs a \"group\"", impute_names[method]);
  return FALSE;
}

static gboolean
read_treat (PalIndexMethod *self, JsonObject *root, GError **error)
{
  static const char *const known[] = { "method", "max_points", "skew", "kurtosis", "by_time", NULL };
  JsonObject *object;
  guint method;
  int points;

  if (!pal_json_get_object (root, "treat", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!check_members (object, "\"treat\"", known, error) ||
      !find_name (treat_names, "\"treat\"", pal_json_get_string (object, "method", "none", NULL), &method,
                  error) ||
      !pal_json_get_int (object, "max_points", 5, 0, 1000000, &points, error) ||
      !pal_json_get_boolean (object, "by_time", FALSE, &self->treat_by_time, error) ||
      !pal_json_get_double (object, "skew", 2, &self->skew, error) ||
      !pal_json_get_double (object, "kurtosis", 3.5, &self->kurtosis, error))
    return FALSE;
  self->treat = (PalTreatMethod) method;
  self->max_points = (guint) points;
  return TRUE;
}

static gboolean
read_normalise_rule (JsonNode *node, const char *code, PalNormaliseRule *out, GError **error)
{
  static const char *const known[] = { "method", "lower", "upper", "transform", "cap",
                                       "scale",  "mean",  "sd",    "ref",       NULL };
  g_autofree char *where = g_strdup_printf ("\"normalise\" of %s", code);
  JsonObject *object;
  const char *transform;
  guint method;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: expected an object", where);
      return FALSE;
    }
  object = json_node_get_object (node);
  if (!check_members (object, where, known, error) ||
      !find_name (normalise_names, where, pal_json_get_string (object, "method", "minmax", NULL), &method,
                  error))
    return FALSE;
  *out = (PalNormaliseRule){ .method = (PalNormaliseMethod) method };
  transform = pal_json_get_string (object, "transform", "none", NULL);
  out->log = g_strcmp0 (transform, "log") == 0;
  if (!pal_json_get_double (object, "lower", 0, &out->lower, error) ||
      !pal_json_get_double (object, "upper", 100, &out->upper, error) ||
      !pal_json_get_double (object, "scale", 100, &out->scale, error) ||
      !pal_json_get_double (object, "mean", 0, &out->mean, error) ||
      !pal_json_get_double (object, "sd", 1, &out->sd, error) ||
      !pal_json_get_boolean (object, "cap", method == PAL_NORMALISE_GOALPOSTS, &out->cap, error))
    return FALSE;
  out->reference = g_strdup (pal_json_get_string (object, "ref", NULL, NULL));
  if (!out->log && g_strcmp0 (transform, "none") != 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: \"transform\" is log or none", where);
  else if (method == PAL_NORMALISE_DIST_REF && out->reference == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: dist_ref needs a \"ref\", the code of a unit",
                 where);
  else if (!(out->upper > out->lower))
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: \"upper\" must be above \"lower\"", where);
  else if (out->log && out->lower <= 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: a logarithm needs a \"lower\" above 0", where);
  else
    return TRUE;
  normalise_rule_clear (out);
  return FALSE;
}

static gboolean
read_normalise (PalIndexMethod *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!pal_json_get_object (root, "normalise", &object, error))
    return FALSE;
  names = object != NULL ? json_object_get_members (object) : NULL;
  for (GList *l = names; l != NULL; l = l->next)
    {
      PalNormaliseRule rule = { 0 };

      if (!read_normalise_rule (json_object_get_member (object, l->data), l->data, &rule, error))
        return FALSE;
      if (g_str_equal (l->data, "*"))
        {
          normalise_rule_clear (&self->normalise);
          self->normalise = rule;
        }
      else
        g_hash_table_replace (self->normalise_of, g_strdup (l->data), g_memdup2 (&rule, sizeof rule));
    }
  return TRUE;
}

static gboolean
read_weights (PalIndexMethod *self, JsonObject *root, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object, *values = NULL;
  guint method;

  if (!pal_json_get_object (root, "weights", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!find_name (weight_names, "\"weights\"", pal_json_get_string (object, "method", "given", NULL), &method,
                  error) ||
      !check_members (object, "\"weights\"", weight_members[method], error) ||
      !pal_json_get_object (object, "values", &values, error) ||
      !pal_weight_rule_read (self->weight_rule, object, error))
    return FALSE;
  self->weights = (PalWeightMethod) method;
  names = values != NULL ? json_object_get_members (values) : NULL;
  for (GList *l = names; l != NULL; l = l->next)
    {
      double weight;

      if (!pal_json_get_double (values, l->data, 1, &weight, error))
        return FALSE;
      if (weight < 0)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"weights\": %s is below 0", (char *) l->data);
          return FALSE;
        }
      g_hash_table_replace (self->weight_of, g_strdup (l->data), g_memdup2 (&weight, sizeof weight));
    }
  return TRUE;
}

/* A name, or {"method":"power","p":0.5}. */
static gboolean
read_mean (JsonNode *node, PalMeanRule *out, GError **error)
{
  static const char *const known[] = { "method", "p", NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL                 ? pal_json_get_string (object, "method", NULL, NULL)
                     : JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node)
                                                    : NULL;
  guint method;

  out->power = 1;
  if ((object != NULL && !check_members (object, "\"aggregate\"", known, error)) ||
      !find_name (mean_names, "\"aggregate\"", name, &method, error) ||
      (object != NULL && !pal_json_get_double (object, "p", 1, &out->power, error)))
    return FALSE;
  out->method = (PalMeanMethod) method;
  if (method != PAL_MEAN_POWER || out->power != 0)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
               "\"aggregate\": \"p\" is 0, which is the geometric mean: expected another number");
  return FALSE;
}

static gboolean
read_means (JsonObject *object, const char *name, GArray *out, GError **error)
{
  JsonArray *array;

  if (!pal_json_get_array (object, name, &array, error))
    return FALSE;
  if (array == NULL || json_array_get_length (array) == 0)
    return TRUE;
  g_array_set_size (out, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PalMeanRule rule;

      if (!read_mean (json_array_get_element (array, i), &rule, error))
        return FALSE;
      g_array_append_val (out, rule);
    }
  return TRUE;
}

/* Names, or rules of their own. */
static gboolean
read_vary_normalise (PalIndexMethod *self, JsonObject *object, GError **error)
{
  JsonArray *array;

  if (!pal_json_get_array (object, "normalise", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autoptr (JsonNode) made = NULL;
      PalNormaliseRule rule = { 0 };

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        {
          JsonObject *named = json_object_new ();

          json_object_set_string_member (named, "method", json_node_get_string (node));
          node = made = json_node_init_object (json_node_alloc (), named);
          json_object_unref (named);
        }
      if (!read_normalise_rule (node, "\"vary\"", &rule, error))
        return FALSE;
      g_array_append_val (self->vary_normalise, rule);
    }
  return TRUE;
}

/* Appends the place of each name in @names to @out, whose elements are an enum. */
static gboolean
read_vary_names (JsonObject *object,
                 const char *member,
                 const char *const *names,
                 GArray *out,
                 GError **error)
{
  JsonArray *array;

  if (!pal_json_get_array (object, member, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      guint found;

      if (!find_name (names, "\"vary\"", JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL,
                      &found, error))
        return FALSE;
      g_array_append_val (out, found);
    }
  return TRUE;
}

static gboolean
read_vary (PalIndexMethod *self, JsonObject *root, GError **error)
{
  static const char *const known[] = { "weights", "normalise", "aggregate", "impute", "treat", NULL };
  JsonObject *object;

  if (!pal_json_get_object (root, "vary", &object, error))
    return FALSE;
  return object == NULL || (check_members (object, "\"vary\"", known, error) &&
                            read_share (object, "weights", &self->vary_weights, error) &&
                            read_vary_normalise (self, object, error) &&
                            read_means (object, "aggregate", self->vary_means, error) &&
                            read_vary_names (object, "impute", impute_names, self->vary_impute, error) &&
                            read_vary_names (object, "treat", treat_names, self->vary_treat, error));
}

static gboolean
read_all (PalIndexMethod *self, JsonNode *node, GError **error)
{
  static const char *const known[] = { "steps",     "denominate", "impute",    "screen",         "treat",
                                       "normalise", "weights",    "aggregate", "data_threshold", "draws",
                                       "seed",      "vary",       NULL };
  JsonObject *root, *screen;
  int draws = 1000, seed = 1;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "expected an object");
      return FALSE;
    }
  root = json_node_get_object (node);
  if (!check_members (root, "the method", known, error) || !read_steps (self, root, error) ||
      !pal_json_get_boolean (root, "denominate", FALSE, &self->denominate, error) ||
      !read_impute (self, root, error) || !pal_json_get_object (root, "screen", &screen, error) ||
      (screen != NULL && !read_share (screen, "unit_min", &self->unit_min, error)) ||
      !read_treat (self, root, error) || !read_normalise (self, root, error) ||
      !read_weights (self, root, error) || !read_means (root, "aggregate", self->means, error) ||
      !read_thresholds (self, root, error) ||
      !pal_json_get_int (root, "draws", 1000, 0, 10000000, &draws, error) ||
      !pal_json_get_int (root, "seed", 1, 0, G_MAXINT, &seed, error) || !read_vary (self, root, error))
    return FALSE;
  self->draws = (guint) draws;
  self->seed = (guint) seed;
  return TRUE;
}

PalIndexMethod *
pal_index_method_parse (const char *json, gssize length, const char *origin, GError **error)
{
  g_autoptr (JsonNode) node = pal_json_parse (json, length, origin, error);
  g_autoptr (PalIndexMethod) self = NULL;

  if (node == NULL)
    return NULL;
  self = pal_index_method_new ();
  if (!read_all (self, node, error))
    {
      g_prefix_error (error, "%s: ", origin);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const PalNormaliseRule *
pal_index_method_get_normalise (const PalIndexMethod *self, const char *code)
{
  const PalNormaliseRule *own = g_hash_table_lookup (self->normalise_of, code);

  return own != NULL ? own : &self->normalise;
}

const PalMeanRule *
pal_index_method_get_mean (const PalIndexMethod *self, guint level)
{
  guint index = level >= 2 ? level - 2 : 0;

  return &g_array_index (self->means, PalMeanRule, MIN (index, self->means->len - 1));
}

double
pal_index_method_get_threshold (const PalIndexMethod *self, guint level)
{
  guint index = level >= 2 ? level - 2 : 0;

  return g_array_index (self->thresholds, double, MIN (index, self->thresholds->len - 1));
}

const char *
pal_index_step_to_name (PalIndexStep step)
{
  return step_names[step];
}

const char *
pal_mean_method_to_name (PalMeanMethod method)
{
  return mean_names[method];
}

const char *
pal_normalise_method_to_name (PalNormaliseMethod method)
{
  return normalise_names[method];
}

const char *
pal_impute_method_to_name (PalImputeMethod method)
{
  return impute_names[method];
}

const char *
pal_treat_method_to_name (PalTreatMethod method)
{
  return treat_names[method];
}
