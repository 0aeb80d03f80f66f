/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-outline-item.h"

struct _PalOutlineItem
{
  GObject parent_instance;

  PalOutlineKind kind;
  char *title;
  char *institution;
  guint section;
  guint answered, asked;
  PalReviewState state;
  guint n_changed;
};

enum
{
  PROP_ANSWERED = 1,
  PROP_STATE,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PalOutlineItem, pal_outline_item, G_TYPE_OBJECT)

static void
pal_outline_item_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  PalOutlineItem *self = PAL_OUTLINE_ITEM (object);

  if (prop == PROP_TITLE)
    g_value_set_string (value, self->title);
  else
    g_value_set_uint (value, prop == PROP_STATE ? (guint) self->state : self->answered);
}

static void
pal_outline_item_finalize (GObject *object)
{
  PalOutlineItem *self = PAL_OUTLINE_ITEM (object);

  g_free (self->title);
  g_free (self->institution);

  G_OBJECT_CLASS (pal_outline_item_parent_class)->finalize (object);
}

static void
pal_outline_item_class_init (PalOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_outline_item_get_property;
  object_class->finalize = pal_outline_item_finalize;

  properties[PROP_ANSWERED] =
      g_param_spec_uint ("answered", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, PAL_REVIEW_N_STATES - 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pal_outline_item_init (PalOutlineItem *self)
{
}

PalOutlineItem *
pal_outline_item_new (PalOutlineKind kind, const char *title, const char *institution, guint section)
{
  PalOutlineItem *self = g_object_new (PAL_TYPE_OUTLINE_ITEM, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->institution = g_strdup (institution);
  self->section = section;
  return self;
}

PalOutlineKind
pal_outline_item_get_kind (PalOutlineItem *self)
{
  return self->kind;
}

const char *
pal_outline_item_get_title (PalOutlineItem *self)
{
  return self->title;
}

void
pal_outline_item_set_title (PalOutlineItem *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
pal_outline_item_get_institution (PalOutlineItem *self)
{
  return self->institution;
}

guint
pal_outline_item_get_section (PalOutlineItem *self)
{
  return self->section;
}

guint
pal_outline_item_get_answered (PalOutlineItem *self)
{
  return self->answered;
}

guint
pal_outline_item_get_asked (PalOutlineItem *self)
{
  return self->asked;
}

void
pal_outline_item_set_counts (PalOutlineItem *self, guint answered, guint asked)
{
  if (self->answered == answered && self->asked == asked)
    return;

  self->answered = answered;
  self->asked = asked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWERED]);
}

PalReviewState
pal_outline_item_get_state (PalOutlineItem *self)
{
  return self->state;
}

guint
pal_outline_item_get_n_changed (PalOutlineItem *self)
{
  return self->n_changed;
}

void
pal_outline_item_set_state (PalOutlineItem *self, PalReviewState state, guint n_changed)
{
  if (self->state == state && self->n_changed == n_changed)
    return;

  self->state = state;
  self->n_changed = n_changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
