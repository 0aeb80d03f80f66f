/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_EXPORT_PNG,
  PAL_EXPORT_SVG,
  PAL_EXPORT_PDF,
} PalExportFormat;

gboolean pal_export_format_from_path (const char *path, PalExportFormat *out_format, GError **error);
GBytes *pal_scene_export (const PalScene *self, PalExportFormat format, double scale, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_scene_export_file (const PalScene *self, const char *path, double scale, GError **error);

G_END_DECLS
