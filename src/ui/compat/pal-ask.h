/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_ASK_PLAIN,
  PAL_ASK_SUGGESTED,
  PAL_ASK_DESTRUCTIVE,
} PalAskLook;

typedef struct
{
  const char *id;
  const char *label;
  PalAskLook look;
} PalAskChoice;

/* A question to a person, over @parent.  The first choice is what Escape means; the suggested one is the
 * default.  @extra (may be NULL, is sunk) stands below the text. */
void pal_ask_async (GtkWindow *parent,
                    const char *heading,
                    const char *body,
                    GtkWidget *extra,
                    const PalAskChoice *choices,
                    guint n_choices,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
/* The id of the choice. */
char *pal_ask_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the choice can be made yet, for an @extra that has to be filled in first. */
void pal_ask_set_enabled (GtkWidget *extra, const char *id, gboolean is_enabled);

/* Tells what went wrong; nothing to decide. */
void pal_ask_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
