/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-score-index.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "model/pal-country.h"
#include "model/pal-finding.h"

PalScoreIndex *
pal_score_index_ref (PalScoreIndex *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_score_index_unref (PalScoreIndex *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  pal_index_tree_free (self->tree);
  pal_index_data_free (self->data);
  g_free (self->why);
  g_free (self->rules);
  g_free (self);
}

/* The rule by which PalScorer draws indicators together to a domain. */
static gboolean
counts (PalFramework *framework, const PalIndicator *indicator)
{
  return indicator->in_composite && (indicator->core || !pal_framework_get_only_core (framework)) &&
         indicator->domain != NULL && pal_framework_find_domain (framework, indicator->domain) != NULL;
}

static gboolean
has_members (PalFramework *framework, const PalDomain *domain)
{
  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);

      if (g_strcmp0 (indicator->domain, domain->id) == 0 && counts (framework, indicator))
        return TRUE;
    }
  return FALSE;
}

static PalIndexNode *
add_node (GPtrArray *nodes, const char *code, const char *name, const char *parent, double weight)
{
  PalIndexNode *node = g_new0 (PalIndexNode, 1);

  node->code = g_strdup (code);
  node->name = g_strdup (name);
  node->parent_code = g_strdup (parent);
  node->weight = weight;
  g_ptr_array_add (nodes, node);
  return node;
}

static PalIndexTree *
make_tree (PalFramework *framework, GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_index_node_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  PalIndexTree *tree;

  add_node (nodes, PAL_SCORE_INDEX_TOP, _ ("Composite index"), NULL, 1);
  for (guint i = 0; i < pal_framework_get_n_domains (framework); i++)
    {
      const PalDomain *domain = pal_framework_get_domain (framework, i);

      /* A domain in which nothing counts never has a score, and moves none. */
      if (has_members (framework, domain))
        add_node (nodes, domain->id, domain->title, PAL_SCORE_INDEX_TOP, domain->weight);
    }
  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);
      PalIndexNode *node;

      if (!counts (framework, indicator))
        continue;
      node = add_node (nodes, indicator->id, indicator->title, indicator->domain, indicator->weight);
      node->is_indicator = TRUE;
      node->direction = indicator->direction < 0 ? -1 : 1;
    }
  tree = pal_index_tree_new (nodes, NULL, findings);
  if (tree == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the indicators make no index: %s",
                 ((const PalFinding *) g_ptr_array_index (findings, 0))->message);
  return tree;
}

static PalNormaliseRule *
make_rules (const PalIndexTree *tree, PalFramework *framework)
{
  PalNormaliseRule *rules = g_new0 (PalNormaliseRule, tree->n_indicators);

  for (guint i = 0; i < tree->n_indicators; i++)
    {
      const PalIndicator *indicator =
          pal_framework_find_indicator (framework, tree->nodes[tree->indicators[i]].code);

      rules[i] = (PalNormaliseRule){ .method = PAL_NORMALISE_MINMAX, .upper = 100, .scale = 100, .sd = 1 };
      if (indicator->scale != PAL_SCALE_GOALPOSTS)
        continue;
      rules[i].method = PAL_NORMALISE_GOALPOSTS;
      rules[i].lower = indicator->lower;
      rules[i].upper = indicator->upper;
      rules[i].cap = indicator->cap;
    }
  return rules;
}

static void
fill_groups (PalIndexData *data)
{
  static const char *const names[] = { "region", "income", NULL };
  guint n = data->n_units;

  data->group_names = g_strdupv ((char **) names);
  data->groups = g_new0 (char *, MAX (2 * n, 1));
  for (guint i = 0; i < n; i++)
    {
      const PalCountry *country = pal_country_find (data->codes[i]);

      data->groups[i] = g_strdup (country != NULL ? country->un_subregion : NULL);
      data->groups[n + i] = g_strdup (country != NULL ? country->wb_income : NULL);
    }
}

static void
fill_values (PalScoreIndex *self, PalScores *scores)
{
  guint n = self->data->n_units;

  for (guint i = 0; i < self->tree->n_indicators; i++)
    {
      int column = pal_scores_find_column (scores, self->data->indicators->columns[i]);
      double *values = pal_matrix_column (self->data->indicators, i);

      for (guint unit = 0; unit < n; unit++)
        {
          const PalScore *cell = pal_scores_get (scores, unit, (guint) column);

          self->why[(gsize) i * n + unit] = cell->missing;
          values[unit] = cell->missing == PAL_MISSING_NONE ? cell->value : NAN;
        }
    }
}

static PalIndexData *
make_data (const PalIndexTree *tree, PalScores *scores)
{
  guint n = pal_scores_get_n_countries (scores);
  PalIndexData *data = pal_index_data_new (n);
  g_autofree const char **columns = g_new0 (const char *, tree->n_indicators + 1);

  data->codes = g_new0 (char *, n + 1);
  data->names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *iso2 = pal_scores_get_country (scores, i);
      const PalCountry *country = pal_country_find (iso2);

      data->codes[i] = g_strdup (iso2);
      data->names[i] = g_strdup (country != NULL ? pal_country_get_display_name (country) : iso2);
    }
  fill_groups (data);
  for (guint i = 0; i < tree->n_indicators; i++)
    columns[i] = tree->nodes[tree->indicators[i]].code;
  data->indicators = pal_matrix_new (columns, n);
  return data;
}

PalScoreIndex *
pal_score_index_new (PalScores *scores, PalFramework *framework, GError **error)
{
  PalIndexTree *tree;
  PalScoreIndex *self;

  g_return_val_if_fail (scores != NULL && framework != NULL, NULL);

  tree = make_tree (framework, error);
  if (tree == NULL)
    return NULL;
  self = g_new0 (PalScoreIndex, 1);
  self->ref_count = 1;
  self->tree = tree;
  self->data = make_data (tree, scores);
  self->why = g_new0 (PalMissing, MAX ((gsize) tree->n_indicators * self->data->n_units, 1));
  self->rules = make_rules (tree, framework);
  self->domain_share = pal_framework_get_domain_min_share (framework);
  self->min_domains = MAX (1, pal_framework_get_index_min_domains (framework));
  fill_values (self, scores);
  return self;
}

int
pal_score_index_find_aggregate (const PalScoreIndex *self, const char *code)
{
  for (guint i = 0; i < self->tree->n_aggregates; i++)
    if (g_strcmp0 (self->tree->nodes[self->tree->aggregates[i]].code, code) == 0)
      return (int) i;
  return -1;
}

guint
pal_score_index_get_n_domains (const PalScoreIndex *self)
{
  return self->tree->n_aggregates - 1;
}
