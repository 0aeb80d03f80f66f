/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-json.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = pal_json_parse (text, -1, "test", &error);

  g_assert_no_error (error);
  return node;
}

static void
assert_canonical (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (text);
  g_autofree char *canonical = pal_json_canonical (node, &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (canonical, ==, expected);
  again = parse (canonical);
  twice = pal_json_canonical (again, &error);
  g_assert_cmpstr (twice, ==, canonical);
}

/* Appendix B of RFC 8785: the bits of the double and its text. */
static void
test_rfc_numbers (void)
{
  static const struct
  {
    guint64 bits;
    const char *text;
  } cases[] = {
    { G_GUINT64_CONSTANT (0x0000000000000000), "0" },
    { G_GUINT64_CONSTANT (0x8000000000000000), "0" },
    { G_GUINT64_CONSTANT (0x0000000000000001), "5e-324" },
    { G_GUINT64_CONSTANT (0x8000000000000001), "-5e-324" },
    { G_GUINT64_CONSTANT (0x7fefffffffffffff), "1.7976931348623157e+308" },
    { G_GUINT64_CONSTANT (0xffefffffffffffff), "-1.7976931348623157e+308" },
    { G_GUINT64_CONSTANT (0x4340000000000000), "9007199254740992" },
    { G_GUINT64_CONSTANT (0xc340000000000000), "-9007199254740992" },
    { G_GUINT64_CONSTANT (0x4430000000000000), "295147905179352830000" },
    { G_GUINT64_CONSTANT (0x44b52d02c7e14af5), "9.999999999999997e+22" },
    { G_GUINT64_CONSTANT (0x44b52d02c7e14af6), "1e+23" },
    { G_GUINT64_CONSTANT (0x44b52d02c7e14af7), "1.0000000000000001e+23" },
    { G_GUINT64_CONSTANT (0x444b1ae4d6e2ef4e), "999999999999999700000" },
    { G_GUINT64_CONSTANT (0x444b1ae4d6e2ef4f), "999999999999999900000" },
    { G_GUINT64_CONSTANT (0x444b1ae4d6e2ef50), "1e+21" },
    { G_GUINT64_CONSTANT (0x3eb0c6f7a0b5ed8c), "9.999999999999997e-7" },
    { G_GUINT64_CONSTANT (0x3eb0c6f7a0b5ed8d), "0.000001" },
    { G_GUINT64_CONSTANT (0x41b3de4355555553), "333333333.3333332" },
    { G_GUINT64_CONSTANT (0x41b3de4355555554), "333333333.33333325" },
    { G_GUINT64_CONSTANT (0x41b3de4355555555), "333333333.3333333" },
    { G_GUINT64_CONSTANT (0x41b3de4355555556), "333333333.3333334" },
    { G_GUINT64_CONSTANT (0x41b3de4355555557), "333333333.33333343" },
    { G_GUINT64_CONSTANT (0xbecbf647612f3696), "-0.0000033333333333333333" },
    { G_GUINT64_CONSTANT (0x43143ff3c1cb0959), "1424953923781206.2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      double value = 0.0;

      memcpy (&value, &cases[i].bits, sizeof value);
      pal_json_append_number (out, value);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_canonical_numbers (void)
{
  static const char *const cases[][2] = {
    { "333333333.33333329", "333333333.3333333" },
    { "1E30", "1e+30" },
    { "4.50", "4.5" },
    { "2e-3", "0.002" },
    { "0.000000000000000000000000001", "1e-27" },
    { "9007199254740991", "9007199254740991" },
    { "9007199254740992", "9007199254740992" },
    { "9007199254740993", "9007199254740992" },
    { "-9007199254740993", "-9007199254740992" },
    { "9223372036854775807", "9223372036854776000" },
    { "9223372036854775808", "9223372036854776000" },
    { "123456789012345680000", "123456789012345680000" },
    { "-0", "0" },
    { "-0.0", "0" },
    { "0e5", "0" },
    { "1e21", "1e+21" },
    { "100000000000000000000", "100000000000000000000" },
    { "0.1", "0.1" },
    { "-12.75", "-12.75" },
    { "1.005", "1.005" },
    { "0.000001", "0.000001" },
    { "0.0000001", "1e-7" },
    { "0.1234567", "0.1234567" },
    { "123456.789012", "123456.789012" },
    { "1e-6", "0.000001" },
    { "5.684341886080802e-14", "5.684341886080802e-14" },
    { "2.2250738585072014e-308", "2.2250738585072014e-308" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_canonical (cases[i][0], cases[i][1]);
}

static void
test_canonical_documents (void)
{
  static const char *const cases[][2] = {
    /* The example of RFC 8785, section 3.2.2. */
    { "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
      " \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
      " \"literals\": [null, true, false]}",
      "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
      "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}" },
    /* Section 3.2.3: sorted by UTF-16 units, so the smiley stands before U+FB33. */
    { "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
      "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xef\xac\xb3\":3}" },
    { "{\"b\":{\"d\":[],\"c\":{}},\"a\":\"\"}", "{\"a\":\"\",\"b\":{\"c\":{},\"d\":[]}}" },
    { "{\"aa\":1,\"a\":2,\"\":3}", "{\"\":3,\"a\":2,\"aa\":1}" },
    { "\"\\b\\t\\n\\f\\r\\u0001\\u001f\\u007f\"", "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\"" },
    { "\"\\u000b\"", "\"\\u000b\"" },
    { " [ 1 , \"x\" , null ] ", "[1,\"x\",null]" },
    { "\xef\xbb\xbf{}", "{}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_canonical (cases[i][0], cases[i][1]);
}

static void
test_canonical_refuses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), NAN);
  g_autoptr (JsonNode) broken = json_node_init_string (json_node_alloc (), "\xff");

  g_assert_null (pal_json_canonical (node, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pal_json_canonical (broken, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

/* Whatever double there is: its text reads back to it, and no shorter one does. */
static void
test_random_numbers (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      double value = 0.0;

      if (i % 4 == 0)
        bits &= G_GUINT64_CONSTANT (0xfff0000000000000); /* powers of two: the uneven neighbours */
      if (i % 16 == 0)
        bits &= G_GUINT64_CONSTANT (0x800fffffffffffff); /* subnormal */
      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      g_string_truncate (out, 0);
      pal_json_append_number (out, value);
      g_assert_cmpfloat (g_ascii_strtod (out->str, NULL), ==, value);
      g_assert_cmpuint (out->len, <=, 25);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* part of the message */
  } cases[] = {
    { "", "test:1:1: expected a JSON value, but the text ends" },
    { "{\"a\":1,}", "test:1:8: expected a string, found “}”" },
    { "[1,]", "test:1:4: expected a JSON value" },
    { "[1 2]", "test:1:4: expected “]”, found “2”" },
    { "{\"a\" 1}", "test:1:6: expected “:”" },
    { "{a:1}", "test:1:2: expected a string, found “a”" },
    { "{'a':1}", "test:1:2: expected a string" },
    { "{\"a\":1\n \"b\":2}", "test:2:2: expected “}”" },
    { "{\"a\":1,\n  \"a\":2}", "test:2:3: the member “a” stands twice in one object" },
    { "{\"a\":1,\"\\u0061\":2}", "test:1:8: the member “a” stands twice" },
    { "{\"é\":1,\"é\":2}", "test:1:8: the member “é” stands twice" },
    { "[01]", "test:1:2: expected a JSON value" },
    { "[1.]", "expected a JSON value" },
    { "[.5]", "expected a JSON value" },
    { "[+1]", "expected a JSON value" },
    { "[1e]", "expected a JSON value" },
    { "[-]", "expected a JSON value" },
    { "[0x10]", "expected “]”, found “x”" },
    { "[NaN]", "expected a JSON value" },
    { "[Infinity]", "expected a JSON value" },
    { "[1e999]", "test:1:2: a number that is too large" },
    { "[tru]", "expected a JSON value" },
    { "\"abc", "expected the end of a string, but the text ends" },
    { "\"a\nb\"", "test:1:3: expected the end of a string, found “\\n”" },
    { "\"\\x\"", "expected an escape after \\" },
    { "\"\\u12g4\"", "expected four hexadecimal digits" },
    { "\"\\ud800\"", "half of a surrogate pair" },
    { "\"\\udc00\"", "half of a surrogate pair" },
    { "\"\\ud800\\u0041\"", "half of a surrogate pair" },
    { "\"\\u0000\"", "the character U+0000" },
    { "\"\xff\"", "test:1:2: the text is not valid UTF-8" },
    { "\"\xed\xa0\x80\"", "not valid UTF-8" },
    { "{} {}", "test:1:4: expected the end of the text" },
    { "/* no */ {}", "expected a JSON value" },
    { "var x = {}", "expected a JSON value" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].expected);
      g_assert_null (pal_json_parse (cases[i].text, -1, "test", &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].expected));
    }
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  gsize size = 16 * 1024 * 1024 + 1;
  g_autofree char *large = g_malloc (size);

  for (int i = 0; i < 64; i++)
    g_string_append_c (deep, '[');
  for (int i = 0; i < 64; i++)
    g_string_append_c (deep, ']');
  node = pal_json_parse (deep->str, -1, "deep", &error);
  g_assert_no_error (error);

  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  g_assert_null (pal_json_parse (deep->str, -1, "deep", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "64 levels"));
  g_clear_error (&error);

  memset (large, ' ', size);
  g_assert_null (pal_json_parse (large, (gssize) size, "large", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
  g_clear_error (&error);

  /* A NUL inside the length is not the end of the text. */
  g_assert_null (pal_json_parse ("{}\0", 3, "nul", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static void
test_getters (void)
{
  g_autoptr (JsonNode) node =
      parse ("{\"s\":\"x\",\"i\":3,\"d\":2.5,\"b\":true,\"n\":null,\"a\":[],\"o\":{}}");
  JsonObject *object = json_node_get_object (node);
  GError *error = NULL;
  JsonArray *array = NULL;
  JsonObject *inner = NULL;
  double number = 0.0;
  gboolean flag = FALSE;
  int whole = 0;

  g_assert_cmpstr (pal_json_get_string (object, "s", NULL, &error), ==, "x");
  g_assert_cmpstr (pal_json_get_string (object, "n", "fallback", &error), ==, "fallback");
  g_assert_cmpstr (pal_json_get_string (object, "none", NULL, &error), ==, NULL);
  g_assert_true (pal_json_get_double (object, "d", 0.0, &number, &error));
  g_assert_cmpfloat (number, ==, 2.5);
  g_assert_true (pal_json_get_double (object, "i", 0.0, &number, &error));
  g_assert_cmpfloat (number, ==, 3.0);
  g_assert_true (pal_json_get_boolean (object, "b", FALSE, &flag, &error));
  g_assert_true (flag);
  g_assert_true (pal_json_get_int (object, "i", 0, 1, 4, &whole, &error));
  g_assert_cmpint (whole, ==, 3);
  g_assert_true (pal_json_get_int (object, "none", 7, 1, 4, &whole, &error));
  g_assert_cmpint (whole, ==, 7);
  g_assert_true (pal_json_get_array (object, "a", &array, &error));
  g_assert_nonnull (array);
  g_assert_true (pal_json_get_object (object, "none", &inner, &error));
  g_assert_null (inner);
  g_assert_no_error (error);

  g_assert_null (pal_json_get_string (object, "i", "x", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“i” must be a string"));
  g_clear_error (&error);
  g_assert_false (pal_json_get_double (object, "s", 0.0, &number, &error));
  g_clear_error (&error);
  g_assert_false (pal_json_get_boolean (object, "i", FALSE, &flag, &error));
  g_clear_error (&error);
  g_assert_false (pal_json_get_int (object, "d", 0, 1, 4, &whole, &error));
  g_clear_error (&error);
  g_assert_false (pal_json_get_int (object, "i", 0, 4, 9, &whole, &error));
  g_assert_nonnull (strstr (error->message, "from 4 to 9"));
  g_clear_error (&error);
  g_assert_false (pal_json_get_array (object, "o", &array, &error));
  g_clear_error (&error);
  g_assert_false (pal_json_get_object (object, "a", &inner, &error));
  g_clear_error (&error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/rfc-numbers", test_rfc_numbers);
  g_test_add_func ("/json/canonical-numbers", test_canonical_numbers);
  g_test_add_func ("/json/canonical-documents", test_canonical_documents);
  g_test_add_func ("/json/canonical-refuses", test_canonical_refuses);
  g_test_add_func ("/json/random-numbers", test_random_numbers);
  g_test_add_func ("/json/faults", test_faults);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/getters", test_getters);
  return g_test_run ();
}
