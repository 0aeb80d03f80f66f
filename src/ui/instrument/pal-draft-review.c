/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-review.h"

#include <glib/gi18n.h>

#include "session/pal-commands-draft.h"
#include "session/pal-draft-text.h"
#include "session/pal-match-text.h"

#define WIDTH 600
#define HEIGHT 680
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalDraftReview
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalDraftPlan *plan;
  GPtrArray *waves; /* char* codes, newest first, one less than the choice; owned */
  GtkDropDown *choice;
  GtkWidget *groups;
};

G_DEFINE_FINAL_TYPE (PalDraftReview, pal_draft_review, ADW_TYPE_WINDOW)

static const char *
get_wave (PalDraftReview *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);

  return index > 0 && index <= self->waves->len ? g_ptr_array_index (self->waves, index - 1) : NULL;
}

static GtkWidget *
add_group (PalDraftReview *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle, const char *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  if (suffix != NULL)
    {
      GtkWidget *label = gtk_label_new (suffix);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_findings (PalDraftReview *self)
{
  GtkWidget *group;

  if (self->plan->findings->len == 0)
    return;
  group = add_group (self, _ ("In the Way"));
  for (guint i = 0; i < self->plan->findings->len; i++)
    {
      const PalFinding *finding = g_ptr_array_index (self->plan->findings, i);

      add_row (group,
               finding->question != NULL ? finding->question
               : finding->column != NULL ? finding->column
                                         : "",
               finding->message, NULL);
    }
}

static void
show_changes (PalDraftReview *self)
{
  g_autofree char *summary = NULL;
  GtkWidget *group;

  if (self->plan->links == NULL)
    return;
  group = add_group (self, _ ("Changes"));
  summary = pal_match_text_summary (self->plan->links);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), summary);
  for (guint i = 0; i < pal_comparability_get_n (self->plan->links); i++)
    {
      const PalMatch *match = pal_comparability_get (self->plan->links, i);
      const PalQuestion *question = match->now != NULL ? match->now : match->old;
      g_autofree char *title = NULL, *change = NULL;

      if (match->kind == PAL_MATCH_SAME && match->differences == PAL_DIFFERENCE_NONE)
        continue;
      title = g_strdup_printf ("%s %s", question->id, question->text);
      change = pal_draft_text_change (match);
      add_row (group, title, change, pal_match_text_kind (match));
    }
}

static void
show_effects (PalDraftReview *self)
{
  GPtrArray *list = self->plan->effects != NULL ? pal_draft_effects_list (self->plan->effects) : NULL;
  GtkWidget *group;

  if (list != NULL)
    {
      group = add_group (self, _ ("Answers That Are There"));
      if (list->len == 0)
        adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                               _ ("Every answer of the wave counts as before."));
      for (guint i = 0; i < list->len; i++)
        {
          const PalEffect *effect = g_ptr_array_index (list, i);
          g_autofree char *text = pal_draft_text_effect (effect);

          add_row (group, effect->question, text, NULL);
        }
    }
  if (self->plan->lost->len == 0)
    return;
  group = add_group (self, _ ("Indicators That Lose a Question"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("They have no value in waves that use this version."));
  for (guint i = 0; i < self->plan->lost->len; i++)
    add_row (group, g_ptr_array_index (self->plan->lost, i), NULL, NULL);
}

static void
refresh (PalDraftReview *self)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (self->workspace);
  g_autofree char *json = pal_instrument_draft_to_json (draft);
  GtkWidget *child;

  g_clear_pointer (&self->plan, pal_draft_plan_free);
  self->plan = pal_draft_plan_new (pal_workspace_get_dataset (self->workspace),
                                   pal_draft_get_base (self->workspace), json, _ ("Draft"), get_wave (self));
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  show_findings (self);
  show_changes (self);
  show_effects (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.publish",
                                 !self->plan->is_blocked && pal_draft_exists (self->workspace));
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalDraftReview *self = PAL_DRAFT_REVIEW (widget);

  if (pal_commands_draft_publish (self->workspace, self->plan))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
pal_draft_review_dispose (GObject *object)
{
  PalDraftReview *self = PAL_DRAFT_REVIEW (object);

  g_clear_pointer (&self->plan, pal_draft_plan_free);
  g_clear_pointer (&self->waves, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pal_draft_review_parent_class)->dispose (object);
}

static void
pal_draft_review_class_init (PalDraftReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_draft_review_dispose;

  gtk_widget_class_install_action (widget_class, "review.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_draft_review_init (PalDraftReview *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Publish a Version"));
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *publish = gtk_button_new_with_mnemonic (_ ("_Publish"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (publish), "review.publish");
  gtk_widget_add_css_class (publish, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), publish);
  return header;
}

static GtkWidget *
build_choice (PalDraftReview *self)
{
  GPtrArray *waves = pal_dataset_get_waves (pal_workspace_get_dataset (self->workspace));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  self->waves = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _ ("The Next Wave"));
  for (guint i = waves->len; i > 0; i--)
    {
      /* Translators: code of a wave */
      g_autofree char *name =
          g_strdup_printf (_ ("Wave %s, Moved Now"), (char *) g_ptr_array_index (waves, i - 1));

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->waves, g_strdup (g_ptr_array_index (waves, i - 1)));
    }
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Used By"),
                                  -1);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (refresh), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Used By"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->choice));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->choice));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("A published version never changes. No answer is dropped: what a version does not ask is kept."));
  return group;
}

void
pal_draft_review_present (GtkWindow *parent, PalWorkspace *workspace)
{
  PalDraftReview *self = g_object_new (PAL_TYPE_DRAFT_REVIEW, "transient-for", parent, "destroy-with-parent",
                                       TRUE, "modal", TRUE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->workspace = g_object_ref (workspace);
  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      HEIGHT);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), build_choice (self));
  gtk_box_append (GTK_BOX (box), self->groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), build_header ());
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}
