/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* All that keeps a draft from being published, each with its place: file, path in the document (column, as in
 * "modules/0/sections/1/questions/4/checks/0") and question.  Rules: document, question, duplicate, routing,
 * cycle, formula, replaces, version.  @base (nullable): the version that the draft started from.  Where
 * nothing of severity error is found, pal_instrument_new_from_json () and pal_instrument_check () take the
 * document; the instrument is then returned. */
PalInstrument *pal_draft_check (const char *json, const char *file, PalInstrument *base, GPtrArray *findings)
    G_GNUC_WARN_UNUSED_RESULT; /* PalFinding* */

G_END_DECLS
