#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workspace files that are missing, foreign, broken, newer or copied."""

import fcntl
import os
import shutil
import sqlite3

import pal_cli

READERS = [["info"], ["check"], ["score"], ["journal", "verify"], ["journal", "log"]]


class Files(pal_cli.CliTest):
    def each_verb(self, name, code=3):
        """Every verb that opens a workspace says the same one line and leaves the file alone."""
        self.write("a.csv", pal_cli.ANSWERS)
        path = self.folder / name
        before = path.read_bytes() if path.is_file() else None
        words = [[*verb, name] for verb in READERS]
        words += [["import", name, "answers", "a.csv"], ["import", name, "answers", "a.csv", "--dry-run"],
                  ["export", name, "answers", "-o", "out.csv"], ["journal", "rebuild", name]]
        messages = {self.fail_cli(*w, code=code) for w in words}
        self.assertFalse((self.folder / "out.csv").exists())
        if before is not None:
            self.assertEqual(path.read_bytes(), before)
        self.assertEqual(len(messages), 1, messages)
        return messages.pop()

    def change(self, name, *statements):
        db = sqlite3.connect(self.folder / name)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    def test_missing(self):
        self.assertEqual(self.each_verb("none.palliscope"), "none.palliscope: No such file or directory")
        self.assertFalse((self.folder / "none.palliscope").exists())

    def test_folder(self):
        (self.folder / "folder.palliscope").mkdir()
        self.assertIn("folder.palliscope", self.each_verb("folder.palliscope"))

    def test_empty(self):
        self.write("empty.palliscope", b"")
        self.assertEqual(self.each_verb("empty.palliscope"), "empty.palliscope is empty")

    def test_foreign_text(self):
        self.write("text.palliscope", "this is a letter, not a workspace\n" * 100)
        self.assertEqual(self.each_verb("text.palliscope"), "text.palliscope is not a workspace")

    def test_foreign_database(self):
        self.change("other.palliscope", "CREATE TABLE t (x)")
        self.assertEqual(self.each_verb("other.palliscope"), "other.palliscope is a database of another program")

    def test_truncated(self):
        name = self.init(sample="demo")
        data = (self.folder / name).read_bytes()
        for length in (50, 4096, len(data) // 2, len(data) - 4096):
            with self.subTest(length=length):
                self.write("cut.palliscope", data[:length])
                self.assertIn("cut.palliscope", self.each_verb("cut.palliscope"))

    def test_newer(self):
        name = self.init()
        self.change(name, "PRAGMA user_version = 999")
        message = self.each_verb(name)
        self.assertRegex(message, r"^w\.palliscope: was written by a newer version of Palliscope, this one "
                                  r"\(\d+\.\d+\.\d+\) leaves it alone$")

    def test_scribbled(self):
        """Wherever the file is damaged: a message and exit code 1 or 3, never a crash, never silence."""
        name = self.init(sample="reference")
        good = bytearray((self.folder / name).read_bytes())
        for page in range(1, len(good) // 4096):
            bad = bytearray(good)
            bad[page * 4096 + 8:page * 4096 + 200] = bytes(192)
            self.write("bad.palliscope", bytes(bad))
            done = pal_cli.subprocess.run([pal_cli.CLI, "journal", "verify", "bad.palliscope"], cwd=self.folder,
                                          env=self.env, capture_output=True, check=False)
            with self.subTest(page=page):
                if done.returncode == 0:
                    # Only free space may be scribbled on without harm.
                    self.assertEqual(self.rows("journal", "verify", "bad.palliscope")[0]["problems"], "0")
                    self.assertEqual(self.info("bad.palliscope")["content"], self.info(name)["content"])
                else:
                    self.assertIn(done.returncode, (1, 3))
                    self.assertTrue(done.stderr.startswith(b"palliscope-cli: "))

    def scribble(self, name, old, new):
        """Changes bytes in the file itself, past every guard of the database."""
        self.assertEqual(len(old), len(new))
        data = (self.folder / name).read_bytes()
        self.assertIn(old, data)
        (self.folder / name).write_bytes(data.replace(old, new))

    def test_tampered_value(self):
        name = self.init(sample="demo")
        self.scribble(name, b"Invented text", b"Believed text")
        out, err = self.run_cli("journal", "verify", name, code=1)
        self.assertNotIn(",0\n", out)
        self.assertRegex(err, r"palliscope-cli: w\.palliscope: change \d+ of batch \d+ .*\n")

    def test_broken_questionnaire(self):
        """A document that was changed no longer fits its name; nothing is computed with it."""
        for kind in ("instrument", "indicators"):
            with self.subTest(kind=kind):
                name = self.init(f"{kind}.palliscope", sample="reference")
                self.scribble(name, f'"schema":"palliscope-{kind}/1"'.encode(), f'"schema":"palliscope-{kind}/7"'.encode())
                for verb in ("score", "check"):
                    self.assertRegex(self.fail_cli(verb, name, code=3), r"document [0-9a-f]+")
                self.run_cli("journal", "verify", name, code=1)

    def test_copied(self):
        """A copy gets a replica id of its own with the first change, and says so."""
        name = self.init(sample="reference")
        self.write("a.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,43\n")
        shutil.copy(self.folder / name, self.folder / "copy.palliscope")
        before = self.info("copy.palliscope")["replica"]
        self.run_cli("import", name, "answers", "a.csv")
        out, err = self.run_cli("import", "copy.palliscope", "answers", "a.csv")
        self.assertIn("copy.palliscope: this file was copied, moved or restored", err)
        self.assertNotEqual(self.info("copy.palliscope")["replica"], before)
        self.assertEqual(self.info("copy.palliscope")["replicas"], "2")
        self.assertEqual(self.info(name)["replica"], before)
        for file in (name, "copy.palliscope"):
            self.verify(file)
        self.assertEqual(self.info(name)["content"], self.info("copy.palliscope")["content"])

    def test_moved(self):
        """The same file under another name stays the same replica."""
        name = self.init()
        replica = self.info(name)["replica"]
        os.rename(self.folder / name, self.folder / "moved.palliscope")
        self.write("a.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,43\n")
        _, err = self.run_cli("import", "moved.palliscope", "answers", "a.csv")
        self.assertNotIn("copied", err)
        self.assertEqual(self.info("moved.palliscope")["replica"], replica)
        self.verify("moved.palliscope")

    def test_restored(self):
        """An old copy in the place of the file is not taken for the file itself."""
        name = self.init()
        self.write("a.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,43\n")
        self.write("b.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,44\n")
        old = (self.folder / name).read_bytes()
        self.run_cli("import", name, "answers", "a.csv")
        (self.folder / name).write_bytes(old)
        _, err = self.run_cli("import", name, "answers", "b.csv")
        self.assertIn("copied, moved or restored", err)
        self.verify(name)

    def test_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everything")
        name = self.init()
        self.write("a.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,43\n")
        os.chmod(self.folder / name, 0o444)
        self.fail_cli("import", name, "answers", "a.csv", code=3)
        self.run_cli("info", name)

    def test_busy(self):
        """While another process writes, readers read and writers say who is in the way."""
        name = self.init()
        self.write("a.csv", pal_cli.ANSWERS + "NO,,2026,T1C11,,43\n")
        lock = self.folder / f".{name}.lock"
        with open(lock, "a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            with self.untouched(name):
                self.assertIn(name, self.fail_cli("import", name, "answers", "a.csv", code=3))
                self.run_cli("import", name, "answers", "a.csv", "--dry-run")
        self.run_cli("import", name, "answers", "a.csv")
        self.verify(name)

    def test_init_does_not_leave_halves(self):
        self.fail_cli("init", "nowhere/w.palliscope", code=3)
        self.assertFalse((self.folder / "nowhere").exists())


if __name__ == "__main__":
    pal_cli.main()
