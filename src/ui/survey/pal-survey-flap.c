/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-survey-flap.h"

AdwFlap *
pal_survey_flap_new (GtkPackType side, GtkWidget *flap, GtkWidget *content)
{
  AdwFlap *self = ADW_FLAP (adw_flap_new ());

  /* What expands inside a pane must not widen the pane itself. */
  gtk_widget_set_hexpand (flap, FALSE);
  adw_flap_set_flap_position (self, side);
  adw_flap_set_flap (self, flap);
  adw_flap_set_content (self, content);
  adw_flap_set_separator (self, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_swipe_to_open (self, FALSE);
  return self;
}
