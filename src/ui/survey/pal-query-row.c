/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-query-row.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "ui/pal-date.h"

static void
add_label (GtkWidget *box, const char *class_a, const char *class_b)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_a != NULL)
    gtk_widget_add_css_class (label, class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (label, class_b);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
pal_query_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *state = gtk_label_new (NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  add_label (body, NULL, NULL);
  add_label (body, "caption", "dim-label");
  add_label (body, "caption", NULL);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_add_css_class (state, "pal-pill");
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), body);
  gtk_box_append (GTK_BOX (row), state);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  return row;
}

char *
pal_query_row_make_place (PalQueryThread *thread, PalDataset *dataset)
{
  const PalCountry *country = pal_country_find (pal_query_thread_get_country (thread));
  PalInstitution *institution =
      pal_dataset_find_institution (dataset, pal_query_thread_get_institution (thread));
  const char *name =
      country != NULL ? pal_country_get_display_name (country) : pal_query_thread_get_country (thread);

  if (institution != NULL)
    return g_strjoin (" · ", pal_query_thread_get_question (thread), name,
                      pal_institution_get_name (institution), NULL);
  return g_strjoin (" · ", pal_query_thread_get_question (thread), name, NULL);
}

/* "Ola answered, today, 14:02: only those that visit homes" */
static char *
make_last (PalQueryThread *thread)
{
  GPtrArray *steps = pal_query_thread_get_steps (thread);
  const PalQueryStep *last = g_ptr_array_index (steps, steps->len - 1);
  g_autofree char *title = pal_query_step_dup_title (last);
  g_autofree char *when = pal_date_format_relative (last->at_ms, g_get_real_time () / 1000);

  if (steps->len > 1 && last->text != NULL)
    /* Translators: who did what, a date such as “today, 14:02”, what the person said. */
    return g_strdup_printf (_ ("%s, %s: %s"), title, when, last->text);
  /* Translators: who did what, then a date such as “today, 14:02”. */
  return g_strdup_printf (_ ("%s, %s"), title, when);
}

void
pal_query_row_set_thread (GtkWidget *row, PalQueryThread *thread, PalDataset *dataset)
{
  PalQueryState state = pal_query_thread_get_state (thread);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *pill = gtk_widget_get_last_child (row);
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  g_autofree char *place = pal_query_row_make_place (thread, dataset);
  g_autofree char *last = make_last (thread);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), pal_query_state_get_icon (state));
  gtk_label_set_text (GTK_LABEL (label), pal_query_thread_get_text (thread));
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), place);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), last);
  gtk_label_set_text (GTK_LABEL (pill), pal_query_state_get_label (state));
  if (pal_query_thread_is_open (thread))
    gtk_widget_add_css_class (pill, "pal-pill-query");
  else
    gtk_widget_remove_css_class (pill, "pal-pill-query");
}
