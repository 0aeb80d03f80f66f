/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-value.h"

G_BEGIN_DECLS

/* What is laid side by side: the two entries, or the experts. */
typedef enum
{
  PAL_SLOTS_ENTRIES,
  PAL_SLOTS_EXPERTS,
} PalSlotsFamily;

/* Who decided between differing answers, and between which.  The decision stands beside the agreed answer,
 * in the cell reason <id of the agreed answer> "adjudicated-entries" or "adjudicated-experts" with
 * { "at", "by", "from", "of", "text" if a reason was given }. */
typedef struct
{
  char *by;
  gint64 at_ms;
  char *from; /* slot whose answer was taken; "agreed": kept as it was; "other" */
  char *of;   /* hash of the answers that were there to choose from: others than now, and it has lapsed */
  char *text; /* reason, or NULL */
} PalAdjudication;

const char *pal_adjudication_get_field (PalSlotsFamily family);

/* The first 32 hex digits of the SHA-256 of the JSON array [slot, value, slot, value ...] in the order of
 * the bytes of the slots; values are those of all slots of the family that have one. */
char *pal_adjudication_make_of (const char *const *slots,
                                const PalValue *const *values,
                                guint n) G_GNUC_WARN_UNUSED_RESULT;

char *pal_adjudication_to_json (const PalAdjudication *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: what another program wrote wrongly is no decision. */
PalAdjudication *pal_adjudication_new_from_json (const char *json) G_GNUC_WARN_UNUSED_RESULT;
void pal_adjudication_free (PalAdjudication *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAdjudication, pal_adjudication_free)

G_END_DECLS
