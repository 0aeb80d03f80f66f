/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-accels.h"

static const struct
{
  const char *action;
  const char *accels[3];
} table[] = {
  { "win.show-view('survey')", { "<Control>1" } },
  { "win.show-view('map')", { "<Control>2" } },
  { "win.show-view('compare')", { "<Control>3" } },
  { "win.show-view('consensus')", { "<Control>4" } },
  { "win.show-view('present')", { "<Control>5" } },
  { "win.find", { "<Control>f" } },
  { "win.back", { "<Alt>Left" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.show-table", { "<Control>t" } },
  { "win.export", { "<Control>e" } },
  { "win.inspector", { "F9" } },
  { "win.next-problem", { "F8" } },
  { "win.previous-problem", { "<Shift>F8" } },
  { "win.new-survey", { "<Control>n" } },
  { "win.open-file", { "<Control>o" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

void
pal_accels_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}
