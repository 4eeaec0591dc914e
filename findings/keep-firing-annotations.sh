#!/usr/bin/env bash
# Prometheus 2.42.0 and 3.5.3, vmalert 1.145.0: annotations are evaluated anew at every evaluation, so a
# `query` in them shows what is now. While keep_firing_for holds an alert, they are not: the alert keeps
# the texts of the last evaluation at which its expression was true, and the server sends it with them as
# long as it is held. The documentation of keep_firing_for does not say so.
#
#   max(queue) by minute: 7 8 9 4 3 2 1 0 0 ...    the annotation {{ query "max(queue)" }} at 4m and at 12m
#   max(queue) > 5, keep_firing_for: 10m           9 and 9
#   max(max_over_time(queue[10m:1m])) > 5          3 and 0
#
# So a text such as "3 executions wait now" is old by as much as keep_firing_for. Where the text matters,
# hold the alert by its expression instead; it is evaluated, and so are its annotations.
# Needs: apt-get, dpkg.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
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
cat >rules.yml <<'YAML'
groups:
  - name: queue
    rules:
      - alert: HeldByTheRule
        expr: max(queue) > 5
        keep_firing_for: 10m
        annotations: &texts
          now: '{{ with query "max(queue)" }}{{ . | first | value }}{{ end }}'
      - alert: HeldByTheExpression
        expr: max(max_over_time(queue[10m:1m])) > 5
        annotations: *texts
YAML
cat >test.yml <<'YAML'
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {series: queue, values: '7 8 9 4 3 2 1 0x20'}
    alert_rule_test:
YAML
while read -r alert minute now; do # what the annotation says; - where the alert is gone
  fired="[{exp_annotations: {now: '$now'}}]"
  [ "$now" != - ] || fired='[]'
  echo "      - {alertname: $alert, eval_time: ${minute}m, exp_alerts: $fired}" >>test.yml
done <<'ALERTS'
HeldByTheRule 1 8
HeldByTheRule 2 9
HeldByTheRule 4 9
HeldByTheRule 12 9
HeldByTheRule 13 -
HeldByTheExpression 1 8
HeldByTheExpression 4 3
HeldByTheExpression 11 0
ALERTS
failed=0
check() { # what, the command of a rule test
  local what=$1
  shift
  if "$@" >log 2>&1 && grep -q SUCCESS log; then
    echo "$what: the annotation of the alert that is held stays at 9 while the queue empties"
  else
    echo "$what: changed"
    cat log
    failed=1
  fi
}
package bookworm prometheus 2.42.0+ds-5+deb12u1
check 'Prometheus 2.42.0' 2.42.0*/usr/bin/promtool test rules test.yml
# Debian's testing suite keeps no old versions: what it no longer has is left out, and said so.
if package forky promtool 3.5.3+ds1-6; then
  check 'Prometheus 3.5.3' 3.5.3*/usr/bin/promtool test rules test.yml
else
  echo 'Prometheus 3.5.3: not checked, the suite has it no more'
fi
if package forky victoria-metrics 1.145.0+ds1-2; then
  check 'vmalert 1.145.0' 1.145.0*/usr/bin/vmalert-tool unittest --files=test.yml --disableAlertgroupLabel
else
  echo 'vmalert 1.145.0: not checked, the suite has it no more'
fi
exit "$failed"
