/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-question-reader.h"

#include <math.h>
#include <string.h>

#include "base/pal-json.h"
#include "base/pal-text.h"
#include "model/pal-group-reader.h"

#define MAX_DECIMALS 9
#define MAX_TEXT 1000000
#define MAX_OPTIONS 1000

/* The letter of an id tells the level: T1C02 country, T1I02 institution. */
static gboolean
check_id (const char *id, PalUnitLevel level, GError **error)
{
  gboolean formed = strlen (id) == 5 && g_ascii_isupper (id[0]) && g_ascii_isdigit (id[1]) &&
                    (id[2] == 'C' || id[2] == 'I') && g_ascii_isdigit (id[3]) && g_ascii_isdigit (id[4]);

  if (!formed)
    return pal_document_fail (error, "the id must be a letter, a digit, C or I, and two digits, as in T1C02");
  if ((id[2] == 'C') != (level == PAL_LEVEL_COUNTRY))
    return pal_document_fail (error, "the letter %c in the id says %s, but the section is of level %s", id[2],
                              id[2] == 'C' ? "country" : "institution",
                              level == PAL_LEVEL_COUNTRY ? "country" : "institution");
  return TRUE;
}

gboolean
pal_unit_level_from_name (const char *name, PalUnitLevel *out)
{
  if (g_strcmp0 (name, "country") == 0)
    *out = PAL_LEVEL_COUNTRY;
  else if (g_strcmp0 (name, "institution") == 0)
    *out = PAL_LEVEL_INSTITUTION;
  else
    return FALSE;
  return TRUE;
}

static gboolean
check_level (JsonObject *object, PalUnitLevel section_level, GError **error)
{
  GError *fault = NULL;
  const char *name = pal_json_get_string (object, "level", NULL, &fault);
  PalUnitLevel level = section_level;

  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (name != NULL && (!pal_unit_level_from_name (name, &level) || level != section_level))
    return pal_document_fail (error, "the level “%s” is not that of the section", name);
  return TRUE;
}

/* A number between 0 and 1 that may be absent. */
static gboolean
read_score (JsonObject *object, const char *name, gboolean *has, double *out, GError **error)
{
  if (!pal_json_get_double (object, name, NAN, out, error))
    return FALSE;
  *has = !isnan (*out);
  if (!*has)
    *out = 0.0;
  if (!(*out >= 0.0 && *out <= 1.0))
    return pal_document_fail (error, "“%s” must be from 0 to 1, not %g", name, *out);
  return TRUE;
}

/* Codes are joined by "|" in CSV and quoted in formulas. */
static gboolean
is_code (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    if ((guint8) *p <= ' ' || *p == '|' || *p == '"' || *p == 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
read_option (PalOption *option, PalDocument *document, JsonObject *object, GError **error)
{
  option->code = (char *) pal_document_need_text (document, object, "code", error);
  if (option->code == NULL)
    return FALSE;
  if (!is_code (option->code))
    return pal_document_fail (error, "a code may not hold blanks, “|” or quotation marks");
  option->label = (char *) pal_document_need_text (document, object, "label", error);
  return option->label != NULL && read_score (object, "score", &option->has_score, &option->score, error) &&
         pal_json_get_int (object, "level", 0, 1, 4, &option->level, error) &&
         pal_json_get_boolean (object, "exclusive", FALSE, &option->exclusive, error);
}

static gboolean
read_options (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  if (!pal_json_get_array (object, "options", &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n < 2 || n > MAX_OPTIONS)
    return pal_document_fail (error, "expected at least two options, found %u", n);

  self->options = g_new0 (PalOption, n);
  self->n_options = n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *option = pal_document_need_object (array, i, "option", error);

      if (option == NULL)
        return FALSE;
      if (!read_option (&self->options[i], document, option, error))
        {
          g_prefix_error (error, "option %u: ", i + 1);
          return FALSE;
        }
      for (guint k = 0; k < i; k++)
        if (g_str_equal (self->options[k].code, self->options[i].code))
          return pal_document_fail (error, "the option code “%s” stands twice", self->options[i].code);
    }
  return TRUE;
}

static gboolean
read_choice (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  int max_select = 0;

  if (!read_options (self, document, object, error))
    return FALSE;
  if (self->type == PAL_QUESTION_MULTI)
    {
      if (!pal_json_get_int (object, "max_select", 0, 1, (int) self->n_options, &max_select, error))
        return FALSE;
      self->max_select = (guint) max_select;
      return TRUE;
    }
  for (guint i = 0; self->feeds[0] != NULL && i < self->n_options; i++)
    if (!self->options[i].has_score)
      return pal_document_fail (error, "feeds the indicator %s, but the option “%s” has no score",
                                self->feeds[0], self->options[i].code);
  return TRUE;
}

/* Either end may be left out.  Those of a ratio are of its rate, numerator / denominator * multiplier, which
 * has no hard range to compare them with. */
static gboolean
read_soft_range (PalQuestion *self, JsonObject *object, GError **error)
{
  gboolean is_rate = self->type == PAL_QUESTION_RATIO;
  double least, greatest;

  if (!pal_json_get_double (object, "soft_min", NAN, &self->soft_min, error) ||
      !pal_json_get_double (object, "soft_max", NAN, &self->soft_max, error))
    return FALSE;
  self->has_soft_min = !isnan (self->soft_min);
  self->has_soft_max = !isnan (self->soft_max);
  least = self->has_soft_min ? self->soft_min : (is_rate ? -INFINITY : self->min);
  greatest = self->has_soft_max ? self->soft_max : (is_rate ? INFINITY : self->max);
  if (!(least < greatest) || (!is_rate && (least < self->min || greatest > self->max)))
    return pal_document_fail (error, "“soft_min” and “soft_max” must lie in order between “min” and “max”");
  return TRUE;
}

static gboolean
read_range (PalQuestion *self, JsonObject *object, GError **error)
{
  gboolean whole = self->type == PAL_QUESTION_INTEGER || self->type == PAL_QUESTION_RATIO;

  if (!pal_json_get_double (object, "min", NAN, &self->min, error) ||
      !pal_json_get_double (object, "max", NAN, &self->max, error))
    return FALSE;
  if (isnan (self->min) || isnan (self->max))
    return pal_document_fail (error, "a question of type %s needs “min” and “max”",
                              pal_question_type_to_name (self->type));
  if (!(self->min < self->max))
    return pal_document_fail (error, "“min” must be below “max”, but %.15g is not below %.15g", self->min,
                              self->max);
  if (whole && (self->min != trunc (self->min) || self->max != trunc (self->max)))
    return pal_document_fail (error, "“min” and “max” must be whole numbers");
  self->has_min = self->has_max = TRUE;
  return read_soft_range (self, object, error);
}

static gboolean
read_ratio (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  if (!read_range (self, object, error) ||
      !pal_json_get_double (object, "multiplier", 0.0, &self->multiplier, error))
    return FALSE;
  if (self->min < 0.0)
    return pal_document_fail (error, "the parts of a ratio are counts: “min” may not be below 0");
  if (self->multiplier != 100.0 && self->multiplier != 1000.0 && self->multiplier != 100000.0 &&
      self->multiplier != 1000000.0)
    return pal_document_fail (error, "“multiplier” must be 100, 1000, 100000 or 1000000");
  self->numerator_label = (char *) pal_document_need_text (document, object, "numerator_label", error);
  if (self->numerator_label == NULL)
    return FALSE;
  self->denominator_label = (char *) pal_document_need_text (document, object, "denominator_label", error);
  return self->denominator_label != NULL;
}

static gboolean
read_likert (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  g_autofree char **anchors = NULL;

  if (!pal_document_read_list (document, object, "anchors", &anchors, error))
    return FALSE;
  if (g_strv_length (anchors) != 2)
    return pal_document_fail (error, "“anchors” must name both ends of the scale");
  self->anchor_low = anchors[0];
  self->anchor_high = anchors[1];
  self->has_min = self->has_max = TRUE;
  self->min = 1.0;
  self->max = 5.0;
  return TRUE;
}

static gboolean
is_iso_date (const char *text)
{
  guint year = 0, month = 0, day = 0;

  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  return text[10] == '\0' && year > 0 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
read_date (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  if (!pal_document_read_text (document, object, "min", &self->min_date, error) ||
      !pal_document_read_text (document, object, "max", &self->max_date, error))
    return FALSE;
  if ((self->min_date != NULL && !is_iso_date (self->min_date)) ||
      (self->max_date != NULL && !is_iso_date (self->max_date)))
    return pal_document_fail (error, "“min” and “max” of a date must be ISO dates, as in 2026-01-31");
  if (self->min_date != NULL && self->max_date != NULL && strcmp (self->min_date, self->max_date) >= 0)
    return pal_document_fail (error, "“min” must be before “max”");
  return TRUE;
}

static gboolean
read_text_limit (PalQuestion *self, JsonObject *object, GError **error)
{
  int max_length = 0;

  if (!pal_json_get_int (object, "max_length", 0, 1, MAX_TEXT, &max_length, error))
    return FALSE;
  self->max_length = (guint) max_length;
  return TRUE;
}

static gboolean
read_type (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  switch (self->type)
    {
    case PAL_QUESTION_SINGLE:
    case PAL_QUESTION_MULTI:
    case PAL_QUESTION_YNP:
      return read_choice (self, document, object, error);
    case PAL_QUESTION_INTEGER:
      return read_range (self, object, error);
    case PAL_QUESTION_DECIMAL:
    case PAL_QUESTION_PERCENT:
      return read_range (self, object, error) &&
             pal_json_get_int (object, "decimals", 2, 0, MAX_DECIMALS, &self->decimals, error);
    case PAL_QUESTION_RATIO:
      return read_ratio (self, document, object, error);
    case PAL_QUESTION_LIKERT5:
      return read_likert (self, document, object, error);
    case PAL_QUESTION_DATE:
      return read_date (self, document, object, error);
    case PAL_QUESTION_GROUP:
      return pal_group_read (self, document, object, error);
    case PAL_QUESTION_TEXT:
    default:
      return read_text_limit (self, object, error);
    }
}

static gboolean
read_condition_values (PalCondition *condition, PalDocument *document, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "value");

  if (condition->op == PAL_CONDITION_IN)
    {
      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        return pal_document_fail (error, "the operator in needs an array of codes as “value”");
      if (!pal_document_read_list (document, object, "value", &condition->values, error))
        return FALSE;
      if (condition->values[0] == NULL)
        return pal_document_fail (error, "the operator in needs at least one code");
      return TRUE;
    }
  condition->values = g_new0 (char *, 2);
  condition->values[0] = (char *) pal_document_need_text (document, object, "value", error);
  return condition->values[0] != NULL;
}

static gboolean
read_condition (PalCondition *condition, PalDocument *document, JsonObject *object, GError **error)
{
  static const char *const names[] = { [PAL_CONDITION_EQ] = "eq",
                                       [PAL_CONDITION_NE] = "ne",
                                       [PAL_CONDITION_IN] = "in",
                                       [PAL_CONDITION_HAS] = "has",
                                       [PAL_CONDITION_NOT_HAS] = "not_has" };
  const char *op = NULL;
  guint i = 0;

  condition->question = (char *) pal_document_need_text (document, object, "q", error);
  if (condition->question == NULL)
    return FALSE;
  op = pal_document_need_text (document, object, "op", error);
  if (op == NULL)
    return FALSE;
  while (i < G_N_ELEMENTS (names) && !g_str_equal (names[i], op))
    i++;
  if (i == G_N_ELEMENTS (names))
    return pal_document_fail (error, "expected the operator eq, ne, in, has or not_has, found “%s”", op);
  condition->op = (PalConditionOp) i;
  return read_condition_values (condition, document, object, error) &&
         pal_json_get_boolean (object, "gate", FALSE, &condition->gate, error);
}

static gboolean
read_show_if (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonObject *show_if = NULL;
  JsonArray *all = NULL;
  guint n = 0;

  if (!pal_json_get_object (object, "show_if", &show_if, error))
    return FALSE;
  if (show_if == NULL)
    return TRUE;
  if (!pal_json_get_array (show_if, "all", &all, error))
    return FALSE;
  /* An unknown word here would change who is asked, so it is not ignored. */
  if (all == NULL || json_object_get_size (show_if) != 1)
    return pal_document_fail (error, "show_if must hold the member “all” and nothing else");
  n = json_array_get_length (all);
  self->show_if = g_new0 (PalCondition, n);
  self->n_show_if = n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *condition = pal_document_need_object (all, i, "show_if condition", error);

      if (condition == NULL)
        return FALSE;
      if (!read_condition (&self->show_if[i], document, condition, error))
        {
          g_prefix_error (error, "show_if: ");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_check (PalCheck *check, PalDocument *document, JsonObject *object, GError **error)
{
  const char *severity = NULL;

  check->expression = (char *) pal_document_need_text (document, object, "expr", error);
  if (check->expression == NULL)
    return FALSE;
  check->message = (char *) pal_document_need_text (document, object, "message", error);
  if (check->message == NULL)
    return FALSE;
  severity = pal_document_need_text (document, object, "severity", error);
  if (severity == NULL)
    return FALSE;
  if (g_str_equal (severity, "error"))
    check->severity = PAL_SEVERITY_ERROR;
  else if (g_str_equal (severity, "warning"))
    check->severity = PAL_SEVERITY_WARNING;
  else if (g_str_equal (severity, "note"))
    check->severity = PAL_SEVERITY_NOTE;
  else
    return pal_document_fail (error, "expected the severity error, warning or note, found “%s”", severity);
  return TRUE;
}

static gboolean
read_checks (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  if (!pal_json_get_array (object, "checks", &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  self->checks = g_new0 (PalCheck, n);
  self->n_checks = n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *check = pal_document_need_object (array, i, "check", error);

      if (check == NULL)
        return FALSE;
      if (!read_check (&self->checks[i], document, check, error))
        {
          g_prefix_error (error, "check %u: ", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/* true: asked for, and submitting warns; "always": nothing is submitted without an answer or a reason. */
static gboolean
read_required (PalQuestion *self, JsonObject *object, GError **error)
{
  JsonNode *node =
      json_object_has_member (object, "required") ? json_object_get_member (object, "required") : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
      strcmp (json_node_get_string (node), "always") == 0)
    {
      self->required = self->required_always = TRUE;
      return TRUE;
    }
  return pal_json_get_boolean (object, "required", FALSE, &self->required, error);
}

static gboolean
read_hints (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  g_autoptr (GList) countries = NULL;
  JsonObject *hints = NULL;

  if (!pal_json_get_object (object, "hints", &hints, error))
    return FALSE;
  countries = hints != NULL ? g_list_sort (json_object_get_members (hints), (GCompareFunc) strcmp) : NULL;
  self->hints = g_new0 (PalHint, g_list_length (countries));
  for (GList *l = countries; l != NULL; l = l->next)
    {
      const char *country = l->data;
      PalHint *hint = &self->hints[self->n_hints];

      if (strlen (country) != 2 || !g_ascii_isupper (country[0]) || !g_ascii_isupper (country[1]))
        return pal_document_fail (error, "a hint is for a country of two capital letters, as in NO");
      hint->text = (char *) pal_document_need_text (document, hints, country, error);
      if (hint->text == NULL)
        return FALSE;
      hint->country = g_string_chunk_insert_const (document->strings, country);
      self->n_hints++;
    }
  return TRUE;
}

static gboolean
read_common (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  const char *type = pal_document_need_text (document, object, "type", error);

  if (type == NULL)
    return FALSE;
  if (!pal_question_type_from_name (type, &self->type))
    return pal_document_fail (error, "unknown type “%s”", type);
  self->text = (char *) pal_document_need_text (document, object, "text", error);
  return self->text != NULL && pal_json_get_boolean (object, "core", FALSE, &self->core, error) &&
         read_required (self, object, error) &&
         pal_document_read_text (document, object, "help", &self->help, error) &&
         read_hints (self, document, object, error) &&
         pal_document_read_text (document, object, "unit", &self->unit, error) &&
         pal_document_read_text (document, object, "replaces", &self->replaces, error) &&
         pal_document_read_list (document, object, "feeds", &self->feeds, error) &&
         pal_document_read_list (document, object, "refs", &self->refs, error) &&
         read_score (object, "skipped_score", &self->has_skipped_score, &self->skipped_score, error);
}

gboolean
pal_question_read (PalQuestion *self,
                   PalDocument *document,
                   JsonObject *object,
                   PalUnitLevel section_level,
                   GError **error)
{
  g_autofree char *quoted = NULL;

  self->level = section_level;
  self->id = (char *) pal_document_need_text (document, object, "id", error);
  if (self->id == NULL)
    {
      g_prefix_error (error, "question without an id: ");
      return FALSE;
    }
  if (check_id (self->id, section_level, error) && check_level (object, section_level, error) &&
      read_common (self, document, object, error) && read_type (self, document, object, error) &&
      read_show_if (self, document, object, error) && read_checks (self, document, object, error))
    return TRUE;
  quoted = pal_text_quote (self->id, -1);
  g_prefix_error (error, "question %s: ", quoted);
  return FALSE;
}

void
pal_question_clear (PalQuestion *self)
{
  for (guint i = 0; i < self->n_children; i++)
    pal_question_clear (&self->children[i]);
  g_free (self->children);
  for (guint i = 0; i < self->n_show_if; i++)
    g_free (self->show_if[i].values);
  g_free (self->show_if);
  g_free (self->hints);
  g_free (self->options);
  g_free (self->checks);
  g_free (self->feeds);
  g_free (self->refs);
}
