/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-paper.h"
#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* Sets blocks below one another on pages, each with a running header (from the second page on) and a footer
 * "Page 2 of 9".  A block is a stack of rows.  It is never split unless it is longer than a page; a row never
 * is. */
typedef struct _PalPages PalPages;

/* What is the same on all pages; strings are copied. */
typedef struct
{
  PalPaper paper;
  const char *header;       /* left, in the header */
  const char *footer;       /* left, in the footer */
  const char *const *marks; /* "Demonstration data", or NULL */
} PalPageFrame;

typedef enum
{
  PAL_BLOCK_PLAIN,
  PAL_BLOCK_HEADING, /* stays with the block after it */
} PalBlockKind;

/* Where a piece of a block came to stand, in px of its page. */
typedef struct
{
  guint page;  /* from 0 */
  guint block; /* number of the block, from 0 */
  double top, height;
} PalPagePiece;

PalPages *pal_pages_new (const PalPageFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
void pal_pages_free (PalPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPages, pal_pages_free)

double pal_pages_get_row_width (PalPages *self); /* px */
/* px between which blocks stand on page @page (from 0) */
void pal_pages_get_body (PalPages *self, guint page, double *top, double *bottom);

/* What the blocks from now on belong to, and what holds for all of them (or NULL): stands on top of a page
 * that begins among them. */
void pal_pages_set_running (PalPages *self, const char *text, const char *note);
/* Takes @rows (PalScene*).  @id and @title (or NULL) make the block an item of its scene; @space is kept free
 * above it, but not on top of a page. */
void pal_pages_take_block (PalPages *self,
                           PalBlockKind kind,
                           const char *id,
                           const char *title,
                           double space,
                           GPtrArray *rows);

/* PalScene*, one a page; the first carries the title and description of the document.  Call it once. */
GPtrArray *
pal_pages_finish (PalPages *self, const char *title, const char *description) G_GNUC_WARN_UNUSED_RESULT;
GArray *pal_pages_get_pieces (PalPages *self); /* PalPagePiece, after pal_pages_finish () */

G_END_DECLS
