/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-pdf.h"

#include <cairo-pdf.h>

#include "base/pal-error.h"
#include "scene/pal-scene-cairo.h"

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const PalScene *first)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  if (pal_scene_get_title (first) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pal_scene_get_title (first));
  if (pal_scene_get_description (first) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, pal_scene_get_description (first));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Palliscope");

  /* The same input shall give the same file where a build asks for it. */
  if (epoch != NULL)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));
      g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      if (text != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    }
}

static cairo_status_t
draw_page (cairo_surface_t *surface, const PalScene *page, double points_per_px)
{
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_set_size (surface, pal_scene_get_width (page) * points_per_px,
                              pal_scene_get_height (page) * points_per_px);
  cr = cairo_create (surface);
  cairo_scale (cr, points_per_px, points_per_px);
  pal_scene_draw (page, cr, 1);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/**
 * pal_scene_pages_to_pdf:
 * @pages: (array length=n_pages): the scenes, one a page; title and description
 *   of the first become those of the document
 * @n_pages: at least 1
 * @points_per_px: points (1/72 inch) of a page for each px of a scene;
 *   72.0 / 150 for pages laid out at 150 px an inch
 * @error: return location
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
pal_scene_pages_to_pdf (const PalScene *const *pages, gsize n_pages, double points_per_px, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  cairo_surface_t *surface;

  g_return_val_if_fail (n_pages > 0, NULL);

  for (gsize i = 0; i < n_pages; i++)
    if (!pal_scene_check (pages[i], error))
      return NULL;
  if (!(points_per_px > 0 && points_per_px <= 100))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the scale of the page is out of range");
      return NULL;
    }

  surface = cairo_pdf_surface_create_for_stream (append_cb, out, 1, 1);
  set_metadata (surface, pages[0]);
  for (gsize i = 0; i < n_pages && status == CAIRO_STATUS_SUCCESS; i++)
    status = draw_page (surface, pages[i], points_per_px);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the PDF could not be made: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/**
 * pal_scene_to_pdf:
 * @self: a scene
 * @points_per_px: as for pal_scene_pages_to_pdf(); %PAL_PDF_POINTS_PER_PX
 *   gives the size that it has on a screen of 96 px an inch
 * @error: return location
 *
 * Returns: (transfer full): a document of one page just as large as the scene
 */
GBytes *
pal_scene_to_pdf (const PalScene *self, double points_per_px, GError **error)
{
  return pal_scene_pages_to_pdf (&self, 1, points_per_px, error);
}
