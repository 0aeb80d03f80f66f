/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-xliff.h"

/* XML 1.0 has no way to write other control characters; a text of a questionnaire has none. */
static void
append_text (GString *out, const char *text, gboolean in_attribute)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, in_attribute ? "&quot;" : "\"");
        break;
      case '\r':
        g_string_append (out, "&#13;");
        break;
      case '\n':
      case '\t':
        if (in_attribute)
          g_string_append_printf (out, "&#%d;", *p);
        else
          g_string_append_c (out, *p);
        break;
      default:
        if ((guint8) *p >= 0x20)
          g_string_append_c (out, *p);
      }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_text (out, value, TRUE);
  g_string_append_c (out, '"');
}

static void
append_element (GString *out, const char *indent, const char *name, const char *text)
{
  g_string_append_printf (out, "%s<%s>", indent, name);
  append_text (out, text, FALSE);
  g_string_append_printf (out, "</%s>\n", name);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_trans_unit (GString *out, const PalSheetText *text)
{
  static const char *const states[PAL_SHEET_N_STATES] = { "new", "needs-review-translation",
                                                          "needs-review-translation", "final" };

  g_string_append (out, "      <trans-unit");
  append_attribute (out, "id", text->key);
  append_attribute (out, "approved", text->state == PAL_SHEET_ACCEPTED ? "yes" : "no");
  append_attribute (out, "xml:space", "preserve");
  g_string_append (out, ">\n");
  append_element (out, "        ", "source", text->source != NULL ? text->source : "");
  if (has_text (text->target))
    {
      g_string_append (out, "        <target");
      append_attribute (out, "state", states[text->state]);
      g_string_append_c (out, '>');
      append_text (out, text->target, FALSE);
      g_string_append (out, "</target>\n");
    }
  if (has_text (text->note))
    append_element (out, "        ", "note", text->note);
  g_string_append (out, "      </trans-unit>\n");
}

static void
append_unit (GString *out, const PalSheetText *text, guint number)
{
  static const char *const states[PAL_SHEET_N_STATES] = { "initial", "translated", "initial", "final" };

  g_string_append_printf (out, "    <unit id=\"u%u\"", number);
  append_attribute (out, "name", text->key);
  append_attribute (out, "xml:space", "preserve");
  g_string_append (out, ">\n");
  if (has_text (text->note))
    {
      g_string_append (out, "      <notes>\n");
      append_element (out, "        ", "note", text->note);
      g_string_append (out, "      </notes>\n");
    }
  g_string_append (out, "      <segment");
  append_attribute (out, "state", states[text->state]);
  g_string_append (out, ">\n");
  append_element (out, "        ", "source", text->source != NULL ? text->source : "");
  if (has_text (text->target))
    append_element (out, "        ", "target", text->target);
  g_string_append (out, "      </segment>\n    </unit>\n");
}

static void
append_head_1_2 (GString *out, const PalTranslationSheet *sheet)
{
  g_string_append (out, "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n  <file");
  append_attribute (out, "original", sheet->instrument);
  append_attribute (out, "product-version", sheet->version);
  append_attribute (out, "source-language", sheet->source_language);
  append_attribute (out, "target-language", sheet->language);
  g_string_append (out, " datatype=\"plaintext\">\n    <body>\n");
}

static void
append_head_2_0 (GString *out, const PalTranslationSheet *sheet)
{
  g_string_append (out, "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"");
  append_attribute (out, "srcLang", sheet->source_language);
  append_attribute (out, "trgLang", sheet->language);
  g_string_append (out, ">\n  <file id=\"f1\"");
  append_attribute (out, "original", sheet->instrument);
  g_string_append (out, ">\n");
}

char *
pal_xliff_write (const PalTranslationSheet *sheet, PalXliffVersion version)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_return_val_if_fail (sheet != NULL, g_string_free (out, FALSE));

  if (version == PAL_XLIFF_1_2)
    append_head_1_2 (out, sheet);
  else
    append_head_2_0 (out, sheet);
  for (guint i = 0; i < sheet->texts->len; i++)
    if (version == PAL_XLIFF_1_2)
      append_trans_unit (out, g_ptr_array_index (sheet->texts, i));
    else
      append_unit (out, g_ptr_array_index (sheet->texts, i), i + 1);
  g_string_append (out,
                   version == PAL_XLIFF_1_2 ? "    </body>\n  </file>\n</xliff>\n" : "  </file>\n</xliff>\n");
  return g_string_free (out, FALSE);
}
