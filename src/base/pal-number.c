/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-number.h"

#include <langinfo.h>
#include <math.h>
#include <string.h>

#define EXACT_LIMIT 9007199254740992.0 /* 2^53: whole numbers below are exact */
#define MAX_DECIMALS 15

/* What a person typed, taken apart: digits with the separators between them. */
typedef struct
{
  GString *digits;
  GArray *groups;      /* int: digits in each run */
  GString *separators; /* one of ' ', '\'', '.', ',' after each run but the last */
} Typed;

static void
typed_clear (Typed *typed)
{
  g_string_free (typed->digits, TRUE);
  g_array_unref (typed->groups);
  g_string_free (typed->separators, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static char
read_separator (gunichar c)
{
  switch (c)
    {
    case ' ':
    case 0x00a0:
    case 0x2009:
    case 0x202f:
      return ' ';
    case '\'':
    case 0x2019:
      return '\'';
    case '.':
    case ',':
      return (char) c;
    default:
      return '\0';
    }
}

/* Runs of digits with single separators between them; a first run may be empty
 * (".5"), the last may not. */
static gboolean
take_apart (Typed *typed, const char *text)
{
  int run = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= '0' && c <= '9')
        {
          g_string_append_c (typed->digits, (char) c);
          run++;
        }
      else
        {
          char separator = read_separator (c);

          if (separator == '\0' || (run == 0 && typed->groups->len > 0))
            return FALSE;
          g_string_append_c (typed->separators, separator);
          g_array_append_val (typed->groups, run);
          run = 0;
        }
    }
  g_array_append_val (typed->groups, run);
  return run > 0;
}

/* Are the first @n runs, joined by one kind of separator, groups of three? */
static gboolean
is_grouped (const Typed *typed, guint n)
{
  if (n == 1)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      int run = g_array_index (typed->groups, int, i);

      if (i == 0 ? run < 1 || run > 3 : run != 3)
        return FALSE;
      if (i + 1 < n && typed->separators->str[i] != typed->separators->str[0])
        return FALSE;
    }
  return TRUE;
}

/* How many of the runs stand before the decimal sign; all of them when there is
 * none; 0 when the text makes no sense. */
static guint
find_whole_runs (const Typed *typed, gboolean decimals)
{
  guint n = typed->groups->len;
  const char *separators = typed->separators->str;
  char last = n > 1 ? separators[n - 2] : '\0';
  int first_run = g_array_index (typed->groups, int, 0);
  int last_run = g_array_index (typed->groups, int, n - 1);

  if (n == 1)
    return 1;
  if (last != '.' && last != ',')
    return is_grouped (typed, n) ? n : 0;
  if (n == 2)
    {
      gboolean group_like = last_run == 3 && first_run >= 1 && first_run <= 3 && typed->digits->str[0] != '0';

      return group_like && !decimals ? 2 : 1;
    }
  if (separators[0] == last) /* the same sign twice can only group */
    return is_grouped (typed, n) ? n : 0;
  return is_grouped (typed, n - 1) ? n - 1 : 0;
}

static const char *
skip_sign (const char *text, gboolean *negative)
{
  gunichar c = g_utf8_get_char (text);

  *negative = c == '-' || c == 0x2212;
  return *negative || c == '+' ? g_utf8_next_char (text) : text;
}

static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return g_strndup (text, (gsize) (end - text));
}

gboolean
pal_number_parse (const char *text, gboolean decimals, double *out)
{
  g_auto (Typed)
      typed = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (int)), g_string_new (NULL) };
  g_autofree char *stripped = NULL;
  gboolean negative = FALSE;
  guint whole = 0;
  gsize n_whole = 0;
  double value = 0.0;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  stripped = strip (text);
  if (!take_apart (&typed, skip_sign (stripped, &negative)))
    return FALSE;
  whole = find_whole_runs (&typed, decimals);
  if (whole == 0)
    return FALSE;

  for (guint i = 0; i < whole; i++)
    n_whole += (gsize) g_array_index (typed.groups, int, i);
  if (n_whole < typed.digits->len)
    g_string_insert_c (typed.digits, (gssize) n_whole, '.');
  value = g_ascii_strtod (typed.digits->str, NULL);
  if (!isfinite (value))
    return FALSE;
  *out = negative && value != 0.0 ? -value : value;
  return TRUE;
}

/* Whole numbers, the common case by far. */
static void
append_whole (GString *out, double value)
{
  char buffer[24];
  char *p = buffer + sizeof buffer;
  guint64 rest = (guint64) fabs (value);

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--p = '-';
  g_string_append_len (out, p, buffer + sizeof buffer - p);
}

/* Up to six decimals: n / 10^k is rounded correctly, so if it gives the value
 * back, the decimal n * 10^-k reads back to it, and the smallest k is shortest. */
static gboolean
append_short_decimal (GString *out, double value)
{
  double magnitude = fabs (value);
  double power = 1.0;

  if (magnitude < 1e-6 || magnitude >= 1e9)
    return FALSE;
  for (int k = 1; k <= 6; k++)
    {
      double scaled = 0.0;
      guint64 fraction = 0;
      char buffer[8];

      power *= 10.0;
      scaled = nearbyint (magnitude * power);
      if (scaled / power != magnitude)
        continue;
      if (value < 0)
        g_string_append_c (out, '-');
      append_whole (out, floor (scaled / power));
      fraction = (guint64) fmod (scaled, power);
      buffer[k] = '\0';
      for (int i = k - 1; i >= 0; i--, fraction /= 10)
        buffer[i] = (char) ('0' + fraction % 10);
      g_string_append_c (out, '.');
      g_string_append_len (out, buffer, k);
      return TRUE;
    }
  return FALSE;
}

/* The digits without point and the exponent e of d.ddd * 10^e, from "%.*e". */
static int
split_scientific (double magnitude, int n_digits, char digits[24])
{
  char format[8];
  char buffer[40];
  char *mark = NULL;

  g_snprintf (format, sizeof format, "%%.%de", n_digits - 1);
  g_ascii_formatd (buffer, sizeof buffer, format, magnitude);
  mark = strchr (buffer, 'e');
  digits[0] = buffer[0];
  memcpy (digits + 1, buffer + 2, (gsize) (n_digits - 1));
  digits[n_digits] = '\0';
  return (int) g_ascii_strtoll (mark + 1, NULL, 10);
}

static gboolean
reads_back (double magnitude, const char *digits, int exponent)
{
  char buffer[40];

  g_snprintf (buffer, sizeof buffer, "%c.%se%d", digits[0], digits[1] != '\0' ? digits + 1 : "0", exponent);
  return g_ascii_strtod (buffer, NULL) == magnitude;
}

/* The shortest digits that read back.  Every decimal of 15 digits survives a
 * normal double, so only subnormals need fewer than 15 tried.  Below a power of
 * two the doubles lie closer, so there the nearest 16 digits may fall into the
 * neighbour while the next greater ones read back. */
static int
find_shortest (double magnitude, char digits[24])
{
  int exponent = 0;

  for (int n = magnitude < 2.3e-308 ? 1 : 15; n <= 17; n++)
    {
      exponent = split_scientific (magnitude, n, digits);
      if (reads_back (magnitude, digits, exponent))
        break;
      if (digits[n - 1] < '9')
        {
          digits[n - 1]++;
          if (reads_back (magnitude, digits, exponent))
            break;
        }
    }
  for (gsize n = strlen (digits); n > 1 && digits[n - 1] == '0'; n--)
    digits[n - 1] = '\0';
  return exponent;
}

void
pal_number_append_machine (GString *out, double value)
{
  char digits[24];
  int exponent = 0;
  int n = 0;

  g_return_if_fail (out != NULL);
  g_return_if_fail (isfinite (value));

  if (value == 0.0 || (fabs (value) < EXACT_LIMIT && value == trunc (value)))
    {
      append_whole (out, value);
      return;
    }
  if (append_short_decimal (out, value))
    return;

  exponent = find_shortest (fabs (value), digits);
  n = (int) strlen (digits);
  if (value < 0)
    g_string_append_c (out, '-');
  if (exponent >= 21 || exponent < -6)
    {
      g_string_append_c (out, digits[0]);
      if (n > 1)
        g_string_append_printf (out, ".%s", digits + 1);
      g_string_append_printf (out, "e%+d", exponent);
    }
  else if (exponent < 0)
    {
      g_string_append_printf (out, "0.%.*s%s", -exponent - 1, "00000", digits);
    }
  else if (exponent + 1 >= n)
    {
      g_string_append_printf (out, "%s%.*s", digits, exponent + 1 - n, "00000000000000000000");
    }
  else
    {
      g_string_append_len (out, digits, exponent + 1);
      g_string_append_printf (out, ".%s", digits + exponent + 1);
    }
}

char *
pal_number_to_machine (double value)
{
  GString *out = g_string_sized_new (24);

  pal_number_append_machine (out, value);
  return g_string_free (out, FALSE);
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

gboolean
pal_number_from_machine (const char *text, double *out)
{
  const char *start = NULL, *p = NULL;
  gboolean digits = FALSE;
  double value = 0.0;

  g_return_val_if_fail (out != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  start = *text == '-' || *text == '+' ? text + 1 : text;
  p = skip_digits (start);
  digits = p > start;
  if (digits && *p == '\0' && p - start <= 15)
    {
      gint64 whole = 0;

      for (const char *q = start; q < p; q++)
        whole = whole * 10 + (*q - '0');
      *out = *text == '-' && whole != 0 ? -(double) whole : (double) whole;
      return TRUE;
    }
  if (*p == '.')
    {
      const char *fraction = ++p;

      p = skip_digits (p);
      digits = digits || p > fraction;
    }
  if (digits && (*p == 'e' || *p == 'E'))
    {
      const char *power = p[1] == '-' || p[1] == '+' ? p + 2 : p + 1;

      p = skip_digits (power);
      digits = p > power;
    }
  if (!digits || *p != '\0')
    return FALSE;
  value = g_ascii_strtod (text, NULL);
  if (!isfinite (value))
    return FALSE;
  *out = value == 0.0 ? 0.0 : value;
  return TRUE;
}

char *
pal_number_format (double value, int decimals)
{
  char format[8];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 340];
  const char *digits = buffer;
  GString *out = NULL;
  gsize n_whole = 0;

  g_return_val_if_fail (isfinite (value), g_strdup (""));

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, MAX_DECIMALS));
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  out = g_string_new (NULL);
  if (*digits == '-')
    {
      digits++;
      if (strspn (digits, "0.") < strlen (digits)) /* what rounds to nothing has no sign */
        g_string_append (out, "\u2212");
    }
  n_whole = strcspn (digits, ".");
  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && n_whole >= 5 && (n_whole - i) % 3 == 0)
        g_string_append (out, "\u202f"); /* the thin space that does not break a line */
      g_string_append_c (out, digits[i]);
    }
  if (digits[n_whole] == '.')
    {
      g_string_append (out, nl_langinfo (RADIXCHAR));
      g_string_append (out, digits + n_whole + 1);
    }
  return g_string_free (out, FALSE);
}
