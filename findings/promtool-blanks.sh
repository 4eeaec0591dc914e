#!/usr/bin/env bash
# Prometheus 2.42.0 (Debian 2.42.0+ds-5): promtool and the server of one package disagree about blanks
# at the ends of a line, in both directions. The text format says "leading and trailing whitespace is
# ignored" (prometheus.io, Exposition formats, "Line format").
#
#   page                promtool check metrics        the server that scrapes it
#   a blank at the end  refuses it ("expected         takes it
#                       integer as timestamp")
#   a tab at the start  takes it                      refuses the whole page: up is 0
#
# So a page that passes promtool can take a target down, and the other way round: an exporter must
# write neither, and a reader of other people's pages must take both.
# Needs: apt-get, dpkg, curl, jq, python3.
set -euo pipefail
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
apt-get -q -o APT::Sandbox::User=root download prometheus=2.42.0+ds-5+deb12u1 >/dev/null
dpkg -x prometheus_*.deb tools
promtool=$dir/tools/usr/bin/promtool
prometheus=$dir/tools/usr/bin/prometheus
mkdir pages
head='# HELP x A gauge.\n# TYPE x gauge\n'
printf "${head}x 1\n" >pages/plain
printf "${head}x 1 \n" >pages/trailing
printf "${head}\tx 1\n" >pages/leading
read -r web api < <(python3 -c '
import socket
a, b = socket.socket(), socket.socket()
a.bind(("127.0.0.1", 0)); b.bind(("127.0.0.1", 0))
print(a.getsockname()[1], b.getsockname()[1])')
python3 -m http.server "$web" --bind 127.0.0.1 --directory pages >/dev/null 2>&1 &
pids+=($!)
{
  echo 'global: {scrape_interval: 1s}'
  echo 'scrape_configs:'
  for page in plain trailing leading; do
    echo "- {job_name: $page, metrics_path: /$page, static_configs: [{targets: ['127.0.0.1:$web']}]}"
  done
} >prometheus.yml
"$prometheus" --config.file=prometheus.yml --storage.tsdb.path=data \
  --web.listen-address="127.0.0.1:$api" >log 2>&1 &
pids+=($!)

up() {
  for _ in $(seq 60); do
    answer=$(curl -sG "http://127.0.0.1:$api/api/v1/query" --data-urlencode "query=up{job=\"$1\"}" |
      jq -r '.data.result[0].value[1] // empty') || true
    [ -n "$answer" ] && break
    sleep 0.5
  done
  echo "${answer:-none}"
}
linted() { "$promtool" check metrics <"pages/$1" >/dev/null 2>&1 && echo takes || echo refuses; }

"$promtool" --version 2>&1 | head -1
failed=0
while read -r page lint scrape; do
  l=$(linted "$page")
  u=$(up "$page")
  echo "$page: promtool $l, server up=$u"
  [ "$l $u" = "$lint $scrape" ] || { echo "  changed: was promtool $lint, up=$scrape"; failed=1; }
done <<'TABLE'
plain takes 1
trailing refuses 1
leading takes 0
TABLE
exit $failed
