/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-language-bar.h"

#include <glib/gi18n.h>

#include "model/pal-language.h"
#include "ui/pal-settings.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalLanguageBar
{
  AdwBin parent_instance;

  PalSurveyModel *model; /* owned */
  PalSettings *settings; /* owned */
  GPtrArray *languages;  /* char* tags as listed, or NULL */
  GtkDropDown *choice;
  GtkLabel *note;
  gboolean is_own;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalLanguageBar, pal_language_bar, ADW_TYPE_BIN)

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill (PalLanguageBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->languages != NULL && i < self->languages->len; i++)
    gtk_string_list_append (names, pal_language_get_own_name (g_ptr_array_index (self->languages, i)));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

static void
show_note (PalLanguageBar *self)
{
  g_autofree char *note = pal_survey_model_dup_language_note (self->model);

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
update (PalLanguageBar *self)
{
  g_autoptr (GPtrArray) languages = pal_survey_model_dup_languages (self->model);
  const char *shown = pal_survey_model_get_language (self->model);
  guint found = 0;

  self->is_own = TRUE;
  if (!is_same_list (languages, self->languages))
    {
      g_clear_pointer (&self->languages, g_ptr_array_unref);
      self->languages = g_steal_pointer (&languages);
      fill (self);
    }
  for (guint i = 0; self->languages != NULL && i < self->languages->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->languages, i), shown) == 0)
      found = i;
  gtk_drop_down_set_selected (self->choice, found);
  self->is_own = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->languages != NULL && self->languages->len > 1);
  show_note (self);
}

/* A choice of one workspace says nothing about another one. */
static const char *
get_path (PalLanguageBar *self)
{
  return pal_workspace_get_path (pal_survey_model_get_workspace (self->model));
}

static void
choose (PalLanguageBar *self, guint index)
{
  const char *language = index > 0 ? g_ptr_array_index (self->languages, index) : NULL;

  pal_settings_set_form_language (self->settings, get_path (self), language);
  pal_survey_model_set_language (self->model, language);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
chosen_cb (PalLanguageBar *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);

  if (!self->is_own && self->languages != NULL && index < self->languages->len)
    choose (self, index);
}

static void
workspace_changed_cb (PalLanguageBar *self, guint flags)
{
  if ((flags & (PAL_CHANGE_TRANSLATIONS | PAL_CHANGE_WAVES)) != 0)
    update (self);
}

static void
pal_language_bar_dispose (GObject *object)
{
  PalLanguageBar *self = PAL_LANGUAGE_BAR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_language_bar_parent_class)->dispose (object);
}

static void
pal_language_bar_class_init (PalLanguageBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_language_bar_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_language_bar_init (PalLanguageBar *self)
{
  GtkWidget *box = pal_wrap_box_new (9, 6);

  self->settings = pal_settings_new ();
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Language of the Questions"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice),
                               _ ("Language of the questions; Ctrl+Shift+L takes the next one"));
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->note), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "pal-pill");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "pal-pill-warning");
  pal_wrap_box_append (box, GTK_WIDGET (self->choice));
  pal_wrap_box_append (box, GTK_WIDGET (self->note));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
}

GtkWidget *
pal_language_bar_new (PalSurveyModel *model)
{
  PalLanguageBar *self = g_object_new (PAL_TYPE_LANGUAGE_BAR, NULL);
  PalWorkspace *workspace = pal_survey_model_get_workspace (model);
  g_autofree char *language = NULL;

  self->model = g_object_ref (model);
  language = pal_settings_dup_form_language (self->settings, get_path (self));
  if (language != NULL)
    pal_survey_model_set_language (model, language);
  g_signal_connect_object (model, "language-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "section-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
pal_language_bar_step (PalLanguageBar *self)
{
  guint n = self->languages != NULL ? self->languages->len : 0;

  g_return_if_fail (PAL_IS_LANGUAGE_BAR (self));

  if (n > 1)
    choose (self, (gtk_drop_down_get_selected (self->choice) + 1) % n);
}
