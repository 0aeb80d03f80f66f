/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-translation-pane.h"

#include <glib/gi18n.h>

#include "session/pal-commands-translation.h"
#include "ui/pal-date.h"
#include "ui/survey/pal-translation-field.h"
#include "ui/survey/pal-translation-row.h"
#include "ui/widget/pal-wrap-layout.h"

struct _PalTranslationPane
{
  AdwBin parent_instance;

  PalTranslationDesk *desk; /* owned */
  char *owner;
  GtkStack *stack;
  GtkLabel *title;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkButton *accept_button;
  GtkBox *fields;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (PalTranslationPane, pal_translation_pane, ADW_TYPE_BIN)

static const PalTranslatedPart *
get_part (PalTranslationPane *self)
{
  return self->owner != NULL
             ? pal_translated_find_part (pal_translation_desk_get_translated (self->desk), self->owner)
             : NULL;
}

static gboolean
is_read_only (PalTranslationPane *self)
{
  PalWorkspace *workspace = pal_translation_desk_get_workspace (self->desk);

  return pal_workspace_is_read_only (workspace) ||
         !pal_workspace_may (workspace, PAL_RIGHT_TRANSLATE, NULL, NULL);
}

static char *
make_state_text (const PalTranslatedPart *part)
{
  g_autofree char *when = NULL;

  if (part->state != PAL_TRANSLATED_ACCEPTED || part->accepted_by == NULL)
    return g_strdup (pal_translated_get_state_label (part->state));
  when = pal_date_format_relative (part->accepted_ms, g_get_real_time () / 1000);
  /* Translators: name of a person, then when ("today, 14:02"). */
  return g_strdup_printf (_ ("Accepted by %s, %s"), part->accepted_by, when);
}

static void
show_state (PalTranslationPane *self)
{
  const PalTranslatedPart *part = get_part (self);
  gboolean is_accepted;
  g_autofree char *text = NULL;

  if (part == NULL)
    return;
  is_accepted = part->state == PAL_TRANSLATED_ACCEPTED;
  text = make_state_text (part);
  gtk_label_set_text (self->state_label, text);
  gtk_image_set_from_icon_name (self->state_icon, pal_translation_row_get_icon (part->state));
  gtk_button_set_label (self->accept_button, is_accepted ? _ ("_Back to Draft") : _ ("_Accept"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button),
                            !is_read_only (self) && part->n_translated == part->n);
}

static void
changed_cb (PalTranslationPane *self)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);

  show_state (self);
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    {
      const PalTranslatedText *text =
          pal_translated_find_text (translated, pal_translation_field_get_key (PAL_TRANSLATION_FIELD (w)));

      if (text != NULL)
        pal_translation_field_update (PAL_TRANSLATION_FIELD (w), text);
    }
}

static void
entered_cb (PalTranslationPane *self, const char *key, const char *text)
{
  if (self->desk != NULL) /* the focus may leave after dispose */
    pal_commands_set_translation (pal_translation_desk_get_workspace (self->desk),
                                  pal_translation_desk_get_translated (self->desk), key, text);
}

static void
pal_translation_pane_dispose (GObject *object)
{
  PalTranslationPane *self = PAL_TRANSLATION_PANE (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->owner, g_free);

  G_OBJECT_CLASS (pal_translation_pane_parent_class)->dispose (object);
}

static void
pal_translation_pane_class_init (PalTranslationPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_translation_pane_dispose;
}

static void
pal_translation_pane_init (PalTranslationPane *self)
{
}

static GtkWidget *
build_head (PalTranslationPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = pal_wrap_box_new (12, 6), *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-3");
  self->state_icon = GTK_IMAGE (gtk_image_new ());
  self->state_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->state_label, TRUE);
  gtk_label_set_xalign (self->state_label, 0);
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->state_icon));
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->state_label));
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  self->accept_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Accept")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept_button), "translations.accept");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept_button),
                               _ ("Ctrl+Enter accepts, and goes to the next that is open"));
  pal_wrap_box_append (line, state);
  pal_wrap_box_append (line, GTK_WIDGET (self->accept_button));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), line);
  return head;
}

GtkWidget *
pal_translation_pane_new (PalTranslationDesk *desk)
{
  PalTranslationPane *self = g_object_new (PAL_TYPE_TRANSLATION_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_ ("Choose what to translate."));

  self->desk = g_object_ref (desk);
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, hint, "empty");
  gtk_stack_add_named (self->stack, scroller, "texts");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* "T1C11" for a question; titles of sections and modules speak for themselves. */
static void
show_title (PalTranslationPane *self, const PalTranslatedPart *part)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);
  const PalInstrumentText *first = pal_translated_get_text (translated, part->first)->text;
  g_autofree char *title = first->question < G_MAXUINT ? g_strdup_printf ("%s %s", part->owner, first->source)
                                                       : g_strdup (first->source);

  gtk_label_set_text (self->title, title);
}

void
pal_translation_pane_show (PalTranslationPane *self, const char *owner)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);
  g_autofree char *copy = g_strdup (owner);
  const PalTranslatedPart *part;
  GtkWidget *child;

  g_return_if_fail (PAL_IS_TRANSLATION_PANE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  g_free (self->owner);
  self->owner = g_steal_pointer (&copy);
  part = get_part (self);
  gtk_stack_set_visible_child_name (self->stack, part != NULL ? "texts" : "empty");
  if (part == NULL)
    return;
  show_title (self, part);
  for (guint i = 0; i < part->n; i++)
    {
      GtkWidget *field =
          pal_translation_field_new (pal_translated_get_text (translated, part->first + i),
                                     pal_translated_get_language (translated), is_read_only (self));

      pal_translation_field_set_narrow (PAL_TRANSLATION_FIELD (field), self->is_narrow);
      g_signal_connect_object (field, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->fields, field);
    }
  show_state (self);
}

const char *
pal_translation_pane_get_owner (PalTranslationPane *self)
{
  return self->owner;
}

void
pal_translation_pane_flush (PalTranslationPane *self)
{
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    pal_translation_field_enter (PAL_TRANSLATION_FIELD (w));
}

static PalTranslationField *
find_first (PalTranslationPane *self)
{
  PalTranslated *translated = pal_translation_desk_get_translated (self->desk);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  for (GtkWidget *w = first; w != NULL; w = gtk_widget_get_next_sibling (w))
    {
      const PalTranslatedText *text =
          pal_translated_find_text (translated, pal_translation_field_get_key (PAL_TRANSLATION_FIELD (w)));

      if (text == NULL || text->target == NULL || text->is_stale)
        return PAL_TRANSLATION_FIELD (w);
    }
  return first != NULL ? PAL_TRANSLATION_FIELD (first) : NULL;
}

void
pal_translation_pane_grab (PalTranslationPane *self)
{
  PalTranslationField *field = find_first (self);

  if (field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (pal_translation_field_get_view (field)));
}

void
pal_translation_pane_copy_source (PalTranslationPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, PAL_TYPE_TRANSLATION_FIELD) : NULL;

  if (field != NULL && gtk_widget_is_ancestor (field, GTK_WIDGET (self)))
    pal_translation_field_copy_source (PAL_TRANSLATION_FIELD (field));
}

gboolean
pal_translation_pane_toggle_accepted (PalTranslationPane *self)
{
  PalWorkspace *workspace = pal_translation_desk_get_workspace (self->desk);
  const PalTranslatedPart *part;

  pal_translation_pane_flush (self);
  part = get_part (self);
  if (part == NULL)
    return FALSE;
  if (part->state != PAL_TRANSLATED_ACCEPTED)
    return pal_commands_accept_translation (workspace, pal_translation_desk_get_translated (self->desk),
                                            self->owner);
  pal_commands_reopen_translation (workspace, pal_translation_desk_get_translated (self->desk), self->owner);
  return FALSE;
}

void
pal_translation_pane_set_narrow (PalTranslationPane *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    pal_translation_field_set_narrow (PAL_TRANSLATION_FIELD (w), is_narrow);
}
