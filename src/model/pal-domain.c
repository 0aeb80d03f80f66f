/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-domain.h"

#include "base/pal-text.h"

#define MOST_WEIGHT 1e12
#define MOST_POWER 100
#define MOST_CHILDREN 100000

static const char *const combine_names[PAL_N_COMBINES] = {
  [PAL_COMBINE_ARITHMETIC] = "arithmetic", [PAL_COMBINE_GEOMETRIC] = "geometric",
  [PAL_COMBINE_HARMONIC] = "harmonic",     [PAL_COMBINE_POWER] = "power",
  [PAL_COMBINE_MEDIAN] = "median",         [PAL_COMBINE_MPI] = "mpi",
};

const char *
pal_combine_method_to_name (PalCombineMethod method)
{
  g_return_val_if_fail (method < PAL_N_COMBINES, NULL);

  return combine_names[method];
}

gboolean
pal_combine_read (PalDocument *document,
                  JsonObject *object,
                  const char *name,
                  const PalCombine *fallback,
                  PalCombine *out,
                  GError **error)
{
  JsonObject *part = NULL;
  const char *method;
  guint i = 0;

  *out = *fallback;
  if (!pal_json_get_object (object, name, &part, error))
    return FALSE;
  if (part == NULL)
    return TRUE;
  method = pal_document_need_text (document, part, "method", error);
  if (method == NULL || !pal_json_get_double (part, "power", 0, &out->power, error))
    return FALSE;
  while (i < PAL_N_COMBINES && !g_str_equal (combine_names[i], method))
    i++;
  if (i == PAL_N_COMBINES)
    return pal_document_fail (
        error, "expected arithmetic, geometric, harmonic, power, median or mpi, found “%s”", method);
  out->method = (PalCombineMethod) i;
  if (out->method == PAL_COMBINE_POWER &&
      (out->power == 0 || !(out->power >= -MOST_POWER && out->power <= MOST_POWER)))
    return pal_document_fail (error, "“power” must be from -%d to %d and not 0", MOST_POWER, MOST_POWER);
  return TRUE;
}

gboolean
pal_weight_read (JsonObject *object, double *out, GError **error)
{
  if (!pal_json_get_double (object, "weight", 1.0, out, error))
    return FALSE;
  if (!(*out >= 0.0))
    return pal_document_fail (error, "“weight” may not be below 0");
  if (*out > MOST_WEIGHT)
    return pal_document_fail (error, "“weight” may not be above %g", MOST_WEIGHT);
  return TRUE;
}

static gboolean
read_threshold (PalDomain *self, JsonObject *object, const PalDomainDefaults *defaults, GError **error)
{
  int min_children = 1;

  if (!pal_json_get_double (object, "min_share", defaults->min_share, &self->min_share, error) ||
      !pal_json_get_int (object, "min_children", 1, 1, MOST_CHILDREN, &min_children, error))
    return FALSE;
  if (!(self->min_share >= 0.0 && self->min_share <= 1.0))
    return pal_document_fail (error, "“min_share” must be from 0 to 1");
  self->min_children = (guint) min_children;
  return TRUE;
}

static gboolean
read_target (PalDomain *self, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "target");

  self->has_target = node != NULL && !JSON_NODE_HOLDS_NULL (node);
  return pal_json_get_double (object, "target", 0, &self->target, error);
}

gboolean
pal_domain_read (PalDomain *self,
                 PalDocument *document,
                 JsonObject *object,
                 const PalDomainDefaults *defaults,
                 GError **error)
{
  g_autofree char *quoted = NULL;

  self->id = (char *) pal_document_need_text (document, object, "id", error);
  if (self->id == NULL)
    return FALSE;
  self->title = (char *) pal_document_need_text (document, object, "title", error);
  if (self->title != NULL && pal_document_read_text (document, object, "parent", &self->parent, error) &&
      pal_weight_read (object, &self->weight, error) &&
      pal_combine_read (document, object, "aggregation", &defaults->combine, &self->combine, error) &&
      read_threshold (self, object, defaults, error) && read_target (self, object, error) &&
      pal_document_read_list (document, object, "who2021_dimension", &self->who2021_dimensions, error))
    return TRUE;
  quoted = pal_text_quote (self->id, -1);
  g_prefix_error (error, "domain %s: ", quoted);
  return FALSE;
}

void
pal_domain_clear (PalDomain *self)
{
  g_free (self->who2021_dimensions);
}
