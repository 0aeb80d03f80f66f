/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-framework-findings.h"

#include <math.h>
#include <string.h>

#include "base/pal-text.h"
#include "model/pal-indicator-reader.h"
#include "score/pal-framework-check.h"

#define SCHEMA "palliscope-indicators/1"

/* One domain or indicator as it stands in the document. */
typedef struct
{
  char *path;         /* owned */
  const char *code;   /* of the document; NULL: none */
  const char *parent; /* code of a domain, NULL: none */
  gboolean is_domain;
  gboolean counts; /* in the composite */
  gboolean has_weight;
  double weight;
} Node;

typedef struct
{
  PalDocument document;
  const char *file;
  PalInstrument *instrument;
  GPtrArray *nodes;    /* Node* */
  GHashTable *by_code; /* code -> Node*, the first one */
  GPtrArray *out;
  gboolean blocks;
} Run;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->path);
  g_free (node);
}

G_GNUC_PRINTF (5, 6)
static void
add (Run *run, PalSeverity severity, const char *rule, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  PalFinding *finding;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  finding = pal_finding_new (severity, rule, "%s", message);
  finding->file = g_strdup (run->file);
  finding->column = g_strdup (path);
  g_ptr_array_add (run->out, finding);
  run->blocks = run->blocks || severity == PAL_SEVERITY_ERROR;
}

static void
add_error (Run *run, const char *rule, const char *path, GError *error)
{
  add (run, PAL_SEVERITY_ERROR, rule, path, "%s", error->message);
  g_error_free (error);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
remember (Run *run, JsonObject *object, gboolean is_domain, const char *path)
{
  Node *node = g_new0 (Node, 1);
  Node *first;

  node->path = g_strdup (path);
  node->code = get_text (object, "id");
  node->parent = get_text (object, is_domain ? "parent" : "domain");
  node->is_domain = is_domain;
  node->counts = TRUE;
  node->has_weight = json_object_has_member (object, "weight");
  (void) pal_json_get_double (object, "weight", 1.0, &node->weight, NULL);
  if (!is_domain)
    (void) pal_json_get_boolean (object, "in_composite", TRUE, &node->counts, NULL);
  g_ptr_array_add (run->nodes, node);
  if (node->code == NULL)
    return;
  first = g_hash_table_lookup (run->by_code, node->code);
  if (first == NULL)
    g_hash_table_insert (run->by_code, (gpointer) node->code, node);
  else
    add (run, PAL_SEVERITY_ERROR, "duplicate", path, "%s: the code stands twice, here and in %s", node->code,
         first->path);
}

static void
read_domain (Run *run, JsonObject *object, const char *path)
{
  const PalDomainDefaults defaults = { { PAL_COMBINE_ARITHMETIC, 0 }, 0.5 };
  PalDomain domain = { 0 };
  GError *error = NULL;

  if (!pal_domain_read (&domain, &run->document, object, &defaults, &error))
    add_error (run, "document", path, error);
  pal_domain_clear (&domain);
}

static void
read_indicator (Run *run, JsonObject *object, const char *path)
{
  PalIndicator indicator = { 0 };
  GError *error = NULL;

  if (!pal_indicator_read (&indicator, &run->document, object, &error))
    add_error (run, "indicator", path, error);
  else if (!pal_framework_check_indicator (&indicator, run->instrument, &error))
    {
      g_prefix_error (&error, "indicator %s: ", indicator.id);
      add_error (run, "formula", path, error);
    }
  pal_indicator_clear (&indicator);
}

static void
read_list (Run *run, JsonObject *root, gboolean is_domain)
{
  const char *name = is_domain ? "domains" : "indicators";
  JsonArray *array = NULL;
  GError *error = NULL;

  if (!pal_json_get_array (root, name, &array, &error))
    {
      add_error (run, "document", name, error);
      return;
    }
  if (array == NULL || json_array_get_length (array) == 0)
    add (run, PAL_SEVERITY_ERROR, "document", name, "the document holds no %s", name);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *path = g_strdup_printf ("%s/%u", name, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          add (run, PAL_SEVERITY_ERROR, "document", path, "expected an object");
          continue;
        }
      remember (run, json_node_get_object (node), is_domain, path);
      if (is_domain)
        read_domain (run, json_node_get_object (node), path);
      else
        read_indicator (run, json_node_get_object (node), path);
    }
}

static Node *
find_parent (Run *run, const Node *node)
{
  Node *parent = node->parent != NULL ? g_hash_table_lookup (run->by_code, node->parent) : NULL;

  return parent != NULL && parent->is_domain ? parent : NULL;
}

/* Follows the parents; a domain that is met again ends it.  Told once, at the first domain of the loop. */
static void
check_cycle (Run *run, const Node *node)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) way = g_string_new (node->code);

  for (const Node *above = find_parent (run, node); above != NULL; above = find_parent (run, above))
    {
      g_string_append_printf (way, " -> %s", above->code);
      if (above == node)
        {
          add (run, PAL_SEVERITY_ERROR, "cycle", node->path, "domain %s stands below itself: %s", node->code,
               way->str);
          return;
        }
      if (!g_hash_table_add (seen, (gpointer) above) || strcmp (above->path, node->path) < 0)
        return;
    }
}

static void
check_parents (Run *run)
{
  for (guint i = 0; i < run->nodes->len; i++)
    {
      const Node *node = g_ptr_array_index (run->nodes, i);

      if (node->code == NULL)
        continue;
      if (node->parent != NULL && find_parent (run, node) == NULL)
        add (run, PAL_SEVERITY_ERROR, "parent", node->path, "%s %s: there is no domain %s",
             node->is_domain ? "domain" : "indicator", node->code, node->parent);
      if (node->is_domain)
        check_cycle (run, node);
    }
}

/* @parent NULL: the index. */
static void
check_weights (Run *run, const Node *parent)
{
  const char *code = parent != NULL ? parent->code : "INDEX";
  const char *path = parent != NULL ? parent->path : "domains";
  double sum = 0, least = INFINITY, most = 0;
  guint n = 0;

  for (guint i = 0; i < run->nodes->len; i++)
    {
      const Node *node = g_ptr_array_index (run->nodes, i);

      if (!node->counts || (parent == NULL && !node->is_domain) || find_parent (run, node) != parent)
        continue;
      sum += node->weight;
      least = MIN (least, node->weight);
      most = MAX (most, node->weight);
      n++;
    }
  if (n == 0)
    add (run, PAL_SEVERITY_NOTE, "empty", path, "%s: nothing below it counts, so it has no score", code);
  else if (!(sum > 0))
    add (run, PAL_SEVERITY_ERROR, "weight", path, "%s: all weights below it are 0", code);
  else if (most > least && fabs (sum - 1) > 1e-6 && fabs (sum - 100) > 1e-4)
    add (run, PAL_SEVERITY_NOTE, "weight", path, "%s: the weights below it sum to %.6g; they are rescaled",
         code, sum);
}

static void
run_all (Run *run, JsonObject *root)
{
  read_list (run, root, TRUE);
  read_list (run, root, FALSE);
  check_parents (run);
  check_weights (run, NULL);
  for (guint i = 0; i < run->nodes->len; i++)
    {
      const Node *node = g_ptr_array_index (run->nodes, i);

      if (node->is_domain && node->code != NULL)
        check_weights (run, node);
    }
}

PalFramework *
pal_framework_findings (const char *json, const char *file, PalInstrument *instrument, GPtrArray *findings)
{
  Run run = { .file = file, .instrument = instrument, .out = findings };
  PalFramework *framework = NULL;
  GError *error = NULL;

  g_return_val_if_fail (json != NULL && instrument != NULL && findings != NULL, NULL);

  if (!pal_document_open (&run.document, json, -1, file, SCHEMA, &error))
    {
      add_error (&run, "document", NULL, error);
      pal_document_clear (&run.document);
      return NULL;
    }
  run.nodes = g_ptr_array_new_with_free_func (node_free);
  run.by_code = g_hash_table_new (g_str_hash, g_str_equal);
  run_all (&run, json_node_get_object (run.document.root));
  if (!run.blocks)
    framework = pal_framework_new_from_json (json, -1, file, &error);
  if (framework != NULL && !pal_framework_check (framework, instrument, &error))
    g_clear_pointer (&framework, pal_framework_unref);
  if (error != NULL)
    add_error (&run, "document", NULL, error);
  g_hash_table_unref (run.by_code);
  g_ptr_array_unref (run.nodes);
  pal_document_clear (&run.document);
  return framework;
}
