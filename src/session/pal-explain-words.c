/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-words.h"

#include <string.h>

/* Characters of a name; what is longer ends at a word with an ellipsis. */
#define MAX_NAME 48

/* Without what stands in brackets: "Nursing schools (bachelor level) with ..." */
static char *
drop_brackets (const char *text)
{
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      depth += *p == '(';
      if (depth == 0 && !(*p == ' ' && p[1] == '('))
        g_string_append_c (out, *p);
      depth -= *p == ')' && depth > 0;
    }
  return g_string_free (out, FALSE);
}

static void
cut (GString *name)
{
  const char *end;

  if (g_utf8_strlen (name->str, -1) <= MAX_NAME)
    return;
  g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (name->str, MAX_NAME) - name->str));
  end = strrchr (name->str, ' ');
  if (end != NULL)
    g_string_truncate (name, (gsize) (end - name->str));
  while (name->len > 0 && strchr (" ,;:", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  g_string_append (name, "…");
}

/* A name within a sentence begins small, but "PROM" and "X-ray" stay as they are. */
static void
lower_first (GString *name)
{
  gunichar first = g_utf8_get_char (name->str);
  gunichar second = first != 0 ? g_utf8_get_char (g_utf8_next_char (name->str)) : 0;

  if (!g_unichar_isupper (first) || !g_unichar_islower (second))
    return;
  g_string_erase (name, 0, g_utf8_next_char (name->str) - name->str);
  g_string_prepend_unichar (name, g_unichar_tolower (first));
}

/* Without brackets and without the words that each number begins with; empty for a question. */
static char *
strip_text (const PalQuestion *question)
{
  /* The words of the questionnaire are data, in its own language, so this is not for translators. */
  const char *prefix = "Number of ";
  g_autofree char *plain = drop_brackets (question->text);

  g_strstrip (plain);
  if (g_str_has_suffix (plain, "?"))
    return g_strdup ("");
  return g_strdup (g_str_has_prefix (plain, prefix) ? plain + strlen (prefix) : plain);
}

char *
pal_explain_words_name (const PalQuestion *question)
{
  g_autofree char *plain = strip_text (question);
  GString *name;

  if (*plain == '\0')
    return g_strdup (question->id);
  name = g_string_new (plain);
  lower_first (name);
  cut (name);
  return g_string_free (name, FALSE);
}

char *
pal_explain_words_title (const PalQuestion *question)
{
  g_autofree char *plain = strip_text (question);
  GString *title;
  gunichar first;

  if (*plain == '\0')
    return g_strdup (question->text);
  title = g_string_new (NULL);
  first = g_utf8_get_char (plain);
  g_string_append_unichar (title, g_unichar_toupper (first));
  g_string_append (title, g_utf8_next_char (plain));
  return g_string_free (title, FALSE);
}

typedef struct
{
  PalInstrument *instrument;
  GStringChunk *names;
} Names;

static const char *
name_cb (const char *id, gpointer user_data)
{
  const Names *self = user_data;
  const PalQuestion *question = pal_instrument_find_question (self->instrument, id);
  g_autofree char *name = question != NULL ? pal_explain_words_name (question) : NULL;

  return name != NULL ? g_string_chunk_insert_const (self->names, name) : NULL;
}

char *
pal_explain_words_formula (PalFormula *formula, PalInstrument *instrument)
{
  Names names = { instrument, g_string_chunk_new (256) };
  char *words = pal_formula_to_words (formula, name_cb, &names);

  g_string_chunk_free (names.names);
  return words;
}
