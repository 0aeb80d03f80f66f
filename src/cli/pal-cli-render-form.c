/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "cli/pal-cli-render.h"
#include "cli/pal-cli.h"
#include "session/pal-form-paper.h"
#include "session/pal-translated.h"

static gboolean
parse_part (const char *part, const char *institution, PalUnitLevel *out, GError **error)
{
  g_autofree char *quoted = part != NULL ? pal_text_quote (part, -1) : NULL;

  if (part == NULL)
    *out = institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY;
  else if (strcmp (part, "country") == 0)
    *out = PAL_LEVEL_COUNTRY;
  else if (strcmp (part, "institution") == 0)
    *out = PAL_LEVEL_INSTITUTION;
  else
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--part: unknown part \"%s\", expected country or institution", quoted);
      return FALSE;
    }
  if (*out == PAL_LEVEL_COUNTRY && institution != NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--institution: the country part has no institution");
      return FALSE;
    }
  return TRUE;
}

/* An institution stands for its country; a country that is another one is a mistake. */
static gboolean
find_institution (PalDataset *dataset, const char *text, PalFormRequest *form, GError **error)
{
  PalInstitution *found = pal_dataset_find_institution (dataset, text);
  const char *country = found != NULL ? pal_institution_get_country (found) : NULL;
  g_autofree char *quoted = pal_text_quote (text, -1);

  if (found == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
                   "--institution: unknown \"%s\", expected an id or the exact name", quoted);
      return FALSE;
    }
  if (form->country != NULL && strcmp (form->country, country) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--institution: \"%s\" lies in %s, not in %s", quoted,
                   country, form->country);
      return FALSE;
    }
  form->country = country;
  form->institution = pal_institution_get_id (found);
  return TRUE;
}

static char *
list_languages (PalDataset *dataset, PalInstrument *instrument)
{
  g_autoptr (GPtrArray) tags = pal_translated_list_languages (dataset, instrument);
  GString *out = g_string_new (pal_instrument_get_language (instrument));

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (out, "|%s", (const char *) g_ptr_array_index (tags, i));
  return g_string_free (out, FALSE);
}

/* A form that silently comes in another language than was asked for would be handed out. */
static gboolean
check_language (PalDataset *dataset, const PalFormRequest *form, GError **error)
{
  PalWaveData *data = form->wave != NULL ? pal_dataset_get_wave (dataset, form->wave) : NULL;
  PalInstrument *instrument =
      data != NULL ? pal_wave_data_get_instrument (data) : pal_dataset_get_instrument (dataset);
  g_autofree char *known = NULL, *quoted = NULL;
  g_auto (GStrv) tags = NULL;

  if (form->language == NULL || instrument == NULL)
    return TRUE;
  known = list_languages (dataset, instrument);
  tags = g_strsplit (known, "|", -1);
  if (g_strv_contains ((const char *const *) tags, form->language))
    return TRUE;
  quoted = pal_text_quote (form->language, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "--language: no translation into \"%s\", expected %s",
               quoted, known);
  return FALSE;
}

/* Which answers a filled form shows must be said. */
static gboolean
check_filled (const PalFormRequest *form, GError **error)
{
  if (form->is_blank)
    return TRUE;
  if (form->level == PAL_LEVEL_INSTITUTION && form->institution == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "render form: expected --institution ID, or --blank");
  else if (form->country == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "render form: expected --country CODE, or --blank");
  else
    return TRUE;
  return FALSE;
}

GBytes *
pal_cli_render_form (const PalCliRenderForm *request, GError **error)
{
  PalDataset *dataset = pal_workspace_get_dataset (request->workspace);
  PalFormRequest form = { .is_blank = request->is_blank, .language = request->language };

  if (request->paper != NULL && !pal_paper_from_name (request->paper, &form.paper, error))
    {
      g_prefix_error (error, "--paper: ");
      return NULL;
    }
  if (!parse_part (request->part, request->institution, &form.level, error) ||
      !pal_cli_find_country (request->country, &form.country, error) ||
      (request->institution != NULL && !find_institution (dataset, request->institution, &form, error)) ||
      !check_filled (&form, error))
    return NULL;
  /* A blank form can be handed out before there is a wave. */
  if (!form.is_blank || request->wave != NULL || pal_dataset_get_latest_wave (dataset) != NULL)
    {
      form.wave = pal_cli_find_wave (dataset, request->wave, error);
      if (form.wave == NULL)
        return NULL;
    }
  return check_language (dataset, &form, error) ? pal_form_paper_to_pdf (dataset, &form, error) : NULL;
}
