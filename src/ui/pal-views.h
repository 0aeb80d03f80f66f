/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The five views in the order of the switcher. */
typedef struct
{
  const char *name;
  const char *title; /* untranslated, marked with N_ () */
  const char *icon_name;
  GType (*get_type) (void);
} PalViewKind;

#define PAL_N_VIEWS 5

const PalViewKind *pal_views_get (guint index);
int pal_views_find (const char *name); /* -1 */

G_END_DECLS
