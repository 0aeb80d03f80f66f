/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-test-desk.h"
#include "session/pal-problem.h"

G_BEGIN_DECLS

/* A desk at which somebody tries commands. */
typedef struct
{
  PalTestDesk desk;
  char *own, *other; /* institutions of Norway */
  char *id;          /* of a query or comment */
  PalProblem *problem;
  GError *error;
} PalTestRole;

#define WS (f->desk.workspace)

/* Commands of the questionnaire, one call of each. */
void pal_test_role_run_draft_save (PalTestRole *f);
void pal_test_role_run_draft_discard (PalTestRole *f);
void pal_test_role_run_draft_publish (PalTestRole *f);
void pal_test_role_run_method (PalTestRole *f);
void pal_test_role_run_framework_save (PalTestRole *f);
void pal_test_role_run_framework_discard (PalTestRole *f);
void pal_test_role_run_framework_publish (PalTestRole *f);
void pal_test_role_run_translate (PalTestRole *f);
void pal_test_role_run_bring_in (PalTestRole *f);
void pal_test_role_run_accept_words (PalTestRole *f);
void pal_test_role_to_accepted_words (PalTestRole *f);
void pal_test_role_run_draft_again (PalTestRole *f);
void pal_test_role_run_publish_words (PalTestRole *f);

G_END_DECLS
