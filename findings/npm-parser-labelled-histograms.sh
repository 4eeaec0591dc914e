#!/usr/bin/env bash
# npm parse-prometheus-text-format 1.1.1: histograms and summaries whose series have a label of their
# own are merged into one, without an error. The last series wins bucket by bucket, and labels, sum and
# count are gone. Without such a label, and for counters and gauges, it is right.
#
#   page                                 the parser's answer
#   h{le} and h_sum, h_count             buckets, sum and count
#   h{a="1",le}, h{a="2",le} and sums    one histogram: the buckets of a="2", no labels, no sum
#   s{a="1",quantile}, s{a="2",...}      one summary: the quantiles of a="2", no labels, no sum
#
# Nearly every histogram of Kubernetes and Flyte has labels (apiserver_request_duration_seconds by verb,
# grpc_server_handling_seconds by method): what is shown from such a page is one arbitrary series.
# Needs: node and npm.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund parse-prometheus-text-format@1.1.1
cat >try.mjs <<'JS'
import parser from 'parse-prometheus-text-format';
const parse = parser.default ?? parser;

const histogram = (label, one, all, sum) => {
  const own = label ? `a="${label}"` : '';
  const only = label ? `{${own}}` : '';
  return `h_bucket{${own ? own + ',' : ''}le="1"} ${one}\n`
    + `h_bucket{${own ? own + ',' : ''}le="+Inf"} ${all}\nh_sum${only} ${sum}\nh_count${only} ${all}\n`;
};
const summary = (label, half, sum, count) =>
  `s{a="${label}",quantile="0.5"} ${half}\ns_sum{a="${label}"} ${sum}\ns_count{a="${label}"} ${count}\n`;

const rows = [
  ['a histogram without labels', '# TYPE h histogram\n' + histogram('', 1, 2, 3),
    [{ buckets: { 1: '1', '+Inf': '2' }, count: '2', sum: '3' }]],
  ['two histograms by a label', '# TYPE h histogram\n' + histogram('1', 1, 2, 3) + histogram('2', 5, 6, 7),
    [{ buckets: { 1: '5', '+Inf': '6' } }]],
  ['two summaries by a label', '# TYPE s summary\n' + summary('1', 1, 2, 3) + summary('2', 4, 5, 6),
    [{ quantiles: { '0.5': '4' } }]],
  ['two gauges by a label', '# TYPE g gauge\ng{a="1"} 1\ng{a="2"} 2\n',
    [{ value: '1', labels: { a: '1' } }, { value: '2', labels: { a: '2' } }]],
];
let failed = 0;
for (const [name, page, expected] of rows) {
  const seen = parse(page)[0].metrics;
  console.log(`${name}: ${JSON.stringify(seen)}`);
  const sorted = (value) => JSON.stringify(value.map((one) => Object.entries(one).sort()));
  if (sorted(seen) !== sorted(expected)) {
    console.log(`  changed: was ${JSON.stringify(expected)}`);
    failed = 1;
  }
}
process.exit(failed);
JS
node try.mjs
