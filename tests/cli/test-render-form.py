# SPDX-License-Identifier: GPL-3.0-or-later
"""The form on paper: blank and filled, for a country and an institution, and clear words when it cannot be made."""

import re
import shutil
import subprocess

import pal_cli

HOSPITAL = "Oslo University Hospital"


class RenderFormTest(pal_cli.CliTest):
    def form(self, workspace, *words):
        out, err = self.run_cli("render", workspace, "form", "-o", "form.pdf", *words)
        self.assertEqual((out, err), ("", ""))
        return (self.folder / "form.pdf").read_bytes()

    def pages(self, pdf):
        """How many pages, by another program where there is one, and how large the first is."""
        self.assertTrue(pdf.startswith(b"%PDF-"))
        n = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
        if shutil.which("pdfinfo"):
            info = subprocess.run(["pdfinfo", self.folder / "form.pdf"], capture_output=True, text=True, check=True).stdout
            self.assertEqual(n, int(re.search(r"^Pages: +(\d+)$", info, re.M).group(1)))
            self.assertIn("Title:           Palliative care mapping", info)
        box = re.search(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", pdf)
        return n, round(float(box.group(1))), round(float(box.group(2)))

    def test_blank_and_filled(self):
        self.init(sample="demo")
        with self.untouched("w.palliscope"):
            for words in (("--country", "NO"), ("--country", "NOR", "--wave", "2024"), ("--institution", HOSPITAL),
                          ("--country", "NO", "--institution", HOSPITAL, "--blank"), ("--blank",),
                          ("--blank", "--part", "institution"), ("--blank", "--part", "country", "--country", "SE")):
                n, width, height = self.pages(self.form("w.palliscope", *words))
                self.assertGreater(n, 5, words)
                self.assertEqual((width, height), (595, 842))
        pdf = self.form("w.palliscope", "--country", "NO", "--paper", "letter")
        self.assertEqual(self.pages(pdf)[1:], (612, 792))

    def test_words_on_the_pages(self):
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not there")
        self.init(sample="demo")

        def text(*words):
            self.form("w.palliscope", *words)
            return subprocess.run(["pdftotext", "-layout", self.folder / "form.pdf", "-"], capture_output=True, text=True,
                                  check=True).stdout

        filled, blank = text("--country", "NO"), text("--country", "NO", "--blank")
        pages = filled.count("\f")
        self.assertEqual(filled.count("Demonstration data"), pages)
        self.assertIn(f"Page {pages} of {pages}", filled)
        self.assertNotIn("Demonstration data", blank)
        self.assertIn("Signature", blank)
        for page in (filled, blank):
            self.assertIn("Norway", page)
            self.assertIn("How to fill in this form", page)

    def test_before_the_first_wave(self):
        self.init()
        self.assertGreater(self.pages(self.form("w.palliscope", "--blank"))[0], 5)

    def test_refusals(self):
        self.init(sample="demo")
        for words, code, message in (
            (("form", "-o", "x.pdf"), 2, "render form: expected --country CODE, or --blank"),
            (("form", "-o", "x.pdf", "--part", "institution", "--country", "NO"), 2,
             "render form: expected --institution ID, or --blank"),
            (("form", "-o", "x.pdf", "--country", "NO", "--paper", "A5"), 2,
             '--paper: unknown paper "A5", expected A4 or Letter'),
            (("form", "-o", "x.pdf", "--country", "NO", "--part", "team"), 2,
             '--part: unknown part "team", expected country or institution'),
            (("form", "-o", "x.pdf", "--institution", "Nowhere"), 2,
             '--institution: unknown "Nowhere", expected an id or the exact name'),
            (("form", "-o", "x.pdf", "--institution", HOSPITAL, "--country", "SE"), 2,
             f'--institution: "{HOSPITAL}" lies in NO, not in SE'),
            (("form", "-o", "x.pdf", "--institution", HOSPITAL, "--part", "country"), 2,
             "--institution: the country part has no institution"),
            (("form", "-o", "x.png", "--country", "NO"), 2, "render form: the file name should end in .pdf"),
            (("form", "-o", "x.pdf", "--country", "NO", "--theme", "dark"), 2, "--theme: a form is for paper"),
            (("form", "-o", "x.pdf", "--country", "NO", "--size", "800x600"), 2, "--size: a form has a --paper"),
            (("form", "-o", "x.pdf", "--country", "NO", "--indicator", "SRV1"), 2, "--indicator: a form has no indicator"),
            (("form", "-o", "x.pdf", "--country", "NO", "--language", "nb"), 2,
             '--language: no translation into "nb", expected en'),
            (("map", "-o", "x.pdf", "--language", "nb"), 2, "--language: only a form has a language"),
            (("form",), 2, "render: expected -o OUT"),
            (("map", "-o", "x.pdf", "--paper", "A4"), 2, "--paper: only a form has pages"),
            (("map", "-o", "x.pdf", "--blank"), 2, "--blank: only a form can be blank"),
            (("chart", "-o", "x.pdf", "--institution", HOSPITAL), 2, "--institution: only a form has an institution"),
        ):
            self.assertEqual(self.fail_cli("render", "w.palliscope", *words, code=code), message)
            self.assertEqual(sorted(path.name for path in self.folder.glob("x.*")), [])
        self.assertIn("Atlantis", self.fail_cli("render", "w.palliscope", "form", "-o", "x.pdf", "--country", "Atlantis",
                                                code=2))
        self.assertIn("1999", self.fail_cli("render", "w.palliscope", "form", "-o", "x.pdf", "--country", "NO", "--wave",
                                            "1999", code=2))

    def test_the_old_file_stays(self):
        self.init(sample="demo")
        self.write("form.pdf", "old")
        self.fail_cli("render", "w.palliscope", "form", "-o", "form.pdf", "--country", "Atlantis", code=2)
        self.assertEqual((self.folder / "form.pdf").read_text(), "old")
        self.fail_cli("render", "w.palliscope", "form", "-o", "none/form.pdf", "--country", "NO", code=3)


if __name__ == "__main__":
    pal_cli.main()
