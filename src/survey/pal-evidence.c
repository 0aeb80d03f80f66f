/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-evidence.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"

#define MAX_DIGITS 9

/* A number of the DOI handbook: "10.", the registrant, a slash, and something behind it. */
static gboolean
is_doi (const char *name)
{
  gsize n;

  if (!g_str_has_prefix (name, "10."))
    return FALSE;
  n = strspn (name + 3, "0123456789.");
  return n > 0 && name[3 + n] == '/' && name[4 + n] != '\0';
}

static gboolean
has_space_or_control (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* A program of the desktop opens it later: a scheme that runs something must not come by here. */
char *
pal_evidence_link_to_uri (const char *link)
{
  g_autoptr (GUri) uri = NULL;

  if (link == NULL || !g_utf8_validate (link, -1, NULL) || has_space_or_control (link))
    return NULL;
  if (g_ascii_strncasecmp (link, "doi:", 4) == 0)
    {
      g_autofree char *escaped = is_doi (link + 4) ? g_uri_escape_string (link + 4, "/:;()", FALSE) : NULL;

      return escaped != NULL ? g_strconcat ("https://doi.org/", escaped, NULL) : NULL;
    }
  uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (g_strcmp0 (g_uri_get_scheme (uri), "http") != 0 && g_strcmp0 (g_uri_get_scheme (uri), "https") != 0))
    return NULL;
  return g_strdup (link);
}

/* "1 200" and "1 200" with a narrow space are 1200. */
static char *
clean_count (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        continue;
      if (c < '0' || c > '9' || out->len == MAX_DIGITS)
        return g_string_free (out, TRUE);
      if (out->len > 0 || c != '0')
        g_string_append_c (out, (char) c);
    }
  return g_string_free (out, out->len == 0);
}

char *
pal_evidence_clean (const char *field, const char *text, GError **error)
{
  g_autofree char *trimmed = NULL, *uri = NULL, *count = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("This is no text."));
      return NULL;
    }
  trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  if (*trimmed == '\0')
    return g_steal_pointer (&trimmed);
  if (g_str_equal (field, "source_link"))
    {
      uri = pal_evidence_link_to_uri (trimmed);
      if (uri != NULL)
        return g_steal_pointer (&trimmed);
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           _ ("A link begins with http:, https: or doi:, and has no spaces."));
      return NULL;
    }
  if (g_str_equal (field, "source_n"))
    {
      count = clean_count (trimmed);
      if (count == NULL)
        g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                             _ ("A sample size is a whole number above 0."));
      return g_steal_pointer (&count);
    }
  return g_steal_pointer (&trimmed);
}
