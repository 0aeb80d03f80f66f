/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-export.h"

#include <glib/gi18n.h>

#include "base/pal-text.h"
#include "scene/pal-scene-export.h"
#include "ui/compat/pal-ask.h"
#include "ui/compat/pal-file-dialog.h"
#include "ui/pal-view.h"

/* Pictures are made for print and slides, twice as fine as the screen. */
#define PICTURE_SCALE 2.0

typedef struct
{
  GtkWidget *widget; /* owned */
  PalScene *scene;   /* owned, or NULL */
  GBytes *bytes;     /* owned, or NULL */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->widget);
  g_clear_pointer (&self->scene, pal_scene_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
tell (Export *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file), *text = NULL;

  if (error == NULL)
    {
      /* Translators: name of a file */
      text = g_strdup_printf (_ ("Saved as “%s”."), name);
      pal_view_toast (self->widget, text);
      return;
    }
  /* Translators: name of a file, then what went wrong */
  text = g_strdup_printf (_ ("“%s” could not be written: %s."), name, error->message);
  pal_ask_tell (pal_view_get_window (self->widget), _ ("Export Failed"), text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  tell (self, G_FILE (source), error);
  export_free (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = pal_file_dialog_finish (result, &error);
  PalExportFormat format = PAL_EXPORT_PNG;

  if (file == NULL)
    {
      export_free (self);
      return;
    }
  if (self->scene != NULL)
    {
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && !pal_export_format_from_path (path, &format, NULL))
        format = PAL_EXPORT_PNG;
      self->bytes = pal_scene_export (self->scene, format, PICTURE_SCALE, &error);
    }
  if (self->bytes == NULL)
    {
      tell (self, file, error);
      export_free (self);
      return;
    }
  g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, self);
}

void
pal_export_scene (GtkWidget *widget, const char *name, PalScene *scene)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  const PalFileKind kinds[] = { { _ ("PNG picture"), "png" },
                                { _ ("SVG drawing"), "svg" },
                                { _ ("PDF document"), "pdf" } };

  self->widget = g_object_ref (widget);
  self->scene = pal_scene_ref (scene);
  pal_file_dialog_save_async (pal_view_get_window (widget), _ ("Export"), file_name, kinds,
                              G_N_ELEMENTS (kinds), chosen_cb, self);
}

static void
export_text (GtkWidget *widget,
             const char *name,
             const char *text,
             const char *title,
             const PalFileKind *kind)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *file_name = g_strconcat (name, ".", kind->suffix, NULL);

  self->widget = g_object_ref (widget);
  self->bytes = g_bytes_new (text, strlen (text));
  pal_file_dialog_save_async (pal_view_get_window (widget), title, file_name, kind, 1, chosen_cb, self);
}

void
pal_export_csv (GtkWidget *widget, const char *name, const char *csv)
{
  const PalFileKind kind = { _ ("CSV table"), "csv" };

  export_text (widget, name, csv, _ ("Save Table"), &kind);
}

void
pal_export_json (GtkWidget *widget, const char *name, const char *json)
{
  const PalFileKind kind = { _ ("JSON document"), "json" };

  export_text (widget, name, json, _ ("Export"), &kind);
}

void
pal_export_text (GtkWidget *widget, const char *name, const char *suffix, const char *kind, const char *text)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *file_name = g_strconcat (name, ".", suffix, NULL);
  const PalFileKind file_kind = { kind, suffix };

  self->widget = g_object_ref (widget);
  self->bytes = g_bytes_new (text, strlen (text));
  pal_file_dialog_save_async (pal_view_get_window (widget), _ ("Export"), file_name, &file_kind, 1, chosen_cb,
                              self);
}

void
pal_export_pdf (GtkWidget *widget, const char *name, GBytes *pdf)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);
  const PalFileKind kind = { _ ("PDF document"), "pdf" };

  self->widget = g_object_ref (widget);
  self->bytes = g_bytes_ref (pdf);
  pal_file_dialog_save_async (pal_view_get_window (widget), _ ("Export"), file_name, &kind, 1, chosen_cb,
                              self);
}

void
pal_export_fail (GtkWidget *widget, const GError *error)
{
  /* Translators: what went wrong */
  g_autofree char *text = g_strdup_printf (_ ("The document could not be made: %s."), error->message);

  pal_ask_tell (pal_view_get_window (widget), _ ("Export Failed"), text);
}

char *
pal_export_make_name (const char *title)
{
  g_autofree char *folded = pal_text_fold (title);
  GString *name = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && name->len < 60; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "palliscope");
  return g_string_free (name, FALSE);
}
