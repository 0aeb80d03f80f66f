#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the C text: size, one type a file, calls that have one home, SQL in its room."""
import re

import lint

MAX_FILE = 600
MAX_FUNCTION = 80
MAX_CLASS_INIT = 120  # also a test with its table of cases

TYPE = re.compile(r'^\s*G_DEFINE_(?!AUTOPTR|AUTO_CLEANUP|ENUM|FLAGS|QUARK)(\w*TYPE\w*|INTERFACE\w*)\s*\(\s*(\w+)', re.M)

# (words of which one must occur, pattern, where it may stand, what to do instead); the words make it fast
CALLS = [
    ('g_application_get_default', r'\bg_application_get_default\b', r'$^', 'pass what is needed'),
    ('g_settings_new', r'\bg_settings_new\w*', r'src/ui/pal-settings\.c$|tests/', 'settings go through PalSettings'),
    ('_CHECK_VERSION', r'\b(?:GTK|ADW|SHUMATE|GLIB)_CHECK_VERSION\b', r'src/ui/compat/',
     'ask for versions in ui/compat only'),
    ('sqlite3_', r'\bsqlite3_\w+', r'src/store/|tests/', 'SQLite belongs to store'),
    ('g_print print puts putchar', r'\bg_print(?:err)?\s*\(|\b(?:printf|puts|putchar)\s*\(',
     r'src/cli/|tests/ui/pal-ui-test\.c$|src/ui/pal-application\.c$|tests/bench/|tests/fuzz/', 'only the batch program prints'),
    ('strto ato', r'\b(?:strtod|strtof|atof|atoi|atol)\s*\(', r'tests/bench/', 'use the number parser of base or g_ascii_*'),
    ('sprintf str gets system mktemp tmpnam', r'\b(?:sprintf|strcpy|strcat|gets|system|mktemp|tmpnam)\s*\(', r'$^',
     'unsafe'),
    ('gtk_show_uri', r'\bgtk_show_uri\w*', r'$^', 'use g_app_info_launch_default_for_uri_async'),
    ('_new', r'\bgtk_(?:tree_view|list_store|tree_store|combo_box|dialog|message_dialog|info_bar|statusbar|assistant'
     r'|entry_completion|icon_view|color_chooser|font_chooser|color_button|font_button|cell_renderer\w*)_new\w*',
     r'$^', 'deprecated later than GTK 4.8'),
    ('gtk_widget_', r'\bgtk_widget_(?:get_style_context|get_allocated_\w+|translate_coordinates|show|hide)\b', r'$^',
     'deprecated later than GTK 4.8'),
    ('adw_', r'\badw_(?:message_dialog|about_window|preferences_window)_new\w*',
     r'src/ui/compat/|src/ui/pal-about\.c$', 'goes through ui/compat'),
    ('gtk_file_chooser_native', r'\bgtk_file_chooser_native_new\b', r'src/ui/compat/', 'goes through ui/compat'),
]
CALLS = [(words.split(), re.compile(pattern), re.compile(home), advice) for words, pattern, home, advice in CALLS]

SQL = re.compile(r'^\s*(?:SELECT\s.+\sFROM\s|SELECT\s+count|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s'
                 r'|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s|VACUUM\b'
                 r'|BEGIN\s+(?:IMMEDIATE|EXCLUSIVE)|ATTACH\s|WITH\s+\w+\s+AS\s)')
SQL_WORDS = re.compile(r'\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE|WHERE|VALUES)\b')


def dashed(name):
    return re.sub(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])', '-', name).lower()


def functions(text):
    """(name, first line, number of lines) of each function whose braces stand in the first column."""
    lines = lint.without_comments(text).split('\n')
    start = None
    for number, line in enumerate(lines):
        if line.startswith('{') and start is None:
            before = [other for other in lines[max(0, number - 30):number]]
            while before and not before[-1].strip():
                before.pop()
            if not before or not before[-1].rstrip().endswith(')'):
                continue
            name = next((m.group(1) for other in reversed(before) if (m := re.match(r'(\w+) ?\(', other))), '?')
            start = number
        elif line.startswith('}') and start is not None:
            yield name, start + 1, number - start + 1
            start = None


def check_file(path, text):
    lines = text.count('\n')
    if lines > MAX_FILE:
        yield f'{path}: {lines} lines, more than {MAX_FILE}'
    for name, line, length in functions(text):
        limit = MAX_CLASS_INIT if name.endswith('_class_init') or path.startswith('tests/') else MAX_FUNCTION
        if length > limit:
            yield f'{path}:{line}: {name} has {length} lines, more than {limit}'

    code = lint.without_strings(text)
    for words, pattern, home, advice in CALLS:
        if home.search(path) or not any(word in code for word in words):
            continue
        for match in pattern.finditer(code):
            yield f'{path}:{lint.line_of(code, match.start())}: {match.group().strip(" (")}: {advice}'

    if path.endswith('.h'):
        if not re.search(r'^#pragma once$', text, re.M):
            yield f'{path}: no #pragma once'
    elif path.startswith('src/'):
        types = [name for _, name in TYPE.findall(code)]
        if len(types) > 1:
            yield f'{path}: {len(types)} types in one file: {", ".join(types)}'
        elif types and not path.endswith(f'/{dashed(types[0])}.c'):
            yield f'{path}: holds {types[0]}, so it should be {dashed(types[0])}.c'

    if path.startswith('src/') and not path.startswith('src/store/'):
        for position, content in lint.strings(text):
            if SQL.search(content):
                yield f'{path}:{lint.line_of(text, position)}: SQL outside store: "{content[:40]}"'
    for match in re.finditer(r'\bg_strdup_printf\s*\(\s*"((?:\\.|[^"\\])*)"', lint.without_comments(text)):
        if path.startswith('src/') and len(SQL_WORDS.findall(match.group(1))) > 1:
            yield f'{path}:{lint.line_of(text, match.start())}: SQL made by printf'


def check(tree):
    for path in tree.files('src/', '.c', '.h') + tree.files('tests/', '.c', '.h'):
        yield from check_file(path, tree.text(path))


GOOD = {
    'src/ui/pal-settings.c': 'G_DEFINE_FINAL_TYPE (PalSettings, pal_settings, G_TYPE_OBJECT)\n'
                             'static void\nopen_them (void)\n{\n  g_settings_new ("x");\n}\n',
    'src/base/pal-a.h': '#pragma once\n',
    'src/base/pal-a.c': '/* sqlite3_open () and SELECT a FROM b */\nstatic const char *t[] =\n{\n'
                        + '  "Select a country from the list",\n' * 90 + '};\n',
    'src/scene/pal-png-writer.c': 'G_DEFINE_BOXED_TYPE (PalPNGWriter, pal_png_writer, copy, free)\n'
                                  'G_DEFINE_AUTOPTR_CLEANUP_FUNC (X, y)\n',
    'src/store/pal-q.c': 'const char *q = "SELECT a " "FROM b";\n',
}


def long_function(name, lines):
    return f'static void\n{name} (int a,\n      int b)\n' + '{\n' + '  a ();\n' * lines + '}\n'


BAD = [
    ({'src/base/pal-b.c': '\n' * 601}, '601 lines'),
    ({'src/base/pal-b.c': long_function('too_long', 79)}, 'too_long has 81 lines'),
    ({'tests/unit/test-b.c': long_function('too_long', 119)}, 'too_long has 121 lines'),
    ({'src/base/pal-b.c': long_function('pal_b_class_init', 119)}, 'pal_b_class_init has 121 lines'),
    ({'src/base/pal-b.c': 'f (g_application_get_default ());\n'}, 'g_application_get_default'),
    ({'src/ui/pal-b.c': 'g_settings_new ("x");\n'}, 'PalSettings'),
    ({'src/ui/pal-b.c': '#if GTK_CHECK_VERSION (4, 10, 0)\n#endif\n'}, 'ui/compat'),
    ({'src/session/pal-b.c': 'sqlite3_open (a, &b);\n'}, 'SQLite belongs to store'),
    ({'src/ui/pal-b.c': 'g_print ("x");\n'}, 'only the batch program prints'),
    ({'src/base/pal-b.c': 'x = strtod (s, NULL);\n'}, 'g_ascii_'),
    ({'src/base/pal-b.c': 'strcpy (a, b);\n'}, 'unsafe'),
    ({'src/ui/pal-b.c': 'gtk_tree_view_new ();\n'}, 'deprecated'),
    ({'src/ui/pal-b.c': 'gtk_widget_hide (w);\n'}, 'deprecated'),
    ({'src/ui/map/pal-b.c': 'adw_message_dialog_new (a, b, c);\n'}, 'ui/compat'),
    ({'src/base/pal-b.h': 'int a;\n'}, 'no #pragma once'),
    ({'src/base/pal-b.c': 'G_DEFINE_FINAL_TYPE (PalC, pal_c, G_TYPE_OBJECT)\n'}, 'should be pal-c.c'),
    ({'src/base/pal-b.c': 'G_DEFINE_TYPE (PalB, pal_b, G_TYPE_OBJECT)\nG_DEFINE_BOXED_TYPE (PalC, c, d, e)\n'},
     '2 types in one file'),
    ({'src/session/pal-b.c': 'const char *q = "SELECT a "\n  "FROM b";\n'}, 'SQL outside store'),
    ({'src/store/pal-b.c': 'g_strdup_printf ("SELECT %s FROM t WHERE a", b);\n'}, 'SQL made by printf'),
    ({'tests/unit/test-b.c': 'g_settings_new_x = strtod (a, b);\n'}, 'strtod'),
]

if __name__ == '__main__':
    lint.main(check, GOOD, BAD)
