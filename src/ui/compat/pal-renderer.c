/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compat/pal-renderer.h"

#include <gtk/gtk.h>

/* OpenGL is switched off by a flag of GDK_DEBUG, and since GTK 4.16 by one of GDK_DISABLE. */
#define OWN_VARIABLE_SINCE 16

static const char *changed_variable;
static char *old_value; /* owned; of the variable that was changed */

static void
add_flag (const char *variable, const char *flag)
{
  const char *value = g_getenv (variable);
  g_autofree char *longer =
      value != NULL && *value != '\0' ? g_strconcat (value, ",", flag, NULL) : g_strdup (flag);

  changed_variable = variable;
  old_value = g_strdup (value);
  g_setenv (variable, longer, TRUE);
}

void
pal_renderer_choose (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (!g_str_equal (g_getenv ("GSK_RENDERER"), "cairo"))
    return;

  if (gtk_get_major_version () == 4 && gtk_get_minor_version () < OWN_VARIABLE_SINCE)
    add_flag ("GDK_DEBUG", "gl-disable");
  else
    add_flag ("GDK_DISABLE", "gl");
}

void
pal_renderer_restore (void)
{
  if (changed_variable == NULL)
    return;

  if (old_value != NULL)
    g_setenv (changed_variable, old_value, TRUE);
  else
    g_unsetenv (changed_variable);
  changed_variable = NULL;
  g_clear_pointer (&old_value, g_free);
}
