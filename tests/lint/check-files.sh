#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What other programs have to understand, judged by the validators of their formats:
#   check-files.sh ROOT BUILT-DATA-FOLDER
# A sample that is wrong is given to each first: a validator that takes it proves nothing.
set -uo pipefail
cd "$1" || exit 2
built=$2
id=io.github.palliscope.Palliscope
status=0
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT

# judge NAME WRONG-FILE COMMAND... -- FILE...
judge ()
{
  local name=$1 wrong=$2 command=()
  shift 2
  while [ "$1" != -- ]; do
    command+=("$1")
    shift
  done
  shift
  if ! command -v "${command[0]}" >/dev/null; then
    echo "$name: ${command[0]} is missing (build-aux/packages)"
    status=1
    return
  fi
  if "${command[@]}" "$wrong" >/dev/null 2>&1; then
    echo "$name: self-test: a wrong sample is not reported"
    status=2
  fi
  [ $# -gt 0 ] || { echo "$name: no files to look at"; status=1; return; }
  "${command[@]}" "$@" >"$sample/out" 2>&1 || { echo "== $name"; cat "$sample/out"; status=1; }
}

printf '[Desktop Entry]\nType=Application\nExec=a\nNonsense\n' >"$sample/wrong.desktop"
printf '<component type="desktop-application"><id>x</id></component>\n' >"$sample/wrong.metainfo.xml"
printf '<a><b></a>\n' >"$sample/wrong.xml"
printf 'msgid "%%d things"\nmsgstr "things"\nmsgid\n' >"$sample/wrong.po"
# shellcheck disable=SC2016 # the dollar is part of the bad sample
printf '#!/bin/bash\nrm $1/*\nif [ $a = b ]; then\n' >"$sample/wrong.sh"
printf '.SH NAME\nx\n.XYZ\n' >"$sample/wrong.1"
mkdir "$sample/links"
printf '<page xmlns="http://projectmallard.org/1.0/" id="index"><info><link type="guide" xref="none"/></info></page>\n' \
  >"$sample/links/index.page"
mkdir "$sample/schema" "$sample/schema-wrong"
printf '<schemalist><schema id="a.b"><key name="c" type="s"><default>1</default></key></schema></schemalist>\n' \
  >"$sample/schema-wrong/wrong.gschema.xml"
cp "$built"/*.gschema.xml "$sample/schema/" 2>/dev/null

judge desktop "$sample/wrong.desktop" desktop-file-validate -- "$built"/$id*.desktop
judge metainfo "$sample/wrong.metainfo.xml" appstreamcli validate --no-net -- "$built"/$id*.metainfo.xml
judge settings "$sample/schema-wrong" glib-compile-schemas --strict --dry-run -- "$sample/schema"

mapfile -d '' -t markup < <(find data resources help src -type f \
  \( -name '*.ui' -o -name '*.page' -o -name '*.svg' -o -name '*.xml' -o -name '*.xml.in' \) -print0)
judge xml "$sample/wrong.xml" xmllint --noout --nonet -- "${markup[@]}"

mapfile -d '' -t translations < <(find po help -name '*.po' -print0)
for one in "${translations[@]}"; do
  judge "translation $one" "$sample/wrong.po" msgfmt --check --output-file=/dev/null -- "$one"
done

mapfile -t scripts < <(grep -rlE --exclude-dir=data --exclude='*.py' '^#!.*\b(ba)?sh$' build-aux .ci tests; echo build-aux/common.sh)
judge scripts "$sample/wrong.sh" shellcheck -x -- "${scripts[@]}"

printf '<page xmlns="http://projectmallard.org/1.0/" id="wrong"><p>no title</p></page>\n' >"$sample/wrong.page"
judge "help pages" "$sample/wrong.page" yelp-check validate -- help/C/*.page
judge "help links" "$sample/links" yelp-check links -- help/C
judge manual "$sample/wrong.1" mandoc -T lint -W error -- docs/man/*.1
exit $status
