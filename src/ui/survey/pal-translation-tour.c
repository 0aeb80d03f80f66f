/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-tour.h"

#include <string.h>

#include "session/pal-commands-translation.h"
#include "ui/survey/pal-translation-files.h"
#include "ui/survey/pal-translation-publish.h"
#include "ui/survey/pal-translation-window.h"

typedef struct
{
  PalView *view; /* it owns us */
  PalSurveyModel *model;
  GtkWidget *window;        /* while it is open */
  PalTranslationDesk *desk; /* while it is published */
} Tour;

/* Placeholder words in brackets, for the pictures only: half of what there is, some of it accepted. */
static void
ensure_translation (PalWorkspace *workspace, PalInstrument *instrument)
{
  g_autoptr (PalTranslated) before =
      pal_translated_new (pal_workspace_get_dataset (workspace), instrument, "nb");
  g_autoptr (PalTranslated) after = NULL;
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (pal_translated_count_texts (before) > 0)
    return;
  for (guint i = 0; i < pal_translated_get_n_texts (before); i++)
    {
      const PalInstrumentText *text = pal_translated_get_text (before, i)->text;

      if (!g_str_has_prefix (text->owner, "T2") && g_strcmp0 (text->owner, "T1C13") != 0)
        g_hash_table_insert (targets, text->key, g_strdup_printf ("[%s]", text->source));
    }
  pal_commands_bring_in_translation (workspace, before, targets);
  after = pal_translated_new (pal_workspace_get_dataset (workspace), instrument, "nb");
  for (guint i = 0; i < pal_translated_get_n_parts (after); i += 3)
    pal_commands_accept_translation (workspace, after, pal_translated_get_part (after, i)->owner);
}

static void
prepare_language (gpointer user_data)
{
  Tour *self = user_data;

  ensure_translation (pal_view_get_workspace (self->view),
                      pal_dataset_get_instrument (pal_view_get_dataset (self->view)));
  (void) pal_survey_model_go_to (self->model, NULL, "T1C11");
  pal_survey_model_set_language (self->model, "nb");
}

static void
leave_language (gpointer user_data)
{
  pal_survey_model_set_language (((Tour *) user_data)->model, NULL);
}

static void
prepare_translations (gpointer user_data)
{
  Tour *self = user_data;
  PalWorkspace *workspace = pal_view_get_workspace (self->view);
  PalInstrument *instrument = pal_dataset_get_instrument (pal_workspace_get_dataset (workspace));

  ensure_translation (workspace, instrument);
  self->window =
      pal_translation_window_new (pal_view_get_window (GTK_WIDGET (self->view)), workspace, instrument, "nb");
  gtk_window_present (GTK_WINDOW (self->window));
  pal_translation_window_show (PAL_TRANSLATION_WINDOW (self->window), "T1C14");
}

/* Over the desk, with one that is published. */
static void
prepare_publish (gpointer user_data)
{
  Tour *self = user_data;
  PalWorkspace *workspace = pal_view_get_workspace (self->view);
  PalInstrument *instrument = pal_dataset_get_instrument (pal_workspace_get_dataset (workspace));
  g_autoptr (PalTranslated) translated = NULL;

  ensure_translation (workspace, instrument);
  translated = pal_translated_new (pal_workspace_get_dataset (workspace), instrument, "nb");
  pal_commands_publish_translation (workspace, translated);
  self->desk = pal_translation_desk_new (workspace, instrument, "nb");
  self->window = pal_translation_publish_new (pal_view_get_window (GTK_WIDGET (self->view)), self->desk);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* A file with something of everything. */
static void
prepare_import (gpointer user_data)
{
  static const char text[] = "key,source,target\nT1C13,,Antall palliative enheter på sykehus\nT1C11,,Antall "
                             "palliative hjemmeteam\nT9C99,,Ukjent\n";
  Tour *self = user_data;
  PalWorkspace *workspace = pal_view_get_workspace (self->view);
  PalInstrument *instrument = pal_dataset_get_instrument (pal_workspace_get_dataset (workspace));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  ensure_translation (workspace, instrument);
  self->desk = pal_translation_desk_new (workspace, instrument, "nb");
  self->window = pal_translation_files_show_plan (pal_view_get_window (GTK_WIDGET (self->view)), self->desk,
                                                  bytes, "nb.csv");
}

static void
leave_publish (gpointer user_data)
{
  Tour *self = user_data;

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->desk);
}

static void
leave_translations (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (((Tour *) user_data)->window));
}

void
pal_translation_tour_add_stops (PalView *view, PalSurveyModel *model, PalTour *tour)
{
  Tour *self = g_new0 (Tour, 1);

  self->view = view;
  self->model = model;
  g_object_set_data_full (G_OBJECT (view), "pal-translation-tour", self, g_free);
  pal_tour_add_stop (tour, "language", prepare_language, leave_language, self);
  pal_tour_add_stop (tour, "translations", prepare_translations, leave_translations, self);
  pal_tour_add_stop (tour, "translations-import", prepare_import, leave_publish, self);
  pal_tour_add_stop (tour, "translations-publish", prepare_publish, leave_publish, self);
}
