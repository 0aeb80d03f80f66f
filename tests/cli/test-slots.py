#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of a double entry and of experts: in, out and back, and no score moves."""

import csv

import pal_cli

AGREED = ("country,wave,question,slot,value,missing\n"
          "NO,2026,B0C01,,5000000,\nNO,2026,T1C11,agreed,40,\nNO,2026,T1C12,,30,\n")
SLOTS = ("country,institution,wave,question,slot,value,missing,confidence,comment\n"
         "NO,,2026,T1C11,entry:1,1,,,\n"
         "NO,,2026,T1C11,entry:2,2,,,hard to read\n"
         "NO,,2026,T1C12,entry:1,,DK,,\n"
         "NO,,2026,T1C11,expert:a1,3,,low,a guess\n"
         "NO,,2026,T1C02,entry:2,current,,,\n"
         "NO,Oslo University Hospital,2026,T4I04,entry:1,30/40,,,\n")


class Slots(pal_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.workspace = self.init(sample="reference")
        self.run_cli("import", self.workspace, "answers", self.write("agreed.csv", AGREED))

    def export(self, workspace, name):
        self.run_cli("export", workspace, "answers", "-o", name)
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            return {(row["question"], row["slot"]): row for row in csv.DictReader(file)}

    def test_round_trip(self):
        before = self.rows("score", self.workspace)
        checks = self.run_cli("check", self.workspace)
        plan = self.run_cli("import", self.workspace, "answers", self.write("slots.csv", SLOTS))[0]
        self.assertIn("new,6,", plan)
        self.verify(self.workspace)
        self.assertEqual(self.rows("score", self.workspace), before)
        self.assertEqual(self.run_cli("check", self.workspace), checks)

        rows = self.export(self.workspace, "out.csv")
        self.assertEqual(rows["T1C11", "agreed"]["value"], "40")
        self.assertEqual(rows["T1C11", "entry:1"]["value"], "1")
        self.assertEqual(rows["T1C11", "entry:2"]["comment"], "hard to read")
        self.assertEqual(rows["T1C12", "entry:1"]["missing"], "DK")
        self.assertEqual(rows["T1C11", "expert:a1"]["confidence"], "low")
        self.assertEqual(rows["T4I04", "entry:1"]["value"], "30/40")
        self.assertEqual(len(rows), 9)

        # What went out comes in as it was, and once more it changes nothing.
        copy = self.init("copy.palliscope", sample="reference")
        self.run_cli("import", copy, "answers", "out.csv")
        self.verify(copy)
        self.export(copy, "again.csv")
        self.assertEqual(self.digest("again.csv"), self.digest("out.csv"))
        self.assertEqual(self.info(copy)["content"], self.info(self.workspace)["content"])
        with self.untouched(self.workspace):
            self.run_cli("import", self.workspace, "answers", "out.csv")

    def test_bad_slots(self):
        with self.untouched(self.workspace):
            for slot in ("entry:3", "entry", "expert:", "expert:Kari Nordmann", "Agreed", "expert:a/b"):
                with self.subTest(slot):
                    self.write("bad.csv", f"country,wave,question,slot,value\nNO,2026,T1C11,{slot},1\n")
                    _, err = self.run_cli("import", self.workspace, "answers", "bad.csv", code=1)
                    self.assertIn("expected agreed, expert:<id>, entry:1 or entry:2", err)


if __name__ == "__main__":
    pal_cli.main()
