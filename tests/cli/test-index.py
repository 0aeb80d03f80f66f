#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A composite index from a table in COINr's layout."""

import csv
import io
import json
import shutil

import pal_cli

ASEM = pal_cli.DATA / "third-party/coinr-asem"
METHOD = {"denominate": True, "impute": {"method": "group_mean", "group": "EurAsia_group"},
          "screen": {"unit_min": 0.9}, "treat": {"method": "auto"}}
META = ("iCode,iName,Direction,Weight,Parent,Type\n"
        "A,First,1,1,TOP,Indicator\nB,Second,-1,1,TOP,Indicator\nTOP,All,1,1,,Aggregate\n")


class Index(pal_cli.CliTest):
    def sensitivity(self, vary, *more):
        """The rows of sensitivity.csv for COINr's example with these choices."""
        method = {**METHOD, "vary": vary}
        self.rows("index", "--data", ASEM / "input/ASEM_iData.csv", "--metadata", ASEM / "input/ASEM_iMeta.csv",
                  "--method", self.write("method.json", json.dumps(method)), "--draws", "0", "--steps", "steps", *more)
        with open(self.folder / "steps/sensitivity.csv", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_sensitivity(self):
        vary = {"weights": 0.25, "normalise": ["minmax", "rank"], "aggregate": ["arithmetic", "median"],
                "treat": ["auto", "none"]}
        rows = self.sensitivity(vary, "--sensitivity", "128", "--seed", "3")
        self.assertEqual(list(rows[0]), ["target", "unit", "input", "first", "first_p5", "first_p95", "total", "total_p5",
                                         "total_p95"])
        inputs = ["weights:1", "weights:2", "weights:3", "treat", "normalise", "aggregate"]
        self.assertEqual([row["input"] for row in rows if row["target"] == "mean_rank_shift"], inputs)
        self.assertEqual(len(rows), 52 * len(inputs))
        for row in rows[:len(inputs)]:
            self.assertLessEqual(float(row["total_p5"]), float(row["total"]))
            self.assertLessEqual(float(row["total"]), float(row["total_p95"]))
        self.assertEqual(rows, self.sensitivity(vary, "--sensitivity", "128", "--seed", "3"))
        self.assertNotEqual(rows, self.sensitivity(vary, "--sensitivity", "128", "--seed", "4"))

    def test_sensitivity_refused(self):
        self.fails("--sensitivity: expected --steps as well", *self.small(), "--sensitivity", "100", code=2)
        self.fails("--sensitivity: expected a number from 2 on", *self.small(), "--steps", "s", "--sensitivity", "1",
                   code=2)
        method = self.write("m.json", '{"vary": {"weights": 0}}')
        self.fails("nothing varies", *self.small(), "--method", method, "--steps", "s", "--sensitivity", "100", code=1)

    def small(self, data="uCode,A,B\nX,0,1\nY,1,1\nZ,4,0\n", meta=META):
        return ["index", "--data", self.write("data.csv", data), "--metadata", self.write("meta.csv", meta)]

    def asem(self, *more):
        return self.rows("index", "--data", ASEM / "input/ASEM_iData.csv", "--metadata", ASEM / "input/ASEM_iMeta.csv",
                         "--method", self.write("method.json", json.dumps(METHOD)), *more)

    def fails(self, text, *words, code):
        self.assertIn(text, self.fail_cli(*words, code=code))

    def test_asem(self):
        rows = {row["unit"]: row for row in self.asem() if row["code"] == "Index"}
        with open(ASEM / "expected/index_rank_full_precision.csv", encoding="utf-8") as file:
            expected = list(csv.DictReader(file))
        self.assertEqual(len(rows), 51)
        for row in expected:
            self.assertAlmostEqual(float(rows[row["uCode"]]["value"]), float(row["Index"]), delta=1e-9)
            self.assertEqual(rows[row["uCode"]]["rank"], row["rank_min"])

    def test_folder(self):
        (self.folder / "asem").mkdir()
        for name in ("ASEM_iData.csv", "ASEM_iMeta.csv"):
            shutil.copy(ASEM / "input" / name, self.folder / "asem")
        rows = self.rows("index", "asem")
        self.assertEqual(list(rows[0]), ["unit", "code", "level", "value", "rank"])
        self.assertEqual(len(rows), 51 * 11)
        shutil.copy(ASEM / "input/ASEM_iData_panel.csv", self.folder / "asem/More_iData.csv")
        self.fails("more than one *iData.csv", "index", "asem", code=2)

    def test_steps(self):
        self.asem("--steps", "steps", "--draws", "300", "--seed", "5")
        names = {path.name for path in (self.folder / "steps").iterdir()}
        self.assertEqual(names, {"raw.csv", "denominate.csv", "impute.csv", "screen.csv", "treat.csv", "normalise.csv",
                                 "aggregate.csv", "treatment.csv", "availability.csv", "weights.csv",
                                 "uncertainty.csv", "statistics.csv", "correlations.csv", "groups.csv",
                                 "without.csv"})
        with open(self.folder / "steps/without.csv", encoding="utf-8") as file:
            shifts = {row["without"]: float(row["mean_rank_shift"]) for row in csv.DictReader(file)}
        self.assertEqual(len(shifts), 49 + 10)
        self.assertAlmostEqual(shifts["Social"], 3.9607843137254903, delta=1e-12)
        header = (self.folder / "steps/uncertainty.csv").read_text().split("\n", 1)[0]
        self.assertEqual(header, "unit,rank,rank_median,rank_p5,rank_p95,score_p5,score_p95")
        first = self.digest("steps/uncertainty.csv")
        self.asem("--steps", "steps", "--draws", "300", "--seed", "5")
        self.assertEqual(self.digest("steps/uncertainty.csv"), first)
        self.asem("--steps", "steps", "--draws", "300", "--seed", "6")
        self.assertNotEqual(self.digest("steps/uncertainty.csv"), first)

    def test_ties_and_missing(self):
        rows = self.rows(*self.small("uCode,A,B\nX,0,1\nY,0,1\nZ,4,0\nW,NA,NA\n"))
        self.assertEqual([(r["unit"], r["value"], r["rank"]) for r in rows],
                         [("X", "0", "2"), ("Y", "0", "2"), ("Z", "100", "1"), ("W", "", "")])

    def test_findings(self):
        self.fails("data.csv:2:A:", *self.small("uCode,A,B\nX,one,1\n"), code=1)
        self.fails("in a circle", *self.small(meta=META.replace("1,1,,Aggr", "1,1,TOP,Aggr")), code=1)
        out, err = self.run_cli(*self.small("uCode,A,B\nX,3,1\nY,3,2\n"), "--format", "csv")
        self.assertIn("A: all values are the same", err)
        self.assertEqual([row["value"] for row in csv.DictReader(io.StringIO(out))], ["100", "0"])

    def test_usage(self):
        self.fails("expected a folder", "index", code=2)
        self.fails("expected a folder", "index", "--data", "x.csv", code=2)
        self.fails('unknown member "agregate"', *self.small(), "--method", self.write("bad.json", '{"agregate": []}'),
                   code=1)
        self.fails("none.csv", "index", "--data", "none.csv", "--metadata", "none.csv", code=3)


if __name__ == "__main__":
    pal_cli.main()
