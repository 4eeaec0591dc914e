#!/usr/bin/env bash
# fabric8 kubernetes-client 8.0.0: where HTTPS_PROXY is set, three usual forms of NO_PROXY end the
# creation of the client, although kubectl and every Go client take them. The message names neither
# the variable nor the value; they stand in the cause alone.
#
#   NO_PROXY                  fabric8 8.0.0
#   10.0.0.0/8,.svc           a client
#   *                         KubernetesClientException "An error has occurred."
#   localhost, 127.0.0.1      the same: the blank behind the comma
#   [::1]                     the same
#
# So a Deployment that inherits a cluster-wide proxy setting does not start, and its log does not say
# why: clean the list before the client sees it.
# Needs: a JDK (17 or newer) and Maven.
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
      <groupId>io.fabric8</groupId><artifactId>kubernetes-client</artifactId><version>8.0.0</version>
      <exclusions><exclusion>
        <groupId>io.fabric8</groupId><artifactId>kubernetes-httpclient-vertx-5</artifactId>
      </exclusion></exclusions>
    </dependency>
    <dependency>
      <groupId>io.fabric8</groupId><artifactId>kubernetes-httpclient-jdk</artifactId><version>8.0.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath >log 2>&1 || { cat log; exit 1; }
cat >Try.java <<'JAVA'
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

public class Try {
  public static void main(String[] arguments) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      System.out.println("a client for " + client.getMasterUrl());
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      System.out.println(e.getMessage() + " / " + cause.getMessage());
    }
  }
}
JAVA
javac -cp "$(cat classpath)" Try.java
failed=0
while IFS='|' read -r value expected; do
  seen=$(env -i PATH="$PATH" HOME="$dir" HTTPS_PROXY=http://proxy.example:3128 NO_PROXY="$value" \
    KUBERNETES_MASTER=https://10.0.0.1 java -cp "$(cat classpath):." Try 2>/dev/null)
  echo "NO_PROXY=$value: $seen"
  [ "$seen" = "$expected" ] || { echo "  changed: was $expected"; failed=1; }
done <<'TABLE'
10.0.0.0/8,.svc|a client for https://10.0.0.1/
*|An error has occurred. / NO_PROXY URL contains invalid entry: '*'
localhost, 127.0.0.1|An error has occurred. / NO_PROXY URL contains invalid entry: ' 127.0.0.1'
[::1]|An error has occurred. / NO_PROXY URL contains invalid entry: '[::1]'
TABLE
exit $failed
