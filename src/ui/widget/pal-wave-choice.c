/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-wave-choice.h"

#include <glib/gi18n.h>

struct _PalWaveChoice
{
  AdwBin parent_instance;

  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  GtkDropDown *drop_down;  /* owned by the tree */
  gboolean is_own;         /* it is filled, nobody chooses */
};

G_DEFINE_FINAL_TYPE (PalWaveChoice, pal_wave_choice, ADW_TYPE_BIN)

static GPtrArray *
get_waves (PalWaveChoice *self)
{
  return pal_dataset_get_waves (pal_workspace_get_dataset (self->workspace));
}

static void
show_chosen (PalWaveChoice *self)
{
  GPtrArray *waves = get_waves (self);
  const char *current = pal_selection_get_wave (self->selection);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < waves->len; i++)
    if (g_strcmp0 (g_ptr_array_index (waves, i), current) == 0)
      found = i;
  self->is_own = TRUE;
  gtk_drop_down_set_selected (self->drop_down, found);
  self->is_own = FALSE;
}

static void
fill (PalWaveChoice *self)
{
  GPtrArray *waves = get_waves (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < waves->len; i++)
    {
      /* Translators: a round of the survey by its year, "2026 wave". */
      g_autofree char *name = g_strdup_printf (_ ("%s wave"), (const char *) g_ptr_array_index (waves, i));

      gtk_string_list_append (names, name);
    }
  self->is_own = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  self->is_own = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_down), waves->len > 0);
  show_chosen (self);
}

static void
chosen_cb (PalWaveChoice *self)
{
  GPtrArray *waves = self->workspace != NULL ? get_waves (self) : NULL;
  guint chosen = gtk_drop_down_get_selected (self->drop_down);

  if (!self->is_own && waves != NULL && chosen < waves->len)
    pal_selection_set_wave (self->selection, g_ptr_array_index (waves, chosen));
}

static void
changed_cb (PalWaveChoice *self, guint flags)
{
  if ((flags & PAL_CHANGE_WAVES) != 0)
    fill (self);
}

static void
pal_wave_choice_dispose (GObject *object)
{
  PalWaveChoice *self = PAL_WAVE_CHOICE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (pal_wave_choice_parent_class)->dispose (object);
}

static void
pal_wave_choice_class_init (PalWaveChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_wave_choice_dispose;
}

static void
pal_wave_choice_init (PalWaveChoice *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Wave"),
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Wave"));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
pal_wave_choice_new (PalWorkspace *workspace, PalSelection *selection)
{
  PalWaveChoice *self = g_object_new (PAL_TYPE_WAVE_CHOICE, NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::wave", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
