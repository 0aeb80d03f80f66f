/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-breaks.h"
#include "session/pal-selection.h"
#include "session/pal-subject.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* One country on the map. */
typedef struct
{
  char *iso2;
  char *name;
  PalSubjectValue value;
  int class_index; /* 0.. into the classes, -1: hatched or plain */
  char *text;      /* formatted value, or why there is none */
} PalMapItem;

/* One entry of the legend, highest class first, then each kind of missing that occurs. */
typedef struct
{
  int class_index; /* -1: a kind of missing */
  int level;       /* 1..4 when the classes are levels, else 0 */
  PalMissing missing;
  char *label; /* "Advanced", "12.0-18.4", "Not known" */
  char *range; /* "≥ 2.0", "1.0–1.99", or NULL */
  guint count; /* countries */
} PalMapClass;

/* What the map shows for the chosen subject and wave.  Signal "changed": everything may be read anew. */
#define PAL_TYPE_MAP_MODEL (pal_map_model_get_type ())
G_DECLARE_FINAL_TYPE (PalMapModel, pal_map_model, PAL, MAP_MODEL, GObject)

PalMapModel *pal_map_model_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

/* "levels" (where the subject has them), or a method of class breaks and a number: "jenks:5". */
void pal_map_model_set_classes (PalMapModel *self, const char *classes);
const char *pal_map_model_get_classes (PalMapModel *self);

/* More colours than these cannot be told apart. */
#define PAL_MAP_MAX_CLASSES 9
/* "jenks:5", "headtail": FALSE for anything but a method with, or without, a number from 1 to the maximum. */
gboolean pal_map_model_parse_classes (const char *text, PalBreaksRule *out);

gboolean pal_map_model_shows_levels (PalMapModel *self);

PalWorkspace *pal_map_model_get_workspace (PalMapModel *self);
PalSelection *pal_map_model_get_selection (PalMapModel *self);
const PalSubject *pal_map_model_get_subject (PalMapModel *self); /* NULL: nothing to show */
GPtrArray *pal_map_model_get_items (PalMapModel *self); /* PalMapItem*, countries with something to show */
const PalMapItem *pal_map_model_find (PalMapModel *self, const char *iso2);
GPtrArray *pal_map_model_get_legend (PalMapModel *self); /* PalMapClass* */
guint pal_map_model_get_n_classes (PalMapModel *self);
GPtrArray *pal_map_model_get_institutions (
    PalMapModel *self); /* PalInstitution*; those without a position are at the label point of the country */

G_END_DECLS
