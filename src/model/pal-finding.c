/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-finding.h"

#include <stdarg.h>

PalFinding *
pal_finding_new (PalSeverity severity, const char *rule, const char *format, ...)
{
  PalFinding *self = g_new0 (PalFinding, 1);
  va_list args;

  self->severity = severity;
  self->rule = g_strdup (rule);
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

PalFinding *
pal_finding_copy (const PalFinding *self)
{
  PalFinding *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pal_finding_new (self->severity, self->rule, "%s", self->message);
  copy->file = g_strdup (self->file);
  copy->row = self->row;
  copy->column = g_strdup (self->column);
  copy->value = g_strdup (self->value);
  copy->country = g_strdup (self->country);
  copy->institution = g_strdup (self->institution);
  copy->wave = g_strdup (self->wave);
  copy->question = g_strdup (self->question);
  copy->check = self->check;
  copy->kept = g_strdup (self->kept);
  return copy;
}

gboolean
pal_finding_equal (const PalFinding *a, const PalFinding *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->severity == b->severity && a->row == b->row && a->check == b->check &&
         g_strcmp0 (a->rule, b->rule) == 0 && g_strcmp0 (a->file, b->file) == 0 &&
         g_strcmp0 (a->column, b->column) == 0 && g_strcmp0 (a->value, b->value) == 0 &&
         g_strcmp0 (a->country, b->country) == 0 && g_strcmp0 (a->institution, b->institution) == 0 &&
         g_strcmp0 (a->wave, b->wave) == 0 && g_strcmp0 (a->question, b->question) == 0 &&
         g_strcmp0 (a->message, b->message) == 0 && g_strcmp0 (a->kept, b->kept) == 0;
}

void
pal_finding_free (PalFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->file);
  g_free (self->column);
  g_free (self->value);
  g_free (self->country);
  g_free (self->institution);
  g_free (self->wave);
  g_free (self->question);
  g_free (self->message);
  g_free (self->kept);
  g_free (self);
}

const char *
pal_severity_to_name (PalSeverity severity)
{
  switch (severity)
    {
    case PAL_SEVERITY_ERROR:
      return "error";
    case PAL_SEVERITY_WARNING:
      return "warning";
    case PAL_SEVERITY_NOTE:
    default:
      return "note";
    }
}

char *
pal_finding_to_line (const PalFinding *self)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (line, FALSE));

  if (self->file != NULL)
    g_string_append_printf (line, "%s:", self->file);
  if (self->row > 0)
    g_string_append_printf (line, "%u:", self->row);
  if (self->column != NULL)
    g_string_append_printf (line, "%s:", self->column);
  if (line->len > 0)
    g_string_append_c (line, ' ');
  g_string_append (line, self->message);
  return g_string_free (line, FALSE);
}
