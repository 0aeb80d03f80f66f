/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-steps.h"

static void
change_free (gpointer data)
{
  PalTestChange *self = data;

  g_free (self->key);
  g_free (self->old);
  g_free (self->new);
  g_free (self);
}

void
pal_test_step_free (gpointer data)
{
  PalTestStep *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

PalTestStep *
pal_test_step_new (char *label)
{
  PalTestStep *self = g_new0 (PalTestStep, 1);

  self->label = label;
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

void
pal_test_cells_put (GHashTable *cells, const char *key, const char *text)
{
  if (text != NULL)
    g_hash_table_insert (cells, g_strdup (key), g_strdup (text));
  else
    g_hash_table_remove (cells, key);
}
