# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint scripts share: a tree of files, C text without its comments, and a self-test.

A lint is a function that takes a Tree and yields problems.  `main` first runs it over samples that are wrong
in a known way and fails when one is not reported: a lint that cannot fail is worse than none.
"""
import functools
import pathlib
import re
import sys
import tempfile

SKIP = {'.git', '__pycache__', 'node_modules', '.flatpak-builder', 'third-party', '.reference'}


class Tree:
    """The files under a folder, without what is built or only borrowed."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self._text = {}
        self._files = sorted(self._walk(self.root))

    def _walk(self, folder):
        for path in folder.iterdir():
            if path.is_symlink():
                continue
            # In a second work tree of git .git is a file.
            if path.name in SKIP:
                continue
            if path.is_dir():
                if not path.name.startswith('_build'):
                    yield from self._walk(path)
            else:
                yield path.relative_to(self.root).as_posix()

    def files(self, under='', *endings):
        """Paths below a folder, as text with slashes."""
        return [f for f in self._files
                if f.startswith(under) and (not endings or f.endswith(endings))]

    def has(self, name):
        return name in self._files

    def text(self, name):
        if name not in self._text:
            self._text[name] = (self.root / name).read_text(encoding='utf-8', errors='replace')
        return self._text[name]


TOKEN = re.compile(r'//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|\'[^\'\\\n]*(?:\\.[^\'\\\n]*)*\'', re.S)


@functools.lru_cache(maxsize=None)
def without_comments(text):
    """C text with comments blanked; lines stay where they are."""
    def blank(match):
        token = match.group()
        return '\n'.join(' ' * len(line) for line in token.split('\n')) if token[0] == '/' else token
    return TOKEN.sub(blank, text)


@functools.lru_cache(maxsize=None)
def without_strings(text):
    """C text with comments and the inside of strings blanked."""
    def blank(match):
        token = match.group()
        return token if token[0] == '/' else token[0] + ' ' * (len(token) - 2) + token[0]
    return TOKEN.sub(blank, without_comments(text))


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def strings(text):
    """(position, content) of each string literal outside comments; neighbours are joined as the compiler does."""
    joined, start, end = None, 0, 0
    code = without_comments(text)
    for match in TOKEN.finditer(code):
        if match.group()[0] != '"':
            continue
        if joined is not None and not code[end:match.start()].strip():
            joined += match.group()[1:-1]
        else:
            if joined is not None:
                yield start, joined
            joined, start = match.group()[1:-1], match.start()
        end = match.end()
    if joined is not None:
        yield start, joined


def make_tree(folder, files):
    for name, content in files.items():
        path = pathlib.Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')
    return Tree(folder)


def self_test(lint, good, bad):
    """good: files that give no problem.  bad: (files, words of the expected problem)..., each laid over good."""
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        found = list(lint(make_tree(folder, good)))
        if found:
            failures.append(f'the good sample is reported: {found}')
    for files, words in bad:
        with tempfile.TemporaryDirectory() as folder:
            found = list(lint(make_tree(folder, {**good, **files})))
            if not any(words in problem for problem in found):
                failures.append(f'not reported: "{words}" for {sorted(files)}; found {found}')
    return failures


def main(lint, good, bad):
    failures = self_test(lint, good, bad)
    if failures:
        print('\n'.join('self-test: ' + failure for failure in failures))
        sys.exit(2)
    problems = sorted(set(lint(Tree(sys.argv[1]))))
    print('\n'.join(problems))
    sys.exit(bool(problems))
