/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-form-pages.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "report/pal-form-field.h"
#include "report/pal-form-front.h"
#include "report/pal-form-words.h"
#include "report/pal-page-row.h"

#define BLANK_ENTRIES 3
#define ID_WIDTH 60.0 /* the column of the ids */
#define QUESTION_PADDING 9.0
#define PART_SPACE 28.0
#define SECTION_SPACE 18.0
#define TEXT_GAP 3.0

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
}

static void
add_words (GPtrArray *rows, double width, double x, const char *text, PalLetters letters)
{
  double height = pal_page_measure_height (text, width - x, letters);
  PalScene *row;

  if (height <= 0)
    return;
  row = pal_page_row_new (width, height + TEXT_GAP);
  pal_page_row_write (row, x, 0, width - x, text, letters);
  g_ptr_array_add (rows, row);
}

static void
add_gap (GPtrArray *rows, double width, double height)
{
  g_ptr_array_add (rows, pal_page_row_new (width, height));
}

static void
add_part (PalPages *pages, const PalModule *module)
{
  GPtrArray *rows = new_rows ();
  double width = pal_pages_get_row_width (pages);
  PalScene *rule = pal_page_row_new (width, 8);

  add_words (rows, width, 0, module->title, PAL_LETTERS_PART);
  pal_page_row_rule (rule, 0, 3, width, PAL_INK_ACCENT, 1.4);
  g_ptr_array_add (rows, rule);
  add_words (rows, width, 0, module->description, PAL_LETTERS_SMALL);
  pal_pages_set_running (pages, NULL, NULL);
  pal_pages_take_block (pages, PAL_BLOCK_HEADING, module->id, module->title, PART_SPACE, rows);
}

static void
add_section (PalPages *pages, const PalForm *form, const PalSection *section, guint number, GPtrArray *shared)
{
  GPtrArray *rows = new_rows ();
  double width = pal_pages_get_row_width (pages);
  /* Translators: number of a section, then its name */
  g_autofree char *running = g_strdup_printf (_ ("%u  %s"), number, section->title);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (GString) note = g_string_new (NULL);
  double height = pal_page_measure_height (section->title, width - ID_WIDTH, PAL_LETTERS_SECTION);
  PalScene *row = pal_page_row_new (width, height + TEXT_GAP + 2);

  pal_page_row_write (row, 0, 0, ID_WIDTH, text, PAL_LETTERS_SECTION);
  pal_page_row_write (row, ID_WIDTH, 0, width - ID_WIDTH, section->title, PAL_LETTERS_SECTION);
  g_ptr_array_add (rows, row);
  for (guint i = 0; i < shared->len; i++)
    {
      g_autofree char *condition = pal_form_words_condition (form->instrument, g_ptr_array_index (shared, i));

      add_words (rows, width, ID_WIDTH, condition, PAL_LETTERS_ROUTE);
      g_string_append_printf (note, "%s%s", i > 0 ? "\n" : "", condition);
    }
  add_gap (rows, width, 4);
  pal_pages_set_running (pages, NULL, NULL);
  pal_pages_take_block (pages, PAL_BLOCK_HEADING, section->id, section->title, SECTION_SPACE, rows);
  pal_pages_set_running (pages, running, note->len > 0 ? note->str : NULL);
}

static gboolean
is_shared (GPtrArray *shared, const PalCondition *condition)
{
  for (guint i = 0; i < shared->len; i++)
    if (pal_form_words_same_condition (g_ptr_array_index (shared, i), condition))
      return TRUE;
  return FALSE;
}

static void
add_head (GPtrArray *rows, double width, const PalQuestion *question)
{
  double height = pal_page_measure_height (question->text, width - ID_WIDTH, PAL_LETTERS_STRONG);
  PalScene *row = pal_page_row_new (width, QUESTION_PADDING + height + TEXT_GAP);
  PalTextStyle id = pal_page_get_letters (PAL_LETTERS_SMALL);

  /* The lines between questions begin with the question below, so that none is left at the end of a page. */
  pal_page_row_rule (row, 0, 0.5, width, PAL_INK_RULE, 0.8);
  id.tabular = TRUE;
  id.max_width = ID_WIDTH - 8;
  pal_scene_add_text (row, 0, QUESTION_PADDING + 1.4, question->id, &id);
  pal_page_row_write (row, ID_WIDTH, QUESTION_PADDING, width - ID_WIDTH, question->text, PAL_LETTERS_STRONG);
  g_ptr_array_add (rows, row);
}

static void
add_notes (GPtrArray *rows, double width, const PalFormAnswer *answer)
{
  for (guint i = 0; answer->notes != NULL && answer->notes[i] != NULL; i++)
    pal_page_rows_add_lines (rows, width, ID_WIDTH, width - ID_WIDTH, answer->notes[i], PAL_LETTERS_SMALL);
}

/* @instrument: where conditions look; @answer NULL: blank. */
static void
add_question (PalPages *pages,
              PalInstrument *instrument,
              const PalQuestion *question,
              const PalFormAnswer *answer,
              GPtrArray *shared)
{
  GPtrArray *rows = new_rows ();
  double width = pal_pages_get_row_width (pages);
  const PalFormColumn column = { .row_width = width, .x = ID_WIDTH, .width = width - ID_WIDTH };

  add_head (rows, width, question);
  if (answer != NULL && answer->hidden_reason != NULL)
    add_words (rows, width, ID_WIDTH, answer->hidden_reason, PAL_LETTERS_REASON);
  else
    {
      add_words (rows, width, ID_WIDTH, question->help, PAL_LETTERS_SMALL);
      for (guint i = 0; i < question->n_show_if; i++)
        if (!is_shared (shared, &question->show_if[i]))
          {
            g_autofree char *text = pal_form_words_condition (instrument, &question->show_if[i]);

            add_words (rows, width, ID_WIDTH, text, PAL_LETTERS_ROUTE);
          }
      add_gap (rows, width, 4);
      pal_form_field_add (rows, &column, question, answer != NULL ? answer->value : NULL);
      pal_form_field_add_missing (rows, &column, answer != NULL ? answer->value : NULL, answer == NULL);
      if (answer != NULL)
        add_notes (rows, width, answer);
    }
  add_gap (rows, width, QUESTION_PADDING - TEXT_GAP);
  pal_pages_take_block (pages, PAL_BLOCK_PLAIN, question->id, question->text, 0, rows);
}

/* The name of an entry above its questions. */
static void
add_entry (PalPages *pages,
           const PalForm *form,
           const PalQuestion *group,
           const char *label,
           const PalFormAnswer *answers)
{
  PalInstrument *instrument = pal_instrument_get_group (form->instrument, group->index);
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();
  GPtrArray *rows = new_rows ();
  double width = pal_pages_get_row_width (pages);
  double height = pal_page_measure_height (label, width, PAL_LETTERS_STRONG);
  PalScene *row = pal_page_row_new (width, QUESTION_PADDING + height + TEXT_GAP);

  pal_page_row_write (row, 0, QUESTION_PADDING, width, label, PAL_LETTERS_STRONG);
  g_ptr_array_add (rows, row);
  pal_pages_take_block (pages, PAL_BLOCK_HEADING, group->id, label, 0, rows);
  for (guint i = 0; i < group->n_children; i++)
    add_question (pages, instrument, &group->children[i], answers != NULL ? &answers[i] : NULL, shared);
}

/* All entries of a filled form; room for as many as there must be, at least three, in a blank one. */
static void
add_entries (PalPages *pages, const PalForm *form, const PalQuestion *group)
{
  guint n_blank = MAX (group->min_entries, BLANK_ENTRIES);

  if (group->max_entries > 0)
    n_blank = MIN (n_blank, group->max_entries);
  for (guint i = 0; i < n_blank && form->answers == NULL; i++)
    {
      /* Translators: text of a question that is a list, such as “Teams”, and the number of an entry. */
      g_autofree char *label = g_strdup_printf (_ ("%s, entry %u"), group->text, i + 1);

      add_entry (pages, form, group, label, NULL);
    }
  for (guint i = 0; i < form->n_entries; i++)
    if (form->entries[i].group == group->index)
      add_entry (pages, form, group, form->entries[i].label, form->entries[i].answers);
}

static guint
add_sections (PalPages *pages, const PalForm *form)
{
  guint number = 0, module = G_MAXUINT;

  for (guint i = 0; i < pal_instrument_get_n_sections (form->instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (form->instrument, i);
      g_autoptr (GPtrArray) shared = NULL;

      if (section->level != form->level || section->n_questions == 0)
        continue;
      if (section->module != module)
        add_part (pages, pal_instrument_get_module (form->instrument, section->module));
      module = section->module;
      shared = pal_form_words_shared (form->instrument, section);
      add_section (pages, form, section, ++number, shared);
      for (guint j = 0; j < section->n_questions; j++)
        {
          const PalQuestion *question =
              pal_instrument_get_question (form->instrument, section->first_question + j);
          const PalFormAnswer *answer = form->answers != NULL ? &form->answers[question->index] : NULL;

          add_question (pages, form->instrument, question, answer, shared);
          if (question->type == PAL_QUESTION_GROUP && (answer == NULL || answer->hidden_reason == NULL))
            add_entries (pages, form, question);
        }
    }
  return number;
}

/* Whose page it is comes first: what does not fit beside the marks is cut at the end. */
static char *
make_header (const PalForm *form)
{
  const char *parts[5] = { NULL };
  guint n = 0;

  if (form->level == PAL_LEVEL_INSTITUTION && form->institution != NULL)
    parts[n++] = form->institution;
  if (form->country != NULL)
    parts[n++] = form->country;
  if (form->wave != NULL)
    parts[n++] = form->wave;
  parts[n++] = pal_instrument_get_title (form->instrument);
  return g_strjoinv (" · ", (char **) parts);
}

PalPages *
pal_form_pages_new (const PalForm *form, GError **error)
{
  g_autofree char *header = make_header (form);
  g_autofree char *digest = pal_hash_to_hex (pal_instrument_get_hash (form->instrument));
  /* Translators: name of a questionnaire, its version, the beginning of its digest */
  g_autofree char *footer =
      g_strdup_printf (_ ("%s, version %s, digest %.12s"), pal_instrument_get_id (form->instrument),
                       pal_instrument_get_version (form->instrument), digest);
  const PalPageFrame frame = { form->paper, header, footer, form->marks };
  g_autoptr (PalPages) pages = pal_pages_new (&frame);

  pal_form_front_add_title (pages, form);
  pal_form_front_add_guide (pages);
  if (add_sections (pages, form) == 0)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           form->level == PAL_LEVEL_COUNTRY ? "the questionnaire asks countries nothing"
                                                            : "the questionnaire asks institutions nothing");
      return NULL;
    }
  if (form->answers == NULL)
    pal_form_front_add_signature (pages);
  return g_steal_pointer (&pages);
}

char *
pal_form_dup_title (const PalForm *form)
{
  const char *unit = form->level == PAL_LEVEL_INSTITUTION ? form->institution : form->country;

  if (unit == NULL)
    return g_strdup (pal_instrument_get_title (form->instrument));
  /* Translators: name of a survey, then of a country or an institution */
  return g_strdup_printf (_ ("%s: %s"), pal_instrument_get_title (form->instrument), unit);
}
