/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-back-stack.h"

/* Nobody walks back further; the oldest places are forgotten. */
#define MAX_PLACES 50

typedef struct
{
  char *view, *wave, *country, *institution, *question, *subject;
} Place;

struct _PalBackStack
{
  GPtrArray *places; /* Place, newest last */
};

static void
place_free (gpointer data)
{
  Place *self = data;

  g_free (self->view);
  g_free (self->wave);
  g_free (self->country);
  g_free (self->institution);
  g_free (self->question);
  g_free (self->subject);
  g_free (self);
}

PalBackStack *
pal_back_stack_new (void)
{
  PalBackStack *self = g_new0 (PalBackStack, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  return self;
}

void
pal_back_stack_free (PalBackStack *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

void
pal_back_stack_clear (PalBackStack *self)
{
  g_ptr_array_set_size (self->places, 0);
}

gboolean
pal_back_stack_is_empty (PalBackStack *self)
{
  return self->places->len == 0;
}

void
pal_back_stack_push (PalBackStack *self, const char *view, PalSelection *selection)
{
  Place *place = g_new0 (Place, 1);

  place->view = g_strdup (view);
  place->wave = g_strdup (pal_selection_get_wave (selection));
  place->country = g_strdup (pal_selection_get_country (selection));
  place->institution = g_strdup (pal_selection_get_institution (selection));
  place->question = g_strdup (pal_selection_get_question (selection));
  place->subject = g_strdup (pal_selection_get_subject (selection));
  g_ptr_array_add (self->places, place);
  if (self->places->len > MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
}

char *
pal_back_stack_pop (PalBackStack *self, PalSelection *selection)
{
  Place *place;
  char *view;

  if (self->places->len == 0)
    return NULL;

  place = g_ptr_array_steal_index (self->places, self->places->len - 1);
  pal_selection_set_wave (selection, place->wave);
  pal_selection_set_subject (selection, place->subject);
  pal_selection_set_country (selection, place->country);
  pal_selection_set_institution (selection, place->institution);
  pal_selection_set_question (selection, place->question);
  view = g_steal_pointer (&place->view);
  place_free (place);
  return view;
}
