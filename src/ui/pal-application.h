/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* palliscope [FILE], --version, --new.  One process for a person: a second start goes over D-Bus to the
 * first. */
#define PAL_TYPE_APPLICATION (pal_application_get_type ())
G_DECLARE_FINAL_TYPE (PalApplication, pal_application, PAL, APPLICATION, AdwApplication)

PalApplication *pal_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
