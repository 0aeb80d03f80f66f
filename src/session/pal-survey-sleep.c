/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-model-private.h"

#define OWN_HANDLER (G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA)

static void
missed_changes_cb (PalSurveyModel *self, guint flags)
{
  self->missed_changes |= flags;
}

static void
missed_selection_cb (PalSurveyModel *self)
{
  self->missed_selection = TRUE;
}

static void
fall_asleep (PalSurveyModel *self)
{
  g_signal_handlers_block_matched (self->workspace, OWN_HANDLER, 0, 0, NULL, pal_survey_model_take_changes,
                                   self);
  g_signal_handlers_block_matched (self->selection, OWN_HANDLER, 0, 0, NULL, pal_survey_model_take_selection,
                                   self);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (missed_changes_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "notify::country", "notify::institution", "notify::wave" };

      g_signal_connect_object (self->selection, names[i], G_CALLBACK (missed_selection_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
wake_up (PalSurveyModel *self)
{
  guint missed = self->missed_changes;
  gboolean missed_selection = self->missed_selection;

  self->missed_changes = 0;
  self->missed_selection = FALSE;
  g_signal_handlers_disconnect_matched (self->workspace, OWN_HANDLER, 0, 0, NULL, missed_changes_cb, self);
  g_signal_handlers_disconnect_matched (self->selection, OWN_HANDLER, 0, 0, NULL, missed_selection_cb, self);
  g_signal_handlers_unblock_matched (self->workspace, OWN_HANDLER, 0, 0, NULL, pal_survey_model_take_changes,
                                     self);
  g_signal_handlers_unblock_matched (self->selection, OWN_HANDLER, 0, 0, NULL,
                                     pal_survey_model_take_selection, self);
  if (missed_selection)
    pal_survey_model_take_selection (self);
  if (missed != 0)
    pal_survey_model_take_changes (self, missed, NULL, NULL);
}

void
pal_survey_model_set_asleep (PalSurveyModel *self, gboolean is_asleep)
{
  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (self->is_asleep == is_asleep)
    return;
  self->is_asleep = is_asleep;
  if (is_asleep)
    fall_asleep (self);
  else
    wake_up (self);
}
