#!/usr/bin/env bash
# Runs the steps of deploy/Containerfile in a clean folder, without a container engine, and then what the image runs: as another user, on a
# read-only folder, with a writable /data and /tmp alone. Ends with what it saw, or fails:  deploy/replay.sh
# Needs Linux, root (for the other user and the read-only mount), npm, and Node 24 or what `npm ci` brings of it. Takes the last commit.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD

# Fails when the Containerfile holds an instruction that is not replayed here.
work=$(mktemp -d)
server=
finish() {
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
chmod 755 "$work"

# The Node of the image.
node=$(node bin/node24.mjs -p process.execPath 2>/dev/null || true)
[[ -x $node ]] || node=$(ls node_modules/node-linux-*/bin/node 2>/dev/null | head -1)
[[ -x $node ]] || node=$(command -v node)
mkdir "$work/bin"
cp "$node" "$work/bin/node"
path=$work/bin:$PATH
wanted=$(sed -n 's/^FROM node:\([0-9.]*\)-.*/\1/p' deploy/Containerfile | sort -u)
[[ $("$work/bin/node" -p process.versions.node) == "$wanted" ]] || { echo "The image has Node $wanted, this is $("$work/bin/node" --version)."; exit 1; }

# The context: the last commit, without what .dockerignore names.
mkdir "$work/context"
git archive HEAD | tar -x -C "$work/context"
while read -r pattern; do
  [[ -z $pattern || $pattern == \#* ]] || (cd "$work/context" && rm -rf -- $pattern)
done <"$project/.dockerignore"

stage= environment=()
# Lines that end in \ are joined.
while IFS= read -r line; do
  read -r word rest <<<"$line"
  case $word in
    '' | \#*) ;;
    FROM)
      [[ $rest == *" AS build" ]] && stage=build || stage=final
      mkdir -p "$work/$stage"
      ;;
    WORKDIR) [[ $rest == /app ]] ;;
    COPY)
      if [[ $rest == '--from=build /app ./' ]]; then cp -a "$work/build/." "$work/$stage/"
      elif [[ $rest == '. .' ]]; then cp -a "$work/context/." "$work/$stage/"
      else (cd "$work/context" && cp -a ${rest% *} "$work/$stage/"); fi
      ;;
    RUN)
      if [[ $rest == *' /data' ]]; then install -d -m 0700 -o 1000 -g 1000 "$work/data"
      else echo "== $rest"; (cd "$work/$stage" && PATH=$path NO_COLOR=1 bash -euc "$rest"); fi
      ;;
    ENV) for pair in $rest; do environment+=("$pair"); done ;;
    USER) user=${rest%:*} group=${rest#*:} ;;
    VOLUME | EXPOSE | STOPSIGNAL) ;;
    HEALTHCHECK) health=$(sed 's/.* CMD //' <<<"$rest") ;;
    CMD) command=$rest ;;
    *) echo "deploy/replay.sh does not know $word."; exit 1 ;;
  esac
done < <(sed -e ':a' -e '/\\$/{N;s/\\\n */ /;ba' -e '}' deploy/Containerfile)

port=$("$work/bin/node" -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
install -d -m 1777 "$work/tmp"
run=(env -i "PATH=$work/bin" "${environment[@]}" "HOST=127.0.0.1" "PORT=$port" "TRAILCARE_STORE=sqlite:$work/data/trailcare.db" "TMPDIR=$work/tmp" "NODE_COMPILE_CACHE=$work/tmp/node-compile-cache")
words() { "$work/bin/node" -e 'for (const word of JSON.parse(process.argv[1])) process.stdout.write(word + "\0")' "$1"; }
mapfile -d '' command_words < <(words "$command")
mapfile -d '' health_words < <(words "$health")

echo "== ${command_words[*]}, as $user, on a read-only folder of $(du -sm "$work/final" | cut -f1) MB"
unshare --mount bash -euc '
  mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"
  cd "$1" && user=$2 group=$3 && shift 3
  exec setpriv --reuid="$user" --regid="$group" --clear-groups --no-new-privs --bounding-set=-all "$@"
' bash "$work/final" "$user" "$group" "${run[@]}" "${command_words[@]}" >"$work/log" 2>&1 &
server=$!

for ((n = 0; n < 600; n++)); do
  kill -0 "$server" 2>/dev/null || { cat "$work/log"; echo 'The server ended.'; exit 1; }
  ! grep -q 'Trailcare is ready on' "$work/log" || break
  sleep 0.2
done
grep -q 'Trailcare is ready on' "$work/log" || { cat "$work/log"; echo 'The server was not ready in two minutes.'; exit 1; }
"${run[@]}" "${health_words[@]}" || { cat "$work/log"; echo 'The health check fails.'; exit 1; }
echo 'The health check passes.'
ask='fetch(process.argv[1], { headers: { "apollo-require-preflight": "1" } }).then(async (a) => { console.log(a.status, (await a.text()).slice(0, 100)); process.exit(a.ok ? 0 : 1); })'
for address in /readyz '/graphql?query={about{version,revision}}' /; do
  "$work/bin/node" -e "$ask" "http://127.0.0.1:$port$address"
done
! grep -E '"event":"(pages-not-built|masked-error)"|EROFS|EACCES' "$work/log" || { echo 'It tried to write where it may not.'; exit 1; }
[[ -z $(find "$work/final" -newer "$work/bin/node" -user 1000 -print -quit) ]] || { echo 'It wrote into its own folder.'; exit 1; }
kill -TERM "$server"
wait "$server" || { code=$?; cat "$work/log"; echo "It ended with $code on SIGTERM."; exit 1; }
echo 'It ended with 0 on SIGTERM.'
server=
