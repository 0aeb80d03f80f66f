#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repeating groups: entries go out into a file and come in again, are checked by name, and print."""

import os
import re
import subprocess

import pal_cli

UNIT = "0a6f3ad2-53cb-4b0e-8b64-6a3f0d5c1e11"
HOME = "T8I10:11111111-1111-4111-8111-111111111111"
HEADER = "country,institution,wave,question,value,missing\n"


class GroupsTest(pal_cli.CliTest):
    def make(self, name):
        subprocess.run([os.environ["PAL_MAKE_GROUPS"], self.folder / name], check=True, env=self.env)
        return name

    def export(self, workspace, name):
        self.run_cli("export", workspace, "answers", "-o", name)
        return (self.folder / name).read_text()

    def row(self, question, value, missing=""):
        return f"NO,{UNIT},2026,{question},{value},{missing}\n"

    def test_round_trip(self):
        self.make("a.palliscope")
        self.make("b.palliscope")
        text = self.export("a.palliscope", "a.csv")
        self.assertEqual(text.count(HOME), 5)
        changed = text.replace("Home team", "Night team").replace(f"{HOME},agreed,1", f"{HOME},agreed,9")
        changed += f"NO,{UNIT},2026,T8I10:third,agreed,3,,,,,\nNO,{UNIT},2026,T8I10:third:T8I11,agreed,Third,,,,,\n"
        self.write("c.csv", changed)
        self.run_cli("import", "b.palliscope", "answers", "c.csv")
        back = self.export("b.palliscope", "b.csv")
        self.assertEqual(sorted(back.splitlines()), sorted(changed.splitlines()))
        self.run_cli("import", "a.palliscope", "answers", "b.csv")
        self.assertEqual(self.export("a.palliscope", "d.csv"), back)

    def test_bad_rows(self):
        self.make("w.palliscope")
        for question, value, missing, word in (
                ("T8I10:x:T8I11", "Nobody added it", "", "no such entry"),
                ("T8I10:x", "first", "", "the place of the entry"),
                ("T8I10:x", "", "DK", "there or not"),
                ("T8I10:x y", "1", "", "no id of an entry"),
                (f"{HOME}:T8I99", "1", "", "unknown question"),
                (f"{HOME}:T8I14", "many", "", "many"),
                ("T8I10", "three", "", "three")):
            self.write("in.csv", HEADER + self.row(question, value, missing))
            with self.untouched("w.palliscope"):
                out, err = self.run_cli("import", "w.palliscope", "answers", "in.csv", code=1)
            self.assertIn(word, out + err, question)

    def test_check_names_the_entry(self):
        self.make("w.palliscope")
        self.write("in.csv", HEADER + self.row(f"{HOME}:T8I14", 100))
        self.run_cli("import", "w.palliscope", "answers", "in.csv")
        out, err = self.run_cli("check", "w.palliscope", code=1)
        self.assertIn("Home team: More members than the institution has staff.", out + err)

    def test_paper(self):
        self.make("w.palliscope")
        sizes = {}
        for words in (("--institution", UNIT), ("--blank", "--part", "institution")):
            self.run_cli("render", "w.palliscope", "form", "-o", "form.pdf", *words)
            pdf = (self.folder / "form.pdf").read_bytes()
            sizes[words] = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
        self.assertGreaterEqual(min(sizes.values()), 5)


if __name__ == "__main__":
    pal_cli.main()
