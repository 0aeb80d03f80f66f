#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop program hands to translators, the shortcuts window and the resource compiler.

  every file with a translatable string is in po/POTFILES.in, and that list names no file that is gone;
  every language of po/LINGUAS has its file;
  every accelerator is in the shortcuts window;
  every .ui and every icon of ours is in a resource, and every icon that is asked for exists;
  every key of the settings is in the schema, and the schema has no other;
  every help page that is asked for exists, and every page is reached from the index.

check-shell.py --potfiles ROOT prints what POTFILES.in should hold (build-aux/update-po writes it).
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

import lint

MARKED_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|gettext|dgettext|g_dngettext|g_dpgettext2)\s*\(\s*(?:\w+\s*,\s*)?"')
MARKED_UI = re.compile(r'\b(?:translatable="(?:yes|true|1)"|_\w+=)')
ADWAITA = [pathlib.Path('/usr/share/icons/Adwaita'), pathlib.Path('/usr/share/icons/hicolor')]
ICON = re.compile(r'[a-z0-9]+(?:-[a-z0-9]+)+-symbolic')
ACTION = re.compile(r'^[a-z]+\.[a-z0-9-]+(?:::.+|\(.*\))?$')
ACCELERATOR = re.compile(r'^(?:<\w+>)+\w+$|^F\d+$|^(?:Escape|Delete|BackSpace|Menu|Return|space)$')
HELP_PAGE = re.compile(r'\b(?:help_page\s*=|pal_help_\w+\s*\([^;"]*?)\s*"([a-z0-9-]+)"')


def translatable(tree):
    """Files that hold strings for people, in the order of POTFILES.in."""
    found = []
    for path in tree.files('src/', '.c', '.h'):
        if MARKED_C.search(lint.without_comments(tree.text(path))):
            found.append(path)
    for path in tree.files('resources/', '.ui'):
        if MARKED_UI.search(tree.text(path)):
            found.append(path)
    found += tree.files('data/', '.desktop.in', '.metainfo.xml.in', '.gschema.xml.in', '.gschema.xml')
    return sorted(found)


def listed(text):
    return [line.split('#')[0].strip() for line in text.splitlines() if line.split('#')[0].strip()]


def check_translations(tree):
    if not tree.has('po/POTFILES.in'):
        yield 'po/POTFILES.in: missing'
        return
    names = listed(tree.text('po/POTFILES.in'))
    for path in translatable(tree):
        if path not in names:
            yield f'po/POTFILES.in: {path} has translatable strings and is not listed'
    for name in names:
        if not tree.has(name):
            yield f'po/POTFILES.in: {name} does not exist'
        if names.count(name) > 1:
            yield f'po/POTFILES.in: {name} is listed twice'
    for language in listed(tree.text('po/LINGUAS')) if tree.has('po/LINGUAS') else []:
        for part in language.split():
            if not tree.has(f'po/{part}.po'):
                yield f'po/LINGUAS: {part}.po does not exist'


def plain(accelerator):
    accelerator = accelerator.replace('&lt;', '<').replace('&gt;', '>').lower()
    return re.sub('<(primary|ctrl|ctl)>', '<control>', accelerator).replace('<shift><control>', '<control><shift>')


def check_accelerators(tree):
    sources = tree.files('src/ui/', 'pal-accels.c')
    if not sources:
        return
    overlays = tree.files('resources/', 'help-overlay.ui')
    if not overlays:
        yield 'resources: no help-overlay.ui for the accelerators of pal-accels.c'
        return
    overlay = ''.join(tree.text(path) for path in overlays)
    shown = {plain(one) for text in re.findall(r'name="accelerator"[^>]*>([^<]+)<', overlay) for one in text.split()}
    actions = set(re.findall(r'name="action-name"[^>]*>([^<]+)<', overlay))
    for source in sources:
        action = None
        for position, content in lint.strings(tree.text(source)):
            if ACTION.match(content):
                action = content
            elif ACCELERATOR.match(content) and plain(content) not in shown and action not in actions:
                yield (f'{source}:{lint.line_of(tree.text(source), position)}: {content} ({action}) '
                       'is not in the shortcuts window')


def check_resources(tree):
    packed = set()
    for path in tree.files('', '.gresource.xml'):
        folder = path.rsplit('/', 1)[0]
        for element in xml.fromstring(tree.text(path)).iter('file'):
            name = f'{folder}/{element.text.strip()}'
            packed.add(name)
            # The icon of the program lies in data/ and is packed from there.
            packed.add(f'data/{element.text.strip()}')
            if not tree.has(name) and not tree.has(f'data/{element.text.strip()}'):
                yield f'{path}: {element.text.strip()} does not exist'
    for path in tree.files('resources/', '.ui', '.sql', '.css') + tree.files('resources/icons/', '.svg'):
        if path not in packed:
            yield f'{path}: in no gresource.xml'


def known_icons(tree):
    ours = {path.rsplit('/', 1)[1][:-len('.svg')] for path in tree.files('', '.svg')}
    theme = {path.stem for folder in ADWAITA if folder.is_dir() for path in folder.rglob('*.svg')}
    return ours, theme


def check_icons(tree):
    ours, theme = known_icons(tree)
    for path in tree.files('src/ui/', '.c') + tree.files('resources/', '.ui'):
        text = tree.text(path)
        asked = [content for _, content in lint.strings(text)] if path.endswith('.c') \
            else re.findall(r'icon-name"[^>]*>([^<]+)<', text)
        for name in asked:
            if not ICON.fullmatch(name):
                continue
            if name.startswith('pal-') and name not in ours:
                yield f'{path}: no icon {name} in resources/icons'
            elif theme and name not in ours and name not in theme:
                yield f'{path}: no icon {name} in Adwaita or resources/icons'


def check_help(tree):
    pages = {path.rsplit('/', 1)[1][:-len('.page')] for path in tree.files('help/C/', '.page')}
    for path in tree.files('src/ui/', '.c'):
        for name in HELP_PAGE.findall(lint.without_comments(tree.text(path))):
            if name not in pages:
                yield f'{path}: there is no help page "{name}"'
    built = tree.text('help/meson.build') if tree.has('help/meson.build') else ''
    for page in sorted(pages):
        if f"'{page}.page'" not in built:
            yield f'help/meson.build: {page}.page is not installed'
        text = tree.text(f'help/C/{page}.page')
        if not re.search(rf'<page\b[^>]*\bid="{page}"', text):
            yield f'help/C/{page}.page: its id is not {page}'
        if page != 'index' and not re.search(r'<link\b[^>]*type="guide"[^>]*xref="index', text):
            yield f'help/C/{page}.page: not reached from the index'


def check_settings(tree):
    source = 'src/ui/pal-settings.c'
    schemas = tree.files('data/', '.gschema.xml.in')
    if not schemas or not tree.has(source):
        return
    keys = {key for path in schemas for key in re.findall(r'<key name="([^"]+)"', tree.text(path))}
    used = set(re.findall(r'\bg_settings_(?:get|set|bind|reset)\w*\s*\([^,;]+,\s*"([^"]+)"',
                          lint.without_comments(tree.text(source))))
    for key in sorted(used - keys):
        yield f'{source}: the schema has no key "{key}"'
    for key in sorted(keys - used):
        yield f'{schemas[0]}: nobody uses the key "{key}"'


def check(tree):
    for part in (check_settings, check_translations, check_accelerators, check_resources, check_icons, check_help):
        yield from part(tree)


PAGE = '<page xmlns="x" id="{0}"><info><link type="guide" xref="index#work"/></info></page>'
GOOD = {
    'data/a.gschema.xml.in': '<key name="view" type="s">',
    'src/ui/pal-settings.c': 'g_settings_get_string (self->settings, "view");\n',
    'src/ui/pal-a.c': 'f (_("Hello")); icon ("pal-own-symbolic"); klass->help_page = "map";\n',
    'src/ui/pal-none.c': '/* _("nothing") */ some_ ("x"); g ("{\'_(a)");\n',
    'src/ui/pal-accels.c': '{ "win.find", { "<Control>f" } }, { "win.help", "F1" }, { "win.undo", "<Primary>z" }\n',
    'resources/ui/a.ui': '<property name="label" translatable="yes">x</property>'
                         '<property name="icon-name">pal-own-symbolic</property>',
    'resources/gtk/help-overlay.ui': '<property name="accelerator">&lt;Ctrl&gt;F F1</property>'
                                     '<property name="action-name">win.undo</property>',
    'resources/icons/pal-own-symbolic.svg': '<svg/>',
    'resources/a.gresource.xml': '<gresources><gresource><file>ui/a.ui</file><file>gtk/help-overlay.ui</file>'
                                 '<file>icons/pal-own-symbolic.svg</file></gresource></gresources>',
    'po/POTFILES.in': '# Files\nsrc/ui/pal-a.c\nresources/ui/a.ui\ndata/a.gschema.xml.in\n',
    'po/LINGUAS': 'nb\n',
    'po/nb.po': '',
    'help/meson.build': "'index.page', 'map.page'",
    'help/C/index.page': PAGE.format('index'),
    'help/C/map.page': PAGE.format('map'),
}
BAD = [
    ({'src/ui/pal-settings.c': 'g_settings_set (self->settings, "size", "(ii)", 1, 2);\n'}, 'no key "size"'),
    ({'data/b.gschema.xml.in': '<key name="dead" type="s">'}, 'nobody uses the key "dead"'),
    ({'src/ui/pal-b.c': 'f (ngettext ("one", "many", n));\n'}, 'src/ui/pal-b.c has translatable strings'),
    ({'src/ui/pal-b.c': 'f (C_("verb", "Open"));\n'}, 'src/ui/pal-b.c has translatable strings'),
    ({'resources/ui/b.ui': '<a translatable="yes">'}, 'resources/ui/b.ui has translatable strings'),
    ({'po/POTFILES.in': 'src/ui/pal-a.c\nresources/ui/a.ui\nsrc/gone.c\n'}, 'src/gone.c does not exist'),
    ({'po/LINGUAS': 'nb de\n'}, 'de.po does not exist'),
    ({'src/ui/pal-accels.c': '{ "win.table", { "<Control>t" } }\n'}, '<Control>t (win.table)'),
    ({'resources/ui/b.ui': '<interface/>'}, 'in no gresource.xml'),
    ({'resources/sql/0001-a.sql': ''}, 'in no gresource.xml'),
    ({'resources/b.gresource.xml': '<gresources><gresource><file>ui/none.ui</file></gresource></gresources>'},
     'ui/none.ui does not exist'),
    ({'src/ui/pal-b.c': 'icon ("pal-nothing-symbolic");\n'}, 'no icon pal-nothing-symbolic'),
    ({'src/ui/pal-b.c': 'klass->help_page = "nowhere";\n'}, 'no help page "nowhere"'),
    ({'help/C/new.page': PAGE.format('new')}, 'new.page is not installed'),
    ({'help/C/map.page': PAGE.format('other')}, 'its id is not map'),
    ({'help/C/map.page': '<page id="map"></page>'}, 'not reached from the index'),
]

if __name__ == '__main__':
    if sys.argv[1] == '--potfiles':
        print('\n'.join(translatable(lint.Tree(sys.argv[2]))))
    else:
        lint.main(check, GOOD, BAD)
