/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/framework/pal-framework-node.h"

#include <glib/gi18n.h>
#include <math.h>

#include "session/pal-framework-formula.h"

#define MARGIN 18

typedef enum
{
  FIELD_TEXT,
  FIELD_NUMBER,
  FIELD_REFERENCES,
} FieldKind;

typedef enum
{
  OF_BOTH,
  OF_DOMAIN,
  OF_INDICATOR,
} FieldOwner;

typedef struct
{
  const char *path, *label;
  FieldKind kind;
  FieldOwner owner;
} Field;

static const Field fields[] = {
  { "title", N_ ("Title"), FIELD_TEXT, OF_BOTH },
  { "weight", N_ ("Weight among Its Neighbours"), FIELD_NUMBER, OF_BOTH },
  { "min_share", N_ ("Least Share of Weight (0–1)"), FIELD_NUMBER, OF_DOMAIN },
  { "target", N_ ("Target"), FIELD_NUMBER, OF_DOMAIN },
  { "formula", N_ ("Formula"), FIELD_TEXT, OF_INDICATOR },
  { "unit", N_ ("Unit"), FIELD_TEXT, OF_INDICATOR },
  { "scale/lower", N_ ("Lower Bound (0 of 100)"), FIELD_NUMBER, OF_INDICATOR },
  { "scale/upper", N_ ("Upper Bound (100 of 100)"), FIELD_NUMBER, OF_INDICATOR },
  { "target/value", N_ ("Target"), FIELD_NUMBER, OF_INDICATOR },
  { "reference_lines", N_ ("Reference Lines (2 | Norm | Source; 3 | Goal)"), FIELD_REFERENCES, OF_INDICATOR },
};

typedef struct
{
  const char *name, *label;
} Choice;

static const Choice means[] = {
  { "arithmetic", N_ ("Arithmetic Mean") }, { "geometric", N_ ("Geometric Mean") },
  { "harmonic", N_ ("Harmonic Mean") },     { "median", N_ ("Median") },
  { "mpi", N_ ("Mazziotta-Pareto") },
};
static const Choice scales[] = {
  { "goalposts", N_ ("Fixed Bounds") },
  { "minmax", N_ ("Lowest to Highest Country") },
  { "zscore", N_ ("Z-Score") },
  { "percentile_rank", N_ ("Percentile Rank") },
  { "dist_max", N_ ("Distance to the Best") },
  { "dist_target", N_ ("Distance to the Target") },
  { "frac_max", N_ ("Share of the Best") },
};
static const Choice directions[] = {
  { "1", N_ ("Higher Is Better") },
  { "-1", N_ ("Lower Is Better") },
};

struct _PalFrameworkNode
{
  AdwBin parent_instance;

  PalFrameworkDraft *draft; /* unowned */
  PalDataset *dataset;      /* unowned */
  char *code, *wave, *country;
  AdwPreferencesRow *example; /* what the formula makes of the answers */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (PalFrameworkNode, pal_framework_node, ADW_TYPE_BIN)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
emit_edited (PalFrameworkNode *self, const char *label)
{
  g_autofree char *what = g_strdup_printf ("%s: %s", self->code, label);

  g_signal_emit (self, signals[SIGNAL_EDITED], 0, what);
}

static char *
dup_text (PalFrameworkNode *self, const Field *field)
{
  g_autofree char *lines = NULL;
  g_auto (GStrv) parts = NULL;
  double number;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->kind == FIELD_TEXT)
    return g_strdup (pal_framework_draft_get_text (self->draft, self->code, field->path));
  if (field->kind == FIELD_NUMBER)
    {
      number = pal_framework_draft_get_number (self->draft, self->code, field->path);
      return isnan (number) ? g_strdup ("")
                            : g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
    }
  lines = pal_framework_draft_dup_references (self->draft, self->code);
  parts = g_strsplit (lines, "\n", -1);
  return g_strjoinv ("; ", parts);
}

static gboolean
write_number (PalFrameworkNode *self, const Field *field, const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (*text == '\0')
    return pal_framework_draft_set_number (self->draft, self->code, field->path, NULL, NULL);
  return end != text && *end == '\0' &&
         pal_framework_draft_set_number (self->draft, self->code, field->path, &number, NULL);
}

static gboolean
write_references (PalFrameworkNode *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autofree char *lines = g_strjoinv ("\n", parts);

  return pal_framework_draft_set_references (self->draft, self->code, lines, NULL);
}

static void
mark (GtkWidget *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The field is left, or Enter was pressed. */
static void
commit (GtkWidget *row)
{
  const Field *field = g_object_get_data (G_OBJECT (row), "field");
  PalFrameworkNode *self = g_object_get_data (G_OBJECT (row), "node");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *before = NULL, *trimmed = g_strstrip (g_strdup (text));
  gboolean ok;

  if (self->is_filling || self->draft == NULL ||
      pal_framework_draft_find (self->draft, self->code, NULL) == NULL)
    return;
  before = dup_text (self, field);
  if (g_str_equal (before, trimmed))
    {
      mark (row, FALSE);
      return;
    }
  if (field->kind == FIELD_TEXT)
    ok = pal_framework_draft_set_text (self->draft, self->code, field->path, trimmed, NULL);
  else if (field->kind == FIELD_NUMBER)
    ok = write_number (self, field, trimmed);
  else
    ok = write_references (self, trimmed);
  mark (row, !ok);
  if (ok)
    emit_edited (self, _ (field->label));
}

static void
left_cb (GtkEventControllerFocus *controller)
{
  commit (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
try_formula (PalFrameworkNode *self, GtkWidget *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = NULL;
  const char *level = pal_framework_draft_get_text (self->draft, self->code, "level");
  g_autofree char *text = pal_framework_formula_try (self->dataset, self->wave, self->country, level,
                                                     gtk_editable_get_text (GTK_EDITABLE (row)), &error);

  mark (row, text == NULL);
  markup = g_markup_escape_text (text != NULL ? text : error->message, -1);
  adw_preferences_row_set_title (self->example, markup);
}

static void
formula_changed_cb (GtkWidget *row)
{
  PalFrameworkNode *self = g_object_get_data (G_OBJECT (row), "node");

  if (self->draft != NULL)
    try_formula (self, row);
}

static void
add_field (PalFrameworkNode *self, GtkWidget *group, const Field *field)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *text = dup_text (self, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_object_set_data (G_OBJECT (row), "node", self);
  g_signal_connect (row, "entry-activated", G_CALLBACK (commit), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (row, focus);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (!g_str_equal (field->path, "formula"))
    return;
  self->example = ADW_PREFERENCES_ROW (adw_action_row_new ());
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self->example), 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->example), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->example));
  g_signal_connect (row, "changed", G_CALLBACK (formula_changed_cb), NULL);
  try_formula (self, row);
}

static void
chosen_cb (GtkWidget *row)
{
  PalFrameworkNode *self = g_object_get_data (G_OBJECT (row), "node");
  const Choice *choices = g_object_get_data (G_OBJECT (row), "choices");
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  const char *name = choices[adw_combo_row_get_selected (ADW_COMBO_ROW (row))].name;
  gboolean ok;

  if (self->is_filling || self->draft == NULL)
    return;
  if (choices == directions)
    ok = pal_framework_draft_set_direction (self->draft, self->code, name[0] == '-' ? -1 : 1, NULL);
  else
    ok = pal_framework_draft_set_text (self->draft, self->code, path, name, NULL);
  if (ok)
    emit_edited (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
add_choice (PalFrameworkNode *self,
            GtkWidget *group,
            const char *title,
            const char *path,
            const Choice *choices,
            guint n_choices,
            const char *chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < n_choices; i++)
    {
      gtk_string_list_append (labels, _ (choices[i].label));
      if (g_str_equal (choices[i].name, chosen))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "node", self);
  g_object_set_data (G_OBJECT (row), "choices", (gpointer) choices);
  g_object_set_data (G_OBJECT (row), "path", (gpointer) path);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill (PalFrameworkNode *self)
{
  GtkWidget *group;
  gboolean is_domain = FALSE;
  g_autofree char *title = NULL;

  self->example = NULL;
  if (self->draft == NULL || pal_framework_draft_find (self->draft, self->code, &is_domain) == NULL)
    {
      GtkWidget *nothing = gtk_label_new (_ ("Choose a domain or an indicator."));

      gtk_widget_add_css_class (nothing, "dim-label");
      adw_bin_set_child (ADW_BIN (self), nothing);
      return;
    }
  group = adw_preferences_group_new ();
  /* Translators: the code of a domain or an indicator. */
  title = g_strdup_printf (is_domain ? _ ("Domain %s") : _ ("Indicator %s"), self->code);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].owner == OF_BOTH || (fields[i].owner == OF_DOMAIN) == is_domain)
      add_field (self, group, &fields[i]);
  if (is_domain)
    add_choice (self, group, _ ("Made of What Is below as"), "aggregation/method", means,
                G_N_ELEMENTS (means),
                pal_framework_draft_get_text (self->draft, self->code, "aggregation/method"));
  else
    {
      double direction = pal_framework_draft_get_number (self->draft, self->code, "direction");

      add_choice (self, group, _ ("Direction"), "direction", directions, G_N_ELEMENTS (directions),
                  direction < 0 ? "-1" : "1");
      add_choice (self, group, _ ("Scale"), "scale/method", scales, G_N_ELEMENTS (scales),
                  pal_framework_draft_get_text (self->draft, self->code, "scale/method"));
    }
  gtk_widget_set_margin_top (group, MARGIN);
  gtk_widget_set_margin_bottom (group, MARGIN);
  gtk_widget_set_margin_start (group, MARGIN);
  gtk_widget_set_margin_end (group, MARGIN);
  adw_bin_set_child (ADW_BIN (self), group);
}

void
pal_framework_node_set (PalFrameworkNode *self,
                        PalFrameworkDraft *draft,
                        const char *code,
                        PalDataset *dataset,
                        const char *wave,
                        const char *country)
{
  char *own = g_strdup (code);

  g_return_if_fail (PAL_IS_FRAMEWORK_NODE (self));

  /* What goes away may have the focus: what stood in it belongs to the node before. */
  self->is_filling = TRUE;
  g_free (self->code);
  self->code = own;
  g_free (self->wave);
  self->wave = g_strdup (wave);
  g_free (self->country);
  self->country = g_strdup (country);
  self->draft = draft;
  self->dataset = dataset;
  fill (self);
  self->is_filling = FALSE;
}

static void
pal_framework_node_finalize (GObject *object)
{
  PalFrameworkNode *self = PAL_FRAMEWORK_NODE (object);

  g_free (self->code);
  g_free (self->wave);
  g_free (self->country);

  G_OBJECT_CLASS (pal_framework_node_parent_class)->finalize (object);
}

static void
pal_framework_node_class_init (PalFrameworkNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_framework_node_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_framework_node_init (PalFrameworkNode *self)
{
}

GtkWidget *
pal_framework_node_new (void)
{
  return g_object_new (PAL_TYPE_FRAMEWORK_NODE, NULL);
}
