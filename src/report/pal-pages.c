/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pal-pages.h"

#include <glib/gi18n.h>

#include "report/pal-page-row.h"

#define MARGIN_X 56.0
#define MARGIN_TOP 48.0
#define HEADER_HEIGHT 24.0 /* with the space below it */
#define FOOTER_TOP 52.0    /* its rule, px above the lower edge */
#define FOOTER_SPACE 14.0
#define RUNNING_HEIGHT 24.0
#define ROUNDING 0.01

typedef struct
{
  PalBlockKind kind;
  char *id, *title;
  char *running, *note; /* or NULL */
  double space;
  double height;
  GPtrArray *rows; /* PalScene */
} Block;

struct _PalPages
{
  PalPaper paper;
  char *header, *footer;
  char **marks;
  double width, height;
  char *running, *note; /* of the next block, or NULL */
  GPtrArray *blocks;    /* Block */
  GArray *pieces;       /* PalPagePiece */
  GPtrArray *scenes;    /* PalScene, while they are laid out */
  double y;             /* the end of what stands on the last page */
  gboolean is_at_top;   /* nothing of the body stands on the last page */
};

static void
block_free (Block *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->running);
  g_free (self->note);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

PalPages *
pal_pages_new (const PalPageFrame *frame)
{
  PalPages *self = g_new0 (PalPages, 1);

  self->paper = frame->paper;
  self->header = g_strdup (frame->header);
  self->footer = g_strdup (frame->footer);
  self->marks = g_strdupv ((char **) frame->marks);
  pal_paper_get_size (frame->paper, &self->width, &self->height);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PalPagePiece));
  return self;
}

void
pal_pages_free (PalPages *self)
{
  g_free (self->header);
  g_free (self->footer);
  g_strfreev (self->marks);
  g_free (self->running);
  g_free (self->note);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->pieces);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
  g_free (self);
}

double
pal_pages_get_row_width (PalPages *self)
{
  return self->width - 2 * MARGIN_X;
}

void
pal_pages_get_body (PalPages *self, guint page, double *top, double *bottom)
{
  *top = MARGIN_TOP + (page > 0 ? HEADER_HEIGHT : 0);
  *bottom = self->height - FOOTER_TOP - FOOTER_SPACE;
}

void
pal_pages_set_running (PalPages *self, const char *text, const char *note)
{
  g_free (self->running);
  g_free (self->note);
  self->running = g_strdup (text);
  self->note = g_strdup (note);
}

void
pal_pages_take_block (PalPages *self,
                      PalBlockKind kind,
                      const char *id,
                      const char *title,
                      double space,
                      GPtrArray *rows)
{
  Block *block = g_new0 (Block, 1);

  g_return_if_fail (self->scenes == NULL);

  block->kind = kind;
  block->id = g_strdup (id);
  block->title = g_strdup (title);
  block->running = g_strdup (self->running);
  block->note = g_strdup (self->note);
  block->space = space;
  block->rows = rows;
  for (guint i = 0; i < rows->len; i++)
    block->height += pal_scene_get_height (g_ptr_array_index (rows, i));
  g_ptr_array_add (self->blocks, block);
}

static double
get_bottom (PalPages *self)
{
  double top, bottom;

  pal_pages_get_body (self, self->scenes->len, &top, &bottom);
  return bottom;
}

static double
measure_running (PalPages *self, const Block *block)
{
  double note = pal_page_measure_height (block->note, pal_pages_get_row_width (self), PAL_LETTERS_ROUTE);

  return block->running != NULL ? RUNNING_HEIGHT + note : 0;
}

/* A page that begins in the middle of a section says of which. */
static void
begin_page (PalPages *self, const Block *block)
{
  PalScene *scene = pal_scene_new (self->width, self->height);
  double bottom;

  pal_scene_set_background (scene, pal_color_rgb (0xffffff));
  pal_pages_get_body (self, self->scenes->len, &self->y, &bottom);
  g_ptr_array_add (self->scenes, scene);
  self->is_at_top = TRUE;
  if (self->scenes->len > 1 && block->running != NULL)
    {
      /* Translators: number and name of a section that began on an earlier page */
      g_autofree char *text = g_strdup_printf (_ ("%s (continued)"), block->running);

      pal_page_row_write (scene, MARGIN_X, self->y, pal_pages_get_row_width (self), text, PAL_LETTERS_SMALL);
      pal_page_row_write (scene, MARGIN_X, self->y + RUNNING_HEIGHT - 8, pal_pages_get_row_width (self),
                          block->note, PAL_LETTERS_ROUTE);
      self->y += measure_running (self, block);
    }
}

static gboolean
is_long (PalPages *self, const Block *block)
{
  double top, bottom;

  pal_pages_get_body (self, 1, &top, &bottom);
  return block->height > bottom - top - measure_running (self, block);
}

/* What must stand together: headings with the first block that is none. */
static double
measure_chain (PalPages *self, guint first)
{
  double height = 0;

  for (guint i = first; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      height += i > first ? block->space : 0;
      if (is_long (self, block))
        return height + pal_scene_get_height (g_ptr_array_index (block->rows, 0));
      height += block->height;
      if (block->kind != PAL_BLOCK_HEADING)
        break;
    }
  return height;
}

static void
place_rows (PalPages *self, guint index, guint first, guint end)
{
  const Block *block = g_ptr_array_index (self->blocks, index);
  PalScene *scene = g_ptr_array_index (self->scenes, self->scenes->len - 1);
  PalPagePiece piece = { .page = self->scenes->len - 1, .block = index, .top = self->y };

  if (block->id != NULL)
    pal_scene_begin_item (scene, block->id, block->title);
  for (guint i = first; i < end; i++)
    {
      const PalScene *row = g_ptr_array_index (block->rows, i);

      pal_scene_add_scene (scene, row, MARGIN_X, self->y, 1);
      self->y += pal_scene_get_height (row);
    }
  if (block->id != NULL)
    pal_scene_end (scene);
  piece.height = self->y - piece.top;
  g_array_append_val (self->pieces, piece);
  self->is_at_top = FALSE;
}

/* Row by row, a page after the other. */
static void
place_long (PalPages *self, guint index)
{
  const Block *block = g_ptr_array_index (self->blocks, index);
  guint first = 0;

  while (first < block->rows->len)
    {
      double y = self->y;
      guint end = first;

      while (end < block->rows->len &&
             y + pal_scene_get_height (g_ptr_array_index (block->rows, end)) <= get_bottom (self) + ROUNDING)
        y += pal_scene_get_height (g_ptr_array_index (block->rows, end++));
      /* A row that is higher than a page would never find its place. */
      if (end == first && self->is_at_top)
        end++;
      if (end > first)
        place_rows (self, index, first, end);
      first = end;
      if (first < block->rows->len)
        begin_page (self, block);
    }
}

static void
place_block (PalPages *self, guint index)
{
  const Block *block = g_ptr_array_index (self->blocks, index);
  double space = self->is_at_top ? 0 : block->space;

  if (!self->is_at_top && self->y + space + measure_chain (self, index) > get_bottom (self) + ROUNDING)
    {
      const Block none = { 0 };

      /* A heading names its section itself. */
      begin_page (self, block->kind == PAL_BLOCK_HEADING ? &none : block);
      space = 0;
    }
  self->y += space;
  if (is_long (self, block))
    place_long (self, index);
  else
    place_rows (self, index, 0, block->rows->len);
}

static void
draw_frame (PalPages *self, guint page)
{
  PalScene *scene = g_ptr_array_index (self->scenes, page);
  double right = self->width - MARGIN_X, foot = self->height - FOOTER_TOP;
  /* Translators: number of a page, number of pages */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->scenes->len);
  PalTextStyle style = pal_page_get_letters (PAL_LETTERS_SMALL);

  pal_page_row_rule (scene, MARGIN_X, foot, right, PAL_INK_RULE, 0.8);
  pal_page_row_write_beside (scene, right, foot + 14, number, PAL_LETTERS_SMALL, PAL_ANCHOR_END);
  style.align = PAL_ALIGN_MIDDLE;
  style.max_width = right - MARGIN_X - pal_text_measure (number, &style) - 20;
  pal_scene_add_text (scene, MARGIN_X, foot + 14, self->footer, &style);
  if (page == 0)
    return;
  style.max_width = right - MARGIN_X;
  for (guint i = 0; self->marks != NULL && self->marks[i] != NULL; i++)
    {
      double width = pal_page_row_mark (scene, MARGIN_X + style.max_width, MARGIN_TOP - 20, self->marks[i]);

      style.max_width -= width + 8;
    }
  pal_scene_add_text (scene, MARGIN_X, MARGIN_TOP - 10, self->header, &style);
  pal_page_row_rule (scene, MARGIN_X, MARGIN_TOP + 4, right, PAL_INK_RULE, 0.8);
}

GPtrArray *
pal_pages_finish (PalPages *self, const char *title, const char *description)
{
  const Block none = { 0 };

  g_return_val_if_fail (self->scenes == NULL, NULL);

  self->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
  begin_page (self, &none);
  for (guint i = 0; i < self->blocks->len; i++)
    place_block (self, i);
  for (guint i = 0; i < self->scenes->len; i++)
    draw_frame (self, i);
  pal_scene_set_title (g_ptr_array_index (self->scenes, 0), title);
  pal_scene_set_description (g_ptr_array_index (self->scenes, 0), description);
  return g_ptr_array_ref (self->scenes);
}

GArray *
pal_pages_get_pieces (PalPages *self)
{
  return self->pieces;
}
