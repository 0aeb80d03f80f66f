/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-answers.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "ui/pal-date.h"

struct _PalExplainAnswers
{
  AdwBin parent_instance;

  GPtrArray *answers; /* owned; PalExplainAnswer */
  GPtrArray *entered; /* GtkLabel of each row, owned by the tree */
  gboolean is_narrow;
  GtkSizeGroup *columns[4]; /* owned: code, value, source, entered */
};

enum
{
  COLUMN_CODE,
  COLUMN_VALUE,
  COLUMN_SOURCE,
  COLUMN_ENTERED,
  N_COLUMNS
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalExplainAnswers, pal_explain_answers, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *text, const char *class_a, const char *class_b)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (class_a != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), class_a);
  if (class_b != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), class_b);
  return label;
}

static char *
format_entered (const PalExplainAnswer *answer)
{
  g_autofree char *when = NULL;

  if (answer->wall_ms == 0)
    return g_strdup ("");
  when = pal_date_format_relative (answer->wall_ms, pal_clock_now_ms ());
  if (answer->actor == NULL || *answer->actor == '\0')
    return g_steal_pointer (&when);
  /* Translators: who entered an answer, and in the next line when. */
  return g_strdup_printf (_ ("%s\n%s"), answer->actor, when);
}

/* "Registry", with an open ring before what is only an estimate. */
static GtkWidget *
make_source (const PalExplainAnswer *answer)
{
  g_autofree char *text = NULL;
  GtkLabel *label;

  if (answer->source == NULL)
    text = g_strdup (_ ("not said"));
  else if (answer->is_estimate)
    text = g_strdup_printf ("○ %s", answer->source);
  else
    text = g_strdup (answer->source);
  label = make_label (text, "dim-label", NULL);
  gtk_label_set_wrap (label, FALSE);
  return GTK_WIDGET (label);
}

static void
add_cell (PalExplainAnswers *self, GtkWidget *line, GtkWidget *cell, guint column)
{
  gtk_size_group_add_widget (self->columns[column], cell);
  gtk_box_append (GTK_BOX (line), cell);
}

/* A cell that never breaks, so that the rows of its column agree. */
static GtkWidget *
make_cell (const char *text, const char *css_class)
{
  GtkLabel *label = make_label (text, css_class, NULL);

  gtk_label_set_wrap (label, FALSE);
  return GTK_WIDGET (label);
}

static GtkLabel *
make_value (const PalExplainAnswer *answer)
{
  GtkLabel *value = make_label (answer->value, answer->has_value ? "heading" : "dim-label", "numeric");

  /* A number and its unit stay in one line; the text of an option may take several. */
  gtk_label_set_width_chars (value, (int) MIN (g_utf8_strlen (answer->value, -1), 14));
  gtk_label_set_max_width_chars (value, 22);
  gtk_label_set_lines (value, 3);
  gtk_label_set_ellipsize (value, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (value), answer->value);
  return value;
}

static GtkLabel *
make_entered (PalExplainAnswers *self, const PalExplainAnswer *answer)
{
  g_autofree char *text = format_entered (answer);
  GtkLabel *entered = make_label (text, "dim-label", NULL);

  gtk_label_set_wrap (entered, FALSE);
  gtk_label_set_ellipsize (entered, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (entered, 14);
  gtk_label_set_max_width_chars (entered, 18);
  gtk_widget_add_css_class (GTK_WIDGET (entered), "caption");
  g_ptr_array_add (self->entered, entered);
  return entered;
}

static GtkWidget *
make_text (const PalExplainAnswer *answer)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *extra = answer->note != NULL ? answer->note : answer->comment;

  GtkLabel *name = make_label (answer->name, NULL, NULL);

  gtk_label_set_lines (name, 3);
  gtk_label_set_ellipsize (name, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (name));
  if (extra != NULL)
    gtk_box_append (GTK_BOX (column), GTK_WIDGET (make_label (extra, "caption", "dim-label")));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  return column;
}

static GtkWidget *
make_wide_line (PalExplainAnswers *self, const PalExplainAnswer *answer)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);
  GtkLabel *value = make_value (answer);

  gtk_label_set_xalign (value, 1);
  gtk_label_set_justify (value, GTK_JUSTIFY_RIGHT);
  add_cell (self, line, make_cell (answer->question, "pal-code"), COLUMN_CODE);
  gtk_box_append (GTK_BOX (line), make_text (answer));
  add_cell (self, line, GTK_WIDGET (value), COLUMN_VALUE);
  add_cell (self, line, make_source (answer), COLUMN_SOURCE);
  add_cell (self, line, GTK_WIDGET (make_entered (self, answer)), COLUMN_ENTERED);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return line;
}

static GtkWidget *
make_narrow_line (PalExplainAnswers *self, const PalExplainAnswer *answer)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkLabel *code = make_label (answer->question, "pal-code", NULL), *value = make_value (answer);

  gtk_widget_set_hexpand (GTK_WIDGET (code), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (code));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (value));
  gtk_box_append (GTK_BOX (foot), make_source (answer));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (make_entered (self, answer)));
  gtk_widget_add_css_class (foot, "caption");
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), make_text (answer));
  gtk_box_append (GTK_BOX (column), foot);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return line;
}

static GtkWidget *
make_row (PalExplainAnswers *self, const PalExplainAnswer *answer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = self->is_narrow ? make_narrow_line (self, answer) : make_wide_line (self, answer);
  /* Translators: id of a question, its text, its answer. */
  g_autofree char *name = g_strdup_printf (_ ("%s %s: %s"), answer->question, answer->text, answer->value);

  gtk_widget_add_css_class (line, "pal-explain-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_set_tooltip_text (row, answer->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The heads of the columns are a row that nobody can activate. */
static GtkWidget *
make_head_row (PalExplainAnswers *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);
  GtkLabel *value = make_label (_ ("Answer"), NULL, NULL), *text = make_label (_ ("Question"), NULL, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_xalign (value, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (text), TRUE);
  gtk_widget_set_opacity (arrow, 0);
  add_cell (self, line, make_cell ("", NULL), COLUMN_CODE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (text));
  add_cell (self, line, GTK_WIDGET (value), COLUMN_VALUE);
  add_cell (self, line, make_cell (_ ("Source"), NULL), COLUMN_SOURCE);
  add_cell (self, line, make_cell (_ ("Entered"), NULL), COLUMN_ENTERED);
  gtk_box_append (GTK_BOX (line), arrow);
  gtk_widget_add_css_class (line, "pal-explain-row");
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
activated_cb (PalExplainAnswers *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row) - (self->is_narrow ? 0 : 1);

  if (index >= 0 && (guint) index < self->answers->len)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, g_ptr_array_index (self->answers, (guint) index));
}

static void
pal_explain_answers_finalize (GObject *object)
{
  PalExplainAnswers *self = PAL_EXPLAIN_ANSWERS (object);

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_ptr_array_unref (self->entered);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (pal_explain_answers_parent_class)->finalize (object);
}

static void
pal_explain_answers_class_init (PalExplainAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_explain_answers_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pal_explain_answers_init (PalExplainAnswers *self)
{
  self->entered = g_ptr_array_new ();
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
pal_explain_answers_new (GPtrArray *answers, gboolean is_narrow)
{
  PalExplainAnswers *self = g_object_new (PAL_TYPE_EXPLAIN_ANSWERS, NULL);
  GtkWidget *list = gtk_list_box_new ();

  self->answers = g_ptr_array_ref (answers);
  self->is_narrow = is_narrow;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Answers"), -1);
  if (!is_narrow)
    gtk_list_box_append (GTK_LIST_BOX (list), make_head_row (self));
  for (guint i = 0; i < answers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, g_ptr_array_index (answers, i)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), list);
  return GTK_WIDGET (self);
}

void
pal_explain_answers_refresh (PalExplainAnswers *self)
{
  g_return_if_fail (PAL_IS_EXPLAIN_ANSWERS (self));

  for (guint i = 0; i < self->entered->len; i++)
    {
      g_autofree char *text = format_entered (g_ptr_array_index (self->answers, i));

      gtk_label_set_text (g_ptr_array_index (self->entered, i), text);
    }
}
