/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-review-bar.h"

#include <glib/gi18n.h>

#include "session/pal-survey-model-queries.h"
#include "ui/pal-date.h"
#include "ui/survey/pal-findings-dialog.h"
#include "ui/survey/pal-review-sheet-dialog.h"
#include "ui/survey/pal-step-dialog.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalReviewBar
{
  AdwBin parent_instance;

  PalSurveyModel *model;    /* owned */
  gboolean steps_are_shown; /* for: */
  PalReviewState shown_state;
  guint shown_allowed;
  GtkImage *icon;
  GtkLabel *state_label;
  GtkLabel *note_label;
  GtkWidget *changed_button;
  GtkWidget *queries_button;
  GtkWidget *sheet_button;
  GtkWidget *correct_button;
  GtkWidget *done_button;
  GtkWidget *step_button;
  GtkMenuButton *menu_button;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalReviewBar, pal_review_bar, ADW_TYPE_BIN)

static char *
make_sentence (const PalReview *review)
{
  const char *who = review->actor != NULL ? review->actor : _ ("somebody");
  g_autofree char *when = pal_date_format_relative (review->wall_ms, g_get_real_time () / 1000);

  switch (review->state)
    {
    /* Translators: in these the first is a name, the second a date such as “today, 14:02”. */
    case PAL_REVIEW_SUBMITTED:
      return g_strdup_printf (_ ("Submitted by %s, %s"), who, when);
    case PAL_REVIEW_IN_REVIEW:
      return g_strdup_printf (_ ("In review by %s, %s"), who, when);
    case PAL_REVIEW_ACCEPTED:
      return g_strdup_printf (_ ("Accepted by %s, %s"), who, when);
    case PAL_REVIEW_SIGNED_OFF:
      return g_strdup_printf (_ ("Signed off by %s, %s"), who, when);
    case PAL_REVIEW_DRAFT:
    case PAL_REVIEW_N_STATES:
    default:
      return review->wall_ms > 0 ? g_strdup_printf (_ ("Draft again, by %s, %s"), who, when)
                                 : g_strdup (_ ("Draft"));
    }
}

static char *
make_changed (const PalReview *review)
{
  guint n = review->changed->len;

  switch (review->state)
    {
    case PAL_REVIEW_SUBMITTED:
      return g_strdup_printf (_ ("Changed since submission (%u)"), n);
    case PAL_REVIEW_IN_REVIEW:
      return g_strdup_printf (_ ("Changed since the review began (%u)"), n);
    case PAL_REVIEW_ACCEPTED:
      return g_strdup_printf (_ ("Changed since acceptance (%u)"), n);
    case PAL_REVIEW_SIGNED_OFF:
      return g_strdup_printf (_ ("Changed since sign-off (%u)"), n);
    case PAL_REVIEW_DRAFT:
    case PAL_REVIEW_N_STATES:
    default:
      return g_strdup ("");
    }
}

/* What the step said, and the count that goes on from the last approval where that is another one. */
static char *
make_note (PalReviewBar *self, const PalReview *review, const char *correction)
{
  g_autofree char *denial = pal_survey_model_dup_denial (self->model, PAL_RIGHT_ANSWER);

  if (denial != NULL)
    return g_steal_pointer (&denial);
  if (correction != NULL)
    /* Translators: the reason that a person gave. */
    return g_strdup_printf (_ ("Answers are corrected with the reason “%s”."), correction);
  if (review->was_approved && !pal_review_state_is_frozen (review->state))
    return g_strdup_printf (ngettext ("%u answer changed since the last approval.",
                                      "%u answers changed since the last approval.",
                                      review->n_changed_since_approval),
                            review->n_changed_since_approval);
  return review->note != NULL ? g_strdup_printf (_ ("“%s”"), review->note) : g_strdup ("");
}

/* One bit for each step that the role may take here. */
static guint
get_allowed (PalReviewBar *self)
{
  guint allowed = 0;

  for (guint i = 0; i < PAL_REVIEW_N_STEPS; i++)
    if (pal_survey_model_may (self->model, pal_role_get_right_of_step ((PalReviewStepKind) i)))
      allowed |= 1u << i;
  return allowed;
}

/* The step forward is a button, those back are in the menu; what the role may not do is not offered. */
static void
show_steps (PalReviewBar *self, PalReviewState state, guint allowed)
{
  g_autoptr (GMenu) menu = NULL;
  gboolean has_forward = FALSE;

  /* A menu is dear, and each answer comes by here. */
  if (self->steps_are_shown && self->shown_state == state && self->shown_allowed == allowed)
    return;
  self->steps_are_shown = TRUE;
  self->shown_state = state;
  self->shown_allowed = allowed;
  menu = g_menu_new ();
  for (guint i = 0; i < PAL_REVIEW_N_STEPS; i++)
    {
      const PalReviewRule *rule = pal_review_rule_get ((PalReviewStepKind) i);

      if (rule->from != state || (allowed & 1u << i) == 0)
        continue;
      if (!rule->is_back)
        {
          gtk_button_set_label (GTK_BUTTON (self->step_button), pal_review_step_get_label (rule->kind));
          gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "s", rule->name);
          has_forward = TRUE;
          continue;
        }
      {
        g_autofree char *action = g_strdup_printf ("review.step::%s", rule->name);

        g_menu_append (menu, pal_review_step_get_label (rule->kind), action);
      }
    }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->step_button, has_forward);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
show_queries (PalReviewBar *self)
{
  guint n = pal_survey_model_count_part_queries (self->model);
  g_autofree char *text = g_strdup_printf (ngettext ("%u open query", "%u open queries", n), n);

  gtk_button_set_label (GTK_BUTTON (self->queries_button), text);
  gtk_widget_set_visible (self->queries_button, n > 0);
}

static void
refresh (PalReviewBar *self)
{
  PalSelection *selection = pal_survey_model_get_selection (self->model);
  gboolean has_part =
      pal_selection_get_country (selection) != NULL && pal_selection_get_wave (selection) != NULL;
  gboolean can_write = !pal_workspace_is_read_only (pal_survey_model_get_workspace (self->model));
  const char *correction = pal_survey_model_get_correction (self->model);
  g_autoptr (PalReview) review = NULL;
  g_autofree char *sentence = NULL, *changed = NULL, *note = NULL;
  gboolean is_frozen;

  /* An entry is no step of the review, and its author is not to see what is agreed. */
  has_part &= pal_survey_model_get_slot (self->model) == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), has_part);
  if (!has_part)
    return;
  review = pal_survey_model_dup_review (self->model);
  is_frozen = pal_review_state_is_frozen (review->state);
  sentence = make_sentence (review);
  changed = make_changed (review);
  note = make_note (self, review, correction);
  gtk_image_set_from_icon_name (self->icon, pal_review_state_get_icon (review->state));
  gtk_label_set_text (self->state_label, sentence);
  gtk_label_set_text (self->note_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *note != '\0');
  gtk_button_set_label (GTK_BUTTON (self->changed_button), changed);
  gtk_widget_set_visible (self->changed_button,
                          review->changed->len > 0 && review->state != PAL_REVIEW_DRAFT);
  show_queries (self);
  gtk_widget_set_visible (self->sheet_button, review->state != PAL_REVIEW_DRAFT);
  gtk_widget_set_visible (self->correct_button, is_frozen && correction == NULL && can_write &&
                                                    pal_survey_model_may (self->model, PAL_RIGHT_CORRECT));
  gtk_widget_set_visible (self->done_button, is_frozen && correction != NULL);
  show_steps (self, review->state, can_write && correction == NULL ? get_allowed (self) : 0);
  if (is_frozen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "frozen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "frozen");
}

static GtkWindow *
get_window (PalReviewBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
picked_cb (PalReviewBar *self, const char *institution, const char *question)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, institution, question);
}

static void
present (PalReviewBar *self, GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalReviewBar *self = PAL_REVIEW_BAR (widget);
  const PalReviewRule *rule = pal_review_rule_find (g_variant_get_string (parameter, NULL));

  if (rule != NULL)
    present (self, pal_step_dialog_new (get_window (self), self->model, rule->kind));
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalReviewBar *self = PAL_REVIEW_BAR (widget);

  present (self, pal_step_dialog_new_correction (get_window (self), self->model));
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_survey_model_set_correction (PAL_REVIEW_BAR (widget)->model, NULL);
}

static void
changes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalReviewBar *self = PAL_REVIEW_BAR (widget);
  PalDataset *dataset = pal_workspace_get_dataset (pal_survey_model_get_workspace (self->model));
  g_autoptr (GPtrArray) changed = pal_survey_model_dup_changed (self->model);

  present (self, pal_findings_dialog_new (get_window (self), dataset, _ ("Changed Answers"), changed));
}

static void
sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalReviewBar *self = PAL_REVIEW_BAR (widget);

  present (self, pal_review_sheet_dialog_new (get_window (self), self->model));
}

static void
pal_review_bar_dispose (GObject *object)
{
  PalReviewBar *self = PAL_REVIEW_BAR (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_review_bar_parent_class)->dispose (object);
}

static void
pal_review_bar_class_init (PalReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_review_bar_dispose;
  gtk_widget_class_install_action (widget_class, "review.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "review.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "review.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "review.changes", NULL, changes_action);
  gtk_widget_class_install_action (widget_class, "review.side-by-side", NULL, sheet_action);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
pal_review_bar_init (PalReviewBar *self)
{
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static GtkWidget *
build_words (PalReviewBar *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->state_label = make_label ("heading");
  self->note_label = make_label ("caption");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->state_label));
  return words;
}

/* One by one into the bar: together they are wider than a telephone. */
static void
add_buttons (PalReviewBar *self, GtkWidget *box)
{
  self->correct_button = make_button (_ ("_Correct an Answer…"), "review.correct");
  self->done_button = make_button (_ ("_Done"), "review.done");
  self->step_button = make_button ("", "review.step");
  gtk_button_set_use_underline (GTK_BUTTON (self->step_button), TRUE);
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->menu_button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _ ("Steps Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps Back"), -1);
  self->sheet_button = make_button (_ ("Side _by Side…"), "review.side-by-side");
  pal_wrap_box_append (box, self->sheet_button);
  pal_wrap_box_append (box, self->correct_button);
  pal_wrap_box_append (box, self->done_button);
  pal_wrap_box_append (box, self->step_button);
  pal_wrap_box_append (box, GTK_WIDGET (self->menu_button));
}

GtkWidget *
pal_review_bar_new (PalSurveyModel *model)
{
  PalReviewBar *self = g_object_new (PAL_TYPE_REVIEW_BAR, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *box = pal_wrap_box_new (12, 6);
  GtkWidget *words = build_words (self);

  self->model = g_object_ref (model);
  self->changed_button = make_button ("", "review.changes");
  gtk_widget_add_css_class (self->changed_button, "flat");
  gtk_widget_add_css_class (self->changed_button, "pal-pill-warning");
  self->queries_button = make_button ("", "survey.queries");
  gtk_widget_add_css_class (self->queries_button, "flat");
  gtk_widget_add_css_class (self->queries_button, "pal-pill-query");
  gtk_widget_set_hexpand (words, TRUE);
  pal_wrap_box_append (box, words);
  pal_wrap_box_append (box, self->changed_button);
  pal_wrap_box_append (box, self->queries_button);
  add_buttons (self, box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-review-bar");
  gtk_box_append (GTK_BOX (all), box);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->note_label));
  adw_bin_set_child (ADW_BIN (self), all);

  g_signal_connect_object (model, "review-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
