/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "model/pal-framework.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/**
 * pal_framework_findings:
 * @json: a document that may be wrong in any way
 * @instrument: the version of the questionnaire that its formulas read
 * @findings: (element-type PalFinding): takes all that stands in the way, and notes;
 *   each names the code in the message and the path in the document as its column, as
 *   in "domains/3"
 *
 * Rules: document, duplicate (codes of domains and indicators are one space), parent
 * (a child without one), cycle (domains, with the way), weight (no weight at all below
 * a node is an error, given weights that sum to neither 1 nor 100 a note: they are
 * rescaled), empty (nothing counts below a domain: a note), formula, indicator.
 *
 * Returns: (nullable): the framework when nothing of severity error is found
 */
PalFramework *pal_framework_findings (const char *json,
                                      const char *file,
                                      PalInstrument *instrument,
                                      GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
