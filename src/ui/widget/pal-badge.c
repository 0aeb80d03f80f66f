/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-badge.h"

#include <glib/gi18n.h>

struct _PalBadge
{
  GtkBox parent_instance;

  GtkWidget *icon;  /* owned by the tree */
  GtkWidget *label; /* owned by the tree */
  PalBadgeKind kind;
  gboolean compact;
};

enum
{
  PROP_LABEL = 1,
  PROP_COMPACT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const struct
{
  const char *css_class;
  const char *icon;
} looks[] = {
  [PAL_BADGE_NEUTRAL] = { "neutral", NULL },
  [PAL_BADGE_ACCENT] = { "accent", NULL },
  [PAL_BADGE_WARNING] = { "warning", "dialog-warning-symbolic" },
  [PAL_BADGE_DONE] = { "done", "object-select-symbolic" },
  [PAL_BADGE_DEMO] = { "demo", "pal-flask-symbolic" },
  [PAL_BADGE_DRAFT] = { "draft", NULL },
};

G_DEFINE_FINAL_TYPE (PalBadge, pal_badge, GTK_TYPE_BOX)

static void
pal_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalBadge *self = PAL_BADGE (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalBadge *self = PAL_BADGE (object);

  switch (id)
    {
    case PROP_LABEL:
      pal_badge_set_label (self, g_value_get_string (value));
      break;
    case PROP_COMPACT:
      pal_badge_set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_badge_class_init (PalBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_badge_get_property;
  object_class->set_property = pal_badge_set_property;
  properties[PROP_LABEL] = g_param_spec_string (
      "label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean (
      "compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "badge");
}

static void
pal_badge_init (PalBadge *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->icon = gtk_image_new ();
  self->label = gtk_label_new ("");
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[self->kind].css_class);
}

static void
update_compact (PalBadge *self)
{
  gboolean icon_only = self->compact && looks[self->kind].icon != NULL;

  gtk_widget_set_visible (self->icon, looks[self->kind].icon != NULL);
  gtk_widget_set_visible (self->label, !icon_only);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               icon_only ? gtk_label_get_label (GTK_LABEL (self->label)) : NULL);
}

GtkWidget *
pal_badge_new (PalBadgeKind kind, const char *label)
{
  PalBadge *self = g_object_new (PAL_TYPE_BADGE, "label", label, NULL);

  pal_badge_set_kind (self, kind);
  return GTK_WIDGET (self);
}

GtkWidget *
pal_badge_new_demo (void)
{
  return pal_badge_new (PAL_BADGE_DEMO, _ ("Demonstration data"));
}

GtkWidget *
pal_badge_new_draft (void)
{
  return pal_badge_new (PAL_BADGE_DRAFT, _ ("Draft, not for distribution"));
}

void
pal_badge_set_kind (PalBadge *self, PalBadgeKind kind)
{
  g_return_if_fail (PAL_IS_BADGE (self));
  g_return_if_fail ((guint) kind < G_N_ELEMENTS (looks));

  gtk_widget_remove_css_class (GTK_WIDGET (self), looks[self->kind].css_class);
  self->kind = kind;
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[kind].icon);
  update_compact (self);
}

void
pal_badge_set_label (PalBadge *self, const char *label)
{
  g_return_if_fail (PAL_IS_BADGE (self));

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label != NULL ? label : "") == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  update_compact (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
pal_badge_set_compact (PalBadge *self, gboolean compact)
{
  g_return_if_fail (PAL_IS_BADGE (self));

  if (self->compact == !!compact)
    return;

  self->compact = !!compact;
  update_compact (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}
