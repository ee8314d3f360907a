#!/usr/bin/env bash
# What no other system answers, on real files (the Horn of Africa) and on the bundled trails with the illustrative dataset.
#
#   examples/answers/run.sh [HORN_STORE]
#
# HORN_STORE is a store that examples/horn/run.sh has filled; left out, that is done first. Answers on standard output.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
horn=${1:-}
if [ -z "$horn" ]; then
  horn=sqlite:$folder/horn.db
  examples/horn/run.sh "$horn" >/dev/null
fi

ask() { node bin/node24.mjs examples/answers/print.ts "$@"; }

echo '═══ The Horn of Africa, from files that others made ═══'
echo
# The 3W is of August 2025: two weeks later, and when its facts have lapsed.
TRAILCARE_STORE=$horn ask horn-ethiopia 2025-09-15 2025-09-15 Mekele Hamdayet | sed '/^From 2025-09-15 to 2025-09-15/,$d'
TRAILCARE_STORE=$horn ask horn-ethiopia 2026-11-01 2025-09-15 | sed -n '/^From 2025-09-15/,$p'

export TRAILCARE_STORE=sqlite:$folder/bundled.db
node bin/trailcare.mjs load --seeds >&2
echo
echo '═══ Central Mediterranean, with services that are made up: illustrative, not real ═══'
echo
ask central-mediterranean 2026-11-01 2025-11-01
