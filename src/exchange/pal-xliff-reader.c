/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-xliff.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"

#define MAX_BYTES (64 << 20)
#define MAX_UNITS 100000
#define MAX_TEXT_BYTES (1 << 16)
#define NAMESPACE "urn:oasis:names:tc:xliff:document:"

/* What the unit that is being read holds so far. */
typedef struct
{
  char *key; /* NULL: none is being read */
  guint row;
  int depth;
  gboolean in_segment;            /* 2.0: only what stands in a segment is text */
  gboolean is_ignorable;          /* what stands between two sentences */
  gsize source_mark, target_mark; /* where it began */
  GString *source, *target, *now; /* now: one of the two, or NULL */
  int now_depth;
  guint n_segments, n_targets;
  char *markup; /* the first element in a text that is none of plain text */
  const char *markup_in;
} Unit;

typedef struct
{
  xmlTextReader *xml;
  const char *origin;
  gboolean is_two;
  guint n_units;
  PalTranslationSheet *sheet;
  Unit unit;
  char *problem; /* the first that the parser found */
  guint problem_row, problem_column;
} Reader;

static void
note_problem_cb (void *user_data, xmlErrorPtr problem)
{
  Reader *self = user_data;

  if (problem == NULL || problem->level < XML_ERR_ERROR || self->problem != NULL)
    return;
  self->problem = g_strstrip (g_utf8_make_valid (problem->message != NULL ? problem->message : "broken", -1));
  self->problem_row = (guint) MAX (problem->line, 1);
  self->problem_column = (guint) MAX (problem->int2, 1);
}

/* Of the element that is looked at; the parser itself has read on. */
static guint
get_row (Reader *self)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->xml);
  long row = node != NULL ? xmlGetLineNo (node) : 1;

  return row > 0 ? (guint) row : 1;
}

/* @column 0: not known. */
G_GNUC_PRINTF (5, 6)
static gboolean
fail (Reader *self, guint row, guint column, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (column > 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s:%u:%u: %s", self->origin, row, column, message);
  else
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s:%u: %s", self->origin, row, message);
  return FALSE;
}

static char *
dup_attribute (Reader *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->xml, (const xmlChar *) name);
  char *copy = value != NULL ? g_utf8_make_valid ((const char *) value, -1) : NULL;

  if (value != NULL)
    xmlFree (value);
  return copy;
}

static void
add_finding (Reader *self, const char *rule, const char *part, char *message)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", message);

  finding->file = g_strdup (self->origin);
  finding->row = self->unit.row;
  finding->column = g_strdup (part);
  finding->value = g_strdup (self->unit.key);
  g_ptr_array_add (self->sheet->findings, finding);
  g_free (message);
}

static void
clear_unit (Unit *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->markup, g_free);
  if (self->source != NULL)
    g_string_free (self->source, TRUE);
  if (self->target != NULL)
    g_string_free (self->target, TRUE);
  memset (self, 0, sizeof *self);
}

static gboolean
start_unit (Reader *self, GError **error)
{
  char *name = self->is_two ? dup_attribute (self, "name") : NULL;

  if (self->n_units++ == MAX_UNITS)
    {
      g_free (name);
      return fail (self, get_row (self), 0, error, "more than %d units", MAX_UNITS);
    }
  clear_unit (&self->unit);
  self->unit.key = name != NULL ? name : dup_attribute (self, "id");
  if (self->unit.key == NULL)
    self->unit.key = g_strdup ("");
  self->unit.row = get_row (self);
  self->unit.depth = xmlTextReaderDepth (self->xml);
  self->unit.source = g_string_new (NULL);
  self->unit.target = g_string_new (NULL);
  return TRUE;
}

static void
finish_unit (Reader *self)
{
  Unit *unit = &self->unit;
  guint first = 0;

  if (*unit->key == '\0')
    add_finding (self, "key", "id", g_strdup ("a unit without an id"));
  else if (unit->markup != NULL)
    add_finding (
        self, "markup", unit->markup_in,
        g_strdup_printf ("the text holds <%s>, but a questionnaire has plain text only", unit->markup));
  else if (unit->source->len > MAX_TEXT_BYTES || unit->target->len > MAX_TEXT_BYTES)
    add_finding (self, "length", unit->source->len > MAX_TEXT_BYTES ? "source" : "target",
                 g_strdup_printf ("the text is longer than %d bytes", MAX_TEXT_BYTES));
  else if (unit->n_targets > 0 && unit->n_targets < unit->n_segments)
    add_finding (
        self, "segments", "segment",
        g_strdup_printf ("only %u of %u segments are translated", unit->n_targets, unit->n_segments));
  else if (pal_translation_sheet_take (
               self->sheet, unit->key, g_strndup (unit->source->str, unit->source->len),
               unit->n_targets > 0 ? g_strndup (unit->target->str, unit->target->len) : NULL, unit->row,
               &first) == NULL)
    add_finding (self, "duplicate", "id", g_strdup_printf ("the same text already stands in row %u", first));
  clear_unit (unit);
}

/* Whether @name is the element of a text at the place where one may stand. */
static GString *
find_text (Reader *self, const char *name)
{
  Unit *unit = &self->unit;
  int depth = xmlTextReaderDepth (self->xml) - unit->depth;

  if (depth != (self->is_two ? 2 : 1) || (self->is_two && !unit->in_segment))
    return NULL;
  return strcmp (name, "source") == 0 ? unit->source : strcmp (name, "target") == 0 ? unit->target : NULL;
}

/* Marks around words are no text; everything else stands for something that we cannot keep. */
static gboolean
is_plain (const char *name)
{
  return strcmp (name, "mrk") == 0 || strcmp (name, "g") == 0 || strcmp (name, "pc") == 0;
}

static void
start_in_unit (Reader *self, const char *name, gboolean is_empty)
{
  Unit *unit = &self->unit;
  GString *text;

  if (unit->now != NULL)
    {
      if (!is_plain (name) && unit->markup == NULL)
        {
          unit->markup = g_strdup (name);
          unit->markup_in = unit->now == unit->source ? "source" : "target";
        }
      return;
    }
  if (self->is_two && xmlTextReaderDepth (self->xml) == unit->depth + 1)
    {
      unit->is_ignorable = strcmp (name, "ignorable") == 0;
      unit->source_mark = unit->source->len;
      unit->target_mark = unit->target->len;
      unit->in_segment = !is_empty && (unit->is_ignorable || strcmp (name, "segment") == 0);
      unit->n_segments += unit->in_segment && !unit->is_ignorable;
      return;
    }
  text = find_text (self, name);
  if (text == NULL)
    return;
  if (!self->is_two && text == unit->source)
    unit->n_segments = 1;
  if (text == unit->target && !unit->is_ignorable)
    unit->n_targets++;
  if (!is_empty)
    {
      unit->now = text;
      unit->now_depth = xmlTextReaderDepth (self->xml);
    }
}

static gboolean
is_of_xliff (Reader *self)
{
  const char *space = (const char *) xmlTextReaderConstNamespaceUri (self->xml);

  return space == NULL || g_str_has_prefix (space, NAMESPACE);
}

static gboolean
start_root (Reader *self, const char *name, GError **error)
{
  g_autofree char *version = dup_attribute (self, "version");

  if (strcmp (name, "xliff") != 0 || version == NULL ||
      !(g_str_has_prefix (version, "1.") || g_str_has_prefix (version, "2.")))
    return fail (self, get_row (self), 0, error, "expected XLIFF 1.2 or 2.0");
  self->is_two = version[0] == '2';
  if (self->is_two)
    {
      self->sheet->source_language = dup_attribute (self, "srcLang");
      self->sheet->language = dup_attribute (self, "trgLang");
    }
  return TRUE;
}

/* One questionnaire in one language: several <file> may be parts of it, but say the same. */
static gboolean
note_word (Reader *self, const char *attribute, char **slot, GError **error)
{
  g_autofree char *value = dup_attribute (self, attribute);

  if (value == NULL || *value == '\0')
    return TRUE;
  if (*slot == NULL)
    *slot = g_strdup (value);
  if (strcmp (*slot, value) != 0)
    {
      g_autofree char *quoted = pal_text_quote (value, -1);

      return fail (self, get_row (self), 0, error,
                   "%s is \"%s\" here and another one before, expected one questionnaire in one language",
                   attribute, quoted);
    }
  return TRUE;
}

static gboolean
start_element (Reader *self, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (self->xml);
  gboolean is_empty = xmlTextReaderIsEmptyElement (self->xml) == 1;

  if (xmlTextReaderDepth (self->xml) == 0)
    return start_root (self, name, error);
  if (self->unit.key != NULL)
    {
      if (is_of_xliff (self) || self->unit.now != NULL)
        start_in_unit (self, name, is_empty);
      return TRUE;
    }
  if (!is_of_xliff (self))
    return TRUE;
  if (strcmp (name, "file") == 0)
    return note_word (self, "original", &self->sheet->instrument, error) &&
           (self->is_two || (note_word (self, "source-language", &self->sheet->source_language, error) &&
                             note_word (self, "target-language", &self->sheet->language, error)));
  if (strcmp (name, self->is_two ? "unit" : "trans-unit") != 0)
    return TRUE;
  if (!start_unit (self, error))
    return FALSE;
  if (is_empty)
    finish_unit (self);
  return TRUE;
}

/* A blank between two sentences is the same in both languages, unless the file says otherwise. */
static void
finish_segment (Unit *unit)
{
  if (unit->is_ignorable && unit->target->len == unit->target_mark)
    g_string_append (unit->target, unit->source->str + unit->source_mark);
  unit->in_segment = unit->is_ignorable = FALSE;
}

static void
end_element (Reader *self)
{
  Unit *unit = &self->unit;
  int depth = xmlTextReaderDepth (self->xml);

  if (unit->key == NULL)
    return;
  if (unit->now != NULL && depth == unit->now_depth)
    unit->now = NULL;
  else if (depth == unit->depth)
    finish_unit (self);
  else if (self->is_two && depth == unit->depth + 1)
    finish_segment (unit);
}

static gboolean
read_node (Reader *self, GError **error)
{
  switch (xmlTextReaderNodeType (self->xml))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
      return fail (self, get_row (self), 0, error, "a DOCTYPE is not read");
    case XML_READER_TYPE_ELEMENT:
      return start_element (self, error);
    case XML_READER_TYPE_END_ELEMENT:
      end_element (self);
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (self->unit.key != NULL && self->unit.now != NULL && self->unit.now->len <= MAX_TEXT_BYTES)
        g_string_append (self->unit.now, (const char *) xmlTextReaderConstValue (self->xml));
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
read_all (Reader *self, GError **error)
{
  int more;

  while ((more = xmlTextReaderRead (self->xml)) == 1)
    if (!read_node (self, error))
      return FALSE;
  if (more == 0 && self->problem == NULL)
    return TRUE;
  if (self->problem == NULL)
    return fail (self, get_row (self), 0, error, "broken XML");
  return fail (self, self->problem_row, self->problem_column, error, "broken XML: %s", self->problem);
}

/* A DOCTYPE may declare entities; nobody who writes XLIFF needs one, so none is even begun. */
static gboolean
check_bytes (Reader *self, const char *data, gsize length, GError **error)
{
  const char *doctype;
  guint row = 1;

  if (length > MAX_BYTES)
    return fail (self, 1, 1, error, "the file is larger than %d MiB", MAX_BYTES >> 20);
  doctype = length > 0 ? g_strstr_len (data, (gssize) length, "<!DOCTYPE") : NULL;
  if (doctype == NULL)
    return TRUE;
  for (const char *p = data; p < doctype; p++)
    row += *p == '\n';
  return fail (self, row, 1, error, "a DOCTYPE is not read");
}

PalTranslationSheet *
pal_xliff_read (GBytes *bytes, const char *origin, GError **error)
{
  Reader self = { .origin = origin };
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_read = FALSE;

  g_return_val_if_fail (origin != NULL, NULL);

  if (!check_bytes (&self, data, length, error))
    return NULL;
  if (length > 0)
    self.xml = xmlReaderForMemory (data, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (self.xml == NULL)
    {
      fail (&self, 1, 1, error, "expected XLIFF 1.2 or 2.0");
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self.xml, note_problem_cb, &self);
  self.sheet = pal_translation_sheet_new ();
  is_read = read_all (&self, error);
  clear_unit (&self.unit);
  xmlFreeTextReader (self.xml);
  g_free (self.problem);
  if (!is_read)
    g_clear_pointer (&self.sheet, pal_translation_sheet_free);
  return self.sheet;
}
