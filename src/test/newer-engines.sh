#!/usr/bin/env bash
# Debian's newer Prometheus, Alertmanager and VictoriaMetrics, unpacked into target/engines: the rules
# are tested with them too, beside those that are installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
suite=forky
engines=$PWD/target/engines
[ -x "$engines/usr/bin/vmalert-tool" ] && exit 0
mkdir -p "$engines"/lists/partial "$engines"/archives/partial "$engines"/packages
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' 'Created-By: Packages' | sed -n 1p)
[ -n "$mirror" ] || { echo "no Debian mirror among apt's sources: run apt-get update" >&2; exit 1; }
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$engines/sources.list"
newer() {
  apt-get -qq -o APT::Sandbox::User=root -o Dir::Etc::SourceList="$engines/sources.list" \
    -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$engines/lists" -o Dir::Cache="$engines" \
    -o Acquire::Languages=none "$@"
}
newer update
(cd "$engines/packages" && newer download promtool prometheus-alertmanager victoria-metrics)
for package in "$engines"/packages/*.deb; do
  dpkg-deb --extract "$package" "$engines/packages"
done
mkdir -p "$engines/usr/bin"
mv "$engines"/packages/usr/bin/{promtool,amtool,prometheus-alertmanager,vmalert-tool} "$engines/usr/bin"
rm -rf "$engines"/packages "$engines"/lists "$engines"/archives "$engines"/*.bin
