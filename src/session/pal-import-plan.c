/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-import-plan.h"

void
pal_import_move_free (PalImportMove *self)
{
  if (self == NULL)
    return;
  g_free (self->country);
  g_free (self->wave);
  g_free (self->code);
  g_free (self);
}

void
pal_import_plan_free (PalImportPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->new_waves, g_ptr_array_unref);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_pointer (&self->batch, pal_batch_free);
  g_free (self->encoding);
  g_free (self->ignored);
  g_free (self);
}
