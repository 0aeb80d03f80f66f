/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-files.h"

#include <glib/gi18n.h>

#include "session/pal-translation-plan.h"
#include "ui/compat/pal-ask.h"
#include "ui/compat/pal-file-dialog.h"
#include "ui/pal-export.h"
#include "ui/survey/pal-translation-preview.h"

static const struct
{
  const char *id, *suffix, *kind;
  PalTranslationFormat format;
} formats[] = {
  { "csv", "csv", N_ ("CSV table"), PAL_TRANSLATION_CSV },
  { "xliff-1.2", "xlf", N_ ("XLIFF 1.2"), PAL_TRANSLATION_XLIFF_1_2 },
  { "xliff-2.0", "xlf", N_ ("XLIFF 2.0"), PAL_TRANSLATION_XLIFF_2_0 },
};

void
pal_translation_files_export (GtkWidget *window, PalTranslationDesk *desk, const char *format)
{
  PalTranslated *translated = pal_translation_desk_get_translated (desk);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, format) == 0)
      {
        g_autofree char *text = pal_translation_plan_export (translated, formats[i].format);
        g_autofree char *name =
            g_strdup_printf ("%s-%s", pal_instrument_get_id (pal_translated_get_instrument (translated)),
                             pal_translated_get_language (translated));

        pal_export_text (window, name, formats[i].suffix, _ (formats[i].kind), text);
      }
}

/* A file that is being chosen and read. */
typedef struct
{
  GtkWindow *window;        /* owned */
  PalTranslationDesk *desk; /* owned */
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->window);
  g_object_unref (self->desk);
  g_free (self);
}

static void
tell (GtkWindow *window, const GError *error)
{
  /* Translators: what went wrong */
  g_autofree char *text = g_strdup_printf (_ ("The file could not be read: %s."), error->message);

  pal_ask_tell (window, _ ("Import Failed"), text);
}

GtkWidget *
pal_translation_files_show_plan (GtkWindow *window, PalTranslationDesk *desk, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  PalTranslationPlan *plan =
      pal_translation_plan_new (pal_translation_desk_get_translated (desk), bytes, name, &error);
  GtkWidget *preview;

  if (plan == NULL)
    {
      tell (window, error);
      return NULL;
    }
  preview = pal_translation_preview_new (window, desk, plan, name);
  gtk_window_present (GTK_WINDOW (preview));
  return preview;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  /* The window may have been closed meanwhile. */
  if (bytes == NULL && gtk_widget_get_visible (GTK_WIDGET (self->window)))
    tell (self->window, error);
  else if (bytes != NULL && gtk_widget_get_visible (GTK_WIDGET (self->window)))
    pal_translation_files_show_plan (self->window, self->desk, bytes, name);
  import_free (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr (GFile) file = pal_file_dialog_finish (result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, self);
  else
    import_free (self);
}

void
pal_translation_files_import (GtkWindow *window, PalTranslationDesk *desk)
{
  Import *self = g_new0 (Import, 1);
  const PalFileKind kinds[] = {
    { _ ("XLIFF"), "xlf" }, { _ ("XLIFF"), "xliff" }, { _ ("CSV table"), "csv" }, { _ ("All files"), NULL }
  };

  self->window = g_object_ref (window);
  self->desk = g_object_ref (desk);
  pal_file_dialog_open_async (window, _ ("Import a Translation"), kinds, G_N_ELEMENTS (kinds), chosen_cb,
                              self);
}
