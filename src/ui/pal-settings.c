/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-settings.h"

#include <gio/gio.h>

#include "config.h"

#define MAX_RECENTS 8
#define MAX_LANGUAGES 50
#define RECENTS_TYPE "a(sssbbx)"

struct _PalSettings
{
  GObject parent_instance;

  GSettings *settings; /* owned; NULL: the schema is not installed */
  GVariant *recents;   /* owned; what holds without a schema */
  char *view;
};

G_DEFINE_FINAL_TYPE (PalSettings, pal_settings, G_TYPE_OBJECT)

void
pal_recent_free (PalRecent *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->details);
  g_free (self);
}

static void
pal_settings_finalize (GObject *object)
{
  PalSettings *self = PAL_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->recents, g_variant_unref);
  g_clear_pointer (&self->view, g_free);

  G_OBJECT_CLASS (pal_settings_parent_class)->finalize (object);
}

static void
pal_settings_class_init (PalSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_settings_finalize;
}

static void
pal_settings_init (PalSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* g_settings_new () would end the program when it runs from a build folder without its schema. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PAL_APPLICATION_ID, TRUE);
  if (schema != NULL)
    self->settings = g_settings_new_full (schema, NULL, NULL);
  else
    g_message ("the settings are not installed and will not be kept");
}

PalSettings *
pal_settings_new (void)
{
  return g_object_new (PAL_TYPE_SETTINGS, NULL);
}

void
pal_settings_get_window (PalSettings *self, int *width, int *height, gboolean *maximized)
{
  g_return_if_fail (PAL_IS_SETTINGS (self));

  *width = 1280;
  *height = 800;
  *maximized = FALSE;
  if (self->settings == NULL)
    return;

  g_settings_get (self->settings, "window-size", "(ii)", width, height);
  *maximized = g_settings_get_boolean (self->settings, "window-maximized");
  *width = CLAMP (*width, 340, 10000);
  *height = CLAMP (*height, 280, 10000);
}

void
pal_settings_set_window (PalSettings *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (PAL_IS_SETTINGS (self));

  if (self->settings == NULL)
    return;
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
}

char *
pal_settings_dup_view (PalSettings *self)
{
  g_return_val_if_fail (PAL_IS_SETTINGS (self), NULL);

  if (self->settings == NULL)
    return g_strdup (self->view != NULL ? self->view : "map");
  return g_settings_get_string (self->settings, "view");
}

void
pal_settings_set_view (PalSettings *self, const char *view)
{
  g_return_if_fail (PAL_IS_SETTINGS (self));

  g_free (self->view);
  self->view = g_strdup (view);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "view", view);
}

GPtrArray *
pal_settings_get_recents (PalSettings *self)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_recent_free);
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  PalRecent read = { 0 };

  g_return_val_if_fail (PAL_IS_SETTINGS (self), recents);

  if (self->settings != NULL)
    value = g_settings_get_value (self->settings, "recent-workspaces");
  else if (self->recents != NULL)
    value = g_variant_ref (self->recents);
  if (value == NULL)
    return recents;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(sssbbx)", &read.path, &read.title, &read.details, &read.demo,
                              &read.draft, &read.opened_ms))
    {
      PalRecent *recent = g_memdup2 (&read, sizeof read);

      if (g_file_test (recent->path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (recents, recent);
      else
        pal_recent_free (recent);
    }
  return recents;
}

static void
store_recents (PalSettings *self, GPtrArray *recents)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (RECENTS_TYPE));
  for (guint i = 0; i < recents->len && i < MAX_RECENTS; i++)
    {
      const PalRecent *recent = g_ptr_array_index (recents, i);

      g_variant_builder_add (&builder, "(sssbbx)", recent->path, recent->title, recent->details, recent->demo,
                             recent->draft, recent->opened_ms);
    }
  g_clear_pointer (&self->recents, g_variant_unref);
  self->recents = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (self->settings != NULL)
    g_settings_set_value (self->settings, "recent-workspaces", self->recents);
}

static void
remove_path (GPtrArray *recents, const char *path)
{
  for (guint i = recents->len; i > 0; i--)
    {
      const PalRecent *recent = g_ptr_array_index (recents, i - 1);

      if (g_strcmp0 (recent->path, path) == 0)
        g_ptr_array_remove_index (recents, i - 1);
    }
}

void
pal_settings_add_recent (PalSettings *self, const PalRecent *recent)
{
  g_autoptr (GPtrArray) recents = pal_settings_get_recents (self);
  PalRecent *copy = g_new0 (PalRecent, 1);

  g_return_if_fail (PAL_IS_SETTINGS (self));

  *copy = *recent;
  copy->path = g_strdup (recent->path);
  copy->title = g_strdup (recent->title != NULL ? recent->title : "");
  copy->details = g_strdup (recent->details != NULL ? recent->details : "");
  remove_path (recents, recent->path);
  g_ptr_array_insert (recents, 0, copy);
  store_recents (self, recents);
}

void
pal_settings_remove_recent (PalSettings *self, const char *path)
{
  g_autoptr (GPtrArray) recents = pal_settings_get_recents (self);

  g_return_if_fail (PAL_IS_SETTINGS (self));

  remove_path (recents, path);
  store_recents (self, recents);
}

char *
pal_settings_dup_form_language (PalSettings *self, const char *path)
{
  g_autoptr (GVariant) all = NULL;
  char *language = NULL;

  g_return_val_if_fail (PAL_IS_SETTINGS (self) && path != NULL, NULL);

  if (self->settings == NULL)
    return NULL;
  all = g_settings_get_value (self->settings, "form-languages");
  g_variant_lookup (all, path, "s", &language);
  return language;
}

/* The newest choice comes first, and the oldest falls out. */
void
pal_settings_set_form_language (PalSettings *self, const char *path, const char *language)
{
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *value;
  guint n = 0;

  g_return_if_fail (PAL_IS_SETTINGS (self) && path != NULL);

  if (self->settings == NULL || !g_utf8_validate (path, -1, NULL))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (language != NULL)
    g_variant_builder_add (&builder, "{ss}", path, language);
  all = g_settings_get_value (self->settings, "form-languages");
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value) && n++ < MAX_LANGUAGES)
    if (g_strcmp0 (other, path) != 0)
      g_variant_builder_add (&builder, "{ss}", other, value);
  g_settings_set_value (self->settings, "form-languages", g_variant_builder_end (&builder));
}
