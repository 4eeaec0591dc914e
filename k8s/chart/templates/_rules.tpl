{{/*
The alert rules: the templates in files/rules with the values below "rules", as the command
"flyte-exporter rules" makes them. Placeholders are ${...}; {{ }} in the templates is Prometheus' own.
*/}}

{{/* A value as text; YAML's numbers are floats here. */}}
{{- define "flyte-exporter.rules.text" -}}
{{- if kindIs "float64" . -}}
{{- regexReplaceAll "\\.?0+$" (printf "%.9f" .) "" -}}
{{- else if not (kindIs "invalid" .) -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{/* A text with its placeholders replaced: by the alert's own values, else by those at the top. */}}
{{- define "flyte-exporter.rules.fill" -}}
{{- $text := .text -}}
{{- $values := .values -}}
{{- $own := .own -}}
{{- range $key := list "selector" "tenantSelector" -}}
{{- if not (get $values $key | trim) -}}
{{- $hole := printf "${%s}" $key -}}
{{- $text = $text | replace (printf "{%s}" $hole) "" | replace (printf ",%s" $hole) "" -}}
{{- end -}}
{{- end -}}
{{- range $hole := regexFindAll "\\$\\{[\\w.]+}" $text -1 | uniq -}}
{{- $key := $hole | trimPrefix "${" | trimSuffix "}" -}}
{{- $value := $own -}}
{{- if hasKey $own $key -}}
{{- $value = get $own $key -}}
{{- else -}}
{{- $value = $values -}}
{{- range $step := splitList "." $key -}}
{{- if not (and (kindIs "map" $value) (hasKey $value $step)) -}}
{{- fail (printf "rules: no value for %s" $key) -}}
{{- end -}}
{{- $value = get $value $step -}}
{{- end -}}
{{- end -}}
{{- $filled := include "flyte-exporter.rules.text" $value -}}
{{- if eq $key "severity" -}}
{{- $filled = get $values.severities $filled | default $filled -}}
{{- end -}}
{{- $text = replace $hole $filled $text -}}
{{- end -}}
{{- $text -}}
{{- end -}}

{{/* A rule without an annotation. */}}
{{- define "flyte-exporter.rules.without" -}}
{{- regexReplaceAll (printf "(?m)^ {10}%s:.*\n(?: {12}.*\n)*" .name) .text "" -}}
{{- end -}}

{{/* Labels or annotations as lines. */}}
{{- define "flyte-exporter.rules.lines" -}}
{{- range $name, $value := . -}}
{{- printf "          %s: '%s'\n" $name (include "flyte-exporter.rules.text" $value | replace "'" "''") -}}
{{- end -}}
{{- end -}}

{{/* A rule with the user's labels and annotations, and without links to what is not set. */}}
{{- define "flyte-exporter.rules.dressed" -}}
{{- $text := .text -}}
{{- $values := .values -}}
{{- if not $values.keepFiringFor -}}
{{- $text = regexReplaceAll "(?m)^ *keep_firing_for: .*\n" $text "" -}}
{{- end -}}
{{- if not $values.grafana -}}
{{- $text = include "flyte-exporter.rules.without" (dict "text" $text "name" "dashboard_url") -}}
{{- end -}}
{{- if not $values.runbooks -}}
{{- $text = include "flyte-exporter.rules.without" (dict "text" $text "name" "runbook_url") -}}
{{- end -}}
{{- if $values.exporter -}}
{{- $text = print $text "          exporter_url: ${exporter}\n" -}}
{{- end -}}
{{- $severity := "          severity: ${severity}\n" -}}
{{- $labels := dict -}}
{{- $annotations := dict -}}
{{- range $from := list $values .own -}}
{{- range $name, $value := get $from "labels" | default dict -}}
{{- $_ := set $labels $name $value -}}
{{- end -}}
{{- range $name, $value := get $from "annotations" | default dict -}}
{{- $_ := set $annotations $name $value -}}
{{- end -}}
{{- end -}}
{{- $text = replace $severity (print $severity (include "flyte-exporter.rules.lines" $labels)) $text -}}
{{- range $name, $value := $annotations -}}
{{- $text = include "flyte-exporter.rules.without" (dict "text" $text "name" $name) -}}
{{- end -}}
{{- $text = print $text (include "flyte-exporter.rules.lines" $annotations) -}}
{{- replace "${alert}" .name $text -}}
{{- end -}}

{{/* A rule whose expression is joined with one project and domain, by "and" or "unless". */}}
{{- define "flyte-exporter.rules.joined" -}}
{{- $project := splitList "/" .tenant | first -}}
{{- $domain := splitList "/" .tenant | last -}}
{{- $labels := "project" -}}
{{- $vector := printf "label_replace(vector(1), \"project\", %q, \"\", \"\")" $project -}}
{{- if ne $domain "*" -}}
{{- $labels = "project, domain" -}}
{{- $vector = printf "label_replace(%s, \"domain\", %q, \"\", \"\")" $vector $domain -}}
{{- end -}}
{{- $parts := splitn "        expr: |-\n" 2 .text -}}
{{- $rest := splitn "        for: " 2 $parts._1 -}}
{{- $inner := $rest._0 | trimSuffix "\n" | indent 2 -}}
{{- $pad := "          " -}}
{{- print $parts._0 "        expr: |-\n" $pad "(\n" $inner "\n" $pad ")\n" -}}
{{- print $pad .operator " on (" $labels ")\n" $pad $vector "\n        for: " $rest._1 -}}
{{- end -}}

{{/* An alert: the rule for all, then those for projects and domains with values of their own. */}}
{{- define "flyte-exporter.rules.alert" -}}
{{- $own := .own -}}
{{- $values := .values -}}
{{- $name := .name -}}
{{- $plain := .text -}}
{{- $tenants := get $own "tenants" | default dict -}}
{{- $text := $plain -}}
{{- range $tenant, $its := $tenants -}}
{{- $text = include "flyte-exporter.rules.joined" (dict "text" $text "tenant" $tenant "operator" "unless") -}}
{{- end -}}
{{- $text = include "flyte-exporter.rules.dressed" (dict "text" $text "values" $values "own" $own "name" $name) -}}
{{- include "flyte-exporter.rules.fill" (dict "text" $text "values" $values "own" $own) -}}
{{- range $tenant, $its := $tenants -}}
{{- $below := omit $own "tenants" -}}
{{- range $key, $value := $its | default dict -}}
{{- $_ := set $below $key $value -}}
{{- end -}}
{{- if $below.enabled -}}
{{- $text = include "flyte-exporter.rules.joined" (dict "text" $plain "tenant" $tenant "operator" "and") -}}
{{- if hasSuffix "/*" $tenant -}}
{{- range $other, $ignored := $tenants -}}
{{- if and (ne $other $tenant) (hasPrefix (trimSuffix "*" $tenant) $other) -}}
{{- $text = include "flyte-exporter.rules.joined" (dict "text" $text "tenant" $other "operator" "unless") -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $text = include "flyte-exporter.rules.dressed" (dict "text" $text "values" $values "own" $own "name" $name) -}}
{{- include "flyte-exporter.rules.fill" (dict "text" $text "values" $values "own" $below) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A group of rules, empty when it records nothing and none of its alerts is enabled. */}}
{{- define "flyte-exporter.rules.group" -}}
{{- $values := .values -}}
{{- $alerts := .alerts -}}
{{- $begin := "      - alert: " -}}
{{- $parts := splitList $begin .text -}}
{{- $rules := "" -}}
{{- range $part := rest $parts -}}
{{- $name := splitList "\n" $part | first | trim -}}
{{- if not (hasKey $alerts $name) -}}
{{- fail (printf "rules: no values for %s" $name) -}}
{{- end -}}
{{- $own := get $alerts $name -}}
{{- if $own.enabled -}}
{{- $text := print $begin $part -}}
{{- $rules = print $rules (include "flyte-exporter.rules.alert" (dict "text" $text "values" $values "own" $own "name" $name)) -}}
{{- end -}}
{{- end -}}
{{- if or $rules (contains "- record: " (first $parts)) -}}
{{- include "flyte-exporter.rules.fill" (dict "text" (first $parts) "values" $values "own" dict) -}}
{{- $rules -}}
{{- end -}}
{{- end -}}

{{/* The text of a file of the chart. */}}
{{- define "flyte-exporter.rules.read" -}}
{{- $text := .root.Files.Get .file -}}
{{- if not $text -}}
{{- fail (printf "%s is missing from the chart" .file) -}}
{{- end -}}
{{- $text -}}
{{- end -}}

{{/* The group of a service level objective: its errors over each window, then the alerts of all. */}}
{{- define "flyte-exporter.rules.objective" -}}
{{- $key := .key -}}
{{- $begin := "      - record: namespace:flyte_slo_errors:ratio_${window}\n" -}}
{{- $own := include "flyte-exporter.rules.read" (dict "root" .root "file" (printf "files/rules/slo-%s.yaml" $key)) -}}
{{- $parts := splitn $begin 2 $own -}}
{{- $text := $parts._0 -}}
{{- range $window := list "5m" "30m" "1h" "2h" "6h" "1d" "3d" -}}
{{- $text = print $text (replace "${window}" $window (print $begin $parts._1)) -}}
{{- end -}}
{{- $text = print $text (include "flyte-exporter.rules.read" (dict "root" .root "file" "files/rules/slo.yaml")) -}}
{{- $text = replace "${slo}" $key $text -}}
{{- include "flyte-exporter.rules.group" (dict "text" $text "values" .values "alerts" .values.slo) -}}
{{- end -}}

{{/* The rule file. */}}
{{- define "flyte-exporter.rules.file" -}}
{{- $values := deepCopy .Values.rules -}}
{{- $_ := set $values "limitNamespace" ($values.limitNamespace | replace "-" "_") -}}
{{- $groups := list "platform" "propeller" "admin" "database" "access" "workflows" "upkeep" -}}
{{- $alerts := $values.alerts -}}
{{- if .Values.prometheusRule.raw -}}
{{- $groups = list "raw" -}}
{{- $alerts = $values.raw -}}
{{- end -}}
{{- $all := "" -}}
{{- range $group := $groups -}}
{{- $text := include "flyte-exporter.rules.read" (dict "root" $ "file" (printf "files/rules/%s.yaml" $group)) -}}
{{- $all = print $all (include "flyte-exporter.rules.group" (dict "text" $text "values" $values "alerts" $alerts)) -}}
{{- end -}}
{{- if not .Values.prometheusRule.raw -}}
{{- range $key := list "accept" "start" "killed" -}}
{{- if dig "slo" $key "enabled" false $values -}}
{{- $all = print $all (include "flyte-exporter.rules.objective" (dict "root" $ "key" $key "values" $values)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if eq (get $values "engine") "victoriametrics" -}}
{{- /* Of MetricsQL, those named _prometheus do not count the first value of a series. */ -}}
{{- $all = regexReplaceAll "\\b(increase|changes)\\(" $all "${1}_prometheus(" -}}
{{- end -}}
{{- if $all -}}
{{- print "groups:\n" $all -}}
{{- else -}}
{{- print "groups: []\n" -}}
{{- end -}}
{{- end -}}
