/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-header.h"

#include <glib/gi18n.h>

#include "session/pal-workspace.h"
#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-pages.h"

struct _PalHeader
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *bar;
  GtkStack *title_stack;
  AdwViewSwitcher *switcher;
  GtkWidget *back_button;
  GtkMenuButton *title_button;
  GtkLabel *name_label;
  GtkLabel *wave_label;
  GtkMenuButton *narrow_title_button;
  AdwWindowTitle *narrow_title;
  PalBadge *demo_badge;
  GtkMenuButton *find_button;
  PalFindPopover *find_popover;
};

G_DEFINE_FINAL_TYPE (PalHeader, pal_header, GTK_TYPE_WIDGET)

static void
pal_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_HEADER);
  G_OBJECT_CLASS (pal_header_parent_class)->dispose (object);
}

static void
pal_header_class_init (PalHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_header_dispose;
  g_type_ensure (PAL_TYPE_BADGE);
  g_type_ensure (PAL_TYPE_FIND_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-header.ui");
  gtk_widget_class_bind_template_child (widget_class, PalHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, title_stack);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, switcher);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, title_button);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, name_label);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, wave_label);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, narrow_title_button);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, demo_badge);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, find_button);
  gtk_widget_class_bind_template_child (widget_class, PalHeader, find_popover);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_header_init (PalHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_badge_set_kind (self->demo_badge, PAL_BADGE_DEMO);
  pal_pages_follow (GTK_WIDGET (self->title_stack));
}

void
pal_header_set_stack (PalHeader *self, AdwViewStack *stack)
{
  g_return_if_fail (PAL_IS_HEADER (self));
  adw_view_switcher_set_stack (self->switcher, stack);
}

void
pal_header_set_menu (PalHeader *self, GMenuModel *menu)
{
  g_return_if_fail (PAL_IS_HEADER (self));
  gtk_menu_button_set_menu_model (self->title_button, menu);
  gtk_menu_button_set_menu_model (self->narrow_title_button, menu);
}

/* "2026 · Coordinator", where a role was chosen. */
static char *
add_role (PalWorkspace *workspace, const char *text)
{
  const PalActing *acting = workspace != NULL ? pal_workspace_get_acting (workspace) : NULL;

  if (acting == NULL || acting->role == PAL_ROLE_NONE)
    return g_strdup (text);
  /* Translators: a wave, or name and wave of a workspace, then a role: “2026 · Coordinator” */
  return g_strdup_printf (_ ("%s · %s"), text, pal_acting_get_role_label (acting->role));
}

void
pal_header_update (PalHeader *self, const PalHeaderState *state)
{
  gboolean has_workspace = state->workspace != NULL;
  g_autofree char *plain = pal_header_make_title (state->workspace, state->wave);
  g_autofree char *title = add_role (state->workspace, plain), *wave = NULL;
  const char *name =
      has_workspace ? pal_dataset_get_name (pal_workspace_get_dataset (state->workspace)) : plain;

  g_return_if_fail (PAL_IS_HEADER (self));

  gtk_label_set_label (self->name_label, name);
  /* A label that may be cut asks for no room at all; a name should give way only when it is long. */
  gtk_label_set_width_chars (self->name_label,
                             (int) MIN (g_utf8_strlen (name, -1), state->compact ? 10 : 20));
  wave = add_role (state->compact ? NULL : state->workspace, state->wave != NULL ? state->wave : "");
  gtk_label_set_label (self->wave_label, wave);
  gtk_widget_set_visible (GTK_WIDGET (self->wave_label), has_workspace && state->wave != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_title_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_window_title_set_title (self->narrow_title, state->view_title != NULL ? state->view_title : title);
  adw_window_title_set_subtitle (self->narrow_title, state->view_title != NULL ? title : "");

  gtk_widget_set_visible (GTK_WIDGET (self->title_button), has_workspace && !state->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), has_workspace);
  gtk_widget_set_visible (self->back_button, state->narrow && state->can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_badge),
                          has_workspace && !state->narrow && pal_workspace_is_demo (state->workspace));
  pal_badge_set_compact (self->demo_badge, state->compact);
  adw_view_switcher_set_policy (self->switcher, state->compact ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                                               : ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_stack_set_visible_child_name (self->title_stack, !has_workspace  ? "plain"
                                                       : state->narrow ? "narrow"
                                                                       : "switcher");
  /* The start page has a bar that is one with the page, as in a first-run window. */
  if (has_workspace)
    gtk_widget_remove_css_class (self->bar, "flat");
  else
    gtk_widget_add_css_class (self->bar, "flat");
}

PalFindPopover *
pal_header_get_find_popover (PalHeader *self)
{
  g_return_val_if_fail (PAL_IS_HEADER (self), NULL);
  return self->find_popover;
}

void
pal_header_find (PalHeader *self, const char *text)
{
  g_return_if_fail (PAL_IS_HEADER (self));

  if (text == NULL)
    {
      gtk_menu_button_popdown (self->find_button);
      return;
    }
  gtk_menu_button_popup (self->find_button);
  if (*text != '\0')
    pal_find_popover_set_text (self->find_popover, text);
}

char *
pal_header_make_title (PalWorkspace *workspace, const char *wave)
{
  const char *name;

  if (workspace == NULL)
    return g_strdup (_ ("Palliscope"));

  name = pal_dataset_get_name (pal_workspace_get_dataset (workspace));
  if (wave == NULL)
    return g_strdup (name);
  /* Translators: name of a workspace and its wave: “Norway 2026” */
  return g_strdup_printf (_ ("%s %s"), name, wave);
}

gboolean
pal_header_is_draft (PalWorkspace *workspace)
{
  return workspace != NULL &&
         g_strcmp0 (pal_dataset_get_stage (pal_workspace_get_dataset (workspace)), "draft") == 0;
}
