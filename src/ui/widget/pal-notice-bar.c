/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-notice-bar.h"

struct _PalNoticeBar
{
  GtkWidget parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkButton *close_button;
};

enum
{
  PROP_TEXT = 1,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_CLOSABLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PalNoticeBar, pal_notice_bar, GTK_TYPE_WIDGET)

static void
close_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_notice_bar_set_text (PAL_NOTICE_BAR (widget), NULL);
}

static void
pal_notice_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalNoticeBar *self = PAL_NOTICE_BAR (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, pal_notice_bar_get_text (self));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_CLOSABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->close_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_notice_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalNoticeBar *self = PAL_NOTICE_BAR (object);

  switch (id)
    {
    case PROP_TEXT:
      pal_notice_bar_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      gtk_button_set_label (self->button,
                            g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      gtk_widget_set_visible (GTK_WIDGET (self->button), g_value_get_string (value) != NULL);
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    case PROP_CLOSABLE:
      gtk_widget_set_visible (GTK_WIDGET (self->close_button), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_notice_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_NOTICE_BAR);
  G_OBJECT_CLASS (pal_notice_bar_parent_class)->dispose (object);
}

static void
pal_notice_bar_class_init (PalNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pal_notice_bar_dispose;
  object_class->get_property = pal_notice_bar_get_property;
  object_class->set_property = pal_notice_bar_set_property;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_CLOSABLE] = g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PalNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PalNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, PalNoticeBar, button);
  gtk_widget_class_bind_template_child (widget_class, PalNoticeBar, close_button);
  gtk_widget_class_install_action (widget_class, "notice.close", NULL, close_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pal_notice_bar_init (PalNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->revealer), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

GtkWidget *
pal_notice_bar_new (void)
{
  return g_object_new (PAL_TYPE_NOTICE_BAR, NULL);
}

const char *
pal_notice_bar_get_text (PalNoticeBar *self)
{
  g_return_val_if_fail (PAL_IS_NOTICE_BAR (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : "";
}

void
pal_notice_bar_set_text (PalNoticeBar *self, const char *text)
{
  gboolean shown;

  g_return_if_fail (PAL_IS_NOTICE_BAR (self));

  if (g_strcmp0 (pal_notice_bar_get_text (self), text != NULL ? text : "") == 0)
    return;

  /* While the bar folds away it keeps its words. */
  shown = text != NULL && *text != '\0';
  if (shown)
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, shown);
  /* Folded away is not there for a screen reader either. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->revealer), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
pal_notice_bar_set_button (PalNoticeBar *self, const char *label, const char *action_name)
{
  g_object_set (self, "button-label", label, "action-name", action_name, NULL);
}
