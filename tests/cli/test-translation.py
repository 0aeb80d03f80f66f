#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation out to a translator and in again: CSV, XLIFF 1.2 and 2.0."""

import csv
import hashlib
import io
import json
import xml.etree.ElementTree

import pal_cli


class Translation(pal_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.workspace = self.init(sample="reference")

    def export(self, name, *more):
        self.run_cli("export", self.workspace, "translation", "-o", name, "--language", "nb", *more)
        return (self.folder / name).read_text(encoding="utf-8")

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.export("t.csv"))))
        self.assertEqual({row["state"] for row in rows}, {"empty"})
        for row in rows[:3]:
            row["target"] = f"nb {row['source']}"
        text = io.StringIO()
        writer = csv.DictWriter(text, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        self.write("t.csv", text.getvalue())
        words = ("import", self.workspace, "translation", "t.csv")
        with self.untouched(self.workspace):
            plan = self.json(*words, "--dry-run")
        self.assertEqual([row["what"] for row in plan], ["new"] * 3)
        self.assertEqual(plan[0]["text"], rows[0]["target"])
        _, err = self.run_cli(*words)
        self.assertIn("t.csv: 3 new, 0 changed, 0 the same", err)
        self.assertIn("t.csv: 3 texts written as one batch", err)
        self.verify(self.workspace)
        _, err = self.run_cli(*words)
        self.assertIn("t.csv: nothing to write, all is the same", err)
        again = list(csv.DictReader(io.StringIO(self.export("u.csv"))))
        self.assertEqual([row["target"] for row in again], [row["target"] for row in rows])
        self.assertEqual(again[0]["state"], "draft")

    def test_xliff(self):
        """Read by another program's XML, changed there, and brought in; the document is addressed by its bytes."""
        for version, unit, key in (("1.2", "trans-unit", "id"), ("2.0", "unit", "name")):
            with self.subTest(version=version):
                name = f"t{version}.xlf"
                space = f"{{urn:oasis:names:tc:xliff:document:{version}}}"
                tree = xml.etree.ElementTree.fromstring(self.export(name, "--xliff", version))
                self.assertEqual(tree.get("version"), version)
                found = {one.get(key): one for one in tree.iter(f"{space}{unit}")}
                one = found["T1C11"]
                parent = one if version == "1.2" else one.find(f"{space}segment")
                target = parent.find(f"{space}target")
                if target is None:
                    target = xml.etree.ElementTree.SubElement(parent, f"{space}target")
                target.text = f"Antall team & <flere> {version}"
                self.write(name, xml.etree.ElementTree.tostring(tree, encoding="utf-16"))
                self.run_cli("import", self.workspace, "translation", name)
                document = self.export("t.json")
                self.assertEqual(json.loads(document)["texts"], {"T1C11": f"Antall team & <flere> {version}"})
                self.assertEqual(json.loads(document)["draft"], ["T1C11"])
                self.assertEqual(len(hashlib.sha256(document.encode()).hexdigest()), 64)
        self.verify(self.workspace)

    def test_refused(self):
        self.write("t.csv", "key,source,target\nT1C11,,Antall\nT9C99,,Ukjent\nT1C12,Old words,Annet\n")
        words = ("import", self.workspace, "translation", "t.csv", "--language", "nb")
        with self.untouched(self.workspace):
            plan = self.json(*words, code=1)
        self.assertEqual([(row["what"], row["row"], row["column"], row["message"]) for row in plan],
                         [("new", 2, None, None), ("refused", 3, "key", "the questionnaire has no such text"),
                          ("refused", 4, "source", "the original says something else now")])
        _, err = self.run_cli(*words, "--skip-refused", code=1)
        self.assertIn("t.csv: 1 text written as one batch", err)
        self.assertIn("t.csv: is a translation", self.fail_language())
        self.write("b.xlf", "<xliff version='1.2'><file>")
        self.assertIn("b.xlf:1:", self.fail_cli("import", self.workspace, "translation", "b.xlf", code=1))
        self.assertIn("none.csv: could not be read",
                      self.fail_cli("import", self.workspace, "translation", "none.csv", "--language", "nb", code=3))
        self.verify(self.workspace)

    def fail_language(self):
        self.write("t.csv", "key,target,language\nT1C11,Antall,nb\n")
        return self.fail_cli("import", self.workspace, "translation", "t.csv", "--language", "fi", code=1)


if __name__ == "__main__":
    pal_cli.main()
