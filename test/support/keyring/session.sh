#!/bin/bash
# Runs a command where the keychain is as named: `unlocked`, `locked` (a keyring nobody has opened), or `absent` (no session bus).
# Usage: session.sh STATE FOLDER COMMAND…   FOLDER keeps the keyring, so that a later session finds its items again.
set -euo pipefail

state="$1"
# A place of this session's own for the daemon's socket: that of the session before may still be on its way out, and would be asked.
export XDG_DATA_HOME="$2/data" XDG_RUNTIME_DIR="$2/run-$$"
shift 2
mkdir -p -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

case "$state" in
  unlocked) start='printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1' ;;
  locked) start='gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1' ;;
  absent) exec "$@" ;;
  *) echo "session.sh: unknown state $state" >&2; exit 2 ;;
esac
exec dbus-run-session -- bash -c "$start"'; "$@"' session "$@"
