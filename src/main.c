/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"
#include "ui/compat/pal-renderer.h"
#include "ui/pal-application.h"
#include "ui/pal-ui.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PalApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PAL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Palliscope"));
  pal_renderer_choose ();
  /* Before the application starts: it loads its style from the resources. */
  pal_ui_register_resources ();

  application = pal_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
