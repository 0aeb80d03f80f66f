/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-option-keys.h"

#define N_DIGITS 9

/* G_MAXUINT: the key names no place. */
static guint
get_place (guint key)
{
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return key - GDK_KEY_1;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return key - GDK_KEY_KP_1;
  if (key >= GDK_KEY_a && key <= GDK_KEY_z)
    return N_DIGITS + key - GDK_KEY_a;
  return G_MAXUINT;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint key,
            guint code,
            GdkModifierType state,
            GPtrArray *buttons)
{
  GtkWidget *editor = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint place = get_place (key);
  GtkCheckButton *button;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    return gtk_widget_activate_action (editor, "form.next-question", NULL);
  if (place >= buttons->len)
    return FALSE;
  button = g_ptr_array_index (buttons, place);
  if (!gtk_widget_is_sensitive (GTK_WIDGET (button)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (button));
  /* One of a group stays chosen; a box of its own is ticked and cleared. */
  gtk_widget_activate (GTK_WIDGET (button));
  return TRUE;
}

void
pal_option_keys_attach (GtkWidget *editor, GPtrArray *buttons)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (pressed_cb), g_ptr_array_ref (buttons),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  gtk_widget_add_controller (editor, controller);
}
