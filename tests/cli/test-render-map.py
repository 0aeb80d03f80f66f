# SPDX-License-Identifier: GPL-3.0-or-later
"""The map as a picture: every format and theme, what it must say, and clear words when it cannot be drawn."""

import pal_cli

SERIES = "series:opioid_consumption_kg_per_100k"


class RenderMapTest(pal_cli.CliTest):
    def svg(self, workspace, *words):
        self.run_cli("render", workspace, "map", "-o", "out.svg", *words)
        return (self.folder / "out.svg").read_text(encoding="utf-8")

    def png_size(self, name):
        png = (self.folder / name).read_bytes()
        return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")

    def test_formats_and_size(self):
        self.init(sample="reference")
        with self.untouched("w.palliscope"):
            for name, start in (("a.png", b"\x89PNG\r\n"), ("a.svg", b"<"), ("a.pdf", b"%PDF-")):
                out, err = self.run_cli("render", "w.palliscope", "map", "-o", name, "--size", "800x600")
                self.assertEqual((out, err), ("", ""))
                self.assertTrue((self.folder / name).read_bytes().startswith(start), name)
        self.assertEqual(self.png_size("a.png"), (800, 600))
        self.run_cli("render", "w.palliscope", "map", "-o", "b.png")
        self.assertEqual(self.png_size("b.png"), (1600, 1200))

    def test_published_series(self):
        self.init(sample="reference")
        text = self.svg("w.palliscope", "--country", "NO")
        for word in ("Opioid consumption, 2015-2017", "kg per 100 000 people", "Richards", "Made with Natural Earth",
                     "no opinion on legal status", "Germany", "500 km"):
            self.assertIn(word, text)
        # A published series is neither demonstration nor draft, and it has no levels.
        for word in ("Demonstration data", "Draft", "Advanced", "Emerging"):
            self.assertNotIn(word, text)
        # Each country with a value can be found in the drawing by its code.
        for code in ("NO", "DE", "CY", "IS"):
            self.assertIn(f'id="{code}"', text)

    def test_levels_and_gaps(self):
        self.init(sample="demo")
        text = self.svg("w.palliscope", "--indicator", "SRV1")
        self.assertIn("Demonstration data", text)
        values = {row["country"]: row for row in self.rows("score", "w.palliscope", "--indicator", "SRV1")}
        for level, label in enumerate(("Emerging", "Progressing", "Established", "Advanced"), start=1):
            self.assertIn(label, text)
            for code, row in values.items():
                if row["level"] == str(level):
                    self.assertRegex(text, rf'id="{code}"[^>]*>\s*<title>[^<]*{label}</title>')
        for missing, label in (("NR", "Not answered"), ("DK", "Not known")):
            wanted = sum(row["missing"] == missing for row in values.values())
            self.assertEqual(text.count(f": {label}</title>"), wanted)
            self.assertEqual(f">{label}<" in text, wanted > 0)

    def test_classes_and_themes(self):
        self.init(sample="reference")
        seen = set()
        for classes in ("jenks:3", "quantile:5", "equal:4", "pretty", "sd:3", "geometric:6", "headtail"):
            seen.add(self.svg("w.palliscope", "--classes", classes))
        self.assertEqual(len(seen), 7)
        themes = {self.svg("w.palliscope", "--theme", theme, "--indicator", SERIES)
                  for theme in ("light", "dark", "projector", "print", "contrast")}
        self.assertEqual(len(themes), 5)

    def test_same_every_time(self):
        self.init(sample="reference")
        self.assertEqual(self.svg("w.palliscope"), self.svg("w.palliscope"))
        for name in ("a.png", "b.png"):
            self.run_cli("render", "w.palliscope", "map", "-o", name)
        self.assertEqual(self.digest("a.png"), self.digest("b.png"))

    def test_refusals(self):
        self.init(sample="reference")
        for words, code, start in (
            ((), 2, "render: expected -o OUT"),
            (("-o", "x.gif"), 2, ""),
            (("-o", "x.png", "--size", "10x10"), 2, '--size: "10x10" is no size'),
            (("-o", "x.png", "--size", "wide"), 2, '--size: "wide" is no size'),
            (("-o", "x.png", "--theme", "pink"), 2, 'there is no theme "pink"'),
            (("-o", "x.png", "--wave", "1999"), 2, '--wave: no wave "1999"'),
            (("-o", "x.png", "--country", "Atlantis"), 2, '--country: unknown country "Atlantis"'),
            (("-o", "x.png", "--indicator", "series:none"), 2, '--indicator: unknown code "series:none"'),
            (("-o", "x.png", "--classes", "levels", "--indicator", SERIES), 2, "--classes: "),
            (("-o", "x.png", "--classes", "jenks:99"), 2, '--classes: "jenks:99" is unknown'),
            (("-o", "x.png", "--classes", "manual:3"), 2, '--classes: "manual:3" is unknown'),
            (("-o", "no/such/folder/x.png"), 3, "no/such/folder/x.png: could not be written"),
        ):
            message = self.fail_cli("render", "w.palliscope", "map", *words, code=code)
            self.assertTrue(message.startswith(start), message)
            self.assertFalse((self.folder / "x.png").exists())
        self.fail_cli("render", "w.palliscope", "globe", "-o", "x.png", code=2)
        self.fail_cli("render", "absent.palliscope", "map", "-o", "x.png", code=3)


if __name__ == "__main__":
    pal_cli.main()
