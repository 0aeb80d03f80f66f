/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-window.h"

#include <glib/gi18n.h>

#include "config.h"
#include "session/pal-care.h"
#include "ui/pal-back-stack.h"
#include "ui/pal-header.h"
#include "ui/pal-view-deck.h"
#include "ui/pal-views.h"
#include "ui/pal-window-actions.h"
#include "ui/pal-workspace-menu.h"
#include "ui/pal-workspace-setup.h"
#include "ui/start/pal-start-page.h"
#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-fold.h"
#include "ui/widget/pal-notice-bar.h"
#include "ui/widget/pal-pages.h"

struct _PalWindow
{
  AdwApplicationWindow parent_instance;

  PalSettings *settings;   /* owned */
  PalWorkspace *workspace; /* owned, or NULL */
  PalSelection *selection; /* owned */
  PalBackStack *places;    /* owned */
  char *view_name;         /* the visible view, so that the one being left is known */
  gboolean is_busy;        /* a workspace is being opened */
  gboolean place_is_kept;  /* the place that is being left needs not be remembered (again) */
  gboolean close_anyway;   /* the person gave up what could not be saved */

  /* Template children */
  PalFold *fold;
  PalHeader *header;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *badge_strip;
  PalBadge *strip_demo_badge;
  PalBadge *strip_draft_badge;
  PalNoticeBar *notice_bar;
  PalNoticeBar *save_bar;
  AdwToastOverlay *toasts;
  GtkStack *root_stack;
  PalStartPage *start_page;
  AdwViewStack *view_stack;
};

enum
{
  PROP_NARROW = 1,
  PROP_WORKSPACE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PalWindow, pal_window, ADW_TYPE_APPLICATION_WINDOW)

static PalView *
ensure_view (PalWindow *self, const char *name)
{
  if (self->workspace == NULL)
    return NULL;
  return pal_view_deck_ensure (self->view_stack, name, self->workspace, self->selection,
                               pal_window_is_narrow (self));
}

static void
update_header (PalWindow *self)
{
  gboolean narrow = pal_fold_is_narrow (self->fold), has_workspace = self->workspace != NULL;
  gboolean is_demo = has_workspace && pal_workspace_is_demo (self->workspace);
  gboolean is_draft = pal_header_is_draft (self->workspace);
  int view = pal_views_find (self->view_name);
  const char *wave = has_workspace ? pal_selection_get_wave (self->selection) : NULL;
  const PalHeaderState state = { .workspace = self->workspace,
                                 .wave = wave,
                                 .view_title = view >= 0 ? _ (pal_views_get ((guint) view)->title) : NULL,
                                 .narrow = narrow,
                                 .compact = pal_fold_is_compact (self->fold),
                                 .can_go_back = !pal_back_stack_is_empty (self->places) };
  g_autofree char *title = pal_header_make_title (self->workspace, wave);

  gtk_window_set_title (GTK_WINDOW (self), title);
  pal_header_update (self->header, &state);
  /* Its buttons are not made for a window that stays wide. */
  if (has_workspace && narrow)
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->view_stack);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), has_workspace && narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->strip_demo_badge), is_demo);
  gtk_widget_set_visible (GTK_WIDGET (self->strip_draft_badge), is_draft);
  gtk_widget_set_visible (self->badge_strip, narrow && (is_demo || is_draft));
}

static void
update_actions (PalWindow *self)
{
  PalView *view = pal_window_get_view (self);
  PalViewClass *klass = view != NULL ? PAL_VIEW_GET_CLASS (view) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_workspace = self->workspace != NULL;
  gboolean can_write = has_workspace && !pal_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (widget, "win.show-view", has_workspace);
  gtk_widget_action_set_enabled (widget, "win.find", has_workspace);
  gtk_widget_action_set_enabled (widget, "win.close-workspace", has_workspace);
  gtk_widget_action_set_enabled (widget, "win.restore-backup", has_workspace);
  gtk_widget_action_set_enabled (widget, "win.new-wave", can_write);
  gtk_widget_action_set_enabled (widget, "win.back",
                                 has_workspace && (!pal_back_stack_is_empty (self->places) ||
                                                   (klass != NULL && klass->go_back != NULL)));
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 can_write && pal_workspace_get_undo_label (self->workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 can_write && pal_workspace_get_redo_label (self->workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-table", klass != NULL && klass->show_table != NULL);
  gtk_widget_action_set_enabled (widget, "win.export", klass != NULL && klass->export_view != NULL);
  gtk_widget_action_set_enabled (widget, "win.inspector", klass != NULL && klass->toggle_inspector != NULL);
}

static void
narrow_changed_cb (PalWindow *self)
{
  gboolean narrow = pal_fold_is_narrow (self->fold);

  pal_view_deck_set_narrow (self->view_stack, narrow);
  g_object_set (self->start_page, "narrow", narrow, NULL);
  update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
view_changed_cb (PalWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);

  if (self->workspace == NULL || name == NULL || g_strcmp0 (name, self->view_name) == 0)
    return;

  if (self->view_name != NULL && !self->place_is_kept)
    pal_back_stack_push (self->places, self->view_name, self->selection);
  g_free (self->view_name);
  self->view_name = g_strdup (name);
  pal_settings_set_view (self->settings, name);
  ensure_view (self, name);
  update_header (self);
  update_actions (self);
}

static void
save_state_cb (PalWindow *self)
{
  const char *error = pal_workspace_get_save_error (self->workspace);
  g_autofree char *text = NULL;

  if (pal_workspace_get_save_state (self->workspace) == PAL_SAVE_FAILED)
    /* Translators: what went wrong */
    text = g_strdup_printf (_ ("The last changes could not be saved: %s. They stay here and are kept for "
                               "another try."),
                            error != NULL ? error : "");
  pal_notice_bar_set_text (self->save_bar, text);
}

static void
notice_cb (PalWindow *self)
{
  pal_notice_bar_set_text (self->notice_bar, pal_workspace_get_notice (self->workspace));
}

static void
workspace_changed_cb (PalWorkspace *workspace,
                      guint flags,
                      const char *country,
                      const char *question,
                      PalWindow *self)
{
  if ((flags & (PAL_CHANGE_WAVES | PAL_CHANGE_INSTITUTIONS | PAL_CHANGE_ROLE)) == 0)
    return;

  if (flags & (PAL_CHANGE_WAVES | PAL_CHANGE_ROLE))
    {
      g_autoptr (GMenuModel) menu = pal_workspace_menu_new (workspace);

      pal_workspace_setup_keep_wave (workspace, self->selection);
      pal_header_set_menu (self->header, menu);
      update_header (self);
    }
  /* What it finds is a snapshot. */
  pal_find_popover_set_dataset (pal_header_get_find_popover (self->header),
                                pal_workspace_get_dataset (workspace));
}

static void
connect_workspace (PalWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } signals[] = {
    { "notify::save-state", G_CALLBACK (save_state_cb) },
    { "notify::save-error", G_CALLBACK (save_state_cb) },
    { "notify::notice", G_CALLBACK (notice_cb) },
    { "notify::undo-label", G_CALLBACK (update_actions) },
    { "notify::redo-label", G_CALLBACK (update_actions) },
  };

  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->workspace, signals[i].signal, signals[i].callback, self,
                             G_CONNECT_SWAPPED);
  workspace_changed_cb (self->workspace, PAL_CHANGE_ALL, NULL, NULL, self);
  save_state_cb (self);
  notice_cb (self);
}

static void
drop_workspace (PalWindow *self)
{
  if (self->workspace == NULL)
    return;

  pal_view_deck_clear (self->view_stack);
  pal_find_popover_set_dataset (pal_header_get_find_popover (self->header), NULL);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->view_name, g_free);
  pal_back_stack_clear (self->places);
  pal_notice_bar_set_text (self->notice_bar, NULL);
  pal_notice_bar_set_text (self->save_bar, NULL);
}

static void
show_start (PalWindow *self)
{
  g_autoptr (GPtrArray) recents = pal_settings_get_recents (self->settings);

  pal_start_page_set_recents (self->start_page, recents);
  gtk_stack_set_visible_child_name (self->root_stack, "start");
  update_header (self);
  update_actions (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PalWindow) self = PAL_WINDOW (source != NULL ? g_object_ref (source) : NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalWorkspace) workspace = pal_opener_finish (result, &error);

  self->is_busy = FALSE;
  if (workspace != NULL && gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (workspace != NULL && pal_window_close_workspace (self))
    {
      pal_window_set_workspace (self, workspace);
      return;
    }
  if (self->workspace == NULL)
    show_start (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pal_window_actions_tell_not_opened (self, pal_opener_get_path (result), error);
}

static void
start_opening (PalWindow *self)
{
  self->is_busy = TRUE;
  if (self->workspace == NULL)
    gtk_stack_set_visible_child_name (self->root_stack, "loading");
}

static gboolean
pal_window_close_request (GtkWindow *window)
{
  PalWindow *self = PAL_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  pal_settings_set_window (self->settings, width, height, gtk_window_is_maximized (window));
  if (!self->close_anyway && !pal_window_close_workspace (self))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (pal_window_parent_class)->close_request (window);
}

static void
found_cb (PalFindPopover *popover, const PalFound *found, PalWindow *self)
{
  pal_window_actions_go_to (self, found);
}

static void
find_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_header_find (PAL_WINDOW (widget)->header, "");
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalView *view = pal_window_get_view (self);
  g_autofree char *name = NULL;

  if (view != NULL && PAL_VIEW_GET_CLASS (view)->go_back != NULL && PAL_VIEW_GET_CLASS (view)->go_back (view))
    return;

  self->place_is_kept = TRUE;
  name = pal_back_stack_pop (self->places, self->selection);
  if (name != NULL)
    pal_window_show_view (self, name);
  self->place_is_kept = FALSE;
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  /* A toast takes markup; what it tells may hold names of people and places. */
  adw_toast_overlay_add_toast (PAL_WINDOW (widget)->toasts, adw_toast_new (markup));
}

static void
close_workspace_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (pal_window_close_workspace (PAL_WINDOW (widget)))
    show_start (PAL_WINDOW (widget));
}

static void
pal_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalWindow *self = PAL_WINDOW (object);

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, pal_window_is_narrow (self));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_window_dispose (GObject *object)
{
  drop_workspace (PAL_WINDOW (object));
  G_OBJECT_CLASS (pal_window_parent_class)->dispose (object);
}

static void
pal_window_finalize (GObject *object)
{
  PalWindow *self = PAL_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->places, pal_back_stack_free);
  g_clear_pointer (&self->view_name, g_free);

  G_OBJECT_CLASS (pal_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PalWindow, fold);
  gtk_widget_class_bind_template_child (klass, PalWindow, header);
  gtk_widget_class_bind_template_child (klass, PalWindow, switcher_bar);
  gtk_widget_class_bind_template_child (klass, PalWindow, badge_strip);
  gtk_widget_class_bind_template_child (klass, PalWindow, strip_demo_badge);
  gtk_widget_class_bind_template_child (klass, PalWindow, strip_draft_badge);
  gtk_widget_class_bind_template_child (klass, PalWindow, notice_bar);
  gtk_widget_class_bind_template_child (klass, PalWindow, save_bar);
  gtk_widget_class_bind_template_child (klass, PalWindow, toasts);
  gtk_widget_class_bind_template_child (klass, PalWindow, root_stack);
  gtk_widget_class_bind_template_child (klass, PalWindow, start_page);
  gtk_widget_class_bind_template_child (klass, PalWindow, view_stack);
  gtk_widget_class_bind_template_callback (klass, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (klass, update_header);
  gtk_widget_class_bind_template_callback (klass, view_changed_cb);
}

static void
pal_window_class_init (PalWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pal_window_get_property;
  object_class->dispose = pal_window_dispose;
  object_class->finalize = pal_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pal_window_close_request;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PAL_TYPE_WORKSPACE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.close-workspace", NULL, close_workspace_action);
  pal_window_actions_install (widget_class);
}

static void
pal_window_init (PalWindow *self)
{
  g_autoptr (GPropertyAction) wave_action = NULL;

  self->selection = pal_selection_new ();
  self->places = pal_back_stack_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (PAL_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  pal_badge_set_kind (self->strip_demo_badge, PAL_BADGE_DEMO);
  pal_badge_set_kind (self->strip_draft_badge, PAL_BADGE_DRAFT);
  pal_view_deck_fill (self->view_stack);
  pal_pages_follow (GTK_WIDGET (self->view_stack));
  pal_pages_follow (GTK_WIDGET (self->root_stack));
  wave_action = g_property_action_new ("wave", self->selection, "wave");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (wave_action));
  g_signal_connect_object (self->selection, "notify::wave", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pal_header_get_find_popover (self->header), "found", G_CALLBACK (found_cb), self,
                           0);
  pal_header_set_stack (self->header, self->view_stack);
}

GtkWidget *
pal_window_new (GtkApplication *application, PalSettings *settings)
{
  PalWindow *self = g_object_new (PAL_TYPE_WINDOW, "application", application, NULL);
  int width, height;
  gboolean maximized;

  self->settings = g_object_ref (settings);
  pal_settings_get_window (settings, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  show_start (self);
  return GTK_WIDGET (self);
}

PalWorkspace *
pal_window_get_workspace (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);
  return self->workspace;
}

PalSelection *
pal_window_get_selection (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);
  return self->selection;
}

gboolean
pal_window_is_narrow (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), FALSE);
  return pal_fold_is_narrow (self->fold);
}

gboolean
pal_window_is_busy (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), FALSE);
  return self->is_busy;
}

void
pal_window_open_path (PalWindow *self, const char *path, PalOpenFlags flags)
{
  g_return_if_fail (PAL_IS_WINDOW (self));

  start_opening (self);
  pal_opener_open_async (GTK_WINDOW (self), path, flags, opened_cb, NULL);
}

void
pal_window_open_sample (PalWindow *self, const char *kind)
{
  g_return_if_fail (PAL_IS_WINDOW (self));

  start_opening (self);
  pal_opener_sample_async (GTK_WINDOW (self), kind, opened_cb, NULL);
}

void
pal_window_set_workspace (PalWindow *self, PalWorkspace *workspace)
{
  g_autofree char *view = NULL;

  g_return_if_fail (PAL_IS_WINDOW (self));
  g_return_if_fail (PAL_IS_WORKSPACE (workspace));

  drop_workspace (self);
  self->workspace = g_object_ref (workspace);
  pal_workspace_setup_selection (workspace, self->selection);
  connect_workspace (self);

  view = pal_settings_dup_view (self->settings);
  adw_view_stack_set_visible_child_name (self->view_stack, pal_views_find (view) >= 0 ? view : "map");
  view_changed_cb (self);
  gtk_stack_set_visible_child_name (self->root_stack, "views");
  pal_care_begin (workspace);
  pal_workspace_setup_remember (workspace, gtk_window_get_title (GTK_WINDOW (self)), self->settings);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

gboolean
pal_window_close_workspace (PalWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PAL_IS_WINDOW (self), FALSE);

  if (self->workspace == NULL)
    return TRUE;
  if (!pal_workspace_close (self->workspace, &error))
    {
      pal_window_actions_ask_unsaved (self, error);
      return FALSE;
    }
  drop_workspace (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  return TRUE;
}

void
pal_window_close_anyway (PalWindow *self)
{
  g_return_if_fail (PAL_IS_WINDOW (self));

  self->close_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

const char *
pal_window_get_view_name (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);
  return self->view_name;
}

PalView *
pal_window_get_view (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);
  return self->view_name != NULL ? ensure_view (self, self->view_name) : NULL;
}

void
pal_window_find (PalWindow *self, const char *text)
{
  g_return_if_fail (PAL_IS_WINDOW (self));
  pal_header_find (self->header, text);
}

void
pal_window_keep_place (PalWindow *self)
{
  g_return_if_fail (PAL_IS_WINDOW (self));

  if (self->view_name == NULL)
    return;
  pal_back_stack_push (self->places, self->view_name, self->selection);
  self->place_is_kept = TRUE;
}

PalView *
pal_window_show_view (PalWindow *self, const char *name)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);

  if (self->workspace == NULL || pal_views_find (name) < 0)
    return NULL;
  adw_view_stack_set_visible_child_name (self->view_stack, name);
  self->place_is_kept = FALSE;
  update_header (self);
  update_actions (self);
  return ensure_view (self, name);
}
