/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-method-weight.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"

/* Twice the usual weight on the slider; more can be typed, and the slider grows with it. */
#define SLIDER_END 2.0
#define MAX_WEIGHT 100.0
#define STEP 0.05
#define PAGE 0.25

struct _PalMethodWeight
{
  GtkBox parent_instance;

  char *code;
  char *title;
  double weight;   /* as the model has it */
  gboolean is_own; /* the widget is filled, nobody moves it */

  /* Owned by the tree */
  GtkBox *head;
  GtkLabel *label, *share;
  GtkEntry *entry;
  GtkScale *scale;
  GtkAdjustment *adjustment;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMethodWeight, pal_method_weight, GTK_TYPE_BOX)

static void
show_number (PalMethodWeight *self)
{
  g_autofree char *text = pal_number_format (self->weight, 2);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
slid_cb (PalMethodWeight *self)
{
  /* Whole hundredths: what stands in the entry is what counts. */
  double weight = round (gtk_adjustment_get_value (self->adjustment) * 100) / 100;

  if (!self->is_own && fabs (weight - self->weight) > 1e-9)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, weight);
}

/* FALSE: it is no weight. */
static gboolean
take_text (PalMethodWeight *self)
{
  double weight;

  if (!pal_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), TRUE, &weight) || weight < 0 ||
      weight > MAX_WEIGHT)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      return FALSE;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (fabs (weight - self->weight) > 0.005)
    {
      g_signal_emit (self, signals[SIGNAL_MOVED], 0, weight);
      g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
    }
  else
    show_number (self);
  return TRUE;
}

static void
activate_cb (PalMethodWeight *self)
{
  take_text (self);
}

static void
left_cb (PalMethodWeight *self)
{
  if (!take_text (self))
    show_number (self);
}

/* Escape takes back what is being typed; what was typed before belongs to the pane. */
static gboolean
key_cb (PalMethodWeight *self, guint key)
{
  g_autofree char *shown = NULL;

  if (key != GDK_KEY_Escape)
    return FALSE;
  shown = pal_number_format (self->weight, 2);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), shown) == 0)
    return FALSE;
  show_number (self);
  return TRUE;
}

static gboolean
event_cb (PalMethodWeight *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END)
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  return FALSE;
}

static void
scale_left_cb (PalMethodWeight *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
pal_method_weight_finalize (GObject *object)
{
  PalMethodWeight *self = PAL_METHOD_WEIGHT (object);

  g_free (self->code);
  g_free (self->title);

  G_OBJECT_CLASS (pal_method_weight_parent_class)->finalize (object);
}

static void
pal_method_weight_class_init (PalMethodWeightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_method_weight_finalize;

  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_method_weight_init (PalMethodWeight *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static void
build_head (PalMethodWeight *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  self->label = GTK_LABEL (gtk_label_new (self->title));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_entry_set_alignment (self->entry, 1);
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "pal-weight-entry");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  self->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->share, 6);
  gtk_label_set_xalign (self->share, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->share), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->share), _ ("Share of the index"));
  gtk_box_append (self->head, GTK_WIDGET (self->label));
  gtk_box_append (self->head, GTK_WIDGET (self->entry));
  gtk_box_append (self->head, GTK_WIDGET (self->share));
}

static void
build_scale (PalMethodWeight *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new (), *focus = gtk_event_controller_focus_new ();

  self->adjustment = gtk_adjustment_new (1, 0, SLIDER_END, STEP, PAGE, 0);
  self->scale = GTK_SCALE (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment));
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->scale), "pal-weight-scale");
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), events);
  g_signal_connect_object (focus, "leave", G_CALLBACK (scale_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), focus);
}

GtkWidget *
pal_method_weight_new (const char *code, const char *title)
{
  PalMethodWeight *self = g_object_new (PAL_TYPE_METHOD_WEIGHT, NULL);
  /* Translators: name of a domain or indicator */
  g_autofree char *name = g_strdup_printf (_ ("Weight of %s"), title),
                  *slider = g_strdup_printf (_ ("Weight of %s, slider"), title);

  self->code = g_strdup (code);
  self->title = g_strdup (title);
  build_head (self);
  build_scale (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, slider, -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scale));
  return GTK_WIDGET (self);
}

const char *
pal_method_weight_get_code (PalMethodWeight *self)
{
  return self->code;
}

/* What is not the framework's stands out by its weight, not by a colour. */
static PangoAttrList *
get_bold (void)
{
  static PangoAttrList *bold = NULL;

  if (bold == NULL)
    {
      bold = pango_attr_list_new ();
      pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  return bold;
}

void
pal_method_weight_set (PalMethodWeight *self, double weight, double share, gboolean is_changed)
{
  g_autofree char *percent = pal_number_format (share * 100, 1), *number = NULL, *value = NULL, *shown = NULL;
  double end = MAX (SLIDER_END, ceil (weight));

  g_return_if_fail (PAL_IS_METHOD_WEIGHT (self));

  self->is_own = TRUE;
  if (fabs (weight - self->weight) > 1e-12 || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      self->weight = weight;
      show_number (self);
    }
  if (gtk_adjustment_get_upper (self->adjustment) < end)
    gtk_adjustment_set_upper (self->adjustment, end);
  gtk_adjustment_set_value (self->adjustment, weight);
  /* Translators: %s is a number of percent. */
  shown = g_strdup_printf (_ ("%s %%"), percent);
  gtk_label_set_text (self->share, shown);
  number = pal_number_format (weight, 2);
  /* Translators: a weight and its share in percent: "0.75, 9.1 % of the index" */
  value = g_strdup_printf (_ ("%s, %s %% of the index"), number, percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value,
                                  -1);
  gtk_label_set_attributes (self->label, is_changed ? get_bold () : NULL);
  self->is_own = FALSE;
}

void
pal_method_weight_add_start (PalMethodWeight *self, GtkWidget *child)
{
  gtk_box_prepend (self->head, child);
}

void
pal_method_weight_type (PalMethodWeight *self, const char *text)
{
  g_return_if_fail (PAL_IS_METHOD_WEIGHT (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  take_text (self);
}
