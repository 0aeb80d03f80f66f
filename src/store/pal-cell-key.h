/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell is about; each word is the number of an interned string, 0 = nothing.  Answers: a country, b
 * institution, c wave; all other entities: a id. */
typedef struct
{
  guint32 entity, a, b, c;
} PalSubject;

/* Which of its values.  Answers: d question, e slot; others: only the field. */
typedef struct
{
  guint32 field, d, e;
} PalAspect;

guint pal_subject_hash (gconstpointer key);
gboolean pal_subject_equal (gconstpointer a, gconstpointer b);
guint pal_aspect_hash (gconstpointer key);
gboolean pal_aspect_equal (gconstpointer a, gconstpointer b);

G_END_DECLS
