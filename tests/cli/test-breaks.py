#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Class breaks of numbers from a file."""

import collections
import csv

import pal_cli

REFERENCE = pal_cli.DATA / "third-party/class-breaks-reference"
METHODS = {"equal": "equal", "quantile": "quantile", "jenks": "jenks", "pretty": "pretty", "sd": "sd",
           "headtails": "headtail"}


def reference(name):
    with open(REFERENCE / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Breaks(pal_cli.CliTest):
    def sets(self):
        """One file for each set: one number a line."""
        values = collections.defaultdict(list)
        for row in reference("values.csv"):
            values[row["set"]].append(row["value"])
        for name, numbers in values.items():
            self.write(f"{name}.csv", "".join(f"{number}\n" for number in numbers))
        return values

    def classes(self, *words):
        return self.rows("breaks", *words)

    def assert_close(self, got, expected):
        self.assertAlmostEqual(got, expected, delta=1e-9 * max(1, abs(expected)))

    def test_reference(self):
        """classInt 0.4-9 of R, every set and number of classes."""
        values = self.sets()
        n_compared = 0
        for row in reference("breaks.csv"):
            if row["style"] not in METHODS or row["k"] not in ("3", "6"):
                continue  # the unit test compares all of them
            with self.subTest(**row):
                rows = self.classes("--method", METHODS[row["style"]], "-k", row["k"], f"{row['set']}.csv")
                bounds = [float(bound) for bound in row["breaks"].split(" ")]
                numbers = [float(value) for value in values[row["set"]] if value != "NA"]
                self.assertEqual(sum(int(one["count"]) for one in rows), len(numbers))
                if row["style"] == "jenks" and int(row["k"]) >= len(set(numbers)):
                    continue
                self.assertEqual([one["class"] for one in rows], [str(i + 1) for i in range(len(bounds) - 1)])
                self.assert_close(float(rows[0]["lower"]), bounds[0])
                for one, bound in zip(rows, bounds[1:]):
                    self.assert_close(float(one["upper"]), bound)
                n_compared += 1
        self.assertGreater(n_compared, 60)

    def test_quantile_types(self):
        self.sets()
        expected = reference("quantile_types_asem_LPI.csv")
        for kind in range(1, 10):
            rows = self.classes("--method", "quantile", "-k", "5", "--type", kind, "asem_LPI.csv")
            for one, row in zip(rows, expected[1:]):
                self.assert_close(float(one["upper"]), float(row[f"type{kind}"]))

    def test_closed(self):
        self.write("v.csv", "0\n5\n5\n7\n10\n")
        right = [row["count"] for row in self.classes("--method", "equal", "-k", "2", "v.csv")]
        left = [row["count"] for row in self.classes("--method", "equal", "-k", "2", "--closed", "left", "v.csv")]
        self.assertEqual((right, left), (["3", "2"], ["1", "4"]))

    def test_column(self):
        self.write("t.csv", 'country,"Beds, all"\nNO,1\nSE,NA\nDK,\nFI,2\nIS,4\n')
        rows = self.classes("--method", "equal", "-k", "2", "--column", "Beds, all", "t.csv")
        self.assertEqual([(row["lower"], row["upper"], row["count"]) for row in rows],
                         [("1", "2.5", "2"), ("2.5", "4", "1")])

    def test_notes(self):
        """One value, and not more values than classes: a class for each, a note, exit 0."""
        for content, n, text in (
            ("5\n5\nNA\n\n5\n", 1, "v.csv: all values are the same, so there is one class"),
            ("5\n", 1, "v.csv: all values are the same, so there is one class"),
            ("1\n2\n2\n9\n", 3,
             "v.csv: 3 distinct values are not more than 4 classes, so each has a class of its own"),
        ):
            self.write("v.csv", content)
            for method in ("equal", "quantile", "jenks", "pretty", "sd", "geometric", "headtail"):
                with self.subTest(content=content, method=method):
                    out, err = self.run_cli("breaks", "--method", method, "-k", "4", "v.csv", "--format", "csv")
                    self.assertEqual(out.count("\n"), n + 1)
                    self.assertEqual(err, f"palliscope-cli: {text}\n")
        self.write("v.csv", "0\n1\n10\n100\n")
        out, err = self.run_cli("breaks", "--method", "geometric", "-k", "3", "v.csv", "--format", "csv")
        self.assertEqual(out, "class,lower,upper,count\n1,0,0,1\n2,0,10,2\n3,10,100,1\n")
        self.assertIn("one side of 0", err)

    def test_headtail_finds_its_own_number(self):
        self.write("v.csv", "1\n1\n2\n9\n")
        self.assertEqual(len(self.classes("--method", "headtail", "v.csv")), 2)

    def test_default_k(self):
        self.write("v.csv", "".join(f"{i}\n" for i in range(20)))
        self.assertEqual(len(self.classes("--method", "jenks", "v.csv")), 5)

    def test_problems(self):
        for content, words, text in (
            ("NA\n\nNA\n", (), "v.csv: there is no value to classify"),
            ("", (), "v.csv: there is no value to classify"),
            ("1\ntwo\n", (), 'v.csv, row 2: "two" is no finite number, empty or NA'),
            ("1\nInf\n", (), 'v.csv, row 2: "Inf" is no finite number, empty or NA'),
            ("1\n1e999\n", (), 'v.csv, row 2: "1e999" is no finite number, empty or NA'),
            ("a\n1\n", (), 'v.csv, row 1: "a" is no finite number, empty or NA (--column names the column of a table)'),
            ("1,2\n", (), "v.csv, row 1: expected one number, found 2 cells (--column chooses one of a table)"),
            ("a,b\n1,2\n", ("--column", "c"), "v.csv"),
            ("a,b\n1,x\n", ("--column", "b"), 'v.csv, row 2, column b: "x" is no finite number, empty or NA'),
            ("-1.7e308\n1.7e308\n", (), "v.csv: the values lie too far apart to classify"),
        ):
            self.write("v.csv", content)
            with self.subTest(content=content):
                message = self.fail_cli("breaks", "--method", "jenks", *words, "v.csv", code=1)
                self.assertTrue(message.startswith(text), message)

    def test_usage(self):
        self.write("v.csv", "1\n2\n3\n")
        names = "equal, quantile, jenks, pretty, sd, geometric, headtail"
        for words, code, text in (
            (("v.csv",), 2, f"breaks: expected --method with one of {names}"),
            (("--method", "best", "v.csv"), 2, f'--method: unknown method "best", expected one of {names}'),
            (("--method", "manual", "v.csv"), 2, f'--method: unknown method "manual", expected one of {names}'),
            (("--method", "equal", "-k", "0", "v.csv"), 2, '-k: expected a number from 1 to 100, not "0"'),
            (("--method", "equal", "-k", "101", "v.csv"), 2, '-k: expected a number from 1 to 100, not "101"'),
            (("--method", "equal", "-k", "two", "v.csv"), 2, '-k: expected a number from 1 to 100, not "two"'),
            (("--method", "quantile", "--type", "10", "v.csv"), 2, '--type: expected a number from 1 to 9, not "10"'),
            (("--method", "equal", "--closed", "both", "v.csv"), 2, '--closed: expected right or left, not "both"'),
            (("--method", "equal"), 2, "breaks: expected VALUES.csv (--help tells more)"),
            (("--method", "equal", "absent.csv"), 3, ""),
        ):
            with self.subTest(words=words):
                message = self.fail_cli("breaks", *words, code=code)
                self.assertTrue(message.startswith(text), message)


if __name__ == "__main__":
    pal_cli.main()
