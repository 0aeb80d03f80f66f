/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-title.h"

#include <glib/gi18n.h>

#define WIDTH 640

struct _PalDraftTitle
{
  AdwBin parent_instance;

  PalInstrumentDraft *draft; /* unowned; NULL: nothing is shown */
  PalDraftHeading kind;
  char *id;
  AdwPreferencesGroup *group;
  GtkWidget *entry;
  gboolean is_own; /* filling in, not a person */
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalDraftTitle, pal_draft_title, ADW_TYPE_BIN)

static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

/* A title that is empty is not taken: nothing could be published with it. */
static void
changed_cb (PalDraftTitle *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->is_own || self->draft == NULL)
    return;
  if (*text == '\0')
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  if (*text != '\0')
    (void) pal_draft_structure_rename (self->draft, self->kind, self->id, text, NULL);
}

static void
done_cb (PalDraftTitle *self)
{
  g_autofree char *what = NULL;

  if (self->is_own || self->draft == NULL)
    return;
  /* Translators: id of a module or section: a step of undo */
  what = g_strdup_printf (_ ("Questionnaire, %s"), self->id);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, what);
}

static void
pal_draft_title_finalize (GObject *object)
{
  g_free (PAL_DRAFT_TITLE (object)->id);

  G_OBJECT_CLASS (pal_draft_title_parent_class)->finalize (object);
}

static void
pal_draft_title_class_init (PalDraftTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_draft_title_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_draft_title_init (PalDraftTitle *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkEventController *controller = gtk_event_controller_focus_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Title"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (done_cb), self);
  gtk_widget_add_controller (self->entry, controller);
  adw_preferences_group_add (self->group, self->entry);
  gtk_widget_set_margin_start (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->group), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), clamp);
}

GtkWidget *
pal_draft_title_new (void)
{
  return g_object_new (PAL_TYPE_DRAFT_TITLE, NULL);
}

void
pal_draft_title_set (PalDraftTitle *self, PalInstrumentDraft *draft, PalDraftHeading kind, const char *id)
{
  JsonObject *object = draft != NULL ? pal_draft_structure_find (draft, kind, id) : NULL;
  const char *level = get_member (object, "level");
  char *copy = g_strdup (id);

  g_return_if_fail (PAL_IS_DRAFT_TITLE (self));

  self->is_own = TRUE;
  self->draft = object != NULL ? draft : NULL;
  self->kind = kind;
  g_free (self->id);
  self->id = copy;
  adw_preferences_group_set_title (self->group, self->id != NULL ? self->id : "");
  adw_preferences_group_set_description (
      self->group, kind == PAL_DRAFT_MODULE            ? _ ("A module of the questionnaire.")
                   : g_strcmp0 (level, "country") == 0 ? _ ("A section for countries.")
                                                       : _ ("A section for institutions."));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_member (object, "title"));
  gtk_widget_remove_css_class (self->entry, "error");
  self->is_own = FALSE;
}
