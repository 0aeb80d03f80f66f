/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-workspace-setup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-clock.h"
#include "session/pal-subject.h"

void
pal_workspace_setup_selection (PalWorkspace *workspace, PalSelection *selection)
{
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  const char *wave = pal_dataset_get_latest_wave (dataset);
  /* A cell is JSON: two letters in quotes. */
  const char *home = pal_dataset_get_cell (dataset, "workspace", "workspace", "country");
  g_autofree char *subject = pal_subject_get_default (dataset, wave);
  g_autofree char *country = home != NULL && strlen (home) == 4 ? g_strndup (home + 1, 2) : NULL;

  g_object_freeze_notify (G_OBJECT (selection));
  pal_selection_set_question (selection, NULL);
  pal_selection_set_wave (selection, wave);
  pal_selection_set_subject (selection, subject);
  pal_selection_set_country (selection, country);
  g_object_thaw_notify (G_OBJECT (selection));
}

void
pal_workspace_setup_keep_wave (PalWorkspace *workspace, PalSelection *selection)
{
  PalDataset *dataset = pal_workspace_get_dataset (workspace);

  if (pal_dataset_get_wave (dataset, pal_selection_get_wave (selection)) == NULL)
    pal_selection_set_wave (selection, pal_dataset_get_latest_wave (dataset));
}

void
pal_workspace_setup_remember (PalWorkspace *workspace, const char *title, PalSettings *settings)
{
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  const char *wave = pal_dataset_get_latest_wave (dataset);
  guint n = wave != NULL ? pal_wave_data_get_n_answers (pal_dataset_get_wave (dataset, wave)) : 0;
  g_autofree char *details = NULL;
  PalRecent recent = { .path = (char *) pal_workspace_get_path (workspace),
                       .title = (char *) title,
                       .demo = pal_workspace_is_demo (workspace),
                       .draft = g_strcmp0 (pal_dataset_get_stage (dataset), "draft") == 0,
                       .opened_ms = pal_clock_now_ms () };

  if (n > 0)
    details = g_strdup_printf (ngettext ("%u answer", "%u answers", n), n);
  recent.details = details;
  pal_settings_add_recent (settings, &recent);
}
