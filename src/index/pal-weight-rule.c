/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-weight-rule.h"

#include <math.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"

static void
expert_free (PalWeightExpert *self)
{
  g_free (self->name);
  g_hash_table_unref (self->points);
  g_free (self);
}

PalWeightRule *
pal_weight_rule_new (void)
{
  PalWeightRule *self = g_new0 (PalWeightRule, 1);

  self->levels = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_groups = TRUE;
  self->importance_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bounds = (PalWeightBounds){ 0, 1 };
  self->bounds_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->scale = 100;
  self->points = 100;
  self->experts = g_ptr_array_new_with_free_func ((GDestroyNotify) expert_free);
  return self;
}

void
pal_weight_rule_free (PalWeightRule *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->levels);
  g_hash_table_unref (self->importance_of);
  g_hash_table_unref (self->bounds_of);
  g_ptr_array_unref (self->experts);
  g_free (self);
}

static gboolean
read_levels (PalWeightRule *self, JsonObject *weights, GError **error)
{
  JsonArray *array;

  if (!pal_json_get_array (weights, "levels", &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      double number = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
      guint level;

      if (!(number >= 1 && number <= 1000) || number != floor (number))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "\"levels\": expected whole numbers from 1, the indicators");
          return FALSE;
        }
      level = (guint) number;
      g_array_append_val (self->levels, level);
    }
  return TRUE;
}

/* Numbers by code; @least itself is allowed only when it is 0. */
static gboolean
read_numbers (JsonObject *object, const char *where, double least, GHashTable *out, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      double number;

      if (!pal_json_get_double (object, l->data, 1, &number, error))
        {
          g_prefix_error (error, "%s: ", where);
          return FALSE;
        }
      if (!(number >= least) || number > 1e15)
        {
          g_autofree char *quoted = pal_text_quote (l->data, -1);

          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: %s is not between 0 and 1e15", where,
                       quoted);
          return FALSE;
        }
      g_hash_table_replace (out, g_strdup (l->data), g_memdup2 (&number, sizeof number));
    }
  return TRUE;
}

static gboolean
read_importance (PalWeightRule *self, JsonObject *weights, GError **error)
{
  JsonObject *object;

  if (!pal_json_get_object (weights, "importance", &object, error))
    return FALSE;
  /* Nothing can be made to correlate by 0 with what it is a part of. */
  return object == NULL || read_numbers (object, "\"importance\"", 1e-6, self->importance_of, error);
}

static gboolean
read_bounds_of (JsonNode *node, const char *code, PalWeightBounds *out, GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (pair != NULL && json_array_get_length (pair) == 2 &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 0)) &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)))
    {
      out->lower = json_array_get_double_element (pair, 0);
      out->upper = json_array_get_double_element (pair, 1);
      if (out->lower >= 0 && out->upper <= 1 && out->lower <= out->upper && out->upper > 0)
        return TRUE;
    }
  {
    g_autofree char *quoted = pal_text_quote (code, -1);

    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                 "\"bounds\" of %s: expected [least, greatest] share, from 0 to 1", quoted);
  }
  return FALSE;
}

static gboolean
read_bounds (PalWeightRule *self, JsonObject *weights, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!pal_json_get_object (weights, "bounds", &object, error))
    return FALSE;
  names = object != NULL ? json_object_get_members (object) : NULL;
  for (GList *l = names; l != NULL; l = l->next)
    {
      PalWeightBounds bounds;

      if (!read_bounds_of (json_object_get_member (object, l->data), l->data, &bounds, error))
        return FALSE;
      if (g_str_equal (l->data, "*"))
        self->bounds = bounds;
      else
        g_hash_table_replace (self->bounds_of, g_strdup (l->data), g_memdup2 (&bounds, sizeof bounds));
    }
  return TRUE;
}

static gboolean
read_experts (PalWeightRule *self, JsonObject *weights, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!pal_json_get_object (weights, "experts", &object, error))
    return FALSE;
  names = object != NULL ? json_object_get_members (object) : NULL;
  names = g_list_sort (names, (GCompareFunc) g_strcmp0);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *quoted = pal_text_quote (l->data, -1);
      g_autofree char *where = g_strdup_printf ("\"experts\": %s", quoted);
      PalWeightExpert *expert = g_new0 (PalWeightExpert, 1);
      JsonObject *points;

      expert->name = g_strdup (l->data);
      expert->points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (self->experts, expert);
      if (!pal_json_get_object (object, l->data, &points, error) ||
          (points != NULL && !read_numbers (points, where, 0, expert->points, error)))
        return FALSE;
    }
  return TRUE;
}

/* A number above 0. */
static gboolean
read_size (JsonObject *object, const char *name, double *value, GError **error)
{
  if (!pal_json_get_double (object, name, *value, value, error))
    return FALSE;
  if (*value > 0 && *value <= 1e15)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\": expected a number above 0", name);
  return FALSE;
}

gboolean
pal_weight_rule_read (PalWeightRule *self, JsonObject *weights, GError **error)
{
  return read_levels (self, weights, error) &&
         pal_json_get_boolean (weights, "by_groups", TRUE, &self->by_groups, error) &&
         read_importance (self, weights, error) && read_bounds (self, weights, error) &&
         read_size (weights, "scale", &self->scale, error) &&
         read_size (weights, "points", &self->points, error) && read_experts (self, weights, error);
}

gboolean
pal_weight_rule_has_level (const PalWeightRule *self, guint level)
{
  for (guint i = 0; i < self->levels->len; i++)
    if (g_array_index (self->levels, guint, i) == level)
      return TRUE;
  return self->levels->len == 0;
}

const PalWeightBounds *
pal_weight_rule_get_bounds (const PalWeightRule *self, const char *code)
{
  const PalWeightBounds *own = g_hash_table_lookup (self->bounds_of, code);

  return own != NULL ? own : &self->bounds;
}
