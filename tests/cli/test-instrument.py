#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questionnaire as a file: out, edited, checked, published."""

import json

import pal_cli


class Instrument(pal_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.workspace = self.init(sample="demo")
        self.document = self.export()

    def export(self):
        out, _ = self.run_cli("export", self.workspace, "instrument", "-o", "-")
        return json.loads(out)

    def find(self, question):
        for module in self.document["modules"]:
            for section in module["sections"]:
                for index, one in enumerate(section["questions"]):
                    if one["id"] == question:
                        return section["questions"], index
        raise KeyError(question)

    def save(self, **members):
        self.document.update(members)
        return self.write("next.json", json.dumps(self.document))

    def test_same_is_nothing(self):
        with self.untouched(self.workspace):
            _, err = self.run_cli("import", self.workspace, "instrument", self.save())
            self.assertIn("next.json: nothing to publish, it is version 0.1.0-draft", err)

    def test_publish(self):
        questions, index = self.find("X5C07")
        del questions[index]
        questions, index = self.find("B0C05")
        questions[index]["hints"] = {"NO": "Bruk samme år som SSB."}
        words = ("import", self.workspace, "instrument", self.save(version="0.2.0"), "--wave", "2026")
        with self.untouched(self.workspace):
            rows = self.rows(*words, "--dry-run")
        found = [(row["what"], row["question"]) for row in rows]
        self.assertIn(("changed", "B0C05"), found)
        self.assertIn(("retired", "X5C07"), found)
        self.assertTrue(any(row["what"] == "unknown" and row["question"] == "X5C07" and int(row["answers"]) > 0
                            for row in rows))

        before, _ = self.run_cli("export", self.workspace, "answers", "-o", "-")
        _, err = self.run_cli(*words)
        self.assertIn("next.json: published as version 0.2.0", err)
        self.assertEqual(self.export(), self.document)
        after, _ = self.run_cli("export", self.workspace, "answers", "-o", "-")
        self.assertEqual(before, after)
        self.verify(self.workspace)

    def test_counts(self):
        """The object that scripts rely on, counted here from the document itself."""
        questions = [one for module in self.document["modules"] for section in module["sections"]
                     for one in section["questions"]]
        name = self.save(version="0.2.0")
        with self.untouched(self.workspace):
            found = self.json("import", self.workspace, "instrument", name, "--dry-run")
        self.assertEqual(found, {
            "questions": len(questions), "sections": sum(len(one["sections"]) for one in self.document["modules"]),
            "options": sum(len(one.get("options", [])) for one in questions),
            "routed": sum("show_if" in one for one in questions), "lost": []})
        questions[0]["type"] = "riddle"
        out, err = self.run_cli("import", self.workspace, "instrument", self.save(), "--dry-run", "--format", "json",
                                code=1)
        self.assertEqual(out, "")
        self.assertIn("next.json:modules/0/sections/0/questions/0", err)

    def test_meaning(self):
        questions, index = self.find("T1C11")
        questions[index]["unit"] = "nurses"
        name = self.save(version="0.2.0")
        with self.untouched(self.workspace):
            out, err = self.run_cli("import", self.workspace, "instrument", name, "--format", "json", code=1)
        self.assertIn("give it a new id that replaces it", json.loads(out)[0]["message"])
        self.assertIn("next.json: 1 finding, nothing is published", err)

    def test_bad(self):
        for name, place in (("routing-cycle", "modules/0/sections/0/questions/0/show_if/all/0"),
                            ("retired-question", "modules/0/sections/0/questions/1/checks/0"),
                            ("duplicate-id", "modules/0/sections/0/questions/1")):
            self.write(f"{name}.json", (pal_cli.DATA / "draft" / f"{name}.json").read_bytes())
            rows = self.json("import", self.workspace, "instrument", f"{name}.json", code=1)
            self.assertTrue(any(f"{name}.json:{place}:" in row["message"] for row in rows), rows)
        self.assertIn("none.json: could not be read",
                      self.fail_cli("import", self.workspace, "instrument", "none.json", code=3))
        self.assertIn("expected .json", self.fail_cli("export", self.workspace, "instrument", "-o", "x.csv", code=2))


if __name__ == "__main__":
    pal_cli.main()
