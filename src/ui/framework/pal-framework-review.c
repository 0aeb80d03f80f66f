/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/framework/pal-framework-review.h"

#include <glib/gi18n.h>

#include "session/pal-commands-framework.h"

#define WIDTH 600
#define HEIGHT 640
#define NARROW_WIDTH 340 /* fits a telephone */
#define MARGIN 18
#define MOST_MOVES 100

struct _PalFrameworkReview
{
  AdwWindow parent_instance;

  PalWorkspace *workspace; /* owned */
  PalFrameworkPlan *plan;  /* owned */
};

G_DEFINE_FINAL_TYPE (PalFrameworkReview, pal_framework_review, ADW_TYPE_WINDOW)

static void
pal_framework_review_dispose (GObject *object)
{
  PalFrameworkReview *self = PAL_FRAMEWORK_REVIEW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->plan, pal_framework_plan_free);

  G_OBJECT_CLASS (pal_framework_review_parent_class)->dispose (object);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalFrameworkReview *self = PAL_FRAMEWORK_REVIEW (widget);

  if (pal_commands_framework_publish (self->workspace, self->plan))
    gtk_window_close (GTK_WINDOW (self));
}

static void
pal_framework_review_class_init (PalFrameworkReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_framework_review_dispose;
  gtk_widget_class_install_action (widget_class, "framework.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_framework_review_init (PalFrameworkReview *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Publish the Framework"));
}

static GtkWidget *
add_group (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_row (GtkWidget *group, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill (PalFrameworkReview *self, GtkWidget *box)
{
  PalFrameworkPlan *plan = self->plan;
  g_autofree char *summary = pal_framework_plan_summarise (plan);
  GtkWidget *group;

  if (plan->findings->len > 0)
    {
      group = add_group (box, plan->is_blocked ? _ ("In the Way") : _ ("Notes"), NULL);
      for (guint i = 0; i < plan->findings->len; i++)
        add_row (group, ((const PalFinding *) g_ptr_array_index (plan->findings, i))->message);
    }
  group = add_group (box, _ ("Changes"), plan->changes->len == 0 ? _ ("Nothing is different.") : NULL);
  for (guint i = 0; i < plan->changes->len; i++)
    add_row (group, g_ptr_array_index (plan->changes, i));
  group = add_group (box, _ ("What Moves"), summary);
  for (guint i = 0; plan->moves != NULL && i < MIN (plan->moves->len, MOST_MOVES); i++)
    {
      g_autofree char *text = pal_framework_plan_describe_move (g_ptr_array_index (plan->moves, i));

      add_row (group, text);
    }
}

static void
build (PalFrameworkReview *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *publish = gtk_button_new_with_mnemonic (_ ("_Publish")), *scroller = gtk_scrolled_window_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN), *clamp = adw_clamp_new ();

  /* A telephone draws no button of the window. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (publish), "framework.publish");
  gtk_widget_add_css_class (publish, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), publish);
  fill (self, groups);
  gtk_widget_set_margin_top (groups, MARGIN);
  gtk_widget_set_margin_bottom (groups, MARGIN);
  gtk_widget_set_margin_start (groups, MARGIN);
  gtk_widget_set_margin_end (groups, MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "framework.publish", !self->plan->is_blocked);
}

PalFrameworkReview *
pal_framework_review_present (GtkWindow *parent, PalWorkspace *workspace, const char *wave)
{
  PalFrameworkReview *self = g_object_new (PAL_TYPE_FRAMEWORK_REVIEW, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, NULL);
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (workspace);
  g_autofree char *json = pal_framework_draft_to_json (draft);

  gtk_window_set_default_size (
      GTK_WINDOW (self),
      parent != NULL ? CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)) - 20, NARROW_WIDTH, WIDTH) : WIDTH,
      HEIGHT);
  self->workspace = g_object_ref (workspace);
  self->plan = pal_framework_plan_new (pal_workspace_get_dataset (workspace),
                                       pal_framework_draft_get_base (workspace), json, wave);
  build (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
