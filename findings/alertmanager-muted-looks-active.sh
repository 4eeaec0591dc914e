#!/usr/bin/env bash
# Alertmanager 0.25.0 (Debian 0.25.0-1+b4): an alert that a time interval mutes looks like one that is
# delivered. Its API and amtool call it `active`, as they call an alert that went out; a silenced one is
# `suppressed`. Nothing in /api/v2/alerts, /api/v2/alerts/groups or `amtool alert query` names the
# interval, and `amtool config routes test` names the receiver as if it were told.
#
#   the alert                    state in the API     its receiver
#   not muted                    active               is told
#   muted by a time interval     active               is not told
#   silenced                     suppressed           is not told
#
# So a check that asks the API whether an alert "is firing and not suppressed" passes while nobody is
# told. Only the receiver itself, or alertmanager_notifications_total, shows that nothing was sent.
# (Alertmanager 0.33.0 names the interval, as mutedBy, but in /api/v2/alerts/groups only.)
#
# Needs: apt-get, dpkg, curl, python3.
set -euo pipefail
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
apt-get -q -o APT::Sandbox::User=root download prometheus-alertmanager=0.25.0-1+b4 >/dev/null
dpkg -x prometheus-alertmanager_*.deb tools
amtool=$dir/tools/usr/bin/amtool
cat >receiver.py <<'PY'
import http.server, json
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with open("told", "a") as told:
            told.writelines(one["labels"]["alertname"] + "\n" for one in body["alerts"])
        self.send_response(200)
        self.end_headers()
    def log_message(self, *args):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.serve_forever()
PY
touch told
python3 receiver.py >receiver.port &
pids+=($!)
for _ in $(seq 60); do [ -s receiver.port ] && break; sleep 0.2; done
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >alertmanager.yml <<YAML
route:
  receiver: hook
  group_by: [alertname]
  group_wait: 0s
  routes:
    - {matchers: [alertname="Muted"], receiver: hook, mute_time_intervals: [always]}
receivers:
  - name: hook
    webhook_configs: [{url: 'http://127.0.0.1:$(cat receiver.port)/'}]
time_intervals:
  - {name: always, time_intervals: [{weekdays: ['sunday:saturday']}]}
YAML
"$dir/tools/usr/bin/prometheus-alertmanager" --config.file=alertmanager.yml --storage.path=data \
  --web.listen-address="127.0.0.1:$port" --cluster.listen-address= >log 2>&1 &
pids+=($!)
api=http://127.0.0.1:$port
for _ in $(seq 60); do curl -sf "$api/-/ready" >/dev/null && break; sleep 0.5; done
failed=0
expect() { # what, seen, expected
  echo "$1: $2"
  [ "$2" = "$3" ] || { echo "  changed: was $3"; failed=1; }
}
state() { # of the alert with this name, and all who suppress it
  curl -sf "$api/api/v2/alerts?filter=alertname=\"$1\"" | python3 -c '
import json, sys
one = json.load(sys.stdin)[0]["status"]
print(one["state"], *(one["silencedBy"] and ["by a silence"]), *one.get("mutedBy", []))'
}

"$amtool" --version | head -1
"$amtool" --alertmanager.url="$api" silence add alertname=Silenced --author=a --comment=c >/dev/null
for name in Muted Silenced Told; do
  "$amtool" --alertmanager.url="$api" alert add "alertname=$name"
done
for _ in $(seq 60); do grep -q Told told && break; sleep 0.5; done
sleep 3
expect 'an alert that is told' "$(state Told)" 'active'
expect 'an alert that a time interval mutes' "$(state Muted)" 'active'
expect 'an alert that is silenced' "$(state Silenced)" 'suppressed by a silence'
expect 'named in alerts/groups' "$(curl -sf "$api/api/v2/alerts/groups" | grep -c always || true)" 0
expect 'active by amtool' "$("$amtool" --alertmanager.url="$api" alert query --active -o json | grep -o '"alertname":"[A-Z][a-z]*"' | sort -u | tr '\n' ' ')" '"alertname":"Muted" "alertname":"Told" '
expect 'routed by amtool' "$("$amtool" config routes test --config.file=alertmanager.yml alertname=Muted 2>/dev/null)" hook
expect 'told' "$(sort -u told | tr '\n' ' ')" 'Told '
exit $failed
