/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pal-pages.h"

/* All texts of the pages, one a line. */
static inline char *
join_texts (GPtrArray *scenes)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < scenes->len; i++)
    for (guint j = 0; j < pal_scene_get_n_nodes (g_ptr_array_index (scenes, i)); j++)
      {
        const PalNode *node = pal_scene_get_node (g_ptr_array_index (scenes, i), j);

        if (node->kind == PAL_NODE_TEXT)
          g_string_append_printf (out, "%s\n", node->text.string);
      }
  return g_string_free (out, FALSE);
}

static inline guint
count_text (const char *haystack, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (haystack, needle); p != NULL; p = strstr (p + strlen (needle), needle))
    n++;
  return n;
}

/* The lowest px that a drawn node reaches; open groups only move it. */
static inline double
find_lowest (const PalScene *scene)
{
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (double));
  double shift = 0, lowest = 0;

  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      if (node->kind == PAL_NODE_ITEM || node->kind == PAL_NODE_CLIP || node->kind == PAL_NODE_TRANSFORM)
        {
          g_array_append_val (shifts, shift);
          shift += node->kind == PAL_NODE_TRANSFORM ? node->transform.dy : 0;
        }
      else if (node->kind == PAL_NODE_END)
        {
          shift = g_array_index (shifts, double, shifts->len - 1);
          g_array_set_size (shifts, shifts->len - 1);
        }
      else if (node->kind == PAL_NODE_TEXT)
        {
          g_autoptr (GPtrArray) lines = pal_text_break (node->text.string, &node->text.style);

          lowest = MAX (lowest, shift + node->text.y +
                                    pal_text_get_first_baseline (&node->text.style, lines->len) +
                                    (lines->len - 1) * node->text.style.size * PAL_TEXT_LINE_HEIGHT);
        }
      else if (node->kind == PAL_NODE_RECT)
        lowest = MAX (lowest, shift + node->rect.box.y + node->rect.box.height);
      else if (node->kind == PAL_NODE_CIRCLE)
        lowest = MAX (lowest, shift + node->circle.y + node->circle.radius);
    }
  return lowest;
}

/* What was promised of every document: a block stands whole between the edges of its page, below the one
 * before it, unless it is longer than a page. */
static inline void
check_pieces (PalPages *pages, GPtrArray *scenes)
{
  GArray *pieces = pal_pages_get_pieces (pages);
  const PalPagePiece *before = NULL;

  g_assert_cmpuint (pieces->len, >, 0);
  for (guint i = 0; i < pieces->len; i++)
    {
      const PalPagePiece *piece = &g_array_index (pieces, PalPagePiece, i);
      double top, bottom;

      g_assert_cmpuint (piece->page, <, scenes->len);
      pal_pages_get_body (pages, piece->page, &top, &bottom);
      g_assert_cmpfloat (piece->top, >=, top);
      g_assert_cmpfloat (piece->top + piece->height, <=, bottom + 0.1);
      if (before != NULL && before->page == piece->page)
        g_assert_cmpfloat (piece->top, >=, before->top + before->height - 0.1);
      if (before != NULL && before->block == piece->block)
        g_assert_cmpuint (piece->page, ==, before->page + 1);
      before = piece;
    }
}

/* A block that is split although it would fit on a page of its own. */
static inline guint
count_split (PalPages *pages)
{
  GArray *pieces = pal_pages_get_pieces (pages);
  guint n = 0;

  for (guint i = 1; i < pieces->len; i++)
    n += g_array_index (pieces, PalPagePiece, i).block == g_array_index (pieces, PalPagePiece, i - 1).block;
  return n;
}
