/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-cell-key.h"

static guint
hash_words (const guint32 *words, guint n)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ words[i]) * 2654435761u;
  return hash ^ hash >> 15;
}

guint
pal_subject_hash (gconstpointer key)
{
  return hash_words (key, 4);
}

gboolean
pal_subject_equal (gconstpointer a, gconstpointer b)
{
  const PalSubject *x = a;
  const PalSubject *y = b;

  return x->entity == y->entity && x->a == y->a && x->b == y->b && x->c == y->c;
}

guint
pal_aspect_hash (gconstpointer key)
{
  return hash_words (key, 3);
}

gboolean
pal_aspect_equal (gconstpointer a, gconstpointer b)
{
  const PalAspect *x = a;
  const PalAspect *y = b;

  return x->field == y->field && x->d == y->d && x->e == y->e;
}

/* The hash reads them as arrays of words. */
G_STATIC_ASSERT (sizeof (PalSubject) == 4 * sizeof (guint32));
G_STATIC_ASSERT (sizeof (PalAspect) == 3 * sizeof (guint32));
