#!/usr/bin/env bash
# VictoriaMetrics 1.79.5, 1.112.0 and 1.145.0: absent() over a selector that asks for an empty label gives
# a series that carries this label with an empty value, and such a label does not match a missing one.
# In Prometheus (2.42.0) the two are the same, as its data model says ("equivalent to a label that does
# not exist"), and a series that VictoriaMetrics stores has no empty labels either.
#
#   query, while there is no x                          Prometheus    VictoriaMetrics
#   absent(x{namespace=""})                             {}            {namespace=""}
#   absent(x{namespace=""}) unless on(namespace) up1    none          {namespace=""}
#   absent(x{namespace=""}) and on(namespace) up1       {}            none
#   the same with absent(x) and unless                  none          none
#   the same with absent(x) and and                     {}            {}
#   (up1 is vector(1), a series without labels)
#
# So one alert fires on one engine and is silent on the other, in both directions. Leave the empty label
# out of the selector inside absent(), or wrap it: sum(absent(x{namespace=""})) has no label on either.
# Needs: apt-get, dpkg, curl, jq, python3.
set -euo pipefail
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' 'Created-By: Packages' | sed -n 1p)
[ -n "$mirror" ] || { echo "no Debian mirror among apt's sources: run apt-get update" >&2; exit 1; }
package() { # suite, package, version: unpacked into a directory named after the version
  mkdir -p "$1"/lists/partial "$1"/archives/partial
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" >"$1/sources.list"
  local apt=(apt-get -qq -o APT::Sandbox::User=root -o Dir::Etc::SourceList="$dir/$1/sources.list"
    -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$dir/$1/lists" -o Dir::Cache="$dir/$1")
  "${apt[@]}" update && "${apt[@]}" download "$2=$3" && dpkg -x "$2"_*.deb "$3" && rm "$2"_*.deb
}
port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
started() { # port
  for _ in $(seq 60); do
    curl -sf "http://127.0.0.1:$1/api/v1/query?query=1" >/dev/null && return
    sleep 0.5
  done
  echo "the server did not start" >&2
  exit 1
}
failed=0
check() { # port, the labels expected for each query
  local api=$1 seen
  shift
  for query in 'absent(x{namespace=""})' \
    'absent(x{namespace=""}) unless on(namespace) vector(1)' \
    'absent(x{namespace=""}) and on(namespace) vector(1)' \
    'absent(x) unless on(namespace) vector(1)' \
    'absent(x) and on(namespace) vector(1)' \
    'sum(absent(x{namespace=""})) unless on(namespace) vector(1)'; do
    seen=$(curl -sG "http://127.0.0.1:$api/api/v1/query" --data-urlencode "query=$query" |
      jq -c 'if .status == "success" then [.data.result[].metric] else . end')
    echo "  $query: $seen"
    [ "$seen" = "$1" ] || { echo "    changed: was $1"; failed=1; }
    shift
  done
}

package bookworm prometheus 2.42.0+ds-5+deb12u1
api=$(port)
echo 'global: {}' >prometheus.yml
2.42.0*/usr/bin/prometheus --config.file=prometheus.yml --storage.tsdb.path=data \
  --web.listen-address="127.0.0.1:$api" >log 2>&1 &
pids+=($!)
started "$api"
echo 'Prometheus 2.42.0+ds-5+deb12u1'
check "$api" '[{}]' '[]' '[{}]' '[]' '[{}]' '[]'

empty='[{"namespace":""}]'
while read -r suite version; do
  # Debian's testing suite keeps no old versions: what it no longer has is left out, and said so.
  if ! package "$suite" victoria-metrics "$version"; then
    echo "VictoriaMetrics $version: not checked, $suite has it no more"
    continue
  fi
  api=$(port)
  "$version"/usr/bin/victoria-metrics -httpListenAddr="127.0.0.1:$api" -storageDataPath="data-$version" \
    >log 2>&1 &
  pids+=($!)
  started "$api"
  echo "VictoriaMetrics $version"
  check "$api" "$empty" "$empty" '[]' '[]' '[{}]' '[]'
done <<'ENGINES'
bookworm 1.79.5+ds1-2+b5
trixie 1.112.0+ds1-2
forky 1.145.0+ds1-2
ENGINES
exit "$failed"
