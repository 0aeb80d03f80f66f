/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-own-country.h"

#include <string.h>

void
pal_own_country_choose (PalDataset *dataset, PalSelection *selection)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, pal_selection_get_wave (selection));
  const char *const *languages = g_get_language_names ();
  const char *found = NULL;

  if (pal_selection_get_country (selection) != NULL || data == NULL)
    return;
  for (guint i = 0; languages[i] != NULL && found == NULL; i++)
    {
      const char *territory = strchr (languages[i], '_');
      g_autofree char *iso2 = territory != NULL ? g_strndup (territory + 1, 2) : NULL;

      if (pal_wave_data_has_country (data, iso2))
        found = g_intern_string (iso2);
    }
  if (found == NULL && pal_wave_data_has_country (data, "NO"))
    found = "NO"; /* the lead of the work package */
  if (found == NULL && pal_wave_data_get_countries (data)->len > 0)
    found = g_ptr_array_index (pal_wave_data_get_countries (data), 0);
  if (found != NULL)
    pal_selection_set_country (selection, found);
}
