#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-journey.sh PROGRAM JOURNEY.py: one journey in a world of its own: session bus, accessibility bus, empty
# folders.  It takes the screen of $DISPLAY; without one it starts Xvfb, and skips only where there is neither.
set -euo pipefail

program=$1
journey=$2

skip ()
{
  [ "${PAL_TEST_REQUIRE_DISPLAY-}" = 1 ] && { echo "Bail out! $1"; exit 1; }
  echo "1..0 # SKIP $1"
  exit 0
}

# GTK wants Debian's python3-gi, which only the Python of the system has.
python=/usr/bin/python3
"$python" -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || skip "python3-gi or gir1.2-atspi-2.0 is missing"
for tool in dbus-run-session xdotool; do
  command -v "$tool" >/dev/null || skip "$tool is missing"
done
launcher=/usr/libexec/at-spi-bus-launcher
[ -x "$launcher" ] || skip "at-spi2-core is missing"

if [ -z "${DISPLAY-}" ]; then
  command -v xvfb-run >/dev/null || skip "there is no display and no Xvfb"
  exec xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" "$0" "$@"
fi

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/data" "$home/config" "$home/cache" "$home/state"
mkdir -m 700 "$home/runtime"
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache \
       XDG_STATE_HOME=$home/state XDG_RUNTIME_DIR=$home/runtime
# Settings last over a restart inside one journey, and no longer.
export GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=keyfile GIO_USE_VFS=local \
       ADW_DISABLE_PORTAL=1 GDK_DEBUG=default-settings GTK_A11Y=atspi LC_ALL=C.UTF-8 TZ=UTC \
       PYTHONDONTWRITEBYTECODE=1 PAL_PROGRAM=$program LAUNCHER=$launcher
unset PAL_TOUR PAL_BENCH

# shellcheck disable=SC2016 # expands inside the session
exec dbus-run-session -- bash -c '
  "$LAUNCHER" --launch-immediately --screen-reader=0 >/dev/null 2>&1 &
  bus=$!
  status=0
  "$0" "$1" || status=$?
  kill "$bus" 2>/dev/null || true
  exit "$status"' "$python" "$journey"
