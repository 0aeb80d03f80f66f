/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "config.h"

/* The credits of data/SOURCES.md that the licences of the sources ask for. */
static const struct
{
  const char *title;
  const char *credit;
} data_sources[] = {
  { N_ ("Country shapes and places"), "Made with Natural Earth. naturalearthdata.com (public domain)" },
  { N_ ("Country codes and names"),
    "ISO 3166 and UN M49 by datasets/country-codes (ODC-PDDL); Unicode CLDR 48.2 (Unicode-3.0); "
    "World Bank regions and income groups (CC BY 4.0)" },
  { N_ ("Populations"),
    "United Nations, World Population Prospects 2024 (CC BY 3.0 IGO), also via Gapminder (CC BY 4.0)" },
  { N_ ("Economy and health systems"), "World Bank; World Health Organization, via Gapminder (CC BY 4.0)" },
  { N_ ("Opioid consumption"),
    "INCB figures in Richards et al., BMJ Global Health 2020, doi 10.1136/bmjgh-2020-003563 (MIT)" },
  { N_ ("Published service rates"),
    "Single figures from the literature, each with its address in the table" },
  { N_ ("Institutions, questionnaire and indicators"), "Written for Palliscope (GPL-3.0-or-later)" },
};

static char *
make_debug_info (void)
{
  return g_strdup_printf (
      "Palliscope %s (%s)\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nLanguage %s\n", PAL_VERSION,
      PAL_PROFILE, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
      glib_minor_version, glib_micro_version, g_get_language_names ()[0]);
}

void
pal_about_show (GtkWindow *parent)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());
  g_autofree char *debug_info = make_debug_info ();
  const char *developers[] = { _ ("The Palliscope project"), NULL };

  adw_about_window_set_application_name (about, _ ("Palliscope"));
  /* From the resources: there also where the program is not installed. */
  adw_about_window_set_application_icon (about, "io.github.palliscope.Palliscope");
  adw_about_window_set_version (about, PAL_VERSION);
  adw_about_window_set_developer_name (about, _ ("The Palliscope project"));
  adw_about_window_set_developers (about, developers);
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_copyright (about, _ ("© 2026 The Palliscope project"));
  adw_about_window_set_comments (
      about,
      _ ("Maps and compares palliative care across countries and institutions.\n\n"
         "Co-funded by the European Union under grant agreement 101183265. Views and opinions expressed are "
         "those of the authors only and do not necessarily reflect those of the European Union, which cannot "
         "be "
         "held responsible for them."));
  /* Translators: put your name here, one a line */
  adw_about_window_set_translator_credits (about, _ ("translator-credits"));
  adw_about_window_set_debug_info (about, debug_info);
  adw_about_window_set_debug_info_filename (about, "palliscope-debug-info.txt");
  for (guint i = 0; i < G_N_ELEMENTS (data_sources); i++)
    adw_about_window_add_legal_section (about, _ (data_sources[i].title), NULL, GTK_LICENSE_CUSTOM,
                                        data_sources[i].credit);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_present (GTK_WINDOW (about));
}
