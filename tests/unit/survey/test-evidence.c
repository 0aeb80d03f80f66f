/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "survey/pal-evidence.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *field, *text, *expected; /* NULL: refused */
  } cases[] = {
    { "source_link", " https://example.org/report.pdf ", "https://example.org/report.pdf" },
    { "source_link", "http://example.org", "http://example.org" },
    { "source_link", "doi:10.1016/S0140-6736(17)32513-8", "doi:10.1016/S0140-6736(17)32513-8" },
    { "source_link", "", "" },
    { "source_link", NULL, "" },
    { "source_link", "example.org", NULL },
    { "source_link", "https://", NULL },
    { "source_link", "https:///path", NULL },
    { "source_link", "ftp://example.org", NULL },
    { "source_link", "file:///etc/passwd", NULL },
    { "source_link", "javascript:alert(1)", NULL },
    { "source_link", "https://example.org/a b", NULL },
    { "source_link", "doi:11.1000/182", NULL },
    { "source_link", "doi:10.1000/", NULL },
    { "source_link", "doi:10./x", NULL },
    { "source_n", "120", "120" },
    { "source_n", " 1\302\240200 ", "1200" },
    { "source_n", "007", "7" },
    { "source_n", " ", "" },
    { "source_n", "0", NULL },
    { "source_n", "-3", NULL },
    { "source_n", "12.5", NULL },
    { "source_n", "twelve", NULL },
    { "source_n", "1234567890", NULL },
    { "source_document", "  Annual report 2025, p. 12 ", "Annual report 2025, p. 12" },
    { "comment", "any: thing", "any: thing" },
    { "comment", "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = pal_evidence_clean (cases[i].field, cases[i].text, &error);

      g_test_message ("case %u: %s", i, cases[i].field);
      g_assert_cmpstr (text, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
test_uri (void)
{
  g_autofree char *doi = pal_evidence_link_to_uri ("doi:10.1000/a<b>#c");
  g_autofree char *plain = pal_evidence_link_to_uri ("https://example.org/x?y=z#w");

  g_assert_cmpstr (doi, ==, "https://doi.org/10.1000/a%3Cb%3E%23c");
  g_assert_cmpstr (plain, ==, "https://example.org/x?y=z#w");
  g_assert_null (pal_evidence_link_to_uri (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/evidence/clean", test_clean);
  g_test_add_func ("/survey/evidence/uri", test_uri);
  return g_test_run ();
}
