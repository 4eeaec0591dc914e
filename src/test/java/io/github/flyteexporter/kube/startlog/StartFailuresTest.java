package io.github.flyteexporter.kube.startlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailuresTest {
  private static final Instant NOW = Instant.parse("2031-02-03T10:10:00Z");

  private static List<String> subjects(String name, String status) {
    PodObject pod =
        ReadObject.pod(
            """
            {'metadata':{'uid':'a','name':'x','namespace':'flyte',
              'labels':{'app.kubernetes.io/name':'%s'}},'status':{%s}}\
            """
                .formatted(name, status)
                .replace('\'', '"'));
    return StartFailures.subjects(List.of(pod), NOW).stream()
        .map(subject -> subject.run().container() + (subject.run().previous() ? " before" : ""))
        .toList();
  }

  private static List<String> migration(String states) {
    return subjects(
        "flyteadmin", "'initContainerStatuses':[{'name':'run-migrations'," + states + "}]");
  }

  private static String ended(int code, String at) {
    return "{'terminated':{'exitCode':%d,'finishedAt':'2031-02-03T%sZ'}}".formatted(code, at);
  }

  private static String running(String since) {
    return "{'running':{'startedAt':'2031-02-03T" + since + "Z'}}";
  }

  @Test
  void aMigrationThatFailedWhetherItIsTriedAgainOrNot() {
    String failed = ended(2, "09:00:00");
    String before = ",'lastState':" + failed;
    assertThat(migration("'state':" + failed)).containsExactly("run-migrations");
    assertThat(migration("'state':{'waiting':{'reason':'CrashLoopBackOff'}}" + before))
        .containsExactly("run-migrations before");
    assertThat(migration("'state':" + running("10:09:30") + before))
        .containsExactly("run-migrations before");
    assertThat(migration("'state':" + ended(0, "10:00:00") + before)).isEmpty();
  }

  @Test
  void aMigrationThatTakesLong() {
    assertThat(migration("'state':" + running("10:08:00"))).isEmpty();
    assertThat(migration("'state':" + running("10:07:59"))).containsExactly("run-migrations");
    assertThat(migration("'state':" + running("10:07:59") + ",'lastState':" + ended(2, "09:00:00")))
        .containsExactly("run-migrations");
  }

  @Test
  void whatNeverRanHasNoLog() {
    assertThat(migration("'state':{'waiting':{'reason':'ImagePullBackOff'}}")).isEmpty();
    assertThat(migration("'state':{'waiting':{'reason':'PodInitializing'}}")).isEmpty();
  }

  @Test
  void otherContainersAndPodsThatGoAreLeftAlone() {
    String failed = "'state':" + ended(1, "09:00:00") + "}]";
    assertThat(subjects("flyteadmin", "'initContainerStatuses':[{'name':'my-own'," + failed))
        .isEmpty();
    assertThat(subjects("flyteadmin", "'containerStatuses':[{'name':'flyte'," + failed)).isEmpty();
    String flyte = "'containerStatuses':[{'name':'flyte'," + failed;
    assertThat(subjects("flyte-binary", flyte)).containsExactly("flyte");
    assertThat(subjects("flyte-binary", flyte.replace("'flyte'", "'sidecar'"))).isEmpty();
    assertThat(subjects("flyte-binary", "'phase':'Failed'," + flyte)).isEmpty();
  }

  @Test
  void flyteBinaryThatDied() {
    String container = "'containerStatuses':[{'name':'flyte','state':{'running':{}},'lastState':";
    String ready = "'conditions':[{'type':'Ready','status':'True'}],";
    assertThat(subjects("flyte-binary", container + ended(1, "09:00:00") + "}]"))
        .containsExactly("flyte before");
    assertThat(subjects("flyte-binary", container + ended(2, "09:00:00") + "}]"))
        .containsExactly("flyte before");
    assertThat(subjects("flyte-binary", container + ended(137, "09:00:00") + "}]")).isEmpty();
    assertThat(subjects("flyte-binary", ready + container + ended(2, "10:00:00") + "}]")).isEmpty();
    assertThat(subjects("flyte-binary", ready + container + ended(2, "10:00:01") + "}]"))
        .containsExactly("flyte before");
  }

  @Test
  void flyteBinaryThatWaitsForItsDatabase() {
    String waits = "'initContainerStatuses':[{'name':'wait-for-db','state':%s}]";
    assertThat(subjects("flyte-binary", waits.formatted(running("10:00:00"))))
        .containsExactly("wait-for-db");
  }
}
