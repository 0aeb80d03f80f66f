/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "ui/pal-ui.h"
#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-coming-page.h"
#include "ui/widget/pal-fold.h"
#include "ui/widget/pal-level-badge.h"
#include "ui/widget/pal-notice-bar.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-wrap-layout.h"

static void
destroy (GtkWidget *widget)
{
  /* The toolkit keeps a list of toplevels that owns them. */
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

static void
test_all_come_and_go (void)
{
  for (const GType *type = pal_ui_get_widget_types (); *type != 0; type++)
    {
      GtkWidget *widget = g_object_new (*type, NULL);

      g_test_message ("%s", g_type_name (*type));
      g_object_ref_sink (widget);
      destroy (widget);
    }
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* Another value than the one that is there; FALSE: this sweep knows none. */
static gboolean
make_other (GParamSpec *pspec, GValue *value)
{
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, !g_value_get_boolean (value));
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, "changed");
  else if (G_IS_PARAM_SPEC_INT (pspec))
    g_value_set_int (value, ((GParamSpecInt *) pspec)->maximum);
  else
    return FALSE;
  return TRUE;
}

static void
check_property (GtkWidget *widget, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  guint n = 0;
  gulong handler;

  if ((pspec->flags & (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY)) !=
          (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY) ||
      (pspec->flags & G_PARAM_CONSTRUCT_ONLY))
    return;
  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (widget), pspec->name, &value);
  if (!make_other (pspec, &value))
    return;

  handler = g_signal_connect (widget, signal, G_CALLBACK (count_cb), &n);
  g_object_set_property (G_OBJECT (widget), pspec->name, &value);
  if (n != 1)
    g_error ("%s of %s told %u times of one change", pspec->name, G_OBJECT_TYPE_NAME (widget), n);
  g_object_set_property (G_OBJECT (widget), pspec->name, &value);
  if (n != 1)
    g_error ("%s of %s told of no change", pspec->name, G_OBJECT_TYPE_NAME (widget));
  g_signal_handler_disconnect (widget, handler);
}

static void
test_all_notify_once (void)
{
  for (const GType *type = pal_ui_get_widget_types (); *type != 0; type++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (*type, NULL));
      guint n;
      g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (widget), &n);

      for (guint i = 0; i < n; i++)
        {
          if (pspecs[i]->owner_type == *type)
            check_property (widget, pspecs[i]);
        }
      destroy (widget);
    }
}

static void
test_badge (void)
{
  GtkWidget *badge = g_object_ref_sink (pal_badge_new_demo ());

  g_assert_nonnull (pal_ui_test_find_text (badge, "Demonstration data"));
  g_assert_true (gtk_widget_has_css_class (badge, "demo"));
  pal_badge_set_compact (PAL_BADGE (badge), TRUE);
  g_assert_null (pal_ui_test_find_text (badge, "Demonstration data"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (badge), ==, "Demonstration data");

  /* A draft has no sign but its words: they never go. */
  pal_badge_set_kind (PAL_BADGE (badge), PAL_BADGE_DRAFT);
  pal_badge_set_label (PAL_BADGE (badge), "Draft");
  g_assert_nonnull (pal_ui_test_find_text (badge, "Draft"));
  g_assert_false (gtk_widget_has_css_class (badge, "demo"));
  g_assert_finalize_object (badge);
}

static void
test_level_badge (void)
{
  GtkWidget *badge = g_object_ref_sink (pal_level_badge_new ());
  int narrow, wide;

  gtk_widget_measure (badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &narrow, NULL, NULL);
  pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), 3, "Established");
  gtk_widget_measure (badge, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  g_assert_cmpint (wide, >, narrow + 40);
  g_assert_true (gtk_widget_has_css_class (badge, "level-3"));
  g_assert_nonnull (pal_ui_test_find_text (badge, "Established"));
  pal_level_badge_set_level (PAL_LEVEL_BADGE (badge), 0, NULL);
  g_assert_false (gtk_widget_has_css_class (badge, "level-3"));
  g_assert_finalize_object (badge);
}

static void
test_notice_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (pal_notice_bar_new ());

  g_assert_cmpstr (pal_notice_bar_get_text (PAL_NOTICE_BAR (bar)), ==, "");
  pal_notice_bar_set_text (PAL_NOTICE_BAR (bar), "The workspace is read-only.");
  g_assert_cmpstr (pal_notice_bar_get_text (PAL_NOTICE_BAR (bar)), ==, "The workspace is read-only.");
  g_object_set (bar, "closable", TRUE, NULL);
  g_assert_true (gtk_widget_activate_action (bar, "notice.close", NULL));
  g_assert_cmpstr (pal_notice_bar_get_text (PAL_NOTICE_BAR (bar)), ==, "");
  g_assert_finalize_object (bar);
}

static void
test_fold (void)
{
  GtkWidget *fold = g_object_ref_sink (g_object_new (PAL_TYPE_FOLD, NULL)), *child = gtk_label_new ("x");
  const struct
  {
    int width;
    gboolean narrow, compact;
  } cases[] = { { 1280, FALSE, FALSE }, { 1150, FALSE, FALSE }, { 1149, FALSE, TRUE },
                { 720, FALSE, TRUE },   { 719, TRUE, TRUE },    { 360, TRUE, TRUE } };
  int minimum;

  /* What is wider than the window does not keep it from getting narrow. */
  gtk_widget_set_size_request (child, 900, 300);
  pal_fold_set_child (PAL_FOLD (fold), child);
  gtk_widget_measure (fold, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_allocate (fold, cases[i].width, 600, -1, NULL);
      g_assert_cmpint (pal_fold_is_narrow (PAL_FOLD (fold)), ==, cases[i].narrow);
      g_assert_cmpint (pal_fold_is_compact (PAL_FOLD (fold)), ==, cases[i].compact);
    }
  g_assert_finalize_object (fold);
}

static void
set_text_percent (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

/* For text of 200 % a window is half as wide. */
static void
test_fold_large_text (void)
{
  GtkWidget *fold = g_object_ref_sink (g_object_new (PAL_TYPE_FOLD, NULL));

  set_text_percent (200);
  gtk_widget_allocate (fold, 1280, 600, -1, NULL);
  g_assert_true (pal_fold_is_narrow (PAL_FOLD (fold)));
  gtk_widget_allocate (fold, 1440, 600, -1, NULL);
  g_assert_false (pal_fold_is_narrow (PAL_FOLD (fold)));
  g_assert_true (pal_fold_is_compact (PAL_FOLD (fold)));
  set_text_percent (100);
  g_assert_finalize_object (fold);
}

static PalScene *
build_two_bars (double width, double height, const PalTheme *theme, gpointer n_built)
{
  PalScene *scene = pal_scene_new (width, 60);
  PalStyle style = { .fill = theme->neutral };

  (*(guint *) n_built)++;
  pal_scene_set_title (scene, "Beds per 100 000");
  pal_scene_set_description (scene, "Norway is highest.");
  pal_scene_begin_item (scene, "NO", "Norway: 1.6");
  pal_scene_add_rect (scene, &(PalRect){ 0, 0, width, 20 }, 0, &style);
  pal_scene_end (scene);
  pal_scene_begin_item (scene, "", "a line without a country");
  pal_scene_add_rect (scene, &(PalRect){ 0, 24, width, 4 }, 0, &style);
  pal_scene_end (scene);
  pal_scene_begin_item (scene, "SE", "Sweden: 1.4");
  pal_scene_add_rect (scene, &(PalRect){ 0, 30, width / 2, 20 }, 0, &style);
  pal_scene_end (scene);
  return scene;
}

static void
test_scene_view (void)
{
  GtkWidget *view = g_object_ref_sink (pal_scene_view_new ());
  guint n_built = 0;
  int height;

  pal_scene_view_set_builder (PAL_SCENE_VIEW (view), build_two_bars, &n_built, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 60);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  g_assert_cmpuint (n_built, ==, 1);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Beds per 100 000");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Norway is highest.");

  /* The mark that the keyboard is on is what is spoken, and it outlives a new drawing. */
  pal_scene_view_set_current_id (PAL_SCENE_VIEW (view), "SE");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sweden: 1.4");
  pal_scene_view_rebuild (PAL_SCENE_VIEW (view));
  g_assert_cmpuint (n_built, ==, 2);
  g_assert_cmpstr (pal_scene_view_get_current_id (PAL_SCENE_VIEW (view)), ==, "SE");
  pal_scene_view_set_current_id (PAL_SCENE_VIEW (view), "XX");
  g_assert_null (pal_scene_view_get_current_id (PAL_SCENE_VIEW (view)));
  g_assert_finalize_object (view);
}

/* Drawings grow with the text, as far as they have room. */
static void
test_scene_view_large_text (void)
{
  GtkWidget *view = g_object_ref_sink (pal_scene_view_new ());
  PalSceneView *self = PAL_SCENE_VIEW (view);
  guint n_built = 0;
  PalRect box;
  int height;

  set_text_percent (100);
  pal_scene_view_set_builder (self, build_two_bars, &n_built, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  set_text_percent (200);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 120);
  g_assert_cmpfloat (pal_scene_get_width (pal_scene_view_get_scene (self)), ==, 150);
  g_assert_true (pal_scene_view_get_bounds (self, "SE", &box));
  g_assert_cmpfloat (box.y, ==, 60);
  g_assert_cmpfloat (box.width, ==, 150);
  g_assert_false (pal_scene_view_get_bounds (self, "XX", &box));

  pal_scene_view_set_min_width (self, 200);
  pal_scene_view_rebuild (self);
  g_assert_cmpfloat (pal_scene_get_width (pal_scene_view_get_scene (self)), ==, 200);
  set_text_percent (100);
  g_assert_cmpfloat (pal_scene_get_width (pal_scene_view_get_scene (self)), ==, 300);
  g_assert_finalize_object (view);
}

static void
save_id (PalSceneView *view, const char *id, char **out)
{
  g_free (*out);
  *out = g_strdup (id);
}

static void
press (GtkWidget *view, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_scene_view_keys (void)
{
  GtkWidget *view = g_object_ref_sink (pal_scene_view_new ());
  g_autofree char *picked = NULL;
  guint n_built = 0;

  pal_scene_view_set_builder (PAL_SCENE_VIEW (view), build_two_bars, &n_built, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, NULL, NULL, NULL, NULL);
  g_signal_connect (view, "picked", G_CALLBACK (save_id), &picked);

  press (view, GDK_KEY_Return);
  g_assert_null (picked);
  press (view, GDK_KEY_Down);
  g_assert_cmpstr (pal_scene_view_get_current_id (PAL_SCENE_VIEW (view)), ==, "NO");
  press (view, GDK_KEY_Right); /* over what has no id */
  g_assert_cmpstr (pal_scene_view_get_current_id (PAL_SCENE_VIEW (view)), ==, "SE");
  press (view, GDK_KEY_Down);
  g_assert_cmpstr (pal_scene_view_get_current_id (PAL_SCENE_VIEW (view)), ==, "SE");
  press (view, GDK_KEY_Home);
  press (view, GDK_KEY_Return);
  g_assert_cmpstr (picked, ==, "NO");
  press (view, GDK_KEY_End);
  press (view, GDK_KEY_space);
  g_assert_cmpstr (picked, ==, "SE");
  g_assert_finalize_object (view);
}

static void
test_coming_page (void)
{
  GtkWidget *page = g_object_ref_sink (pal_coming_page_new ("Consensus", "Later.", NULL));

  g_assert_nonnull (pal_ui_test_find_text (page, "Not built yet"));
  g_assert_null (pal_ui_test_find_text (page, "Go to the Map"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "pal-map-symbolic", "A point");
  pal_coming_page_set_link (PAL_COMING_PAGE (page), "Go to the Map", "map");
  g_assert_nonnull (pal_ui_test_find_text (page, "A point"));
  g_assert_nonnull (pal_ui_test_find_text (page, "Go to the Map"));
  g_assert_finalize_object (page);
}

/* An icon that the theme does not know shows as a broken picture and no test of words would see it. */
static void
test_icons_are_there (void)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  const char *folder = PAL_RESOURCE_BASE "/icons/scalable/actions";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  g_assert_nonnull (names);
  g_assert_cmpuint (g_strv_length (names), >=, 12);
  for (guint i = 0; names[i] != NULL; i++)
    {
      names[i][strlen (names[i]) - strlen (".svg")] = '\0';
      g_assert_true (gtk_icon_theme_has_icon (icons, names[i]));
    }
}

static GtkWidget *
add_block (GtkWidget *box, int width, int height)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_widget_set_size_request (block, width, height);
  pal_wrap_box_append (box, block);
  return block;
}

static void
assert_place (GtkWidget *child, int x, int y, int width)
{
  GtkAllocation at;

  gtk_widget_get_allocation (child, &at);
  g_assert_cmpint (at.x, ==, x);
  g_assert_cmpint (at.y, ==, y);
  g_assert_cmpint (at.width, ==, width);
}

static void
test_wrap (void)
{
  GtkWidget *box = pal_wrap_box_new (10, 5), *one = add_block (box, 100, 20), *two = add_block (box, 60, 30);
  int least, natural, height;

  g_object_ref_sink (box);
  gtk_widget_set_hexpand (two, TRUE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, ==, 100);
  g_assert_cmpint (natural, ==, 170);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 30);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 169, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 55);

  gtk_widget_allocate (box, 200, 30, -1, NULL);
  assert_place (one, 0, 0, 100);
  assert_place (two, 110, 0, 90);
  gtk_widget_allocate (box, 120, 55, -1, NULL);
  assert_place (one, 0, 0, 100);
  assert_place (two, 0, 25, 120);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (box, 200, 30, -1, NULL);
  assert_place (one, 100, 0, 100);
  assert_place (two, 0, 0, 90);
  gtk_widget_set_visible (one, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 30);
  destroy (box);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/widgets/all-come-and-go", test_all_come_and_go);
  g_test_add_func ("/ui/widgets/all-notify-once", test_all_notify_once);
  g_test_add_func ("/ui/widgets/icons-are-there", test_icons_are_there);
  g_test_add_func ("/ui/badge", test_badge);
  g_test_add_func ("/ui/level-badge", test_level_badge);
  g_test_add_func ("/ui/notice-bar", test_notice_bar);
  g_test_add_func ("/ui/fold", test_fold);
  g_test_add_func ("/ui/fold/large-text", test_fold_large_text);
  g_test_add_func ("/ui/scene-view/large-text", test_scene_view_large_text);
  g_test_add_func ("/ui/scene-view", test_scene_view);
  g_test_add_func ("/ui/scene-view/keys", test_scene_view_keys);
  g_test_add_func ("/ui/coming-page", test_coming_page);
  g_test_add_func ("/ui/widgets/wrap", test_wrap);
  return g_test_run ();
}
