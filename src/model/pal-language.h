/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A language into which a questionnaire may be translated. */
typedef struct
{
  const char *tag;      /* "nb", "sr-Latn" */
  const char *own_name; /* "norsk bokmål" */
  gboolean is_rtl;      /* written from right to left */
} PalLanguage;

/* The languages of Europe and of those who live in it, by their own names. */
guint pal_language_get_n (void);
const PalLanguage *pal_language_get (guint index);
const PalLanguage *pal_language_find (const char *tag); /* NULL: not in the list */

/* For a tag of the list, or any other: "norsk bokmål", or the tag itself. */
const char *pal_language_get_own_name (const char *tag);
gboolean pal_language_is_rtl (const char *tag);

/* A language tag such as nb, pt-BR or sr-Latn. */
gboolean pal_language_is_tag (const char *text);

G_END_DECLS
