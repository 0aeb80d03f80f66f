/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-review.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-json.h"
#include "model/pal-country.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "session/pal-review-book.h"
#include "session/pal-workspace-private.h"
#include "survey/pal-checks.h"

#define DIGEST_CHARS 16 /* 64 bits tell two answers to one question apart */

/* One covered answer: its id, and the canonical JSON of [id, value]. */
typedef struct
{
  char *question; /* or entry of a group, or question in an entry */
  char *id;
  char *json;
} Covered;

static void
clear_covered (gpointer data)
{
  g_free (((Covered *) data)->question);
  g_free (((Covered *) data)->id);
  g_free (((Covered *) data)->json);
}

static int
compare_covered (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Covered *) a)->id, ((const Covered *) b)->id);
}

/* The part of the survey that is gone through. */
typedef struct
{
  const char *country, *institution, *wave;
  GArray *out; /* Covered */
} Part;

/* Takes @question. */
static void
cover (const Part *part, char *question, const PalValue *value)
{
  Covered covered = { .question = question };
  GString *json = g_string_new ("[");

  covered.id = pal_answer_id_make (part->country, part->institution, part->wave, question, NULL);
  pal_json_append_string (json, covered.id);
  g_string_append_c (json, ',');
  pal_value_append_json (value, json);
  g_string_append_c (json, ']');
  covered.json = g_string_free (json, FALSE);
  g_array_append_val (part->out, covered);
}

/* Each entry with its place, then its answers.  What was taken away is not covered. */
static void
cover_entries (const Part *part, const PalAnswers *answers, const PalQuestion *group)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);

      cover (part, pal_entry_id_make (group->id, entry->id, NULL), &entry->position);
      for (guint k = 0; k < group->n_children; k++)
        {
          const PalValue *value = pal_answers_get (entry->answers, group->children[k].index);

          if (value->kind != PAL_VALUE_NONE)
            cover (part, pal_entry_id_make (group->id, entry->id, group->children[k].id), value);
        }
    }
}

/* In the order of the form; NULL when there is no such wave. */
static GArray *
list_covered (PalWorkspace *workspace, const char *country, const char *institution, const char *wave)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (workspace), wave);
  PalUnitLevel level = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  Part part = { country, institution, wave, NULL };
  const PalAnswers *answers;
  PalInstrument *instrument;

  if (data == NULL)
    return NULL;
  answers = pal_wave_data_get_answers (data, country, institution);
  instrument = pal_answers_get_instrument (answers);
  part.out = g_array_new (FALSE, FALSE, sizeof (Covered));
  g_array_set_clear_func (part.out, clear_covered);
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);
      const PalValue *value = pal_answers_get (answers, i);

      if (question->level != level)
        continue;
      if (value->kind != PAL_VALUE_NONE)
        cover (&part, g_strdup (question->id), value);
      if (question->type == PAL_QUESTION_GROUP)
        cover_entries (&part, answers, question);
    }
  return part.out;
}

static char *
make_digest (const Covered *covered)
{
  PalHash hash;
  char *hex;

  pal_hash_compute (&hash, covered->json, strlen (covered->json));
  hex = pal_hash_to_hex (&hash);
  hex[DIGEST_CHARS] = '\0';
  return hex;
}

char *
pal_review_compute_hash (PalWorkspace *workspace,
                         const char *country,
                         const char *institution,
                         const char *wave,
                         GHashTable **digests)
{
  g_autoptr (GArray) covered = list_covered (workspace, country, institution, wave);
  g_autoptr (GString) all = g_string_new ("[");
  PalHash hash;

  if (digests != NULL)
    *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (covered != NULL)
    g_array_sort (covered, compare_covered);
  for (guint i = 0; covered != NULL && i < covered->len; i++)
    {
      const Covered *one = &g_array_index (covered, Covered, i);

      if (i > 0)
        g_string_append_c (all, ',');
      g_string_append (all, one->json);
      if (digests != NULL)
        g_hash_table_insert (*digests, g_strdup (one->question), make_digest (one));
    }
  g_string_append_c (all, ']');
  pal_hash_compute (&hash, all->str, all->len);
  return pal_hash_to_hex (&hash);
}

static GPtrArray *
get_steps (PalWorkspace *workspace, const char *country, const char *institution, const char *wave)
{
  g_autofree char *id = pal_review_book_make_id (country, institution, wave);

  return pal_review_book_get_steps (pal_workspace_get_review_book (workspace), id);
}

PalReviewState
pal_review_get_state (PalWorkspace *workspace, const char *country, const char *institution, const char *wave)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (PAL_IS_WORKSPACE (workspace), PAL_REVIEW_DRAFT);

  if (country == NULL || wave == NULL)
    return PAL_REVIEW_DRAFT;
  id = pal_review_book_make_id (country, institution, wave);
  return pal_review_book_get_state (pal_workspace_get_review_book (workspace), id);
}

gboolean
pal_review_is_frozen (PalWorkspace *workspace, const char *country, const char *institution, const char *wave)
{
  return pal_review_state_is_frozen (pal_review_get_state (workspace, country, institution, wave));
}

/* Ids of the questions whose answer is new, another one, or gone since @step, in the order of the form; what
 * the form does not ask any more comes last. */
static GPtrArray *
list_changed (PalWorkspace *workspace,
              const char *country,
              const char *institution,
              const char *wave,
              const PalReviewStep *step)
{
  g_autoptr (GArray) now = list_covered (workspace, country, institution, wave);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) then = g_list_sort (g_hash_table_get_keys (step->digests), (GCompareFunc) strcmp);
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; now != NULL && i < now->len; i++)
    {
      const Covered *one = &g_array_index (now, Covered, i);
      g_autofree char *digest = make_digest (one);

      g_hash_table_add (seen, (gpointer) one->question);
      if (g_strcmp0 (g_hash_table_lookup (step->digests, one->question), digest) != 0)
        g_ptr_array_add (changed, g_strdup (one->question));
    }
  for (GList *l = then; l != NULL; l = l->next)
    if (!g_hash_table_contains (seen, l->data))
      g_ptr_array_add (changed, g_strdup (l->data));
  return changed;
}

PalReview *
pal_review_get (PalWorkspace *workspace, const char *country, const char *institution, const char *wave)
{
  PalReview *self = g_new0 (PalReview, 1);
  GPtrArray *steps;

  g_return_val_if_fail (PAL_IS_WORKSPACE (workspace), self);

  steps = country != NULL && wave != NULL ? get_steps (workspace, country, institution, wave) : NULL;
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const PalReviewStep *step = g_ptr_array_index (steps, i);
      g_autoptr (GPtrArray) changed = NULL;

      /* Taking a sign-off back is no approval, although it leaves the part accepted. */
      if (i > 0 && (step->rule->is_back || !pal_review_state_is_frozen (step->rule->to)))
        continue;
      changed = list_changed (workspace, country, institution, wave, step);
      if (!step->rule->is_back && pal_review_state_is_frozen (step->rule->to))
        {
          self->was_approved = TRUE;
          self->approved_ms = step->wall_ms;
          self->n_changed_since_approval = changed->len;
        }
      if (i == 0)
        {
          self->state = step->rule->to;
          self->actor = g_strdup (step->actor);
          self->wall_ms = step->wall_ms;
          self->note = g_strdup (step->note);
          self->n_covered = g_hash_table_size (step->digests);
          self->changed = g_steal_pointer (&changed);
        }
      if (self->was_approved)
        break;
    }
  if (self->changed == NULL)
    self->changed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_review_free (PalReview *self)
{
  g_free (self->actor);
  g_free (self->note);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
pal_review_dup_blocking (PalWorkspace *workspace,
                         const char *country,
                         const char *institution,
                         const char *wave)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (workspace), wave);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  if (data == NULL || country == NULL)
    return findings;
  pal_checks_all (pal_wave_data_get_answers (data, country, institution),
                  institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY, findings);
  for (guint i = findings->len; i > 0; i--)
    {
      PalFinding *finding = g_ptr_array_index (findings, i - 1);

      if (finding->severity != PAL_SEVERITY_ERROR)
        {
          g_ptr_array_remove_index (findings, i - 1);
          continue;
        }
      g_free (finding->country);
      g_free (finding->institution);
      g_free (finding->wave);
      finding->country = g_strdup (country);
      finding->institution = g_strdup (institution);
      finding->wave = g_strdup (wave);
    }
  return findings;
}

char *
pal_review_dup_part_name (PalWorkspace *workspace, const char *country, const char *institution)
{
  const PalCountry *known = pal_country_find (country);
  const char *name = known != NULL ? pal_country_get_display_name (known) : country;
  PalInstitution *unit =
      institution != NULL ? pal_dataset_find_institution (pal_workspace_get_dataset (workspace), institution)
                          : NULL;

  if (institution == NULL)
    /* Translators: name of a country. */
    return g_strdup_printf (_ ("%s, country part"), name);
  return g_strdup_printf ("%s, %s", name,
                          unit != NULL && pal_institution_get_name (unit) != NULL
                              ? pal_institution_get_name (unit)
                              : institution);
}

static const char *const state_labels[PAL_REVIEW_N_STATES] = {
  N_ ("Draft"), N_ ("Submitted"), N_ ("In review"), N_ ("Accepted"), N_ ("Signed off"),
};

static const char *const state_icons[PAL_REVIEW_N_STATES] = {
  "document-edit-symbolic", "mail-send-symbolic",       "system-search-symbolic",
  "object-select-symbolic", "changes-prevent-symbolic",
};

static const char *const step_labels[PAL_REVIEW_N_STEPS] = {
  N_ ("_Submit…"),           N_ ("Start _Review…"), N_ ("_Accept…"),
  N_ ("Sign _Off…"),         N_ ("_Withdraw…"),     N_ ("S_top Review…"),
  N_ ("_Return to Author…"), N_ ("_Reopen…"),       N_ ("Ta_ke Sign-off Back…"),
};

static const char *const step_details[PAL_REVIEW_N_STEPS] = {
  N_ ("Hands this part to its reviewer. What is changed afterwards is counted and shown."),
  N_ ("Says that somebody looks at this part now."),
  N_ ("Freezes this part: from then on an answer changes only with a reason."),
  N_ ("Says that this part is final. It stays frozen."),
  N_ ("Takes the submission back: the part is a draft again."),
  N_ ("Puts this part back to those that wait for a review."),
  N_ ("Sends this part back to its author as a draft, and says what is to be done."),
  N_ ("Takes the acceptance back: answers can be changed again while it is reviewed."),
  N_ ("Takes the sign-off back: the part stays accepted."),
};

const char *
pal_review_state_get_label (PalReviewState state)
{
  g_return_val_if_fail (state < PAL_REVIEW_N_STATES, "");

  return _ (state_labels[state]);
}

const char *
pal_review_state_get_icon (PalReviewState state)
{
  g_return_val_if_fail (state < PAL_REVIEW_N_STATES, "");

  return state_icons[state];
}

const char *
pal_review_step_get_label (PalReviewStepKind kind)
{
  g_return_val_if_fail (kind < PAL_REVIEW_N_STEPS, "");

  return _ (step_labels[kind]);
}

const char *
pal_review_step_get_detail (PalReviewStepKind kind)
{
  g_return_val_if_fail (kind < PAL_REVIEW_N_STEPS, "");

  return _ (step_details[kind]);
}
