/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-problem.h"

#include <glib/gi18n.h>

#include "base/pal-json.h"

struct _PalProblem
{
  GObject parent_instance;

  PalFinding *finding; /* owned */
  char *key;
  char *of;
  char *reason; /* NULL: none was ever given, or it was taken back */
  char *by;
  gint64 at_ms;
  gboolean is_lapsed;
};

G_DEFINE_FINAL_TYPE (PalProblem, pal_problem, G_TYPE_OBJECT)

static void
pal_problem_finalize (GObject *object)
{
  PalProblem *self = PAL_PROBLEM (object);

  g_clear_pointer (&self->finding, pal_finding_free);
  g_free (self->key);
  g_free (self->of);
  g_free (self->reason);
  g_free (self->by);

  G_OBJECT_CLASS (pal_problem_parent_class)->finalize (object);
}

static void
pal_problem_class_init (PalProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_problem_finalize;
}

static void
pal_problem_init (PalProblem *self)
{
}

/* A cell that another program wrote wrongly is no reason: the problem stays open. */
static void
read_cell (PalProblem *self, const char *cell)
{
  g_autoptr (JsonNode) node = pal_json_parse (cell, -1, "reason", NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *text, *by, *of;
  double at = 0;

  if (object == NULL)
    return;
  text = pal_json_get_string (object, "text", NULL, NULL);
  by = pal_json_get_string (object, "by", "", NULL);
  of = pal_json_get_string (object, "of", NULL, NULL);
  if (text == NULL || *text == '\0' || by == NULL || of == NULL ||
      !pal_json_get_double (object, "at", 0, &at, NULL) || !(at >= 0 && at < 9e15))
    return;
  self->reason = g_strdup (text);
  self->by = g_strdup (by);
  self->at_ms = (gint64) at;
  self->is_lapsed = g_strcmp0 (of, self->of) != 0;
}

PalProblem *
pal_problem_new (PalFinding *finding, char *key, char *of, const char *cell)
{
  PalProblem *self = g_object_new (PAL_TYPE_PROBLEM, NULL);

  self->finding = finding;
  self->key = key;
  self->of = of;
  if (cell != NULL)
    read_cell (self, cell);
  return self;
}

const PalFinding *
pal_problem_get_finding (PalProblem *self)
{
  return self->finding;
}

const char *
pal_problem_get_key (PalProblem *self)
{
  return self->key;
}

const char *
pal_problem_get_of (PalProblem *self)
{
  return self->of;
}

gboolean
pal_problem_can_be_kept (PalProblem *self)
{
  return self->finding->severity != PAL_SEVERITY_ERROR;
}

gboolean
pal_problem_is_kept (PalProblem *self)
{
  return self->reason != NULL && !self->is_lapsed && pal_problem_can_be_kept (self);
}

gboolean
pal_problem_is_lapsed (PalProblem *self)
{
  return self->is_lapsed;
}

const char *
pal_problem_get_reason (PalProblem *self)
{
  return self->reason;
}

const char *
pal_problem_get_reason_by (PalProblem *self)
{
  return self->by != NULL ? self->by : "";
}

gint64
pal_problem_get_reason_ms (PalProblem *self)
{
  return self->at_ms;
}

gboolean
pal_problem_equal (PalProblem *a, PalProblem *b)
{
  return a == b || (g_strcmp0 (a->key, b->key) == 0 && g_strcmp0 (a->of, b->of) == 0 &&
                    a->finding->severity == b->finding->severity && g_strcmp0 (a->reason, b->reason) == 0 &&
                    g_strcmp0 (a->by, b->by) == 0 && a->at_ms == b->at_ms && a->is_lapsed == b->is_lapsed &&
                    g_strcmp0 (a->finding->message, b->finding->message) == 0);
}

char *
pal_problem_dup_reason_text (PalProblem *self)
{
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (PAL_IS_PROBLEM (self), NULL);

  if (self->reason == NULL)
    return NULL;
  when = g_date_time_new_from_unix_local (self->at_ms / 1000);
  /* Translators: day, month and year, as g_date_time_format () writes it */
  day = when != NULL ? g_date_time_format (when, _ ("%-d %B %Y")) : g_strdup ("");
  if (self->is_lapsed)
    /* Translators: a person, a day, the reason that the person gave. */
    return g_strdup_printf (_ ("Kept by %s on %s for another answer, so it is open again: %s"), self->by, day,
                            self->reason);
  /* Translators: a person, a day, the reason that the person gave. */
  return g_strdup_printf (_ ("Kept by %s on %s: %s"), self->by, day, self->reason);
}

char *
pal_problem_make_cell (PalProblem *self, const char *text, const char *by, gint64 at_ms)
{
  GString *out = g_string_new ("{\"at\":");

  pal_json_append_number (out, (double) at_ms);
  g_string_append (out, ",\"by\":");
  pal_json_append_string (out, by);
  g_string_append (out, ",\"of\":");
  pal_json_append_string (out, self->of);
  g_string_append (out, ",\"text\":");
  pal_json_append_string (out, text);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
