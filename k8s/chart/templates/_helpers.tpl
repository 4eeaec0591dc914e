{{/* Name of the objects: the release's, with the chart's where that does not contain it. */}}
{{- define "flyte-exporter.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains "flyte-exporter" .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-flyte-exporter" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "flyte-exporter.selectorLabels" -}}
app.kubernetes.io/name: flyte-exporter
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "flyte-exporter.labels" -}}
{{ include "flyte-exporter.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Labels of the pods that contain the exporter. */}}
{{- define "flyte-exporter.podSelector" -}}
{{- if eq .Values.mode "sidecar" -}}
app.kubernetes.io/name: flyte-binary
{{- with .Values.flyte.release }}
app.kubernetes.io/instance: {{ . }}
{{- end }}
{{- else -}}
{{ include "flyte-exporter.selectorLabels" . }}
{{- end -}}
{{- end -}}

{{- define "flyte-exporter.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "flyte-exporter.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "flyte-exporter.image" -}}
{{- $tagged := printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" $tagged .Values.image.digest -}}
{{- else -}}
{{- $tagged -}}
{{- end -}}
{{- end -}}

{{/* Name of cluster-scoped objects: releases in two namespaces may have the same name. */}}
{{- define "flyte-exporter.clusterName" -}}
{{- .Values.rbac.name | default (printf "%s-%s" (include "flyte-exporter.fullname" .) .Release.Namespace) -}}
{{- end -}}

{{- define "flyte-exporter.secretName" -}}
{{- .Values.secrets.existingSecret | default (include "flyte-exporter.fullname" .) -}}
{{- end -}}

{{/* The exporter's configuration: what follows from other values, then what "config" says. */}}
{{- define "flyte-exporter.config" -}}
{{- $config := deepCopy .Values.config -}}
{{- $kubernetes := get $config "kubernetes" | default dict -}}
{{- range $key := list "namespace" "release" "limitNamespace" -}}
{{- $value := get $.Values.flyte $key -}}
{{- if and $value (not (hasKey $kubernetes $key)) -}}
{{- $_ := set $kubernetes $key $value -}}
{{- end -}}
{{- end -}}
{{- with .Values.rbac.namespaces -}}
{{- $own := get $kubernetes "namespace" | default $.Release.Namespace -}}
{{- if not (get $kubernetes "limitNamespace") -}}
{{- $others := without . $own -}}
{{- if gt (len $others) 1 -}}
{{- fail (printf "rbac.namespaces: the exporter watches workflows in one namespace or in all; set flyte.limitNamespace to one of %s" (join ", " .)) -}}
{{- end -}}
{{- $_ := set $kubernetes "limitNamespace" (first (append $others $own)) -}}
{{- end -}}
{{- $lease := get $kubernetes "leaseNamespace" | default $own -}}
{{- range $needed := list $own $lease (get $kubernetes "limitNamespace") | uniq -}}
{{- if not (has $needed $.Values.rbac.namespaces) -}}
{{- fail (printf "rbac.namespaces: add %s, which the exporter watches, or leave the list empty" $needed) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $kubernetes -}}
{{- $_ := set $config "kubernetes" $kubernetes -}}
{{- end -}}
{{- $folder := "/var/run/secrets/flyte-exporter" -}}
{{- with .Values.secrets.clientSecretKey -}}
{{- $admin := get $config "admin" | default dict -}}
{{- $auth := get $admin "auth" | default dict -}}
{{- $_ := set $auth "clientSecretFile" (printf "%s/%s" $folder .) -}}
{{- $_ := set $admin "auth" $auth -}}
{{- $_ := set $config "admin" $admin -}}
{{- end -}}
{{- with .Values.secrets.databasePasswordKey -}}
{{- $database := get $config "database" | default dict -}}
{{- $_ := set $database "passwordFile" (printf "%s/%s" $folder .) -}}
{{- $_ := set $config "database" $database -}}
{{- end -}}
{{- if ne .Values.status.volume "none" -}}
{{- $status := get $config "status" | default dict -}}
{{- $_ := set $status "directory" (get $status "directory" | default "/var/lib/flyte-exporter/status") -}}
{{- $_ := set $config "status" $status -}}
{{- end -}}
{{- toYaml $config -}}
{{- end -}}

{{/* Port, scheme and path of the pages. */}}
{{- define "flyte-exporter.port" -}}
{{- dig "listen" "port" 9642 .Values.config | int -}}
{{- end -}}

{{/* The port of the status page alone, where it has one. */}}
{{- define "flyte-exporter.statusPort" -}}
{{- with dig "status" "listen" "port" "" .Values.config }}{{ . | int }}{{ end -}}
{{- end -}}

{{- define "flyte-exporter.scheme" -}}
{{- if dig "listen" "tls" "" .Values.config -}}https{{- else -}}http{{- end -}}
{{- end -}}

{{/* A probe with these settings, by the path that it asks. */}}
{{- define "flyte-exporter.probe" -}}
httpGet:
  path: {{ .path }}
  port: exporter
  {{- if eq (include "flyte-exporter.scheme" .root) "https" }}
  scheme: HTTPS
  {{- end }}
{{ toYaml .settings }}
{{- end -}}

{{/* A security context without fixed ids, where OpenShift chooses them. */}}
{{- define "flyte-exporter.securityContext" -}}
{{- if .openshift -}}
{{- toYaml (omit .context "runAsUser" "runAsGroup" "fsGroup") -}}
{{- else -}}
{{- toYaml .context -}}
{{- end -}}
{{- end -}}

{{/*
The permissions: those of the other form of installation, or the part of them that is in namespaces, or
the part that is not.
*/}}
{{- define "flyte-exporter.permissions" -}}
{{- $role := .root.Files.Get "files/clusterrole.yaml" | fromYaml -}}
{{- $unspaced := list "mutatingwebhookconfigurations" "namespaces" -}}
{{- $rules := list -}}
{{- range $rule := $role.rules -}}
{{- $resources := list -}}
{{- range $resource := $rule.resources -}}
{{- if or (eq $.part "all") (eq (has $resource $unspaced) (eq $.part "cluster")) -}}
{{- $resources = append $resources $resource -}}
{{- end -}}
{{- end -}}
{{- if and $rule.nonResourceURLs (ne $.part "namespaced") -}}
{{- $rules = append $rules $rule -}}
{{- else if $resources -}}
{{- $rules = append $rules (dict "apiGroups" $rule.apiGroups "resources" $resources "verbs" $rule.verbs) -}}
{{- end -}}
{{- end -}}
{{- toYaml $rules -}}
{{- end -}}

{{- define "flyte-exporter.subjects" -}}
subjects:
  - kind: ServiceAccount
    name: {{ include "flyte-exporter.serviceAccountName" . }}
    namespace: {{ .Release.Namespace }}
{{- end -}}
