/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-form-print.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "ui/pal-export.h"

GtkWidget *
pal_form_print_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Print _Filled Form…"), "survey.print-form('filled')");
  g_menu_append (menu, _ ("Print _Blank Form…"), "survey.print-form('blank')");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-print-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Print Form"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Print Form"),
                                  -1);
  return button;
}

/* The paper that lies in the printers of the country. */
static PalPaper
get_paper (void)
{
  return g_strcmp0 (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) == 0 ? PAL_PAPER_LETTER
                                                                               : PAL_PAPER_A4;
}

void
pal_form_print_get_request (PalSelection *selection, gboolean is_blank, PalFormRequest *out)
{
  const char *institution = pal_selection_get_institution (selection);

  *out = (PalFormRequest){ .wave = pal_selection_get_wave (selection),
                           .country = pal_selection_get_country (selection),
                           .level = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY,
                           .institution = institution,
                           .is_blank = is_blank,
                           .paper = get_paper () };
}

static char *
make_name (PalDataset *dataset, const PalFormRequest *request)
{
  const PalCountry *country = request->country != NULL ? pal_country_find (request->country) : NULL;
  PalInstitution *institution =
      request->institution != NULL ? pal_dataset_find_institution (dataset, request->institution) : NULL;
  const char *unit = institution != NULL ? pal_institution_get_name (institution)
                     : country != NULL   ? pal_country_get_display_name (country)
                                         : "";
  const char *wave = request->wave != NULL ? request->wave : "";
  /* Translators: name of a file: a country or an institution, then the wave */
  g_autofree char *title = request->is_blank ? g_strdup_printf (_ ("blank form %s %s"), unit, wave)
                                             : g_strdup_printf (_ ("form %s %s"), unit, wave);

  return pal_export_make_name (title);
}

void
pal_form_print_run (GtkWidget *widget, PalSurveyModel *model, gboolean is_blank)
{
  PalDataset *dataset = pal_workspace_get_dataset (pal_survey_model_get_workspace (model));
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  PalFormRequest request;

  pal_form_print_get_request (pal_survey_model_get_selection (model), is_blank, &request);
  request.language = pal_survey_model_get_language (model);
  pdf = pal_form_paper_to_pdf (dataset, &request, &error);
  if (pdf == NULL)
    {
      pal_export_fail (widget, error);
      return;
    }
  name = make_name (dataset, &request);
  pal_export_pdf (widget, name, pdf);
}
