#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports: plans, bad input, encodings, maps, all or nothing."""

import json
import os
import random
import signal
import subprocess
import time

import pal_cli

HEADER = "country,wave,question,value\n"
GOOD = HEADER + "NO,2026,T1C11,43\n"
ANY_COUNTRY = "unknown country, expected an ISO code (NO, NOR) or an English name"

# Name, content of in.csv, what stderr must say in its first line.
BAD_FILES = [
    ("empty", "", "in.csv: row 1: the file is empty, expected a header"),
    ("wrong header", "land,jahr,frage,wert\nNO,2026,T1C11,43\n",
     'in.csv: row 1: no column "country", found: land, jahr, frage, wert'),
    ("no value column", "country,wave,question\nNO,2026,T1C11\n",
     'in.csv: row 1: no column "value", found: country, wave, question'),
    ("column twice", "country,wave,question,value,Value\n",
     'in.csv: row 1: column 5: the column "Value" stands twice'),
    ("too many cells", GOOD + "NO,2026,T1C12,1,5\n", "in.csv: row 3: 5 cells, but the header has 4 columns"),
    ("open quote", GOOD + 'NO,2026,T1C12,"1\n', "in.csv: row 3, column 4: the quotation mark is never closed"),
    ("nul byte", GOOD + "NO,2026,T1C12,\0\n", "in.csv: row 3: holds a NUL byte, this is no text file"),
    ("damaged utf-8", ("country,wave,question,value,comment\nNO,2026,T1C11,43,ærlig æøå\n").encode() +
     b"NO,2026,T1C12,1,\xff\n", "in.csv: row 3: invalid UTF-8"),
    ("10 MiB line", GOOD + "NO,2026,T1C12," + "9" * (10 << 20) + "\n",
     "in.csv: row 3, column 4: the row is longer than 1 MiB, the most that is read"),
    ("10 MiB quoted line", GOOD + 'NO,2026,T1C12,"' + "x" * (10 << 20) + '"\n',
     "in.csv: row 3, column 4: the row is longer than 1 MiB; is a quotation mark not closed?"),
    ("spreadsheet", b"PK\x03\x04" + bytes(60), "in.csv: row 1: holds a NUL byte, this is no text file"),
]

# Name, row under the header, expected finding behind "in.csv:3:".
BAD_ROWS = [
    ("unknown country", "Atlantis,2026,T1C11,43", f'country: {ANY_COUNTRY}, found "Atlantis"'),
    ("no country", ",2026,T1C11,43", f"country: {ANY_COUNTRY}"),
    ("bad wave", "NO,spring,T1C11,43", 'wave: no wave code, expected a year such as 2026 or 2026-2, found "spring"'),
    ("unknown question", "NO,2026,T9C99,43",
     'question: unknown question, expected one of jane2-wp6-default 0.1.0-draft, found "T9C99"'),
    ("duplicate", "Norway,2026,T1C11,44", 'question: the same cell already stands in row 2, found "T1C11"'),
    ("nothing", "NO,2026,T1C12,", "value: neither a value nor a missing code (DK, NA, NR)"),
]

# These words belong to the checks of the survey: the place, the value and an explanation must be there.
BAD_VALUES = ["T1C12,many", "T1C12,-1", "T1C12,1e9", "T1C12,4.5", "T1C12,nan", "T1C02,perhaps", "T3C01,5/4", "T3C01,5/0",
              "T3C01,5", "T1C12,0x1F", "T1C19,101", "T1C08,none|policy", "T1C12,DK"]


class BadInput(pal_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.workspace = self.init(sample="reference")

    def test_bad_files(self):
        with self.untouched(self.workspace):
            for name, content, expected in BAD_FILES:
                with self.subTest(name):
                    self.write("in.csv", content)
                    self.assertEqual(self.fail_cli("import", self.workspace, "answers", "in.csv", code=1), expected)
        self.verify(self.workspace)

    def test_bad_rows(self):
        with self.untouched(self.workspace):
            for name, row, expected in BAD_ROWS:
                with self.subTest(name):
                    self.write("in.csv", GOOD + row + "\n")
                    out, err = self.run_cli("import", self.workspace, "answers", "in.csv", code=1)
                    self.assertEqual(err.splitlines(), [
                        f"palliscope-cli: in.csv:3:{expected}",
                        "palliscope-cli: in.csv: 1 row refused, nothing is written (--skip-refused writes the others)"])
                    self.assertIn("refused,1,", out)
        self.verify(self.workspace)

    def test_bad_values(self):
        with self.untouched(self.workspace):
            for row in BAD_VALUES:
                with self.subTest(row):
                    value = row.split(",", 1)[1]
                    self.write("in.csv", GOOD + "NO,2026," + row + "\n")
                    _, err = self.run_cli("import", self.workspace, "answers", "in.csv", code=1)
                    self.assertRegex(err.splitlines()[0], r"^palliscope-cli: in\.csv:3:value: .{10,}, found \""
                                     + value.replace("|", r"\|") + '"$')

    def test_missing_codes(self):
        with self.untouched(self.workspace):
            for code in ("SK", "SU", "XX"):
                self.write("in.csv", f"country,wave,question,missing\nNO,2026,T1C11,{code}\n")
                _, err = self.run_cli("import", self.workspace, "answers", "in.csv", code=1)
                self.assertRegex(err.splitlines()[0], rf'^palliscope-cli: in\.csv:2:missing: .*, found "{code}"$')

    def test_institution_rows(self):
        cases = [
            ("NO,Nowhere,2026,T4I03,12", "unknown institution of NO, expected its id or exact name"),
            ("SE,Oslo University Hospital,2026,T4I03,12", "unknown institution of SE, expected its id or exact name"),
            ("NO,Oslo University Hospital,2026,T1C11,12",
             "question T1C11 is asked of the country: expected an empty institution"),
            ("NO,,2026,T4I03,12", "question T4I03 is asked of institutions: expected an id or exact name"),
        ]
        with self.untouched(self.workspace):
            for row, expected in cases:
                with self.subTest(row):
                    self.write("in.csv", "country,institution,wave,question,value\n" + row + "\n")
                    _, err = self.run_cli("import", self.workspace, "answers", "in.csv", code=1)
                    self.assertIn(f"in.csv:2:institution: {expected}", err)

    def test_other_parts(self):
        cases = [
            ("institutions", "country,institution,lat,lon\nNO,New,95,10\n",
             'in.csv:2:lat: expected degrees between -90 and 90, found "95"'),
            ("institutions", "country,institution\nNO,New\nNorway,New\n",
             'in.csv:3:institution: the same institution already stands in row 2, found "New"'),
            ("values", "iso3,indicator,year,value\nXXX,a,2025,1\n", f'in.csv:2:iso3: {ANY_COUNTRY}, found "XXX"'),
            ("values", "iso3,indicator,year,value\nNOR,a,2025,\"1,5\"\n",
             'in.csv:2:value: expected a number with a decimal point, found "1,5"'),
        ]
        with self.untouched(self.workspace):
            for part, content, expected in cases:
                with self.subTest(expected):
                    self.write("in.csv", content)
                    _, err = self.run_cli("import", self.workspace, part, "in.csv", code=1)
                    self.assertEqual(err.splitlines()[0], "palliscope-cli: " + expected)
        self.verify(self.workspace)

    def test_unreadable(self):
        with self.untouched(self.workspace):
            self.assertEqual(self.fail_cli("import", self.workspace, "answers", "none.csv", code=3),
                             "none.csv: could not be read: No such file or directory")
            (self.folder / "folder.csv").mkdir()
            self.assertEqual(self.fail_cli("import", self.workspace, "answers", "folder.csv", code=3),
                             "folder.csv: is a folder, expected a file")

    def test_bad_map(self):
        self.write("in.csv", GOOD)
        cases = [
            ('{"cuontry": "Land"}', 'm.json: member "cuontry" is no column of ours, expected: country, '),
            ('{"country": "Land"}', 'in.csv: row 1: no column "Land", found: country, wave, question, value'),
            ('{"country": 5}', 'm.json: member "country": expected the name of a column or {"value": "..."}'),
            ('{"country": ', "m.json"),
        ]
        with self.untouched(self.workspace):
            for text, expected in cases:
                with self.subTest(text):
                    self.write("m.json", text)
                    message = self.fail_cli("import", self.workspace, "answers", "in.csv", "--map", "m.json", code=1)
                    self.assertTrue(message.startswith(expected), message)


class Import(pal_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.workspace = self.init(sample="reference")

    def answers(self):
        self.run_cli("export", self.workspace, "answers", "-o", "out.csv")
        return (self.folder / "out.csv").read_text().splitlines()[1:]

    def do(self, content, *options, code=0, part="answers"):
        self.write("in.csv", content)
        out, err = self.run_cli("import", self.workspace, part, "in.csv", *options, code=code)
        self.verify(self.workspace)
        return out, err

    def test_dialects(self):
        """The same answers in every dress."""
        plain = "country,wave,question,value,comment\nNO,2026,T1C11,43,Østfold\nNO,2026,T1C12,24,ok\n"
        dresses = {
            "semicolons": plain.replace(",", ";").encode(),
            "tabs": plain.replace(",", "\t").encode(),
            "crlf": plain.replace("\n", "\r\n").encode(),
            "cr": plain.replace("\n", "\r").encode(),
            "mark": b"\xef\xbb\xbf" + plain.encode(),
            "latin-1": plain.encode("latin-1"),
            "utf-16": plain.encode("utf-16"),
            "sep line": ("sep=;\n" + plain.replace(",", ";")).encode(),
            "quoted": "".join(",".join(f'"{c}"' for c in line.split(",")) + "\n" for line in plain.splitlines()).encode(),
            "names": plain.replace("NO,", "Norway,").replace("country", "Country").encode(),
        }
        self.do(plain)
        expected = self.answers()
        self.assertEqual(len(expected), 2)
        for name, content in dresses.items():
            with self.subTest(name):
                out, err = self.do(content)
                self.assertIn("same,2,", out)
                self.assertEqual(self.answers(), expected)
                self.assertEqual("read as WINDOWS-1252" in err, name == "latin-1", err)
                self.assertEqual("read as UTF-16LE" in err, name == "utf-16", err)

    def test_map_and_wave(self):
        self.write("m.json", '{"country": "Land", "question": "Frage", "value": "Wert", "source_kind": {"value": "registry"}}')
        self.do("Land;Frage;Wert\nNorway;T1C11;43\n", "--map", "m.json", "--wave", "2026")
        self.assertEqual(self.answers(), ["NO,,2026,T1C11,agreed,43,,registry,,,"])

    def test_reason_and_actor_are_kept(self):
        self.do(GOOD, "--reason", "letter of 3 March")
        entry = self.rows("journal", "log", self.workspace, "--limit", "1")[0]
        self.assertEqual([entry[k] for k in ("kind", "actor", "label", "reason", "changes")],
                         ["import", "Tester", "Import of in.csv", "letter of 3 March", "1"])

    def test_new_wave(self):
        _, err = self.do(GOOD.replace("2026", "2028-2"))
        self.assertIn("in.csv: the wave 2028-2 is new", err)
        self.assertEqual(self.info(self.workspace)["waves"], "2026 2028-2")

    def test_skip_refused(self):
        out, err = self.do(GOOD + "NO,2026,T1C12,many\nNO,2026,T1C13,14\n", "--skip-refused", code=1)
        self.assertIn("in.csv:3:value:", err)
        self.assertIn("written as batch", err)
        self.assertEqual(len(self.answers()), 2)

    def test_dry_run_writes_nothing(self):
        self.write("in.csv", GOOD + "SE,2026,T1C02,current\n")
        with self.untouched(self.workspace):
            out, _ = self.run_cli("import", self.workspace, "answers", "in.csv", "--dry-run")
            self.assert_golden("import-dry-run.csv", out)
            out, _ = self.run_cli("import", self.workspace, "answers", "in.csv", "--dry-run", "--format", "table")
            self.assert_golden("import-dry-run.txt", out)
            self.write("in.csv", GOOD + "SE,2026,T1C02,current\nSE,2026,T1C02,old\nSE,2026,T1C03,maybe\n")
            out, _ = self.run_cli("import", self.workspace, "answers", "in.csv", "--dry-run", "--format", "json", code=1)
            self.assert_golden("import-dry-run.json", out)
            plan = json.loads(out)
        self.assertEqual([plan[k] for k in ("rows", "new", "changed", "same")], [4, 2, 0, 0])
        self.assertEqual([(r["row"], r["column"], r["value"]) for r in plan["refused"]],
                         [(4, "question", "T1C02"), (5, "value", "maybe")])
        self.assertEqual({"country", "wave", "indicator", "from", "to", "level_from", "level_to"},
                         set(plan["moves"][0]))

    def test_nothing_new(self):
        self.do(GOOD)
        before = self.info(self.workspace)["batches"]
        _, err = self.do(GOOD)
        self.assertIn("nothing to write, all is the same", err)
        self.assertEqual(self.info(self.workspace)["batches"], before)

    def test_ignored_columns_are_told(self):
        _, err = self.do("country,wave,question,value,colour,mood\nNO,2026,T1C11,43,red,good\n")
        self.assertIn("in.csv: columns that are not read: colour, mood", err)

    def test_standard_input(self):
        out, _ = self.run_cli("import", self.workspace, "answers", "/dev/stdin", stdin=GOOD.encode())
        self.assertIn("new,1,", out)
        self.verify(self.workspace)

    def test_terminal_is_safe(self):
        """What stands in a file cannot steer the terminal."""
        _, err = self.do(HEADER + "NO,2026,T1C11,\x1b[2J\n", code=1)
        self.assertNotIn("\x1b", err)
        self.assertIn("\\u001b[2J", err)

    def test_kill(self):
        """Killed at any moment, an import is there wholly or not at all."""
        rows = [f"{c},{w},{q},{i % 50}\n" for i, (c, w, q) in enumerate(
            (c, w, q) for w in range(1900, 2100) for c in ("NO", "SE", "DK", "FI", "IS")
            for q in ("T1C11", "T1C12", "T1C13", "T1C14", "T1C15", "T1C17"))]
        self.write("in.csv", HEADER + "".join(rows))
        before = self.info(self.workspace)["content"]
        started = time.monotonic()
        self.init("whole.palliscope", sample="reference")
        self.run_cli("import", "whole.palliscope", "answers", "in.csv")
        duration = time.monotonic() - started
        after = self.info("whole.palliscope")["content"]
        self.assertNotEqual(before, after)
        rand = random.Random(1)
        for _ in range(6):
            child = subprocess.Popen([pal_cli.CLI, "import", self.workspace, "answers", "in.csv"], cwd=self.folder,
                                     env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rand.uniform(0.01, duration * 1.1))
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            # Writing again rolls a hot journal back.
            self.write("none.csv", HEADER)
            self.run_cli("import", self.workspace, "answers", "none.csv")
            content = self.info(self.workspace)["content"]
            self.assertIn(content, (before, after))
            self.verify(self.workspace)
            if content == after:
                self.init("next.palliscope", sample="reference")
                os.replace(self.folder / "next.palliscope", self.folder / self.workspace)


if __name__ == "__main__":
    pal_cli.main()
