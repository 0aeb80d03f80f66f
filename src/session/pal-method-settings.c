/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-settings.h"

#include <math.h>
#include <string.h>

#include "base/pal-json.h"

#define GROUP "region"

PalMethodSettings *
pal_method_settings_new (const PalScoreIndex *index)
{
  PalMethodSettings *self = g_new0 (PalMethodSettings, 1);

  self->n_nodes = index->tree->n_nodes;
  self->weights = g_new (double, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    self->weights[i] = index->tree->nodes[i].weight;
  self->scale = PAL_METHOD_SCALE_FRAMEWORK;
  self->within = self->across = PAL_MEAN_ARITHMETIC;
  self->domain_share = index->domain_share;
  self->min_domains = index->min_domains;
  return self;
}

PalMethodSettings *
pal_method_settings_copy (const PalMethodSettings *self)
{
  PalMethodSettings *copy = g_memdup2 (self, sizeof *self);

  copy->weights = g_memdup2 (self->weights, self->n_nodes * sizeof (double));
  return copy;
}

gboolean
pal_method_settings_equal (const PalMethodSettings *a, const PalMethodSettings *b)
{
  if (a->n_nodes != b->n_nodes || a->scale != b->scale || a->impute != b->impute || a->treat != b->treat ||
      a->within != b->within || a->across != b->across || a->min_domains != b->min_domains ||
      fabs (a->domain_share - b->domain_share) > 1e-12)
    return FALSE;
  for (guint i = 0; i < a->n_nodes; i++)
    if (fabs (a->weights[i] - b->weights[i]) > 1e-12)
      return FALSE;
  return TRUE;
}

void
pal_method_settings_free (PalMethodSettings *self)
{
  if (self == NULL)
    return;
  g_free (self->weights);
  g_free (self);
}

static double
get_index_share (const PalMethodSettings *self, const PalScoreIndex *index)
{
  guint n = pal_score_index_get_n_domains (index);

  return MIN ((double) self->min_domains / MAX (n, 1), 1);
}

static void
fill_rules (const PalMethodSettings *self, const PalScoreIndex *index, PalIndexMethod *method)
{
  if (self->scale != PAL_METHOD_SCALE_FRAMEWORK)
    {
      method->normalise.method = (PalNormaliseMethod) self->scale;
      return;
    }
  for (guint i = 0; i < index->tree->n_indicators; i++)
    g_hash_table_insert (method->normalise_of, g_strdup (index->data->indicators->columns[i]),
                         g_memdup2 (&index->rules[i], sizeof index->rules[i]));
}

PalIndexMethod *
pal_method_settings_to_method (const PalMethodSettings *self, const PalScoreIndex *index)
{
  PalIndexMethod *method = pal_index_method_new ();
  const PalMeanRule means[] = { { self->within, 1 }, { self->across, 1 } };
  const double shares[] = { self->domain_share, get_index_share (self, index) };

  method->impute = self->impute;
  if (self->impute == PAL_IMPUTE_GROUP_MEAN || self->impute == PAL_IMPUTE_GROUP_MEDIAN)
    method->impute_group = g_strdup (GROUP);
  method->treat = self->treat;
  fill_rules (self, index, method);
  for (guint i = 0; i < self->n_nodes; i++)
    if (index->tree->nodes[i].parent >= 0)
      g_hash_table_insert (method->weight_of, g_strdup (index->tree->nodes[i].code),
                           g_memdup2 (&self->weights[i], sizeof (double)));
  g_array_set_size (method->means, 0);
  g_array_append_vals (method->means, means, G_N_ELEMENTS (means));
  g_array_set_size (method->thresholds, 0);
  g_array_append_vals (method->thresholds, shares, G_N_ELEMENTS (shares));
  return method;
}

static void
append_rule (GString *out, const char *code, const PalNormaliseRule *rule)
{
  pal_json_append_string (out, code);
  g_string_append (out, ":{\"method\":");
  pal_json_append_string (out, pal_normalise_method_to_name (rule->method));
  if (rule->method == PAL_NORMALISE_GOALPOSTS || rule->method == PAL_NORMALISE_MINMAX)
    {
      g_string_append (out, ",\"lower\":");
      pal_json_append_number (out, rule->lower);
      g_string_append (out, ",\"upper\":");
      pal_json_append_number (out, rule->upper);
    }
  if (rule->method == PAL_NORMALISE_GOALPOSTS)
    g_string_append_printf (out, ",\"cap\":%s,\"scale\":100", rule->cap ? "true" : "false");
  g_string_append_c (out, '}');
}

static void
append_normalise (GString *out, const PalMethodSettings *self, const PalScoreIndex *index)
{
  PalNormaliseRule all = { .method = PAL_NORMALISE_MINMAX, .upper = 100, .scale = 100 };

  if (self->scale != PAL_METHOD_SCALE_FRAMEWORK)
    all.method = (PalNormaliseMethod) self->scale;
  g_string_append (out, ",\"normalise\":{");
  append_rule (out, "*", &all);
  for (guint i = 0; self->scale == PAL_METHOD_SCALE_FRAMEWORK && i < index->tree->n_indicators; i++)
    {
      g_string_append_c (out, ',');
      append_rule (out, index->data->indicators->columns[i], &index->rules[i]);
    }
  g_string_append_c (out, '}');
}

static void
append_weights (GString *out, const PalMethodSettings *self, const PalScoreIndex *index)
{
  gboolean is_first = TRUE;

  g_string_append (out, ",\"weights\":{\"method\":\"given\",\"values\":{");
  for (guint i = 0; i < self->n_nodes; i++)
    {
      if (index->tree->nodes[i].parent < 0)
        continue;
      if (!is_first)
        g_string_append_c (out, ',');
      is_first = FALSE;
      pal_json_append_string (out, index->tree->nodes[i].code);
      g_string_append_c (out, ':');
      pal_json_append_number (out, self->weights[i]);
    }
  g_string_append (out, "}}");
}

char *
pal_method_settings_to_json (const PalMethodSettings *self, const PalScoreIndex *index)
{
  static const char *const steps = "[\"impute\",\"treat\",\"normalise\",\"aggregate\"]";
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;

  g_string_append_printf (out, "{\"steps\":%s,\"impute\":{\"method\":\"%s\"", steps,
                          pal_impute_method_to_name (self->impute));
  if (self->impute == PAL_IMPUTE_GROUP_MEAN || self->impute == PAL_IMPUTE_GROUP_MEDIAN)
    g_string_append (out, ",\"group\":\"" GROUP "\"");
  g_string_append_printf (out, "},\"treat\":{\"method\":\"%s\"}", pal_treat_method_to_name (self->treat));
  append_normalise (out, self, index);
  append_weights (out, self, index);
  g_string_append_printf (out, ",\"aggregate\":[\"%s\",\"%s\"],\"data_threshold\":[",
                          pal_mean_method_to_name (self->within), pal_mean_method_to_name (self->across));
  pal_json_append_number (out, self->domain_share);
  g_string_append_c (out, ',');
  pal_json_append_number (out, get_index_share (self, index));
  g_string_append (out, "],\"draws\":1000,\"seed\":1,\"vary\":{\"weights\":0.25}}");
  node = pal_json_parse (out->str, (gssize) out->len, "method", NULL);
  return node != NULL ? pal_json_canonical (node, NULL) : NULL;
}

PalMethodSettings *
pal_method_settings_from_json (const char *json, const PalScoreIndex *index, GError **error)
{
  g_autoptr (PalIndexMethod) method = pal_index_method_parse (json, -1, "method", error);
  PalMethodSettings *self;
  double share;

  if (method == NULL)
    return NULL;
  self = pal_method_settings_new (index);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const double *weight = g_hash_table_lookup (method->weight_of, index->tree->nodes[i].code);

      if (weight != NULL)
        self->weights[i] = *weight;
    }
  self->scale = g_hash_table_size (method->normalise_of) > 0 ? PAL_METHOD_SCALE_FRAMEWORK
                                                             : (int) method->normalise.method;
  self->impute = method->impute;
  self->treat = method->treat;
  self->within = pal_index_method_get_mean (method, 2)->method;
  self->across = pal_index_method_get_mean (method, 3)->method;
  self->domain_share = pal_index_method_get_threshold (method, 2);
  share = pal_index_method_get_threshold (method, 3);
  self->min_domains = MAX (1, (guint) ceil (share * pal_score_index_get_n_domains (index) - 1e-9));
  return self;
}

gboolean
pal_method_settings_is_percent (const PalMethodSettings *self)
{
  gboolean keeps_within = self->within != PAL_MEAN_COPELAND && self->within != PAL_MEAN_MPI;
  gboolean keeps_across = self->across != PAL_MEAN_COPELAND && self->across != PAL_MEAN_MPI;

  return (self->scale == PAL_METHOD_SCALE_FRAMEWORK || self->scale == PAL_NORMALISE_MINMAX) && keeps_within &&
         keeps_across;
}
