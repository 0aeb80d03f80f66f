/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-problem-row.h"

#include <glib/gi18n.h>

#include "model/pal-country.h"
#include "session/pal-problem-list.h"

struct _PalProblemRow
{
  GtkWidget parent_instance;

  PalProblem *problem; /* owned */
  GtkImage *icon;
  GtkLabel *message_label;
  GtkLabel *place_label;
  GtkLabel *reason_label;
  GtkButton *button;
};

enum
{
  SIGNAL_KEEP,
  SIGNAL_REOPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalProblemRow, pal_problem_row, GTK_TYPE_WIDGET)

static void
clicked_cb (PalProblemRow *self)
{
  g_autoptr (PalProblem) problem = self->problem != NULL ? g_object_ref (self->problem) : NULL;

  if (problem != NULL)
    g_signal_emit (self, signals[pal_problem_is_kept (problem) ? SIGNAL_REOPEN : SIGNAL_KEEP], 0, problem);
}

static void
pal_problem_row_dispose (GObject *object)
{
  PalProblemRow *self = PAL_PROBLEM_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (pal_problem_row_parent_class)->dispose (object);
}

static void
pal_problem_row_class_init (PalProblemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_problem_row_dispose;

  signals[SIGNAL_KEEP] = g_signal_new ("keep", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, PAL_TYPE_PROBLEM);
  signals[SIGNAL_REOPEN] = g_signal_new ("reopen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, PAL_TYPE_PROBLEM);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_label (GtkWidget *box, const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
pal_problem_row_init (PalProblemRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  self->message_label = add_label (body, NULL);
  self->place_label = add_label (body, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->place_label), "dim-label");
  self->reason_label = add_label (body, "caption");
  gtk_widget_set_hexpand (body, TRUE);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (row), body);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->button));
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

GtkWidget *
pal_problem_row_new (void)
{
  return g_object_new (PAL_TYPE_PROBLEM_ROW, NULL);
}

static const char *
get_icon (PalProblem *problem)
{
  if (pal_problem_is_kept (problem))
    return "emblem-ok-symbolic";
  switch (pal_problem_get_finding (problem)->severity)
    {
    case PAL_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case PAL_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case PAL_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

/* "T1C11 · Norway · Oslo University Hospital" */
static char *
make_place (const PalFinding *finding, PalDataset *dataset)
{
  const PalCountry *country = pal_country_find (finding->country);
  PalInstitution *institution = pal_dataset_find_institution (dataset, finding->institution);
  const char *name = country != NULL ? pal_country_get_display_name (country) : finding->country;

  if (institution != NULL)
    return g_strjoin (" · ", finding->question, name, pal_institution_get_name (institution), NULL);
  return g_strjoin (" · ", finding->question, name, NULL);
}

void
pal_problem_row_set_problem (PalProblemRow *self, PalProblem *problem, PalDataset *dataset, gboolean may_keep)
{
  const PalFinding *finding = pal_problem_get_finding (problem);
  gboolean is_kept = pal_problem_is_kept (problem);
  g_autofree char *place = make_place (finding, dataset);
  g_autofree char *reason = pal_problem_dup_reason_text (problem);

  g_return_if_fail (PAL_IS_PROBLEM_ROW (self));

  g_set_object (&self->problem, problem);
  gtk_image_set_from_icon_name (self->icon, get_icon (problem));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
      is_kept ? _ ("Kept") : pal_problem_list_get_severity_label (finding->severity), -1);
  gtk_label_set_text (self->message_label, finding->message);
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button),
                          may_keep && (is_kept || pal_problem_can_be_kept (problem)));
  gtk_button_set_label (self->button, is_kept ? _ ("Reopen") : _ ("Keep…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               is_kept ? _ ("Take the reason back") : _ ("Keep the answer with a reason"));
}
