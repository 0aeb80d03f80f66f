/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-review-state.h"

G_BEGIN_DECLS

/* The capacity in which a person works.  One person acts under one role at a time; who chose none may do
 * everything, so that a new workspace locks nobody out. */
typedef enum
{
  PAL_ROLE_NONE,
  PAL_ROLE_RESPONDENT,  /* of one or several institutions */
  PAL_ROLE_COORDINATOR, /* of a country */
  PAL_ROLE_SECRETARIAT, /* and reviewer */
  PAL_ROLE_READER,
  PAL_N_ROLES,
} PalRole;

/* What can be done to a workspace.  Each command asks for exactly one of these. */
typedef enum
{
  PAL_RIGHT_ANSWER, /* enter, clear, paste and annotate answers, also a second entry or an expert's */
  PAL_RIGHT_ADD_INSTITUTION,
  PAL_RIGHT_EDIT_INSTITUTION,
  PAL_RIGHT_REMOVE_INSTITUTION,
  PAL_RIGHT_SUBMIT,
  PAL_RIGHT_WITHDRAW,
  PAL_RIGHT_REVIEW, /* start and stop it */
  PAL_RIGHT_ACCEPT,
  PAL_RIGHT_RETURN,
  PAL_RIGHT_SIGN,
  PAL_RIGHT_REOPEN,
  PAL_RIGHT_REVOKE,
  PAL_RIGHT_CORRECT,    /* an answer that is frozen */
  PAL_RIGHT_KEEP,       /* a problem, with a reason; and reopen it */
  PAL_RIGHT_ASK,        /* open, assign, close and reopen a query */
  PAL_RIGHT_REPLY,      /* to a query */
  PAL_RIGHT_ADJUDICATE, /* between two entries, or several experts */
  PAL_RIGHT_START_WAVE, /* and map its questions */
  PAL_RIGHT_INSTRUMENT, /* draft and publish it */
  PAL_RIGHT_TRANSLATE,  /* the instrument, and accept a translation */
  PAL_RIGHT_RESTORE,    /* a backup, beside the workspace */
  PAL_N_RIGHTS,
} PalRight;

/* How far a right goes. */
typedef enum
{
  PAL_REACH_NOTHING,
  PAL_REACH_INSTITUTIONS, /* of the person */
  PAL_REACH_COUNTRY,      /* of the person, with all institutions in it */
  PAL_REACH_ALL,
} PalReach;

/* The one table of who may do what. */
PalReach pal_role_get_reach (PalRole role, PalRight right);

/* The right that a step of the review needs. */
PalRight pal_role_get_right_of_step (PalReviewStepKind kind);

/* "coordinator": the word in settings and in the journal, final; "" for none. */
const char *pal_role_get_name (PalRole role);
gboolean pal_role_from_name (const char *name, PalRole *out);

G_END_DECLS
