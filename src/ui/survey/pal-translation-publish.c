/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-publish.h"

#include <glib/gi18n.h>

#include "model/pal-language.h"
#include "session/pal-commands-translation.h"
#include "session/pal-translation-document.h"
#include "ui/pal-date.h"

#define WIDTH 560
#define HEIGHT 560
#define NARROW_WIDTH 340 /* fits a telephone */

struct _PalTranslationPublish
{
  AdwWindow parent_instance;

  PalTranslationDesk *desk; /* owned */
  GtkWidget *groups;
};

G_DEFINE_FINAL_TYPE (PalTranslationPublish, pal_translation_publish, ADW_TYPE_WINDOW)

static GtkWidget *
add_group (PalTranslationPublish *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static gboolean
may_publish (PalTranslationPublish *self, PalTranslated *translated, GPtrArray *published)
{
  PalWorkspace *workspace = pal_translation_desk_get_workspace (self->desk);
  g_autoptr (PalTranslation) document = NULL;
  g_autofree char *hex = NULL;

  if (pal_translated_count_texts (translated) == 0 || pal_workspace_is_read_only (workspace) ||
      !pal_workspace_may (workspace, PAL_RIGHT_INSTRUMENT, NULL, NULL))
    return FALSE;
  document = pal_translation_document_new (translated);
  hex = document != NULL ? pal_hash_to_hex (pal_translation_get_hash (document)) : NULL;
  for (guint i = 0; i < published->len; i++)
    if (g_strcmp0 (((PalPublishedTranslation *) g_ptr_array_index (published, i))->hex, hex) == 0)
      return FALSE;
  return hex != NULL;
}

static void
show_now (PalTranslationPublish *self, PalTranslated *translated)
{
  g_autofree char *totals = pal_translation_desk_dup_totals (self->desk);
  guint n_draft = 0;
  g_autofree char *drafts = NULL;
  GtkWidget *group;

  for (guint i = 0; i < pal_translated_get_n_parts (translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (translated, i);

      n_draft += part->n_translated > 0 && part->state != PAL_TRANSLATED_ACCEPTED;
    }
  group = add_group (self, pal_language_get_own_name (pal_translated_get_language (translated)),
                     _ ("A published translation never changes; the form goes on with the texts as they are. "
                        "The names of those who accepted are a part of it and cannot be erased from it."));
  drafts =
      g_strdup_printf (ngettext ("%u question or title is marked “draft, not validated” in it.",
                                 "%u questions and titles are marked “draft, not validated” in it.", n_draft),
                       n_draft);
  add_row (group, totals, drafts);
}

static char *
make_detail (const PalPublishedTranslation *one)
{
  g_autofree char *when = pal_date_format_relative (one->at_ms, g_get_real_time () / 1000);

  if (one->by == NULL || *one->by == '\0')
    /* Translators: a published translation: when; version of the questionnaire; translated texts, all texts;
     * accepted questions and titles, all of them. */
    return g_strdup_printf (_ ("%s · version %s\n%u of %u texts translated, %u of %u accepted"), when,
                            one->version, one->n_translated, one->n_texts, one->n_accepted, one->n_parts);
  /* Translators: a published translation: who; when; version of the questionnaire; translated texts, all
   * texts; accepted questions and titles, all of them. */
  return g_strdup_printf (_ ("%s, %s · version %s\n%u of %u texts translated, %u of %u accepted"), one->by,
                          when, one->version, one->n_translated, one->n_texts, one->n_accepted, one->n_parts);
}

static void
show_published (PalTranslationPublish *self, GPtrArray *published)
{
  GtkWidget *group = add_group (
      self, _ ("Published"), published->len > 0 ? NULL : _ ("Nothing has been published in this language."));

  for (guint i = 0; i < published->len; i++)
    {
      const PalPublishedTranslation *one = g_ptr_array_index (published, i);
      g_autofree char *detail = make_detail (one);

      add_row (group, one->hex, detail);
    }
}

static void
refresh (PalTranslationPublish *self)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);
  PalDataset *dataset = pal_workspace_get_dataset (pal_translation_desk_get_workspace (self->desk));
  g_autoptr (GPtrArray) published = pal_translation_document_list (
      dataset, pal_translated_get_instrument (translated), pal_translated_get_language (translated));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  show_now (self, translated);
  show_published (self, published);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "published.publish",
                                 may_publish (self, translated, published));
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalTranslationPublish *self = PAL_TRANSLATION_PUBLISH (widget);

  pal_commands_publish_translation (pal_translation_desk_get_workspace (self->desk),
                                    pal_translation_desk_get_translated (self->desk));
}

static void
pal_translation_publish_dispose (GObject *object)
{
  g_clear_object (&PAL_TRANSLATION_PUBLISH (object)->desk);

  G_OBJECT_CLASS (pal_translation_publish_parent_class)->dispose (object);
}

static void
pal_translation_publish_class_init (PalTranslationPublishClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_translation_publish_dispose;

  gtk_widget_class_install_action (widget_class, "published.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_translation_publish_init (PalTranslationPublish *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), NARROW_WIDTH, 300);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Translation"));
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));
  GtkWidget *publish = gtk_button_new_with_mnemonic (_ ("_Publish"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (publish), "published.publish");
  gtk_widget_add_css_class (publish, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), publish);
  return header;
}

GtkWidget *
pal_translation_publish_new (GtkWindow *parent, PalTranslationDesk *desk)
{
  PalTranslationPublish *self = g_object_new (PAL_TYPE_TRANSLATION_PUBLISH, "transient-for", parent,
                                              "destroy-with-parent", TRUE, "modal", TRUE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) - 20 : WIDTH;

  self->desk = g_object_ref (desk);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, NARROW_WIDTH, WIDTH), HEIGHT);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_start (self->groups, 18);
  gtk_widget_set_margin_end (self->groups, 18);
  gtk_widget_set_margin_top (self->groups, 12);
  gtk_widget_set_margin_bottom (self->groups, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->groups);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), build_header ());
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
