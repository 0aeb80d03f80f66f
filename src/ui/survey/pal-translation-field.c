/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/pal-language.h"

#define REST_SECONDS 2

struct _PalTranslationField
{
  AdwBin parent_instance;

  char *key;
  char *source;
  char *known; /* the translation as it holds, "" for none */
  GtkWidget *pair;
  GtkTextView *view; /* unowned; NULL after dispose */
  GtkLabel *stale_label;
  guint rest;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalTranslationField, pal_translation_field, ADW_TYPE_BIN)

static char *
get_text (PalTranslationField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
pal_translation_field_enter (PalTranslationField *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->view == NULL)
    return; /* the focus may leave after dispose */
  text = get_text (self);
  if (strcmp (text, self->known) != 0)
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0, self->key, text);
}

static gboolean
rest_cb (gpointer data)
{
  PalTranslationField *self = data;

  self->rest = 0;
  pal_translation_field_enter (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PalTranslationField *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_seconds (REST_SECONDS, rest_cb, self);
}

static void
pal_translation_field_dispose (GObject *object)
{
  PalTranslationField *self = PAL_TRANSLATION_FIELD (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  self->view = NULL;

  G_OBJECT_CLASS (pal_translation_field_parent_class)->dispose (object);
}

static void
pal_translation_field_finalize (GObject *object)
{
  PalTranslationField *self = PAL_TRANSLATION_FIELD (object);

  g_free (self->key);
  g_free (self->source);
  g_free (self->known);

  G_OBJECT_CLASS (pal_translation_field_parent_class)->finalize (object);
}

static void
pal_translation_field_class_init (PalTranslationFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_translation_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_translation_field_finalize;

  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
pal_translation_field_init (PalTranslationField *self)
{
}

/* What the text is, for a person who does not know our keys. */
static char *
make_title (const PalInstrumentText *text)
{
  switch (text->kind)
    {
    case PAL_TEXT_INSTRUMENT:
      return g_strdup (_ ("Title of the questionnaire"));
    case PAL_TEXT_MODULE:
      return g_strdup (_ ("Title of the module"));
    case PAL_TEXT_MODULE_DESCRIPTION:
      return g_strdup (_ ("Description of the module"));
    case PAL_TEXT_SECTION:
      return g_strdup (_ ("Title of the section"));
    case PAL_TEXT_HELP:
      return g_strdup (_ ("Help"));
    case PAL_TEXT_UNIT:
      return g_strdup (_ ("Unit"));
    case PAL_TEXT_OPTION:
      /* Translators: code of an option */
      return g_strdup_printf (_ ("Option “%s”"), text->part);
    case PAL_TEXT_NUMERATOR:
      return g_strdup (_ ("Numerator"));
    case PAL_TEXT_DENOMINATOR:
      return g_strdup (_ ("Denominator"));
    case PAL_TEXT_ANCHOR_LOW:
      return g_strdup (_ ("Low end of the scale"));
    case PAL_TEXT_ANCHOR_HIGH:
      return g_strdup (_ ("High end of the scale"));
    case PAL_TEXT_CHECK:
      /* Translators: number of a check of a question */
      return g_strdup_printf (_ ("Message of check %s"), text->part);
    case PAL_TEXT_QUESTION:
    default:
      return g_strdup (_ ("Question"));
    }
}

static GtkWidget *
make_label (const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

static GtkWidget *
make_view (PalTranslationField *self, const char *title, const char *language, gboolean is_read_only)
{
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  /* Translators: what the text is, such as “Help”, then the name of a language in itself. */
  g_autofree char *name = g_strdup_printf (_ ("%s in %s"), title, pal_language_get_own_name (language));

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE); /* Tab leaves the field, as everywhere */
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_view_set_editable (self->view, !is_read_only);
  gtk_widget_add_css_class (view, "pal-text-answer");
  /* The field runs as its language does, whatever the language of the program. */
  gtk_widget_set_direction (view, pal_language_is_rtl (language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->source, -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (pal_translation_field_enter), self);
  gtk_widget_add_controller (view, focus);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_widget_add_css_class (frame, "pal-text-frame");
  return frame;
}

GtkWidget *
pal_translation_field_new (const PalTranslatedText *text, const char *language, gboolean is_read_only)
{
  PalTranslationField *self = g_object_new (PAL_TYPE_TRANSLATION_FIELD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *source;
  g_autofree char *title = make_title (text->text);

  self->key = g_strdup (text->text->key);
  self->source = g_strdup (text->text->source);
  self->known = g_strdup ("");
  source = make_label (self->source, NULL);
  gtk_label_set_selectable (GTK_LABEL (source), TRUE);
  gtk_widget_set_focusable (source, FALSE); /* Tab goes from field to field */
  gtk_widget_set_margin_top (source, 6);
  self->pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->pair), TRUE);
  gtk_box_append (GTK_BOX (self->pair), source);
  gtk_box_append (GTK_BOX (self->pair), make_view (self, title, language, is_read_only));
  self->stale_label =
      GTK_LABEL (make_label (_ ("The original changed since this was translated"), "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->stale_label), "pal-warning-text");
  gtk_box_append (GTK_BOX (box), make_label (title, "caption-heading"));
  gtk_box_append (GTK_BOX (box), self->pair);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stale_label));
  adw_bin_set_child (ADW_BIN (self), box);
  pal_translation_field_update (self, text);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
pal_translation_field_update (PalTranslationField *self, const PalTranslatedText *text)
{
  const char *target = text->target != NULL ? text->target : "";
  g_autofree char *shown = get_text (self);
  gboolean is_untouched = strcmp (shown, self->known) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->stale_label), text->is_stale);
  if (strcmp (target, self->known) == 0)
    return;
  g_free (self->known);
  self->known = g_strdup (target);
  if (!is_untouched || strcmp (shown, target) == 0)
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), target, -1);
  g_clear_handle_id (&self->rest, g_source_remove);
}

void
pal_translation_field_copy_source (PalTranslationField *self)
{
  if (gtk_text_view_get_editable (self->view))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->source, -1);
}

void
pal_translation_field_set_narrow (PalTranslationField *self, gboolean is_narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->pair),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->pair), !is_narrow);
}

const char *
pal_translation_field_get_key (PalTranslationField *self)
{
  return self->key;
}

GtkTextView *
pal_translation_field_get_view (PalTranslationField *self)
{
  return self->view;
}
