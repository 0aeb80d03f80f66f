#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs, options, exit codes and help."""

import os
import subprocess

import pal_cli

VERBS = ["init", "info", "import", "export", "check", "score", "breaks", "journal", "bench"]


class Words(pal_cli.CliTest):
    def test_usage_errors(self):
        self.init()
        self.write("a.csv", pal_cli.ANSWERS)
        cases = [
            (["frobnicate"], 'unknown verb "frobnicate" (--help lists them)'),
            (["info"], "info: expected FILE (--help tells more)"),
            (["info", "w.palliscope", "more"], "info: expected FILE (--help tells more)"),
            (["info", "--colour", "w.palliscope"], "info: Unknown option --colour (--help tells more)"),
            (["info", "w.palliscope", "--format", "xml"], '--format: unknown format "xml", expected csv, json or table'),
            (["init", "w.palliscope"], "w.palliscope already exists"),
            (["init", "n.palliscope", "--sample", "full"],
             '--sample: unknown sample "full", expected reference or demo'),
            (["import", "w.palliscope", "services", "a.csv"],
             'import: unknown part "services", expected answers|institutions|values|instrument|translation'),
            (["import", "w.palliscope", "answers"],
             "import: expected FILE answers|institutions|values|instrument|translation INPUT (--help tells more)"),
            (["import", "w.palliscope", "answers", "a.csv", "--wave", "spring"],
             '--wave: "spring" is no wave, expected a year such as 2026 or 2026-2'),
            (["export", "w.palliscope", "answers"], "export: expected -o OUT"),
            (["export", "w.palliscope", "rumours", "-o", "x.csv"],
             'export: unknown part "rumours", expected answers|institutions|values|scores|instrument|translation'),
            (["export", "w.palliscope", "answers", "-o", "x.doc"],
             "-o x.doc: unknown ending, expected .csv (or - for standard output)"),
            (["export", "w.palliscope", "translation", "-o", "x.csv"], "translation: expected --language TAG, such as nb"),
            (["export", "w.palliscope", "translation", "-o", "x.po", "--language", "nb"],
             "-o x.po: unknown ending, expected .csv, .xlf, .xliff or .json (or - for CSV on standard output)"),
            (["export", "w.palliscope", "translation", "-o", "x.xlf", "--language", "nb", "--xliff", "3"],
             "--xliff: expected 1.2 or 2.0"),
            (["export", "w.palliscope", "translation", "-o", "x.csv", "--language", "Norwegian"],
             '--language: "Norwegian" is no language tag, expected one such as nb or pt-BR'),
            (["check", "w.palliscope", "--wave", "1999"], '--wave: no wave "1999", expected one of: 2026'),
            (["check", "w.palliscope", "--country", "Atlantis"],
             '--country: unknown country "Atlantis", expected an ISO code (NO, NOR) or an English name'),
            (["score", "w.palliscope", "--indicator", "SRV99"],
             '--indicator: unknown code "SRV99", expected an indicator (SRV1), a domain (SRV) or INDEX'),
            (["journal", "w.palliscope"], "journal: expected verify|rebuild|log FILE (--help tells more)"),
            (["journal", "burn", "w.palliscope"], 'journal: unknown word "burn", expected verify, rebuild or log'),
            (["journal", "log", "w.palliscope", "--limit", "-1"], "--limit: expected a number from 1 on"),
            (["bench", "nothing"], 'bench: unknown name "nothing" (--help lists them)'),
        ]
        with self.untouched("w.palliscope"):
            for words, expected in cases:
                with self.subTest(words=words):
                    self.assertEqual(self.fail_cli(*words, code=2), expected)
        self.assertFalse((self.folder / "n.palliscope").exists())

    def test_no_words(self):
        out, err = self.run_cli(code=2)
        self.assertEqual(out, "")
        self.assertIn("Usage:", err)

    def test_control_characters_are_quoted(self):
        self.assertEqual(self.fail_cli("a\x1b[31m\nb", code=2), 'unknown verb "a\\u001b[31m\\nb" (--help lists them)')

    def test_help(self):
        out, err = self.run_cli("--help")
        self.assertEqual(err, "")
        self.assert_golden("help.txt", out)
        for verb in VERBS:
            with self.subTest(verb=verb):
                out, err = self.run_cli(verb, "--help")
                self.assertEqual(err, "")
                self.assert_golden(f"help-{verb}.txt", out)
                self.assertIn(f"  {verb} ", (pal_cli.GOLDEN / "help.txt").read_text())

    def test_version(self):
        out, err = self.run_cli("--version")
        self.assertRegex(out, r"^palliscope-cli \d+\.\d+\.\d+\n$")
        self.assertEqual(err, "")

    def test_locale_does_not_matter(self):
        """Machine output has a decimal point also where people write a comma."""
        self.init(sample="demo")
        for more in ([], ["--explain", "--indicator", "SRV1"], ["--format", "json"], ["--format", "table"]):
            words = ["score", "w.palliscope", "--country", "AT", *more]
            expected = self.run_cli(*words)[0]
            for locale in ("de_DE.UTF-8", "nb_NO.UTF-8", "fr_FR.UTF-8"):
                self.assertEqual(self.run_cli(*words, env={"LC_ALL": locale, "LANGUAGE": "en"})[0], expected)

    def test_full_device(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        self.init(sample="demo")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([pal_cli.CLI, "score", "w.palliscope"], cwd=self.folder, env=self.env, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr.decode(), "palliscope-cli: standard output could not be written\n")

    def test_table_on_terminal_only(self):
        self.init()
        out, _ = self.run_cli("info", "w.palliscope")
        self.assertTrue(out.startswith("item,value\n"))
        out, _ = self.run_cli("info", "w.palliscope", "--format", "table")
        self.assertRegex(out, r"^item +value\n")


if __name__ == "__main__":
    pal_cli.main()
