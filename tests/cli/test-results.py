#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verbs print, and that export and import give the same workspace."""

import csv
import io
import json
import math

import pal_cli

SCORE_COLUMNS = ["country", "wave", "code", "kind", "value", "level", "score", "rank", "n", "status", "missing"]


class RoundTrip(pal_cli.CliTest):
    def copy(self, source):
        self.init("copy.palliscope")
        for part in ("institutions", "values", "answers"):
            self.run_cli("export", source, part, "-o", f"{part}.csv")
            self.run_cli("import", "copy.palliscope", part, f"{part}.csv")
        self.verify("copy.palliscope")

    def test_samples(self):
        for sample in ("reference", "demo"):
            with self.subTest(sample):
                source = self.init(f"{sample}.palliscope", sample=sample)
                self.copy(source)
                self.assertEqual(self.info("copy.palliscope")["content"], self.info(source)["content"])
                for part in ("institutions", "values", "answers", "scores"):
                    self.run_cli("export", source, part, "-o", "a.csv")
                    self.run_cli("export", "copy.palliscope", part, "-o", "b.csv")
                    self.assertEqual(self.digest("a.csv"), self.digest("b.csv"), part)
                (self.folder / "copy.palliscope").unlink()

    def test_naughty_strings(self):
        """Every awkward text as a comment and as an answer in words: the same after export and import."""
        strings = [s for s in json.loads((pal_cli.DATA / "third-party/naughty-strings/blns.json").read_text()) if s]
        source = self.init(sample="reference")
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(["country", "wave", "question", "slot", "value", "comment"])
        for i, text in enumerate(strings):
            writer.writerow(["NO", "2026", "T1C11", f"expert:{i}", i % 50, "'" + text if text[0] in "=+-@\t\r'" else text])
        self.write("naughty.csv", out.getvalue())
        self.run_cli("import", source, "answers", "naughty.csv")
        self.verify(source)
        self.copy(source)
        self.assertEqual(self.info("copy.palliscope")["content"], self.info(source)["content"])

        self.run_cli("export", source, "answers", "-o", "out.csv")
        with open(self.folder / "out.csv", newline="", encoding="utf-8") as file:
            rows = {row["slot"]: row for row in csv.DictReader(file)}
        self.assertEqual(len(rows), len(strings))
        for i, text in enumerate(strings):
            got = rows[f"expert:{i}"]["comment"]
            self.assertIn(got, (text, "'" + text))
            self.assertNotIn(got[0], "=+-@\t\r", "a spreadsheet would take this for a formula")


class Results(pal_cli.CliTest):
    def small(self):
        """Two countries, a few answers: small enough to check by hand."""
        name = self.init(sample="reference")
        self.write("a.csv", "country,institution,wave,question,value,missing\n"
                            "NO,,2026,B0C01,5000000,\nNO,,2026,T1C11,40,\nNO,,2026,T1C12,30,\nNO,,2026,T1C13,20,\n"
                            "NO,,2026,T1C14,10,\nNO,,2026,T1C02,current,\nNO,,2026,T1C04,,DK\n"
                            "SE,,2026,B0C01,10000000,\nSE,,2026,T1C11,40,\nSE,,2026,T1C12,,NA\nSE,,2026,T1C02,evaluated,\n"
                            "NO,Oslo University Hospital,2026,B0I02,yes,\nNO,Oslo University Hospital,2026,T4I03,120,\n"
                            "NO,Oslo University Hospital,2026,T4I04,30/40,\n")
        self.run_cli("import", name, "answers", "a.csv")
        self.verify(name)
        return name

    def test_score(self):
        name = self.small()
        out, err = self.run_cli("score", name)
        self.assertEqual(err, "")
        self.assertTrue(out.startswith(",".join(SCORE_COLUMNS) + "\n"))
        rows = {(r["country"], r["code"]): r for r in csv.DictReader(io.StringIO(out))}
        # 100 services for 5 million people are 2 per 100 000: the top of the scale and the highest level.
        srv1 = rows["NO", "SRV1"]
        self.assertEqual([srv1[k] for k in ("value", "level", "score", "rank", "kind", "missing")],
                         ["2", "4", "100", "1", "indicator", ""])
        self.assertEqual([rows["SE", "SRV1"][k] for k in ("value", "level", "score", "rank", "missing")],
                         ["", "", "", "", "NR"])  # T1C13 can still be answered, T1C12 cannot
        self.assertEqual([rows["NO", "POL1"][k] for k in ("value", "level", "rank")], ["3", "3", "2"])
        self.assertEqual([rows["SE", "POL1"][k] for k in ("value", "level", "rank")], ["4", "4", "1"])
        self.assertEqual(rows["NO", "POL2"]["missing"], "DK")
        self.assertEqual([rows["NO", "INT3"][k] for k in ("value", "level", "n")], ["120", "3", "1"])
        self.assertEqual(rows["NO", "INT4"]["value"], "75")
        self.assertEqual(rows["NO", "INDEX"]["kind"], "index")
        for row in rows.values():
            self.assertEqual(row["value"] == "", row["missing"] != "")
            self.assertIn(row["status"], ("final", "provisional"))

    def test_score_formats_agree(self):
        name = self.small()
        table = self.rows("score", name)
        objects = self.json("score", name)
        self.assertEqual(len(table), len(objects))
        for row, item in zip(table, objects):
            self.assertEqual(list(item), SCORE_COLUMNS)
            for key, value in item.items():
                if isinstance(value, (int, float)):
                    self.assertTrue(math.isclose(float(row[key]), value, rel_tol=0, abs_tol=0))
                else:
                    self.assertEqual(row[key], value or "")
        self.run_cli("export", name, "scores", "-o", "scores.csv")
        self.assertEqual((self.folder / "scores.csv").read_text(), self.run_cli("score", name)[0])

    def test_score_filters(self):
        name = self.small()
        rows = self.rows("score", name, "--country", "Norway", "--indicator", "SRV")
        self.assertEqual([(r["country"], r["code"], r["kind"]) for r in rows], [("NO", "SRV", "domain")])

    def test_explain(self):
        name = self.small()
        for code in ("SRV1", "INT4", "POL2"):
            out, _ = self.run_cli("score", name, "--country", "NO", "--indicator", code, "--explain", "--format", "table")
            # Ids of institutions follow from country and name, so they are the same everywhere.
            self.assert_golden(f"explain-{code}.txt", out)
        out, _ = self.run_cli("score", name, "--country", "NO", "--indicator", "SRV1", "--explain")
        self.assert_golden("explain-SRV1.csv", out)
        tree = self.json("score", name, "--country", "NO", "--indicator", "SRV1", "--explain")[0]
        self.assertEqual((tree["kind"], tree["code"], tree["value"]), ("indicator", "SRV1", 2))
        formula = tree["children"][0]
        answers = {c["code"]: c["answer"] for c in formula["children"]}
        self.assertEqual(answers["T1C11"], "40")
        self.assertEqual(answers["T1C15"], "NR")

    def test_explain_everything(self):
        """Each number of the demonstration has a trail that ends in answers."""
        name = self.init(sample="demo")
        for tree in self.json("score", name, "--indicator", "INDEX", "--explain"):
            leaves = []

            def walk(node):
                leaves.append(node["kind"]) if not node["children"] else [walk(c) for c in node["children"]]

            walk(tree)
            self.assertEqual(tree["kind"], "index")
            self.assertIn("question", leaves)

    def test_check(self):
        name = self.small()
        rows = self.rows("check", name, "--country", "NO")
        self.assertEqual({r["severity"] for r in rows}, {"warning"})
        self.assertEqual({r["rule"] for r in rows}, {"required"})
        self.assertIn("B0C02", {r["question"] for r in rows})
        self.assertNotIn("T1C04", {r["question"] for r in rows})

        # 3 palliative care beds of 2 in all: an error of a cross-field check.
        self.write("b.csv", "country,institution,wave,question,value\n"
                            "NO,Oslo University Hospital,2026,B0I04,2\nNO,Oslo University Hospital,2026,T1I02,pcu\n"
                            "NO,Oslo University Hospital,2026,T1I03,3\n")
        self.run_cli("import", name, "answers", "b.csv")
        self.verify(name)
        rows = self.rows("check", name, "--country", "NO", code=1)
        errors = [r for r in rows if r["severity"] == "error"]
        self.assertEqual([(r["country"], r["wave"], r["question"]) for r in errors], [("NO", "2026", "T1I03")])
        self.assertEqual(errors[0]["message"], "More palliative care beds than beds in total.")
        self.assertNotEqual(errors[0]["institution"], "")

    def test_check_outliers(self):
        """Ten countries, one of them far from the others."""
        name = self.init(sample="reference")
        countries = ["NO", "SE", "DK", "FI", "DE", "FR", "IT", "ES", "PT", "AT"]
        self.write("a.csv", "country,institution,wave,question,value\n" + "".join(
            f"{code},,2026,T1C11,{4000 if code == 'NO' else 40 + i}\n" for i, code in enumerate(countries)))
        self.run_cli("import", name, "answers", "a.csv")
        rows = [r for r in self.rows("check", name) if r["rule"] == "outlier"]
        self.assertEqual([(r["severity"], r["country"], r["question"], r["kept"]) for r in rows],
                         [("note", "NO", "T1C11", "")])
        self.assertIn("4000", rows[0]["message"])
        # One country: the statistics are still those of all.
        rows = [r for r in self.rows("check", name, "--country", "NO") if r["rule"] == "outlier"]
        self.assertEqual(len(rows), 1)
        self.assertEqual([r for r in self.rows("check", name, "--country", "SE") if r["rule"] == "outlier"], [])

    def test_info(self):
        info = self.info(self.init(sample="reference"))
        self.assertEqual([info[k] for k in ("name", "stage", "demonstration", "waves", "institutions", "answers",
                                            "published_values", "replicas")],
                         ["Reference", "reference", "no", "2026", "42", "0", "98", "1"])
        self.assertEqual(self.info(self.init("d.palliscope", sample="demo"))["demonstration"], "yes")
        self.assertEqual(self.info(self.init("e.palliscope"))["waves"], "2026")

    def test_journal(self):
        name = self.small()
        log = self.rows("journal", "log", name)
        self.assertEqual([r["kind"] for r in log], ["import"] + ["init"] * (len(log) - 1))
        self.assertEqual([int(r["seq"]) for r in log], list(range(len(log), 0, -1)))
        report = self.verify(name)
        self.assertEqual(int(report["batches"]), len(log))
        # Each batch also has the row of its author, which is no change of a cell.
        self.assertEqual(int(report["changes"]) - sum(int(r["changes"]) for r in log) in (0, len(log)), True)

    def test_export_keeps_the_old_file(self):
        name = self.init()
        self.write("out.csv", "old")
        self.fail_cli("export", name, "answers", "-o", "nowhere/out.csv", code=3)
        self.fail_cli("export", "none.palliscope", "answers", "-o", "out.csv", code=3)
        self.assertEqual((self.folder / "out.csv").read_text(), "old")
        self.run_cli("export", name, "answers", "-o", "out.csv")
        self.assertEqual((self.folder / "out.csv").read_text(), pal_cli.ANSWERS)


if __name__ == "__main__":
    pal_cli.main()
