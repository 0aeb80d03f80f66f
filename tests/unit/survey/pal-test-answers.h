/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/pal-answers.h"
#include "model/pal-framework.h"

G_BEGIN_DECLS

/* The bundled documents, straight from the source tree. */
PalInstrument *pal_test_load_instrument (void);
PalFramework *pal_test_load_framework (void);

/* A document of tests/data; the caller owns the parser. */
JsonParser *pal_test_load_json (const char *path);

/* {"T1C11": 20, "T1I02": ["none"], "T4I04": [30, 60], "T1C02": "DK"} as in the test
 * vectors of the domain: a pair is a ratio where the question is one, DK, NA and NR
 * are missing codes. */
PalAnswers *pal_test_answers_from_json (PalInstrument *instrument, JsonObject *object);
PalAnswers *pal_test_answers (PalInstrument *instrument, const char *json);

/* One answer more, written as in the CSV form. */
void pal_test_set (PalAnswers *answers, const char *question, const char *json_value);

G_END_DECLS
