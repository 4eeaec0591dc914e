#!/usr/bin/env bash
# Alertmanager 0.25.0 (Debian 0.25.0-1+b4): amtool check-config says SUCCESS, and Alertmanager starts,
# although a receiver's title is no template at all (`{{ if }}`) or names a function or a template that
# does not exist. It parses the files under `templates:` and nothing else. The first notification then
# fails, and the receiver never gets it; promtool check rules, by contrast, does parse annotations.
#
#   where                          checked before it is used
#   files under templates:         amtool: yes
#   texts of a receiver            amtool: no; the notification is lost
#   annotations of a rule          promtool: yes
#
# So a configuration with texts of its own is only known to work after a notification has been sent:
# put the texts into template files, and test one alert end to end.
# Needs: apt-get, dpkg, curl, python3.
set -euo pipefail
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
apt-get -q -o APT::Sandbox::User=root download prometheus-alertmanager=0.25.0-1+b4 >/dev/null
dpkg -x prometheus-alertmanager_*.deb tools
amtool=$dir/tools/usr/bin/amtool
read -r port cluster < <(python3 -c '
import socket
a, b = socket.socket(), socket.socket()
a.bind(("127.0.0.1", 0)); b.bind(("127.0.0.1", 0))
print(a.getsockname()[1], b.getsockname()[1])')
failed=0
expect() { # what, seen, expected
  echo "$1: $2"
  [ "$2" = "$3" ] || { echo "  changed: was $3"; failed=1; }
}
config() { # the title of a message
  cat >alertmanager.yml <<YAML
route: {receiver: slack, group_wait: 0s}
receivers:
  - name: slack
    slack_configs:
      - {api_url: 'http://127.0.0.1:$cluster/', channel: '#alerts', title: '$1'}
YAML
}
check() { "$amtool" check-config alertmanager.yml >/dev/null 2>&1 && echo success || echo failure; }

"$amtool" --version | head -1
config '{{ .Status | nosuchfunction }}'
expect 'an unknown function' "$(check)" success
config '{{ template "nosuchtemplate" . }}'
expect 'an unknown template' "$(check)" success
echo '{{ define "title" }}{{ if }}{{ end }}' >broken.tmpl
config '{{ template "title" . }}'
echo 'templates: [broken.tmpl]' >>alertmanager.yml
expect 'no template, in a file' "$(check)" failure
config '{{ if }}'
expect 'no template, in a receiver' "$(check)" success

"$dir/tools/usr/bin/prometheus-alertmanager" --config.file=alertmanager.yml --storage.path=data \
  --web.listen-address="127.0.0.1:$port" --cluster.listen-address= >log 2>&1 &
pids+=($!)
for _ in $(seq 60); do
  curl -sf "http://127.0.0.1:$port/-/ready" >/dev/null && break
  sleep 0.5
done
"$amtool" --alertmanager.url="http://127.0.0.1:$port" alert add alertname=Test severity=critical
seen=nothing
for _ in $(seq 60); do
  if grep -q 'missing value for if' log; then seen='the notification fails'; break; fi
  sleep 0.5
done
expect 'Alertmanager, at the first alert' "$seen" 'the notification fails'
exit $failed
