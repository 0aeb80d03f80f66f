#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A composite index from a table in COINr's layout."""

import csv
import io
import json
import shutil
import xml.etree.ElementTree
import zipfile

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
                                 "without.csv", "strengths.csv", "similar.csv"})
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

    def table(self, name):
        with open(self.folder / "steps" / f"{name}.csv", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_profile(self):
        self.asem("--steps", "steps", "--draws", "0")
        rows = [row for row in self.table("strengths") if row["unit"] == "PRT"]
        self.assertEqual([row["kind"] for row in rows], ["strength"] * 5 + ["weakness"] * 5)
        # By denominators, as the method has it; the country with the least forest of all.
        self.assertEqual((rows[-1]["indicator"], rows[-1]["rank"], rows[-1]["of"]), ("Forest", "51", "51"))
        similar = [row for row in self.table("similar") if row["unit"] == "SWE"]
        self.assertEqual(len(similar), 5)
        self.assertEqual(similar[0]["similar"], "FIN")
        distances = [float(row["distance"]) for row in similar]
        self.assertEqual(distances, sorted(distances))

    def test_weights(self):
        method = {"weights": {"method": "budget", "experts": {"Ann": {"A": 60, "B": 40}, "Bo": {"A": 80, "B": 20}}}}
        self.rows(*self.small(), "--method", self.write("m.json", json.dumps(method)), "--steps", "steps")
        self.assertEqual([(row["code"], row["weight"], row["experts"], row["least"]) for row in self.table("weights")],
                         [("A", "0.7", "2", "0.6"), ("B", "0.30000000000000004", "2", "0.2"), ("TOP", "1", "0", "")])
        out, err = self.run_cli(*self.small(), "--method", self.write("b.json", '{"weights": {"method": "bod"}}'),
                                "--steps", "steps", "--format", "csv")
        self.assertIn("Each unit has weights of its own", err)
        # X (0, 0) is worst in both; Y is best in neither; Z is best in both.
        self.assertEqual([row["value"] for row in csv.DictReader(io.StringIO(out))], ["0", "25", "100"])
        self.assertEqual([row["unit"] for row in self.table("unit-weights")], ["X", "Y", "Z"])
        self.assertEqual([(row["weight"], row["effective_weight"]) for row in self.table("weights")],
                         [("", ""), ("", ""), ("1", "1")])

    def test_against(self):
        other = {"weights": {"method": "given", "values": {"A": 3}}}
        data = "uCode,A,B\nX,0,0\nY,2,3\nZ,4,4\nW,1,1\n"
        rows = self.rows(*self.small(data), "--against", self.write("o.json", json.dumps(other)), "--steps", "steps")
        self.assertEqual([row["value"] for row in rows], ["50", "37.5", "50", "50"])
        table = {row["unit"]: row for row in self.table("comparison")}
        self.assertEqual([table["Z"][key] for key in ("rank_first", "rank_second", "score_change", "most_up", "most_up_by",
                                                      "most_down", "most_down_by")],
                         ["1", "1", "-25", "", "", "A", "-25"])
        figures = {row["figure"]: row["value"] for row in self.table("comparison-figures")}
        self.assertEqual((figures["units"], figures["moved"], figures["largest_rank_shift"]), ("4", "3", "3"))
        reasons = {row["unit"]: (row["A"], row["B"]) for row in self.table("comparison-reasons")}
        self.assertEqual(reasons["X"], ("0", "25"))
        out, err = self.run_cli(*self.small(data.replace("0,0", "0,1")), "--steps", "steps", "--against",
                                self.write("g.json", '{"normalise": {"*": {"lower": 1}}, "aggregate": ["geometric"]}'),
                                "--format", "csv")
        self.assertIn("nobody can say which indicators moved a score", err)
        self.assertEqual({row["most_up"] for row in self.table("comparison")}, {""})
        self.fails("need --steps", *self.small(), "--against", "o.json", code=2)

    def test_since(self):
        data = "uCode,Time,A,B\nX,2018,0,0\nY,2018,4,4\nX,2020,4,0\nY,2020,0,4\nZ,2020,2,2\n"
        self.rows(*self.small(data), "--since", "2018", "--steps", "steps", "--draws", "0")
        self.assertEqual([(row["unit"], row["score_first"], row["score_second"], row["rank_second"], row["most_up"],
                           row["most_up_by"]) for row in self.table("change")],
                         [("X", "50", "100", "1", "A", "50"), ("Y", "50", "0", "2", "", "")])
        self.fails("no time 2019", *self.small(data), "--since", "2019", "--steps", "steps", code=1)
        self.fails("--since: expected a time", *self.small(data), "--since", "then", "--steps", "steps", code=2)

    def sheets(self, name):
        """{sheet: rows of cells} of a workbook; an empty cell is ''."""
        space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
        found = {}
        with zipfile.ZipFile(self.folder / name) as book:
            self.assertIsNone(book.testzip())
            names = xml.etree.ElementTree.fromstring(book.read("xl/workbook.xml")).findall("x:sheets/x:sheet", space)
            for number, sheet in enumerate(names, 1):
                root = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
                found[sheet.get("name")] = [
                    {cell.get("r").rstrip("0123456789"): cell.findtext("x:is/x:t", cell.findtext("x:v", "", space), space)
                     for cell in row} for row in root.iterfind("x:sheetData/x:row", space)]
        return found

    def test_workbook(self):
        more = "--draws", "50", "--against", self.write("o.json", '{"weights": {"method": "pca"}}')
        self.asem("--steps", "steps", *more)
        self.asem("--steps", "out.xlsx", *more)
        sheets = self.sheets("out.xlsx")
        self.assertEqual(set(sheets), {path.stem for path in (self.folder / "steps").iterdir()})
        for name, rows in sheets.items():
            table = self.table(name)
            self.assertEqual(len(rows), len(table) + 1)
            self.assertEqual(list(rows[0].values()), list(table[0]))
            for row, expected in zip(rows[1:], table):
                cells = [cell for cell in expected.values() if cell != ""]
                self.assertEqual(len(row), len(cells), name)
                for cell, value in zip(row.values(), cells):
                    if cell != value:
                        self.assertAlmostEqual(float(cell), float(value), delta=1e-14 * abs(float(value)))
        self.assertEqual([path.name for path in self.folder.glob("*.part")], [])
        self.fails("could not be written", *self.small(), "--steps", "none/out.xlsx", code=3)

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
