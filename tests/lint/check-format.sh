#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layout of .clang-format: check-format.sh ROOT
cd "$1" || exit 2
sample=$(mktemp -d) || exit 2
trap 'rm -rf "$sample"' EXIT
cp .clang-format "$sample"
printf 'int f(int a){return a;}\n' >"$sample/wrong.c"
if clang-format --dry-run -Werror "$sample/wrong.c" 2>/dev/null; then
  echo "self-test: a badly laid out file is not reported"
  exit 2
fi
find src tests -name '*.[ch]' -not -path 'tests/data/*' -print0 | xargs -0 -n 40 -P 2 clang-format --dry-run -Werror
