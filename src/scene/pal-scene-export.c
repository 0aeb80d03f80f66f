/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-export.h"

#include <string.h>

#include "base/pal-error.h"
#include "scene/pal-scene-pdf.h"
#include "scene/pal-scene-png.h"
#include "scene/pal-scene-svg.h"

/**
 * pal_export_format_from_path:
 * @path: name of a file, UTF-8 or not
 * @out_format: (out): what its ending asks for
 * @error: return location
 *
 * Returns: whether the ending is known; letter case does not matter
 */
gboolean
pal_export_format_from_path (const char *path, PalExportFormat *out_format, GError **error)
{
  static const struct
  {
    const char *ending;
    PalExportFormat format;
  } endings[] = { { ".png", PAL_EXPORT_PNG }, { ".svg", PAL_EXPORT_SVG }, { ".pdf", PAL_EXPORT_PDF } };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *out_format = endings[i].format;
        return TRUE;
      }

  shown = g_filename_display_basename (path);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE, "the file name \"%s\" should end in .png, .svg or .pdf",
               shown);
  return FALSE;
}

static GBytes *
export_svg (const PalScene *self, double scale, GError **error)
{
  g_autofree char *body = pal_scene_to_svg (self, scale, NULL, error);
  char *document;

  if (body == NULL)
    return NULL;
  document = g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", body, NULL);
  return g_bytes_new_take (document, strlen (document));
}

/**
 * pal_scene_export:
 * @self: a scene
 * @format: kind of file
 * @scale: 1 means the size that the scene has on a screen of 96 px an inch
 * @error: return location
 *
 * May be called on any thread as long as nobody changes the scene.
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
pal_scene_export (const PalScene *self, PalExportFormat format, double scale, GError **error)
{
  if (!(scale > 0 && scale <= 100))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           "the scale of an export lies between 0 and 100");
      return NULL;
    }

  switch (format)
    {
    case PAL_EXPORT_PNG:
      return pal_scene_to_png (self, scale, error);
    case PAL_EXPORT_SVG:
      return export_svg (self, scale, error);
    case PAL_EXPORT_PDF:
      return pal_scene_to_pdf (self, scale * PAL_PDF_POINTS_PER_PX, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pal_scene_export_file:
 * @self: a scene
 * @path: its ending decides the format
 * @scale: as for pal_scene_export()
 * @error: return location
 *
 * The file is replaced as a whole or not at all.
 *
 * Returns: whether the file was written
 */
gboolean
pal_scene_export_file (const PalScene *self, const char *path, double scale, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;
  PalExportFormat format;
  gconstpointer data;
  gsize length;

  if (!pal_export_format_from_path (path, &format, error))
    return FALSE;
  bytes = pal_scene_export (self, format, scale, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (!g_file_set_contents (path, data, (gssize) length, &cause))
    {
      PalError code =
          g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? PAL_ERROR_FULL : PAL_ERROR_STORAGE;

      g_set_error (error, PAL_ERROR, code, "the picture could not be written: %s", cause->message);
      return FALSE;
    }

  return TRUE;
}
