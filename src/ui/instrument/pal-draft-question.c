/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-question.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-rule-text.h"
#include "session/pal-draft-text.h"
#include "session/pal-routing-text.h"

#define WIDTH 640
#define LINES_HEIGHT 72 /* three lines */

typedef enum
{
  FIELD_TEXT,   /* a line */
  FIELD_NUMBER, /* a number or nothing */
  FIELD_FLAG,
  FIELD_OPTIONS, /* lines of text, see pal-rule-text.h */
  FIELD_ROUTING,
  FIELD_CHECKS,
  FIELD_HINTS,
} FieldKind;

typedef struct
{
  FieldKind kind;
  const char *member;
  const char *label;
  guint types; /* 1 << PalQuestionType; 0: all */
} Field;

#define BIT(type) (1u << PAL_QUESTION_##type)
#define NUMBERS (BIT (INTEGER) | BIT (DECIMAL) | BIT (PERCENT) | BIT (RATIO))
#define CHOICES (BIT (SINGLE) | BIT (MULTI) | BIT (YNP))

static const Field fields[] = {
  { FIELD_TEXT, "text", N_ ("Question"), 0 },
  { FIELD_TEXT, "help", N_ ("Help"), 0 },
  { FIELD_TEXT, "unit", N_ ("Unit"), NUMBERS },
  { FIELD_NUMBER, "min", N_ ("Smallest"), NUMBERS },
  { FIELD_NUMBER, "max", N_ ("Greatest"), NUMBERS },
  { FIELD_NUMBER, "soft_min", N_ ("Usually at Least"), NUMBERS },
  { FIELD_NUMBER, "soft_max", N_ ("Usually at Most"), NUMBERS },
  { FIELD_NUMBER, "decimals", N_ ("Decimals"), BIT (DECIMAL) | BIT (PERCENT) },
  { FIELD_NUMBER, "multiplier", N_ ("Multiplier"), BIT (RATIO) },
  { FIELD_TEXT, "numerator_label", N_ ("Part"), BIT (RATIO) },
  { FIELD_TEXT, "denominator_label", N_ ("Whole"), BIT (RATIO) },
  { FIELD_NUMBER, "max_length", N_ ("Greatest Length"), BIT (TEXT) },
  { FIELD_NUMBER, "max_select", N_ ("At Most So Many Options"), BIT (MULTI) },
  { FIELD_TEXT, "min", N_ ("Earliest"), BIT (DATE) },
  { FIELD_TEXT, "max", N_ ("Latest"), BIT (DATE) },
  { FIELD_FLAG, "required", N_ ("Required"), 0 },
  { FIELD_FLAG, "core", N_ ("Core Question"), 0 },
  { FIELD_OPTIONS, "options", N_ ("Options: code: label [score, level 1 to 4, exclusive]"), CHOICES },
  { FIELD_ROUTING, "show_if", N_ ("Routing"), 0 },
  { FIELD_CHECKS, "checks", N_ ("Checks: error, warning or note: formula => message"), 0 },
  { FIELD_HINTS, "hints", N_ ("Hints for Countries: country: text"), 0 },
};

struct _PalDraftQuestion
{
  AdwBin parent_instance;

  PalInstrumentDraft *draft; /* unowned */
  char *question;
  GtkWidget *box;
  GtkLabel *routing; /* in sentences; NULL: no question */
  gboolean is_own;   /* filling in, not a person */
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalDraftQuestion, pal_draft_question, ADW_TYPE_BIN)

static const Field *
get_field (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

static void
tell_edited (PalDraftQuestion *self)
{
  g_autofree char *what = NULL;

  /* Translators: id of a question: a step of undo */
  what = g_strdup_printf (_ ("Questionnaire, %s"), self->question);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, what);
}

/* What is wrong with what stands in @widget; NULL: nothing. */
static void
show_problem (GtkWidget *widget, const char *problem)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (widget), "problem");

  if (problem != NULL)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  if (label == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (label), problem != NULL ? problem : "");
  gtk_widget_set_visible (label, problem != NULL);
}

static gboolean
set_number (PalDraftQuestion *self, const Field *field, const char *text)
{
  double number;

  if (*text == '\0')
    return pal_instrument_draft_set_number (self->draft, self->question, field->member, NULL, NULL);
  return pal_number_parse (text, TRUE, &number) &&
         pal_instrument_draft_set_number (self->draft, self->question, field->member, &number, NULL);
}

static void
entry_changed_cb (GtkWidget *row, PalDraftQuestion *self)
{
  const Field *field = get_field (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (self->is_own || self->draft == NULL)
    return;
  if (field->kind == FIELD_NUMBER)
    show_problem (row, set_number (self, field, text) ? NULL : "");
  else
    (void) pal_instrument_draft_set_text (self->draft, self->question, field->member, text, NULL);
}

/* A step of undo is what was written between coming and going, not a letter. */
static void
left_cb (GtkEventControllerFocus *controller, PalDraftQuestion *self)
{
  if (!self->is_own && self->draft != NULL && self->question != NULL)
    tell_edited (self);
}

static void
watch_focus (PalDraftQuestion *self, GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (widget, controller);
}

static void
flag_changed_cb (GtkSwitch *flag, GParamSpec *pspec, PalDraftQuestion *self)
{
  const Field *field = get_field (GTK_WIDGET (flag));
  gboolean is_on = gtk_switch_get_active (flag);

  if (self->is_own || self->draft == NULL)
    return;
  (void) pal_instrument_draft_set (self->draft, self->question, field->member,
                                   is_on ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL, NULL);
  tell_edited (self);
}

static gboolean
read_lines (const Field *field, const char *text, JsonNode **out, GError **error)
{
  switch (field->kind)
    {
    case FIELD_OPTIONS:
      return pal_rule_text_to_options (text, out, error);
    case FIELD_ROUTING:
      return pal_rule_text_to_conditions (text, out, error);
    case FIELD_HINTS:
      return pal_rule_text_to_hints (text, out, error);
    case FIELD_CHECKS:
    case FIELD_TEXT:
    case FIELD_NUMBER:
    case FIELD_FLAG:
    default:
      return pal_rule_text_to_checks (text, out, error) && pal_draft_text_check_formulas (*out, error);
    }
}

static void
show_routing (PalDraftQuestion *self)
{
  g_autofree char *text = pal_routing_text_new (self->draft, self->question);

  gtk_label_set_text (self->routing, text);
}

static void
lines_changed_cb (GtkTextBuffer *buffer, GtkWidget *view)
{
  PalDraftQuestion *self = PAL_DRAFT_QUESTION (gtk_widget_get_ancestor (view, PAL_TYPE_DRAFT_QUESTION));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  JsonNode *node = NULL;

  if (self == NULL || self->is_own || self->draft == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (read_lines (get_field (view), text, &node, &error))
    (void) pal_instrument_draft_set (self->draft, self->question, get_field (view)->member, node, NULL);
  else
    g_clear_pointer (&node, json_node_unref);
  show_problem (view, error != NULL ? error->message : NULL);
  if (get_field (view)->kind == FIELD_ROUTING)
    show_routing (self);
}

static char *
get_text (JsonObject *question, const Field *field)
{
  JsonNode *node = json_object_get_member (question, field->member);

  switch (field->kind)
    {
    case FIELD_OPTIONS:
      return pal_rule_text_from_options (question);
    case FIELD_ROUTING:
      return pal_rule_text_from_conditions (question);
    case FIELD_HINTS:
      return pal_rule_text_from_hints (question);
    case FIELD_CHECKS:
      return pal_rule_text_from_checks (question);
    case FIELD_NUMBER:
      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        return g_strdup ("");
      return pal_number_to_machine (json_node_get_double (node));
    case FIELD_TEXT:
    case FIELD_FLAG:
    default:
      return g_strdup (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                               json_node_get_value_type (node) == G_TYPE_STRING
                           ? json_node_get_string (node)
                           : "");
    }
}

static void
add_entry (PalDraftQuestion *self, GtkWidget *group, const Field *field, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), self);
  watch_focus (self, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_flag (PalDraftQuestion *self, GtkWidget *group, const Field *field, gboolean is_on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *flag = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  g_object_set_data (G_OBJECT (flag), "field", (gpointer) field);
  gtk_switch_set_active (GTK_SWITCH (flag), is_on);
  gtk_widget_set_valign (flag, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flag), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  g_signal_connect (flag, "notify::active", G_CALLBACK (flag_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), flag);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), flag);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* The sentences are what a person reads; how they are written stands folded below. */
static GtkWidget *
add_routing (PalDraftQuestion *self)
{
  GtkWidget *fold = gtk_expander_new (_ ("Edit: question eq, ne, in, has or not_has code"));
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->routing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->routing, 0);
  gtk_label_set_wrap (self->routing, TRUE);
  gtk_label_set_wrap_mode (self->routing, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->routing, TRUE);
  show_routing (self);
  gtk_expander_set_child (GTK_EXPANDER (fold), inside);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->routing));
  gtk_box_append (GTK_BOX (self->box), fold);
  return inside;
}

static void
add_lines (PalDraftQuestion *self, const Field *field, const char *text)
{
  GtkWidget *label = gtk_label_new (_ (field->label)), *below = self->box;
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *problem = gtk_label_new (NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_widget_add_css_class (problem, "pal-warning-text");
  gtk_widget_set_visible (problem, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, LINES_HEIGHT);
  gtk_widget_set_margin_top (label, 12);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (field->label), -1);
  g_object_set_data (G_OBJECT (view), "field", (gpointer) field);
  g_object_set_data (G_OBJECT (view), "problem", problem);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (lines_changed_cb), view, 0);
  watch_focus (self, view);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (GTK_BOX (self->box), label);
  if (field->kind == FIELD_ROUTING)
    below = add_routing (self);
  gtk_box_append (GTK_BOX (below), frame);
  gtk_box_append (GTK_BOX (below), problem);
}

static gboolean
is_for (const Field *field, JsonObject *question)
{
  PalQuestionType type;
  JsonNode *node = json_object_get_member (question, "type");
  const char *name = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return field->types == 0 ||
         (pal_question_type_from_name (name, &type) && (field->types & (1u << type)) != 0);
}

static gboolean
is_true (JsonObject *question, const char *member)
{
  JsonNode *node = json_object_get_member (question, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static void
fill (PalDraftQuestion *self, JsonObject *question)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (self->box), group);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), self->question);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = get_text (question, &fields[i]);

      if (!is_for (&fields[i], question))
        continue;
      if (fields[i].kind == FIELD_FLAG)
        add_flag (self, group, &fields[i], is_true (question, fields[i].member));
      else if (fields[i].kind == FIELD_TEXT || fields[i].kind == FIELD_NUMBER)
        add_entry (self, group, &fields[i], text);
      else
        add_lines (self, &fields[i], text);
    }
}

void
pal_draft_question_set (PalDraftQuestion *self, PalInstrumentDraft *draft, const char *question)
{
  JsonObject *object =
      draft != NULL && question != NULL ? pal_instrument_draft_find_question (draft, question) : NULL;
  char *copy = g_strdup (question);
  GtkWidget *child;

  g_return_if_fail (PAL_IS_DRAFT_QUESTION (self));

  self->is_own = TRUE;
  self->draft = object != NULL ? draft : NULL;
  g_free (self->question);
  self->question = copy;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->routing = NULL;
  if (object != NULL)
    fill (self, object);
  self->is_own = FALSE;
}

static void
pal_draft_question_finalize (GObject *object)
{
  g_free (PAL_DRAFT_QUESTION (object)->question);

  G_OBJECT_CLASS (pal_draft_question_parent_class)->finalize (object);
}

static void
pal_draft_question_class_init (PalDraftQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_draft_question_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pal_draft_question_init (PalDraftQuestion *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  adw_bin_set_child (ADW_BIN (self), clamp);
}

GtkWidget *
pal_draft_question_new (void)
{
  return g_object_new (PAL_TYPE_DRAFT_QUESTION, NULL);
}
