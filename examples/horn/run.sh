#!/usr/bin/env bash
# Horn of Africa, on real files: loads them into an empty store, then prints what is known of the way from Mekele.
#
#   examples/horn/run.sh [STORE]
#
# STORE is sqlite:PATH or neo4j://HOST:PORT (with NEO4J_USERNAME, NEO4J_PASSWORD); default: a new file in a temporary folder.
# The files are read where TRAILCARE_REAL_DATA says (default: ../shared/data beside the project). Loads are told on standard error,
# answers on standard output, so that the answers of two stores can be compared.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${TRAILCARE_REAL_DATA:-../shared/data}
export TRAILCARE_STORE=${1:-sqlite:$(mktemp -d)/horn.db}

if [ ! -d "$data" ]; then
  echo "The real files are not at $data: set TRAILCARE_REAL_DATA to the folder that holds them." >&2
  exit 1
fi

# Exit code 2 says that some rows were rejected, with the reason printed; the others are loaded.
load() {
  local code=0
  node bin/trailcare.mjs load "$@" >&2 || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit "$code"
}

# The words by which files are read: service types, groups, packages, countries, societies. No trail and no service of ours.
load --public seeds/vocabulary
load --public node_modules/world-countries/countries.json
load seeds/societies

# The days: what the file says of itself, else the day of the copy that the files' README names.
load --public --publisher IFRC --dataset 'GO countries' --licence MIT "$data"/09_*.json
load --public --source flee-ethiopia --publisher 'FabFlee' --dataset 'Ethiopia: locations and routes' --licence BSD-3-Clause \
  --trail horn-ethiopia --as-of 2025-07-18 "$data"/24_*.csv "$data"/25_*.csv
load --public --publisher UNHCR --dataset 'Locations' --licence GPL-3.0 "$data"/26_*.csv
load --public --publisher 'Ethiopian Red Cross Society' --dataset 'Branches' --licence Apache-2.0 --country ETH --as-of 2026-07-10 "$data"/12_*.csv
load --public --publisher 'Somali Red Crescent Society' --dataset 'Branches' --licence Apache-2.0 --country SOM --as-of 2026-07-10 "$data"/13_*.csv
load --public --publisher 'healthsites.io' --dataset 'Health sites, Ethiopia' --licence Apache-2.0 --country ETH --as-of 2026-07-10 "$data"/27_*.csv
load --public --publisher UNHCR --dataset '3W sample' --licence Unlicense --as-of 2014-11-10 "$data"/15_*.csv
load --public --publisher OCHA --dataset '3W Ethiopia, August 2025' --as-of 2025-08-31 "$data"/17_*.csv

node bin/node24.mjs examples/horn/print.ts
