/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-form-export.h"

#include "session/pal-form-table.h"
#include "ui/pal-export.h"
#include "ui/widget/pal-table-dialog.h"

void
pal_form_export_show_table (GtkWidget *widget, PalSurveyModel *model)
{
  g_autoptr (PalTable) table = pal_form_table_new (model);

  pal_table_dialog_present (widget, table);
}

void
pal_form_export_save (GtkWidget *widget, PalSurveyModel *model)
{
  g_autoptr (PalTable) table = pal_form_table_new (model);
  g_autofree char *csv = pal_table_to_csv (table);
  g_autofree char *name = pal_export_make_name (pal_survey_model_get_section_title (model));

  pal_export_csv (widget, name, csv);
}
