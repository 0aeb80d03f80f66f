# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What build-aux/run, check, tour and bench-peers share; it is sourced, not run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Messages go to stderr, so that `run --cli` leaves the output of the program alone.
say ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

die ()
{
  say "$@"
  exit 3
}

# Prints the packages of a group and of the groups inside it.
packages_of ()
{
  awk -v want="$1" '
    { sub (/#.*/, ""); gsub (/[ \t]+$/, "") }
    /^\[/ { line = $0; gsub (/[^a-z ]/, " ", line); n = split (line, part, " "); group = part[1]
            for (i = 2; i <= n; i++) inside[group] = inside[group] " " part[i]; next }
    NF { list[group] = list[group] $1 "\n" }
    function show (group,   part, i, n) { printf "%s", list[group]; n = split (inside[group], part, " ")
                                          for (i = 1; i <= n; i++) show (part[i]) }
    END { show (want) }' "$top/build-aux/packages" | sort -u
}

# A foreign version of a tool earlier in the path is none of our business: what counts is the package.
missing_packages ()
{
  local wanted
  mapfile -t wanted < <(packages_of "$1")
  [ "${#wanted[@]}" -gt 0 ] || die "build-aux/packages has no group '$1'"
  # Asked about a package it never heard of, dpkg-query fails and says so on stderr; that is an answer too.
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
           <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null \
             | awk '$2 ~ /^(installed|triggers-)/ { print $1 }' | sort -u)
}

# Installs what is missing of a group; touches neither network nor apt when nothing is.
need_packages ()
{
  local missing as_root=()
  command -v dpkg-query >/dev/null || { say "not a Debian system: the packages are not looked at"; return 0; }
  mapfile -t missing < <(missing_packages "$1")
  [ "${#missing[@]}" -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "as root or with sudo, please: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  # The lists of a fresh system are empty, those of an old one may name versions that are gone.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "${missing[@]}" \
    >"$install_log" 2>&1 && return 0
  # An earlier installation may have been interrupted.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive dpkg --configure -a >"$install_log" 2>&1 || true
  say "fetching the package lists first"
  { "${as_root[@]}" apt-get update \
      && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
           apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "${missing[@]}"; } >"$install_log" 2>&1 \
    || { tail -n 20 "$install_log" >&2; die "the packages could not be installed"; }
}
install_log=${TMPDIR:-/tmp}/palliscope-install-$(id -u).log

# configure FOLDER [OPTION...]: only where it has not been done; ninja itself sees changed build files.
configure ()
{
  local folder=$1
  shift
  [ -f "$folder/build.ninja" ] && return 0
  mkdir -p "$folder"
  # A folder whose configuration failed half-way has to be begun anew.
  [ -d "$folder/meson-private" ] && rm -rf "$folder/meson-private" "$folder/meson-info"
  meson setup "$folder" "$top" "$@" >"$folder/configure.log" 2>&1 \
    || { tail -n 25 "$folder/configure.log" >&2; return 1; }
}

# compile FOLDER [TARGET...]: quiet unless it fails.
compile ()
{
  local folder=$1
  shift
  ninja -C "$folder" "$@" >"$folder/compile.log" 2>&1 \
    || { # What failed and why, without the progress and without the command lines of the compiler.
         grep -q '^FAILED' "$folder/compile.log" || tail -n 15 "$folder/compile.log" >&2
         sed -n '/^FAILED/,$p' "$folder/compile.log" | grep -vE '^(\[[0-9]+/|ccache |cc |gcc |clang |rm -f )' | head -n 60 >&2
         return 1; }
}

# The settings, translations, help and icon of a program that is not installed.
uninstalled ()
{
  local share=$1/share
  mkdir -p "$share/help/C" "$share/icons/hicolor/scalable/apps"
  ln -sfn "$top/help/C" "$share/help/C/palliscope"
  ln -sfn "$top/data/icons/io.github.palliscope.Palliscope.svg" "$share/icons/hicolor/scalable/apps/"
  export GSETTINGS_SCHEMA_DIR=$1/data
  export PAL_LOCALEDIR=$1/po
  export XDG_DATA_DIRS=$share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
}

# Runs a command with a screen and a session bus that nobody sees.
on_a_hidden_screen ()
{
  env -u WAYLAND_DISPLAY -u DISPLAY \
    GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=memory GIO_USE_VFS=local \
    ADW_DISABLE_PORTAL=1 PAL_TEST_REQUIRE_DISPLAY=1 \
    xvfb-run -a -s '-screen 0 1280x1024x24 -noreset' dbus-run-session -- "$@"
}
