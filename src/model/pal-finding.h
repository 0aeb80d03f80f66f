/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"

G_BEGIN_DECLS

/* Something to mend, with the place where it stands.  Unused parts are NULL or 0. */
typedef struct
{
  PalSeverity severity;
  char *rule; /* stable word: range, type, required, routing, check, duplicate ... */
  char *file;
  guint row;    /* 1-based line of the file */
  char *column; /* name of the column */
  char *value;  /* as it stood */
  char *country, *institution, *wave, *question;
  guint check; /* rule "check": which one of its question, 1-based */
  char *message;
  char *kept; /* why the answer may stand as it is, in a sentence; NULL: open */
} PalFinding;

PalFinding *pal_finding_new (PalSeverity severity, const char *rule, const char *format, ...)
    G_GNUC_PRINTF (3, 4) G_GNUC_WARN_UNUSED_RESULT;
PalFinding *pal_finding_copy (const PalFinding *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_finding_equal (const PalFinding *a, const PalFinding *b);
void pal_finding_free (PalFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFinding, pal_finding_free)
const char *pal_severity_to_name (PalSeverity severity);
char *pal_finding_to_line (const PalFinding *self) G_GNUC_WARN_UNUSED_RESULT; /* file:row:column: message */

G_END_DECLS
