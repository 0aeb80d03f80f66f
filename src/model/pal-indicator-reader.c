/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-indicator-reader.h"

#include <math.h>

#include "base/pal-json.h"
#include "base/pal-text.h"
#include "model/pal-domain.h"
#include "model/pal-question-reader.h"

#define MAX_DECIMALS 9
#define MAX_COUNT 1000000

static gboolean
need_double (JsonObject *object, const char *name, double *out, GError **error)
{
  if (!pal_json_get_double (object, name, NAN, out, error))
    return FALSE;
  if (isnan (*out))
    return pal_document_fail (error, "“%s” is missing", name);
  return TRUE;
}

static gboolean
read_part (JsonObject *object, const char *name, JsonObject **out, GError **error)
{
  if (!pal_json_get_object (object, name, out, error))
    return FALSE;
  if (*out == NULL)
    return pal_document_fail (error, "“%s” is missing", name);
  return TRUE;
}

static const char *const scale_names[PAL_N_SCALES] = {
  [PAL_SCALE_GOALPOSTS] = "goalposts",     [PAL_SCALE_MINMAX] = "minmax",
  [PAL_SCALE_ZSCORE] = "zscore",           [PAL_SCALE_PERCENTILE_RANK] = "percentile_rank",
  [PAL_SCALE_DIST_MAX] = "dist_max",       [PAL_SCALE_DIST_REF] = "dist_ref",
  [PAL_SCALE_DIST_TARGET] = "dist_target", [PAL_SCALE_FRAC_MAX] = "frac_max",
};

const char *
pal_scale_method_to_name (PalScaleMethod method)
{
  g_return_val_if_fail (method < PAL_N_SCALES, NULL);

  return scale_names[method];
}

static gboolean
read_bounds (PalIndicator *self, JsonObject *scale, GError **error)
{
  if (!need_double (scale, "lower", &self->lower, error) ||
      !need_double (scale, "upper", &self->upper, error))
    return FALSE;
  if (!(self->lower < self->upper))
    return pal_document_fail (error, "“lower” must be below “upper”, but %.15g is not below %.15g",
                              self->lower, self->upper);
  return TRUE;
}

/* What one method needs beside its name. */
static gboolean
read_scale_parts (PalIndicator *self, PalDocument *document, JsonObject *scale, GError **error)
{
  if (self->scale == PAL_SCALE_GOALPOSTS)
    return read_bounds (self, scale, error);
  if (self->scale == PAL_SCALE_DIST_REF)
    {
      self->scale_reference = (char *) pal_document_need_text (document, scale, "reference", error);
      return self->scale_reference != NULL;
    }
  if (self->scale == PAL_SCALE_DIST_TARGET && !self->has_target)
    return pal_document_fail (error, "the scale dist_target needs a “target”");
  if (self->scale != PAL_SCALE_ZSCORE)
    return TRUE;
  if (!pal_json_get_double (scale, "mean", 50, &self->scale_mean, error) ||
      !pal_json_get_double (scale, "sd", 10, &self->scale_sd, error))
    return FALSE;
  return self->scale_sd > 0 || pal_document_fail (error, "“sd” must be above 0");
}

static gboolean
read_scale (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *scale = NULL;
  const char *method = NULL;
  guint i = 0;

  if (!read_part (object, "scale", &scale, error))
    return FALSE;
  method = pal_document_need_text (document, scale, "method", error);
  if (method == NULL || !pal_json_get_boolean (scale, "cap", FALSE, &self->cap, error))
    return FALSE;
  while (i < PAL_N_SCALES && !g_str_equal (scale_names[i], method))
    i++;
  if (i == PAL_N_SCALES)
    return pal_document_fail (error,
                              "expected the scale goalposts, minmax, zscore, percentile_rank, dist_max, "
                              "dist_ref, dist_target or frac_max, found “%s”",
                              method);
  self->scale = (PalScaleMethod) i;
  return read_scale_parts (self, document, scale, error);
}

static gboolean
read_target (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *target = NULL;

  if (!pal_json_get_object (object, "target", &target, error))
    return FALSE;
  if (target == NULL)
    return TRUE;
  self->has_target = TRUE;
  return need_double (target, "value", &self->target, error) &&
         pal_json_get_int (target, "year", 0, 1900, 2200, &self->target_year, error) &&
         pal_document_read_text (document, target, "source", &self->target_source, error);
}

static gboolean
read_cutpoints (PalIndicator *self, JsonObject *levels, GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  if (!pal_json_get_array (levels, "cutpoints", &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n != G_N_ELEMENTS (self->cutpoints))
    return pal_document_fail (error, "four levels need three cut points, found %u", n);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

      if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
        return pal_document_fail (error, "“cutpoints” must be numbers");
      self->cutpoints[i] = json_node_get_double (node);
      if (i > 0 && (self->cutpoints[i] - self->cutpoints[i - 1]) * self->direction < 0.0)
        return pal_document_fail (error, "the cut points must go %s, as the direction says",
                                  self->direction < 0 ? "down" : "up");
    }
  return TRUE;
}

static gboolean
read_levels (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *levels = NULL;

  if (!pal_json_get_object (object, "levels", &levels, error))
    return FALSE;
  if (levels == NULL)
    return TRUE;
  self->has_levels = TRUE;
  self->level_status = (char *) pal_document_need_text (document, levels, "status", error);
  if (self->level_status == NULL)
    return FALSE;
  if (!g_str_equal (self->level_status, "native") && !g_str_equal (self->level_status, "proposed"))
    return pal_document_fail (error, "expected the level status native or proposed, found “%s”",
                              self->level_status);
  return pal_document_read_text (document, levels, "source", &self->level_source, error) &&
         read_cutpoints (self, levels, error);
}

static gboolean
read_reference_lines (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  if (!pal_json_get_array (object, "reference_lines", &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  self->reference_lines = g_new0 (PalReferenceLine, n);
  self->n_reference_lines = n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *line = pal_document_need_object (array, i, "reference line", error);

      if (line == NULL || !need_double (line, "value", &self->reference_lines[i].value, error))
        return FALSE;
      self->reference_lines[i].label = (char *) pal_document_need_text (document, line, "label", error);
      if (self->reference_lines[i].label == NULL ||
          !pal_document_read_text (document, line, "source", &self->reference_lines[i].source, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_country_value (PalIndicator *self, PalDocument *document, JsonObject *aggregation, GError **error)
{
  static const char *const names[] = {
    [PAL_COUNTRY_VALUE_NONE] = "none",
    [PAL_COUNTRY_VALUE_MEAN] = "mean",
    [PAL_COUNTRY_VALUE_MEDIAN] = "median",
    [PAL_COUNTRY_VALUE_POOLED_RATIO] = "pooled_ratio",
    [PAL_COUNTRY_VALUE_POOLED_EXPR] = "pooled_expr",
    [PAL_COUNTRY_VALUE_WEIGHTED] = "weighted",
  };
  const char *method = pal_document_need_text (document, aggregation, "method", error);
  guint i = 0;

  if (method == NULL)
    return FALSE;
  while (i < G_N_ELEMENTS (names) && !g_str_equal (names[i], method))
    i++;
  if (i == G_N_ELEMENTS (names))
    return pal_document_fail (error, "unknown way to a country value: “%s”", method);
  self->country_value = (PalCountryValueMethod) i;

  if (self->level == PAL_LEVEL_INSTITUTION && self->country_value == PAL_COUNTRY_VALUE_NONE)
    return pal_document_fail (error, "an indicator of institutions needs a way to a country value");
  if (self->level == PAL_LEVEL_COUNTRY && self->country_value != PAL_COUNTRY_VALUE_NONE)
    return pal_document_fail (error, "an indicator of country level takes no values from institutions");
  return TRUE;
}

static gboolean
read_aggregation (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *aggregation = NULL;
  int publish_min_n = 0;

  if (!read_part (object, "aggregation", &aggregation, error) ||
      !read_country_value (self, document, aggregation, error) ||
      !pal_json_get_int (aggregation, "publish_min_n", 0, 0, MAX_COUNT, &publish_min_n, error) ||
      !pal_json_get_double (aggregation, "min_coverage", 0.0, &self->min_coverage, error))
    return FALSE;
  self->publish_min_n = (guint) publish_min_n;
  if (!(self->min_coverage >= 0.0 && self->min_coverage <= 1.0))
    return pal_document_fail (error, "“min_coverage” must be from 0 to 1");

  if (self->country_value == PAL_COUNTRY_VALUE_WEIGHTED)
    {
      char *question = NULL;

      if (!pal_document_read_text (document, aggregation, "weight", &question, error))
        return FALSE;
      self->weight_question = question != NULL ? question : PAL_INDICATOR_WEIGHT_QUESTION;
      return TRUE;
    }
  if (self->country_value == PAL_COUNTRY_VALUE_POOLED_RATIO)
    {
      self->pooled_ratio = (char *) pal_document_need_text (document, aggregation, "ratio", error);
      return self->pooled_ratio != NULL;
    }
  if (self->country_value != PAL_COUNTRY_VALUE_POOLED_EXPR)
    return TRUE;
  self->pooled_num = (char *) pal_document_need_text (document, aggregation, "num", error);
  if (self->pooled_num == NULL)
    return FALSE;
  self->pooled_den = (char *) pal_document_need_text (document, aggregation, "den", error);
  if (self->pooled_den == NULL || !need_double (aggregation, "multiplier", &self->pooled_multiplier, error))
    return FALSE;
  if (self->pooled_multiplier <= 0.0)
    return pal_document_fail (error, "“multiplier” must be above 0");
  return TRUE;
}

static gboolean
read_missing_rule (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *missing = NULL;
  const char *rule = NULL;

  if (!read_part (object, "missing", &missing, error))
    return FALSE;
  rule = pal_document_need_text (document, missing, "rule", error);
  if (rule == NULL)
    return FALSE;
  if (g_str_equal (rule, "all_required"))
    return TRUE;
  if (!g_str_equal (rule, "min_items"))
    return pal_document_fail (error, "expected the missing rule all_required or min_items, found “%s”", rule);
  if (!pal_json_get_int (missing, "min_items", 0, 1, 1000, &self->min_items, error))
    return FALSE;
  if (self->min_items == 0)
    return pal_document_fail (error, "the rule min_items needs “min_items”");
  return TRUE;
}

/* The words for people, and how the number is shown. */
static gboolean
read_words (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  const char *level = NULL;

  self->title = (char *) pal_document_need_text (document, object, "title", error);
  if (self->title == NULL)
    return FALSE;
  self->formula = (char *) pal_document_need_text (document, object, "formula", error);
  if (self->formula == NULL)
    return FALSE;
  level = pal_document_need_text (document, object, "level", error);
  if (level == NULL)
    return FALSE;
  if (!pal_unit_level_from_name (level, &self->level))
    return pal_document_fail (error, "expected the level country or institution, found “%s”", level);
  return pal_document_read_text (document, object, "domain", &self->domain, error) &&
         pal_document_read_text (document, object, "definition", &self->definition, error) &&
         pal_document_read_text (document, object, "unit", &self->unit, error) &&
         pal_document_read_text (document, object, "measure", &self->measure, error) &&
         pal_document_read_list (document, object, "refs", &self->refs, error) &&
         pal_json_get_int (object, "decimals", 1, 0, MAX_DECIMALS, &self->decimals, error);
}

static gboolean
read_role (PalIndicator *self, JsonObject *object, GError **error)
{
  if (!pal_json_get_boolean (object, "core", FALSE, &self->core, error) ||
      !pal_json_get_boolean (object, "in_composite", TRUE, &self->in_composite, error) ||
      !pal_weight_read (object, &self->weight, error) ||
      !pal_json_get_int (object, "direction", 0, -1, 1, &self->direction, error))
    return FALSE;
  if (self->direction == 0)
    return pal_document_fail (error, "“direction” must be 1 or -1");
  if (self->in_composite && self->domain == NULL)
    return pal_document_fail (error, "an indicator of the composite needs a domain");
  return TRUE;
}

gboolean
pal_indicator_read (PalIndicator *self, PalDocument *document, JsonObject *object, GError **error)
{
  g_autofree char *quoted = NULL;

  self->id = (char *) pal_document_need_text (document, object, "id", error);
  if (self->id == NULL)
    {
      g_prefix_error (error, "indicator without an id: ");
      return FALSE;
    }
  if (read_words (self, document, object, error) && read_role (self, object, error) &&
      read_target (self, document, object, error) && read_scale (self, document, object, error) &&
      read_levels (self, document, object, error) && read_reference_lines (self, document, object, error) &&
      read_aggregation (self, document, object, error) && read_missing_rule (self, document, object, error))
    return TRUE;
  quoted = pal_text_quote (self->id, -1);
  g_prefix_error (error, "indicator %s: ", quoted);
  return FALSE;
}

void
pal_indicator_clear (PalIndicator *self)
{
  g_free (self->reference_lines);
  g_free (self->refs);
}
