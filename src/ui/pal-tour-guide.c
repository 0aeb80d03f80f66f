/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-tour-guide.h"

#include "ui/pal-picture.h"
#include "ui/pal-tour.h"
#include "ui/pal-views.h"

/* After these many frames without a wish for more, what is seen is what was meant. */
#define QUIET_FRAMES 4
#define PLAIN_DPI (96 * 1024) /* as GtkSettings counts it */
/* A stop that is not settled by then is pictured as it is, with a warning. */
#define MAX_WAIT_US (10 * G_USEC_PER_SEC)

typedef struct
{
  const char *name;
  int width, height;
  AdwColorScheme scheme;
  int text_percent;
  GtkTextDirection direction;
} Look;

static const Look looks[] = {
  { "light", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, GTK_TEXT_DIR_LTR },
  { "dark", 1280, 800, ADW_COLOR_SCHEME_FORCE_DARK, 100, GTK_TEXT_DIR_LTR },
  { "narrow", 360, 700, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, GTK_TEXT_DIR_LTR },
  { "large", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, 200, GTK_TEXT_DIR_LTR },
  { "mirrored", 1280, 800, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, GTK_TEXT_DIR_RTL },
};

#define USUAL_LOOKS "light,dark,narrow"

typedef struct
{
  PalWindow *window; /* owned */
  char *folder;
  const Look *looks[G_N_ELEMENTS (looks)]; /* those that were asked for */
  guint n_looks;
  char *path; /* what to open after the start page, or NULL */
  gboolean is_opening;
  guint n_before;          /* stops that were taken without a workspace */
  PalTour *tour;           /* owned */
  char *subject, *country; /* what was chosen when the views came */
  guint look, stop;
  guint quiet_frames;
  gint64 waiting_since_us;
} Guide;

static void
guide_free (gpointer data, GClosure *closure)
{
  Guide *self = data;

  g_object_unref (self->window);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->subject);
  g_free (self->country);
  pal_tour_free (self->tour);
  g_free (self);
}

/* The plain look of a view does not show what the stops before it have chosen. */
static void
choose_as_before (Guide *self)
{
  PalSelection *selection = pal_window_get_selection (self->window);

  pal_selection_set_subject (selection, self->subject);
  pal_selection_set_country (selection, self->country);
}

static void
enter_stop (Guide *self)
{
  const PalTourStop *stop = pal_tour_get_stop (self->tour, self->stop);
  const Look *look = self->looks[self->look];

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  gtk_widget_set_default_direction (look->direction);
  /* A telephone has no buttons to close or shrink windows. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout",
                look->width < 720 ? ":" : ":minimize,maximize,close", "gtk-xft-dpi",
                PLAIN_DPI * look->text_percent / 100, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), look->width, look->height);
  if (pal_window_get_workspace (self->window) != NULL)
    pal_window_show_view (self->window, stop->view);
  /* Pointers and rings of the keyboard are not part of a picture. */
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  if (stop->prepare != NULL)
    stop->prepare (stop->user_data);
  else if (pal_window_get_workspace (self->window) != NULL)
    choose_as_before (self);
  self->quiet_frames = 0;
  self->waiting_since_us = g_get_monotonic_time ();
}

static void
take_picture (Guide *self)
{
  const PalTourStop *stop = pal_tour_get_stop (self->tour, self->stop);
  /* The start page is a tour of its own before the views: number 1. */
  guint number = self->stop + 1 + (pal_window_get_workspace (self->window) != NULL ? self->n_before : 0);
  g_autofree char *file =
      g_strdup_printf ("%s/%02u-%s-%s.png", self->folder, number, stop->name, self->looks[self->look]->name);
  g_autoptr (GdkTexture) texture = pal_picture_new_for_window (GTK_WINDOW (self->window));

  if (texture == NULL || !gdk_texture_save_to_png (texture, file))
    g_warning ("the picture %s could not be written", file);
  if (stop->leave != NULL)
    stop->leave (stop->user_data);
}

static void
open_survey_dialog (gpointer window)
{
  gtk_widget_activate_action (window, "win.new-survey", NULL);
}

static void
open_about (gpointer window)
{
  gtk_widget_activate_action (window, "win.about", NULL);
}

static void
close_dialogs (gpointer window)
{
  GList *toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (gtk_window_get_transient_for (l->data) == window)
        gtk_window_destroy (l->data);
    }
  g_list_free (toplevels);
}

static void
open_acting (gpointer window)
{
  gtk_widget_activate_action (window, "win.act-as", NULL);
}

static void
open_find (gpointer window)
{
  pal_window_find (window, "nor");
}

static void
close_find (gpointer window)
{
  pal_window_find (window, NULL);
}

static void
add_view_stops (Guide *self)
{
  self->n_before = pal_tour_get_n_stops (self->tour);
  pal_tour_free (self->tour);
  self->tour = pal_tour_new ();
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      const char *name = pal_views_get (i)->name;
      PalView *view = pal_window_show_view (self->window, name);

      pal_tour_begin_view (self->tour, name);
      if (PAL_VIEW_GET_CLASS (view)->add_tour_stops != NULL)
        PAL_VIEW_GET_CLASS (view)->add_tour_stops (view, self->tour);
      if (g_str_equal (name, "survey"))
        pal_tour_add_stop (self->tour, "acting", open_acting, close_dialogs, self->window);
      if (g_str_equal (name, "map"))
        pal_tour_add_stop (self->tour, "find", open_find, close_find, self->window);
    }
}

static gboolean
is_settled (Guide *self)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  const Look *look = self->looks[self->look];
  PalView *view = pal_window_get_view (self->window);

  if (pal_window_is_busy (self->window))
    return FALSE;
  if (gtk_widget_get_width (widget) != look->width || gtk_widget_get_height (widget) != look->height)
    return FALSE;
  return view == NULL || pal_view_is_settled (view);
}

static void
quit (Guide *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));

  pal_window_close_workspace (self->window);
  g_application_quit (G_APPLICATION (application));
}

/* The file is open, or could not be opened. */
static gboolean
begin_views (Guide *self)
{
  self->is_opening = FALSE;
  if (pal_window_get_workspace (self->window) == NULL)
    {
      g_warning ("the workspace of the tour did not open");
      return FALSE;
    }
  add_view_stops (self);
  self->subject = g_strdup (pal_selection_get_subject (pal_window_get_selection (self->window)));
  self->country = g_strdup (pal_selection_get_country (pal_window_get_selection (self->window)));
  enter_stop (self);
  return TRUE;
}

/* To the next stop, look or part.  FALSE: the tour is over. */
static gboolean
go_on (Guide *self)
{
  if (++self->stop >= pal_tour_get_n_stops (self->tour))
    {
      self->stop = 0;
      self->look++;
    }
  if (self->look < self->n_looks)
    {
      enter_stop (self);
      return TRUE;
    }
  self->look = 0;
  if (self->path == NULL)
    return FALSE;

  pal_window_open_path (self->window, self->path, PAL_OPEN_IN_PLACE);
  g_clear_pointer (&self->path, g_free);
  self->is_opening = TRUE;
  return TRUE;
}

/* After a frame is painted everything is laid out; before, a part that waits for its place would be missing.
 */
static void
painted_cb (GdkFrameClock *clock, Guide *self)
{
  gboolean is_late = g_get_monotonic_time () - self->waiting_since_us > MAX_WAIT_US, goes_on;

  if (self->is_opening)
    {
      if (pal_window_is_busy (self->window))
        return;
      goes_on = begin_views (self);
    }
  else
    {
      self->quiet_frames = is_settled (self) ? self->quiet_frames + 1 : 0;
      if (self->quiet_frames < QUIET_FRAMES && !is_late)
        return;
      if (is_late)
        g_warning ("the stop %s does not come to rest", pal_tour_get_stop (self->tour, self->stop)->name);
      take_picture (self);
      goes_on = go_on (self);
    }
  if (goes_on)
    return;

  gdk_frame_clock_end_updating (clock);
  quit (self);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
}

/* Nobody knows the name of a look that is none; the tour goes on with the others. */
static void
choose_looks (Guide *self)
{
  const char *wanted = g_getenv ("PAL_TOUR_LOOKS");
  g_auto (GStrv) names = g_strsplit (wanted != NULL ? wanted : USUAL_LOOKS, ",", -1);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strv_contains ((const char *const *) names, looks[i].name))
      self->looks[self->n_looks++] = &looks[i];
  if (self->n_looks == 0)
    self->looks[self->n_looks++] = &looks[0];
}

void
pal_tour_guide_start (PalWindow *window, const char *folder, const char *path)
{
  Guide *self = g_new0 (Guide, 1);
  GdkFrameClock *clock;

  /* As on a fresh GNOME desktop, whatever the hidden screen has to offer; without a frame, so that a picture
   * is as large as a look says. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11",
                NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  self->window = g_object_ref (window);
  self->folder = g_strdup (folder);
  self->path = g_strdup (path);
  choose_looks (self);
  self->tour = pal_tour_new ();
  g_mkdir_with_parents (folder, 0755);
  pal_tour_begin_view (self->tour, "start");
  pal_tour_add_stop (self->tour, "survey", open_survey_dialog, close_dialogs, window);
  pal_tour_add_stop (self->tour, "about", open_about, close_dialogs, window);
  enter_stop (self);
  /* The clock goes on also where nothing moves. */
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (painted_cb), self, guide_free, 0);
  gdk_frame_clock_begin_updating (clock);
}
