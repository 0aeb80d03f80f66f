/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

G_BEGIN_DECLS

/* A framework while it is being written: the document itself, so that members which this program does not
 * know stay in it.  It may be wrong in any way; pal_framework_findings () of score says in which.  What an
 * operation cannot do it refuses with PAL_ERROR_INVALID, and then it has done nothing. */
typedef struct _PalFrameworkDraft PalFrameworkDraft;

/* %NULL only for a text that is no JSON object with domains and indicators in arrays of objects. */
PalFrameworkDraft *pal_framework_draft_new (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalFrameworkDraft *pal_framework_draft_copy (PalFrameworkDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void pal_framework_draft_free (PalFrameworkDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFrameworkDraft, pal_framework_draft_free)
char *pal_framework_draft_to_json (PalFrameworkDraft *self) G_GNUC_WARN_UNUSED_RESULT; /* canonical */

/* Kept as cells, one for each node: fields of the cells -> JSON (owned).  Only what differs from @base is
 * there: "head" (all but domains and indicators), "order" (their codes), "domain/<code>",
 * "indicator/<code>". */
GHashTable *pal_framework_draft_to_cells (PalFrameworkDraft *self,
                                          PalFrameworkDraft *base) G_GNUC_WARN_UNUSED_RESULT;
/* A cell that says nothing usable is left out; a node of which nothing is known is only a code. */
PalFrameworkDraft *pal_framework_draft_from_cells (PalFrameworkDraft *base,
                                                   GHashTable *cells) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; the objects may be read, never changed. */
JsonObject *pal_framework_draft_get_root (PalFrameworkDraft *self);
JsonObject *pal_framework_draft_find (PalFrameworkDraft *self, const char *code, gboolean *is_domain);
/* Code of the domain above, NULL: the index, or none. */
const char *pal_framework_draft_get_parent (PalFrameworkDraft *self, const char *code);
/* Codes (const char*, borrowed) right below @parent (NULL: the index): indicators, then domains. */
GPtrArray *pal_framework_draft_list (PalFrameworkDraft *self, const char *parent) G_GNUC_WARN_UNUSED_RESULT;
/* A number or text somewhere in a node, "scale/lower"; NAN and "" where there is none. */
double pal_framework_draft_get_number (PalFrameworkDraft *self, const char *code, const char *path);
const char *pal_framework_draft_get_text (PalFrameworkDraft *self, const char *code, const char *path);
/* A code that is free in the draft. */
char *pal_framework_draft_propose_code (PalFrameworkDraft *self, const char *like) G_GNUC_WARN_UNUSED_RESULT;

void pal_framework_draft_set_head (PalFrameworkDraft *self, const char *name, const char *text);
/* @parent NULL: right below the index. */
gboolean pal_framework_draft_add_domain (PalFrameworkDraft *self,
                                         const char *parent,
                                         const char *code,
                                         const char *title,
                                         GError **error);
/* Of countries, from 0 to 100, until it is told otherwise. */
gboolean pal_framework_draft_add_indicator (PalFrameworkDraft *self,
                                            const char *domain,
                                            const char *code,
                                            const char *title,
                                            const char *formula,
                                            GError **error);
/* With all that stands below it. */
gboolean pal_framework_draft_remove (PalFrameworkDraft *self, const char *code, GError **error);
/* @position among those of its kind below @parent; beyond the end: at the end.  A domain not below itself. */
gboolean pal_framework_draft_move (PalFrameworkDraft *self,
                                   const char *code,
                                   const char *parent,
                                   guint position,
                                   GError **error);

/* One member, "weight" or "scale/lower"; @node (taken) %NULL: away.  Not for the code. */
gboolean pal_framework_draft_set (PalFrameworkDraft *self,
                                  const char *code,
                                  const char *path,
                                  JsonNode *node,
                                  GError **error);
gboolean pal_framework_draft_set_number (PalFrameworkDraft *self,
                                         const char *code,
                                         const char *path,
                                         const double *number, /* NULL: away */
                                         GError **error);
gboolean pal_framework_draft_set_text (PalFrameworkDraft *self,
                                       const char *code,
                                       const char *path,
                                       const char *text, /* "" or NULL: away */
                                       GError **error);
/* +1 or -1; the cut points turn round with it. */
gboolean
pal_framework_draft_set_direction (PalFrameworkDraft *self, const char *code, int direction, GError **error);
/* The lines of a scale as text, a line for each: "2 | Norm | Source".  FALSE: a line without number or
 * label. */
char *pal_framework_draft_dup_references (PalFrameworkDraft *self,
                                          const char *code) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_framework_draft_set_references (PalFrameworkDraft *self,
                                             const char *code,
                                             const char *text,
                                             GError **error);

G_END_DECLS
