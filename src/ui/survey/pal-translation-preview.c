/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-preview.h"

#include <glib/gi18n.h>

#include "session/pal-commands-translation.h"

#define WIDTH 600
#define HEIGHT 640
#define NARROW_WIDTH 340 /* fits a telephone */
/* More than this nobody reads; the rest is counted in the head. */
#define MAX_LISTED 200

struct _PalTranslationPreview
{
  AdwWindow parent_instance;

  PalTranslationDesk *desk; /* owned */
  PalTranslationPlan *plan; /* owned */
};

G_DEFINE_FINAL_TYPE (PalTranslationPreview, pal_translation_preview, ADW_TYPE_WINDOW)

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationPreview *self = PAL_TRANSLATION_PREVIEW (widget);

  if (pal_commands_bring_in_translation (pal_translation_desk_get_workspace (self->desk),
                                         pal_translation_desk_get_translated (self->desk),
                                         self->plan->targets) > 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
pal_translation_preview_dispose (GObject *object)
{
  PalTranslationPreview *self = PAL_TRANSLATION_PREVIEW (object);

  g_clear_pointer (&self->plan, pal_translation_plan_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pal_translation_preview_parent_class)->dispose (object);
}

static void
pal_translation_preview_class_init (PalTranslationPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_translation_preview_dispose;

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_translation_preview_init (PalTranslationPreview *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Import"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (apply), "import.apply");
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  return header;
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
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_refused (PalTranslationPreview *self, GtkWidget *box)
{
  GtkWidget *group;

  if (self->plan->findings->len == 0)
    return;
  group = add_group (box, _ ("Refused"), _ ("These stay as they are; the others can be brought in."));
  for (guint i = 0; i < MIN (self->plan->findings->len, MAX_LISTED); i++)
    {
      const PalFinding *finding = g_ptr_array_index (self->plan->findings, i);
      /* Translators: line of a file, then its column */
      g_autofree char *place =
          g_strdup_printf (_ ("line %u, %s: %s"), finding->row,
                           finding->column != NULL ? finding->column : "", finding->message);

      add_row (group, finding->value != NULL ? finding->value : "", place);
    }
}

static void
show_moves (PalTranslationPreview *self, GtkWidget *box, PalTranslationMove move, const char *title)
{
  GtkWidget *group;
  guint n = 0;

  if (self->plan->n[move] == 0)
    return;
  group = add_group (box, title, NULL);
  for (guint i = 0; i < self->plan->rows->len && n < MAX_LISTED; i++)
    {
      const PalTranslationPlanRow *row = g_ptr_array_index (self->plan->rows, i);
      g_autofree char *change = NULL;

      if (row->move != move)
        continue;
      change = g_strdup_printf ("%s\n“%s” → “%s”", row->key, row->old != NULL ? row->old : row->source,
                                row->target);
      add_row (group, row->source, change);
      n++;
    }
}

GtkWidget *
pal_translation_preview_new (GtkWindow *parent,
                             PalTranslationDesk *desk,
                             PalTranslationPlan *plan,
                             const char *name)
{
  PalTranslationPreview *self = g_object_new (PAL_TYPE_TRANSLATION_PREVIEW, "transient-for", parent,
                                              "destroy-with-parent", TRUE, "modal", TRUE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *totals = pal_translation_plan_dup_totals (plan);
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) - 20 : WIDTH;
  PalWorkspace *workspace = pal_translation_desk_get_workspace (desk);

  self->desk = g_object_ref (desk);
  self->plan = plan;
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, NARROW_WIDTH, WIDTH), HEIGHT);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  add_group (box, name, totals);
  show_refused (self, box);
  show_moves (self, box, PAL_TRANSLATION_CHANGED, _ ("Changed"));
  show_moves (self, box, PAL_TRANSLATION_NEW, _ ("New"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), build_header ());
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 g_hash_table_size (plan->targets) > 0 &&
                                     !pal_workspace_is_read_only (workspace) &&
                                     pal_workspace_may (workspace, PAL_RIGHT_TRANSLATE, NULL, NULL));
  return GTK_WIDGET (self);
}
