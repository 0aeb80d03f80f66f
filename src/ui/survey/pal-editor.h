/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The control with which one question is answered.  It follows the item's "changed" and enters answers
 * through the model only. */
#define PAL_TYPE_EDITOR (pal_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalEditor, pal_editor, PAL, EDITOR, AdwBin)

struct _PalEditorClass
{
  AdwBinClass parent_class;

  void (*build) (PalEditor *self);        /* makes the child, once */
  void (*item_changed) (PalEditor *self); /* shows the answer as it is now */
  /* The same question in another language: other words around the same answer, what is being typed stays.
   * NULL where an editor shows no words of its question. */
  void (*texts_changed) (PalEditor *self);
};

/* To be called once, right after g_object_new (). */
void pal_editor_set_up (PalEditor *self, PalSurveyModel *model, PalQuestionItem *item);

/* NULL once the editor is gone: signals of the focus may come after that. */
PalSurveyModel *pal_editor_get_model (PalEditor *self);
PalQuestionItem *pal_editor_get_item (PalEditor *self);
const PalQuestion *pal_editor_get_question (PalEditor *self);

/* The name that a screen reader speaks is the question, and the part of it that @control stands for (or
 * NULL). */
void pal_editor_label (PalEditor *self, GtkWidget *control, const char *part);
/* A check or radio button whose label wraps. */
GtkWidget *pal_editor_make_check (PalEditor *self, const char *label);
void pal_editor_relabel_check (PalEditor *self, GtkWidget *check, const char *label);
/* Moves the focus to the next question: what Enter does. */
void pal_editor_go_next (PalEditor *self);

G_END_DECLS
