# SPDX-License-Identifier: GPL-3.0-or-later
"""The ranking as a picture: every format, the right shape, what it must say, and clear words when it cannot be."""

import pal_cli


class RenderChartTest(pal_cli.CliTest):
    def svg(self, workspace, *words):
        self.run_cli("render", workspace, "chart", "-o", "out.svg", *words)
        return (self.folder / "out.svg").read_text(encoding="utf-8")

    def test_formats_and_size(self):
        self.init(sample="reference")
        with self.untouched("w.palliscope"):
            for name, start in (("a.png", b"\x89PNG\r\n"), ("a.svg", b"<"), ("a.pdf", b"%PDF-")):
                out, err = self.run_cli("render", "w.palliscope", "chart", "--chart", "ranking", "-o", name, "--size",
                                        "800x600")
                self.assertEqual((out, err), ("", ""))
                data = (self.folder / name).read_bytes()
                self.assertTrue(data.startswith(start), name)
        png = (self.folder / "a.png").read_bytes()
        self.assertEqual((int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")), (800, 600))

    def test_published_series(self):
        self.init(sample="reference")
        text = self.svg("w.palliscope", "--country", "NO")
        self.assertIn("Opioid consumption, 2015-2017", text)
        for word in ("Germany", "Norway", "median", "Richards", "no part of the index"):
            self.assertIn(word, text)
        # A published series is neither demonstration nor draft, and it has no levels.
        for word in ("Demonstration data", "Draft", "Advanced", "Emerging"):
            self.assertNotIn(word, text)

    def test_demonstration_is_marked(self):
        self.init(sample="demo")
        text = self.svg("w.palliscope", "--indicator", "INT4", "--theme", "print")
        self.assertIn("Demonstration data", text)
        self.assertIn("not national estimates", text)
        values = {row["country"]: row for row in self.rows("score", "w.palliscope", "--indicator", "INT4")}
        self.assertEqual(len(values), 26)
        best = [row for row in values.values() if row["rank"] == "1"]
        self.assertTrue(best)
        for row in best:
            self.assertIn(f">{float(row['value']):.1f}<", text)

    def test_same_every_time(self):
        self.init(sample="reference")
        self.assertEqual(self.svg("w.palliscope"), self.svg("w.palliscope"))

    def test_refusals(self):
        self.init(sample="reference")
        for words, code, message in (
            (("chart", "-o", "x.png", "--chart", "pie"), 2, '--chart: unknown kind "pie", expected ranking'),
            (("chart", "-o", "x.png", "--classes", "levels"), 2, "--classes: only a map has classes"),
            (("map", "-o", "x.png", "--chart", "ranking"), 2, "--chart: a map is no chart"),
        ):
            self.assertEqual(self.fail_cli("render", "w.palliscope", *words, code=code), message)
            self.assertFalse((self.folder / "x.png").exists())


if __name__ == "__main__":
    pal_cli.main()
