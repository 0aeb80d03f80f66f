# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs palliscope-cli as a script would: by its words, exit code, standard output and standard error."""

import csv
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["PAL_CLI"]
DATA = pathlib.Path(os.environ["PAL_TEST_DATA"])
GOLDEN = DATA / "cli"

ANSWERS = "country,institution,wave,question,slot,value,missing,source_kind,source_note,confidence,comment\n"


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pal-cli-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.env = dict(os.environ)
        for name in ("STATE", "DATA", "CACHE", "CONFIG"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        self.env.update(LC_ALL="C.UTF-8", TZ="UTC", PAL_ACTOR="Tester", G_DEBUG="fatal-warnings")
        self.env.pop("LANGUAGE", None)

    def run_cli(self, *words, code=0, stdin=None, env=None):
        """Both outputs as text, without the name of the test's folder; the exit code must be the expected one."""
        done = subprocess.run(
            [CLI, *map(str, words)], cwd=self.folder, env={**self.env, **(env or {})}, input=stdin, capture_output=True,
            timeout=120, check=False)
        out, err = (text.decode().replace(f"{self.folder}/", "") for text in (done.stdout, done.stderr))
        self.assertEqual(done.returncode, code, f"{words}\n{out}\n{err}")
        return out, err

    def fail_cli(self, *words, code):
        """One line on stderr, nothing on stdout."""
        out, err = self.run_cli(*words, code=code)
        self.assertEqual(out, "")
        self.assertEqual(err.count("\n"), 1, err)
        self.assertTrue(err.startswith("palliscope-cli: "), err)
        return err[len("palliscope-cli: "):-1]

    def init(self, name="w.palliscope", sample=None):
        self.run_cli("init", name, *(["--sample", sample] if sample else []))
        return name

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def rows(self, *words, code=0):
        out, _ = self.run_cli(*words, "--format", "csv", code=code)
        return list(csv.DictReader(io.StringIO(out)))

    def json(self, *words, code=0):
        out, _ = self.run_cli(*words, "--format", "json", code=code)
        return json.loads(out)

    def info(self, workspace):
        return {row["item"]: row["value"] for row in self.rows("info", workspace)}

    def digest(self, name):
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()

    def verify(self, workspace):
        """After every test that writes."""
        report = self.rows("journal", "verify", workspace)[0]
        self.assertEqual(report["problems"], "0")
        self.assertEqual(self.rows("journal", "rebuild", workspace)[0]["differs"], "0")
        return report

    def untouched(self, workspace):
        """A block in which neither the content nor a byte of the file may change."""
        return Untouched(self, workspace)

    def assert_golden(self, name, text):
        path = GOLDEN / name
        if os.environ.get("PAL_UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.assertEqual(text, path.read_text(encoding="utf-8"), f"{name}: PAL_UPDATE_GOLDEN=1 rewrites it")


class Untouched:
    def __init__(self, test, workspace):
        self.test, self.workspace = test, workspace

    def state(self):
        return self.test.digest(self.workspace), self.test.info(self.workspace)["content"]

    def __enter__(self):
        self.before = self.state()

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.test.assertEqual(self.before, self.state(), "the workspace was touched")


def main():
    unittest.main(verbosity=2)
