#!/bin/bash
# Runs a command with a session bus and an unlocked keyring that are its own and go with it; the user's keyring is never touched.
set -euo pipefail

home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/data" "$home/run"

XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run" dbus-run-session -- bash -c '
  printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
  daemon=$!
  trap "kill $daemon" EXIT
  # Its socket appears once it listens; before that nobody would find it on the bus.
  for _ in $(seq 100); do [ -S "$XDG_RUNTIME_DIR/keyring/control" ] && break; sleep 0.05; done
  "$@"
' keyring "$@"
