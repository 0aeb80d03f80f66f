/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-application.h"

#include <glib/gi18n.h>

#include "config.h"
#include "ui/compat/pal-renderer.h"
#include "ui/pal-accels.h"
#include "ui/pal-settings.h"
#include "ui/pal-start-watch.h"
#include "ui/pal-tour-guide.h"
#include "ui/pal-ui.h"
#include "ui/pal-window.h"

struct _PalApplication
{
  AdwApplication parent_instance;

  PalSettings *settings; /* owned */
  gboolean start_survey; /* --new */
};

G_DEFINE_FINAL_TYPE (PalApplication, pal_application, ADW_TYPE_APPLICATION)

static PalWindow *
new_window (PalApplication *self)
{
  return PAL_WINDOW (pal_window_new (GTK_APPLICATION (self), self->settings));
}

static PalWindow *
find_window (PalApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      PalWorkspace *workspace;

      if (!PAL_IS_WINDOW (l->data))
        continue;
      workspace = pal_window_get_workspace (l->data);
      if (path == NULL && workspace == NULL && !pal_window_is_busy (l->data))
        return l->data;
      if (path != NULL && workspace != NULL && g_strcmp0 (pal_workspace_get_path (workspace), path) == 0)
        return l->data;
    }
  return NULL;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window saves first, and may ask; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
pal_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "quit", quit_action, NULL, NULL, NULL, { 0 } } };

  G_APPLICATION_CLASS (pal_application_parent_class)->startup (application);
  pal_renderer_restore ();
  pal_ui_init (application);
  gtk_window_set_default_icon_name (PAL_APPLICATION_ID);
  PAL_APPLICATION (application)->settings = pal_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  pal_accels_install (GTK_APPLICATION (application));
}

static void
pal_application_activate (GApplication *application)
{
  PalApplication *self = PAL_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  const char *tour = g_getenv ("PAL_TOUR");

  if (window == NULL)
    window = GTK_WINDOW (new_window (self));
  gtk_window_present (window);
  if (self->start_survey)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new-survey", NULL);
  self->start_survey = FALSE;
  if (tour != NULL && PAL_IS_WINDOW (window))
    pal_tour_guide_start (PAL_WINDOW (window), tour, NULL);
}

static void
pal_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  PalApplication *self = PAL_APPLICATION (application);
  const char *tour = g_getenv ("PAL_TOUR");

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      PalWindow *window = path != NULL ? find_window (self, path) : NULL;

      if (window != NULL || path == NULL)
        {
          gtk_window_present (window != NULL ? GTK_WINDOW (window) : GTK_WINDOW (new_window (self)));
          continue;
        }
      window = find_window (self, NULL);
      if (window == NULL)
        window = new_window (self);
      pal_start_watch_begin (window);
      /* The file is read while the window comes up: often the first frame shows the data at once. */
      if (tour == NULL)
        pal_window_open_path (window, path, PAL_OPEN_ASK);
      gtk_window_present (GTK_WINDOW (window));
      if (tour != NULL)
        pal_tour_guide_start (window, tour, path);
    }
}

static int
pal_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      /* A command line speaks to scripts: this is the one line that the program prints. */
      g_print ("palliscope " PAL_VERSION "\n");
      return 0;
    }
  if (g_variant_dict_contains (options, "new"))
    PAL_APPLICATION (application)->start_survey = TRUE;
  return -1;
}

static void
pal_application_finalize (GObject *object)
{
  g_clear_object (&PAL_APPLICATION (object)->settings);
  G_OBJECT_CLASS (pal_application_parent_class)->finalize (object);
}

static void
pal_application_class_init (PalApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_application_finalize;
  application_class->startup = pal_application_startup;
  application_class->activate = pal_application_activate;
  application_class->open = pal_application_open;
  application_class->handle_local_options = pal_application_handle_local_options;
}

static void
pal_application_init (PalApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start a national survey"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Map and compare palliative care across countries."));
}

PalApplication *
pal_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  /* A tour must not end in the window of somebody who is at work. */
  if (g_getenv ("PAL_TOUR") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  /* The development profile has an id of its own, but the same resources. */
  return g_object_new (PAL_TYPE_APPLICATION, "application-id", PAL_APPLICATION_ID, "flags", flags,
                       "resource-base-path", PAL_RESOURCE_BASE, NULL);
}
