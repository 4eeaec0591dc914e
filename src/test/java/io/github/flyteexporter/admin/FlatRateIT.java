package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Busy;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** 200 projects of three domains with thousands of executions, read for some hours. */
class FlatRateIT {
  private static final int PROJECTS = 200;
  private static final List<String> DOMAINS = List.of("development", "staging", "production");
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final GeneratedAdmin admin = new GeneratedAdmin();
  private final Workflows workflows = new Workflows();
  private final Map<String, Instant> read = new HashMap<>();
  private final Map<String, Duration> longest = new HashMap<>();

  FlatRateIT() {
    admin.projects.clear();
    admin.domains.clear();
    admin.domains.addAll(DOMAINS);
    for (int i = 0; i < PROJECTS; i++) {
      String project = "p" + i;
      admin.projects.add(project);
      for (int j = 0; j < 20; j++) {
        admin.executions.add(
            new GeneratedAdmin.One(
                project,
                DOMAINS.get(j % 3),
                "e" + i + "x" + j,
                j % 2 == 0 ? "RUNNING" : "UNDEFINED",
                AdminServer.START.minusSeconds(60L + j),
                "",
                ""));
      }
    }
    for (int i = 0; i < 300; i++) {
      admin.executions.add(
          new GeneratedAdmin.One(
              "p0", "staging", "many" + i, "QUEUED", AdminServer.START.minusSeconds(i), "", ""));
    }
    for (int i = 0; i < 5; i++) {
      workflows.busy.add(new Busy("p" + (100 + i), "production", 9));
    }
  }

  @Test
  void theRateIsFlatAndTheLagIsTold() throws Exception {
    try (AdminServer server =
        new AdminServer(admin, AdminCredentials.NONE, workflows, Duration.ofSeconds(10))) {
      Reading reading = null;
      for (int i = 0; i < 1000; i++) {
        server.asked.clear();
        reading = server.poll(INTERVAL);
        assertThat(reading.failure()).isEmpty();
        assertThat(server.asked).hasSizeBetween(1, 4);
        assertThat(server.asked).anyMatch(uri -> uri.contains("value_in(phase"));
        server.asked.forEach(uri -> note(uri, server.now()));
        if (read.size() == PROJECTS * 3) {
          Instant oldest = read.values().stream().min(Instant::compareTo).orElseThrow();
          assertThat(sum(reading, AdminSamples.SWEEP))
              .isEqualTo((double) Duration.between(oldest, server.now()).toSeconds());
          for (Sample age : reading.samples().all(AdminSamples.EXECUTIONS_AGE)) {
            Instant listed =
                read.get(age.labels().get("project") + "/" + age.labels().get("domain"));
            assertThat(age.value())
                .isEqualTo((double) Duration.between(listed, server.now()).toSeconds());
          }
        }
      }
      assertThat(read).hasSize(PROJECTS * 3);
      assertThat(sum(reading, AdminSamples.PROJECT_DOMAINS)).isEqualTo(PROJECTS * 3);
      // all but the two lists of 100 and more are whole
      assertThat(sum(reading, AdminSamples.EXECUTIONS)).isEqualTo(PROJECTS * 20 - 7 + 100);
      assertThat(sum(reading, AdminSamples.CUT_OFF)).isEqualTo(1);
      Set<String> busy = new TreeSet<>(longest.keySet());
      busy.removeIf(place -> !place.matches("p10[0-4]/production"));
      assertThat(busy).hasSize(5);
      busy.forEach(place -> assertThat(longest.get(place)).isLessThan(Duration.ofMinutes(4)));
      // none starves: one list of each round is for the one whose turn it is
      assertThat(longest.values()).allMatch(gap -> gap.compareTo(INTERVAL.multipliedBy(600)) <= 0);
    }
  }

  private void note(String uri, Instant now) {
    if (uri.contains("value_in(phase")) {
      String place = uri.replaceFirst("/api/v1/executions/", "").replaceFirst("\\?.*", "");
      Instant before = read.put(place, now);
      if (before != null) {
        Duration gap = Duration.between(before, now);
        assertThat(gap).as(place).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        longest.merge(place, gap, (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
  }

  private static double sum(Reading reading, String name) {
    return reading.samples().all(name).stream().mapToDouble(Sample::value).sum();
  }
}
