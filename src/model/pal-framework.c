/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-framework.h"

#include "base/pal-json.h"
#include "model/pal-document.h"
#include "model/pal-indicator-reader.h"

#define SCHEMA "palliscope-indicators/1"
#define N_LEVELS 4
#define MAX_DEPTH 500 /* domains in each other: what walks down the tree may call itself */

struct _PalFramework
{
  gatomicrefcount ref_count;

  PalDocument document;
  char *id, *version, *instrument_id; /* in the document's strings */
  char **level_labels;                /* N_LEVELS of them */
  GArray *domains;                    /* PalDomain */
  GArray *indicators;                 /* PalIndicator */
  GHashTable *by_id;                  /* indicator id -> index + 1 */
  int *parents;                       /* owned; by domain */
  guint *order;                       /* owned; children before parents */
  PalDomainDefaults defaults;
  PalCombine index_combine;
  double index_min_share;
  guint index_min_domains;
  gboolean only_core;
};

static gboolean
read_domain (PalFramework *self, JsonObject *object, GError **error)
{
  PalDomain domain = { .index = self->domains->len };

  if (!pal_domain_read (&domain, &self->document, object, &self->defaults, error))
    {
      pal_domain_clear (&domain);
      return FALSE;
    }
  if (pal_framework_find_domain (self, domain.id) != NULL)
    {
      pal_domain_clear (&domain);
      return pal_document_fail (error, "domain %s: the id stands twice in the document", domain.id);
    }
  g_array_append_val (self->domains, domain);
  return TRUE;
}

static gboolean
check_indicator (PalFramework *self, const PalIndicator *indicator, GError **error)
{
  if (g_hash_table_contains (self->by_id, indicator->id))
    return pal_document_fail (error, "indicator %s: the id stands twice in the document", indicator->id);
  if (indicator->domain != NULL && pal_framework_find_domain (self, indicator->domain) == NULL)
    return pal_document_fail (error, "indicator %s: unknown domain “%s”", indicator->id, indicator->domain);
  return TRUE;
}

static gboolean
read_indicator (PalFramework *self, JsonObject *object, GError **error)
{
  PalIndicator indicator = { .index = self->indicators->len };

  if (!pal_indicator_read (&indicator, &self->document, object, error) ||
      !check_indicator (self, &indicator, error))
    {
      pal_indicator_clear (&indicator);
      return FALSE;
    }
  g_array_append_val (self->indicators, indicator);
  g_hash_table_insert (self->by_id, indicator.id, GUINT_TO_POINTER (self->indicators->len));
  return TRUE;
}

typedef gboolean (*ReadFunc) (PalFramework *self, JsonObject *object, GError **error);

static gboolean
read_each (PalFramework *self,
           JsonObject *root,
           const char *name,
           const char *what,
           ReadFunc read,
           GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  if (!pal_json_get_array (root, name, &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n == 0)
    return pal_document_fail (error, "the document holds no %s", what);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = pal_document_need_object (array, i, what, error);

      if (object == NULL || !read (self, object, error))
        return FALSE;
    }
  return TRUE;
}

/* What domains have that say nothing themselves; read before them. */
static gboolean
read_domain_defaults (PalFramework *self, JsonObject *defaults, GError **error)
{
  const PalCombine arithmetic = { PAL_COMBINE_ARITHMETIC, 0 };

  if (!pal_json_get_double (defaults, "domain_min_share", 0.5, &self->defaults.min_share, error) ||
      !pal_combine_read (&self->document, defaults, "domain_aggregation", &arithmetic,
                         &self->defaults.combine, error) ||
      !pal_combine_read (&self->document, defaults, "index_aggregation", &arithmetic, &self->index_combine,
                         error))
    return FALSE;
  if (!(self->defaults.min_share >= 0.0 && self->defaults.min_share <= 1.0))
    return pal_document_fail (error, "“domain_min_share” must be from 0 to 1");
  return TRUE;
}

static guint
count_roots (PalFramework *self)
{
  guint n = 0;

  for (guint i = 0; i < self->domains->len; i++)
    n += self->parents[i] < 0 ? 1 : 0;
  return n;
}

static gboolean
read_index_defaults (PalFramework *self, JsonObject *defaults, GError **error)
{
  int min_domains = 0;

  if (!pal_json_get_int (defaults, "index_min_domains", 1, 1, (int) count_roots (self), &min_domains,
                         error) ||
      !pal_json_get_double (defaults, "index_min_share", 0, &self->index_min_share, error) ||
      !pal_json_get_boolean (defaults, "only_core", FALSE, &self->only_core, error))
    return FALSE;
  if (!(self->index_min_share >= 0.0 && self->index_min_share <= 1.0))
    return pal_document_fail (error, "“index_min_share” must be from 0 to 1");
  self->index_min_domains = (guint) min_domains;
  return TRUE;
}

/* Parents stand behind their children in the order. */
static gboolean
check_depth (PalFramework *self, GError **error)
{
  g_autofree guint *depths = g_new0 (guint, self->domains->len);

  for (guint i = self->domains->len; i > 0; i--)
    {
      guint domain = self->order[i - 1];
      int parent = self->parents[domain];

      depths[domain] = parent >= 0 ? depths[parent] + 1 : 1;
      if (depths[domain] > MAX_DEPTH)
        return pal_document_fail (error, "domain %s: more than %d domains stand in each other",
                                  g_array_index (self->domains, PalDomain, domain).id, MAX_DEPTH);
    }
  return TRUE;
}

/* Parents by index, and an order from the leaves up; what stands in a loop never comes up. */
static gboolean
settle_tree (PalFramework *self, GError **error)
{
  guint n = self->domains->len, n_done = 0;
  g_autofree guint *waiting = g_new0 (guint, n);

  self->parents = g_new0 (int, n);
  self->order = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    {
      const PalDomain *domain = &g_array_index (self->domains, PalDomain, i);
      const PalDomain *parent = pal_framework_find_domain (self, domain->parent);

      if (domain->parent != NULL && parent == NULL)
        return pal_document_fail (error, "domain %s: unknown parent “%s”", domain->id, domain->parent);
      self->parents[i] = parent != NULL ? (int) parent->index : -1;
      if (parent != NULL)
        waiting[parent->index]++;
    }
  for (guint i = 0; i < n; i++)
    if (waiting[i] == 0)
      self->order[n_done++] = i;
  for (guint i = 0; i < n_done; i++)
    {
      int parent = self->parents[self->order[i]];

      if (parent >= 0 && --waiting[parent] == 0)
        self->order[n_done++] = (guint) parent;
    }
  for (guint i = 0; i < n; i++)
    if (waiting[i] > 0)
      return pal_document_fail (error, "domain %s: it stands below itself",
                                g_array_index (self->domains, PalDomain, i).id);
  return check_depth (self, error);
}

static gboolean
read_framework (PalFramework *self, GError **error)
{
  JsonObject *root = json_node_get_object (self->document.root), *defaults = NULL;
  g_autoptr (JsonObject) none = json_object_new ();

  self->id = (char *) pal_document_need_text (&self->document, root, "id", error);
  if (self->id == NULL)
    return FALSE;
  self->version = (char *) pal_document_need_text (&self->document, root, "version", error);
  if (self->version == NULL)
    return FALSE;
  self->instrument_id = (char *) pal_document_need_text (&self->document, root, "instrument", error);
  if (self->instrument_id == NULL ||
      !pal_document_read_list (&self->document, root, "level_labels", &self->level_labels, error))
    return FALSE;
  if (g_strv_length (self->level_labels) != N_LEVELS)
    return pal_document_fail (error, "“level_labels” must name %d levels", N_LEVELS);
  if (!pal_json_get_object (root, "composite_defaults", &defaults, error))
    return FALSE;
  if (defaults == NULL)
    defaults = none;
  return read_domain_defaults (self, defaults, error) &&
         read_each (self, root, "domains", "domain", read_domain, error) && settle_tree (self, error) &&
         read_each (self, root, "indicators", "indicator", read_indicator, error) &&
         read_index_defaults (self, defaults, error);
}

PalFramework *
pal_framework_new_from_json (const char *data, gssize length, const char *origin, GError **error)
{
  g_autoptr (PalFramework) self = g_new0 (PalFramework, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->domains = g_array_new (FALSE, FALSE, sizeof (PalDomain));
  g_array_set_clear_func (self->domains, (GDestroyNotify) pal_domain_clear);
  self->indicators = g_array_new (FALSE, FALSE, sizeof (PalIndicator));
  g_array_set_clear_func (self->indicators, (GDestroyNotify) pal_indicator_clear);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!pal_document_open (&self->document, data, length, origin, SCHEMA, error))
    return NULL;
  if (!read_framework (self, error))
    {
      g_prefix_error (error, "%s: ", origin != NULL ? origin : "framework");
      return NULL;
    }
  pal_document_drop_tree (&self->document);
  return g_steal_pointer (&self);
}

PalFramework *
pal_framework_ref (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_framework_unref (PalFramework *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_array_unref (self->domains);
  g_array_unref (self->indicators);
  g_free (self->level_labels);
  g_free (self->parents);
  g_free (self->order);
  pal_document_clear (&self->document);
  g_free (self);
}

const PalHash *
pal_framework_get_hash (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->document.hash;
}

const char *
pal_framework_get_canonical (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document.canonical;
}

const char *
pal_framework_get_id (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
pal_framework_get_version (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

const char *
pal_framework_get_instrument_id (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->instrument_id;
}

guint
pal_framework_get_n_indicators (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->indicators->len;
}

const PalIndicator *
pal_framework_get_indicator (PalFramework *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->indicators->len, NULL);

  return &g_array_index (self->indicators, PalIndicator, index);
}

const PalIndicator *
pal_framework_find_indicator (PalFramework *self, const char *id)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (id != NULL)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  return place > 0 ? &g_array_index (self->indicators, PalIndicator, place - 1) : NULL;
}

guint
pal_framework_get_n_domains (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->domains->len;
}

const PalDomain *
pal_framework_get_domain (PalFramework *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->domains->len, NULL);

  return &g_array_index (self->domains, PalDomain, index);
}

const PalDomain *
pal_framework_find_domain (PalFramework *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != NULL && i < self->domains->len; i++)
    if (g_str_equal (g_array_index (self->domains, PalDomain, i).id, id))
      return &g_array_index (self->domains, PalDomain, i);
  return NULL;
}

const guint *
pal_framework_get_order (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->order;
}

int
pal_framework_get_parent (PalFramework *self, guint domain)
{
  g_return_val_if_fail (self != NULL && domain < self->domains->len, -1);

  return self->parents[domain];
}

const PalCombine *
pal_framework_get_index_combine (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->index_combine;
}

double
pal_framework_get_index_min_share (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->index_min_share;
}

const char *
pal_framework_get_level_label (PalFramework *self, int level)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (level >= 1 && level <= N_LEVELS, NULL);

  return self->level_labels[level - 1];
}

double
pal_framework_get_domain_min_share (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->defaults.min_share;
}

guint
pal_framework_get_index_min_domains (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index_min_domains;
}

gboolean
pal_framework_get_only_core (PalFramework *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->only_core;
}
