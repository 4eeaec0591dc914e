package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told of executions that flyteadmin took and could not put into Kubernetes. */
class FailedLaunchesIT {
  private static final String TOO_LARGE =
      "failed to create workflow in propeller etcdserver: request is too large";

  private final GeneratedAdmin admin = new GeneratedAdmin();

  private void failed(String name, Instant created, String error) {
    admin.executions.add(
        new GeneratedAdmin.One(
            "flytesnacks", "development", name, "FAILED", created, "", "", error));
  }

  private static List<FailedLaunch> told(Reading reading) {
    assertThat(reading.failure()).isEmpty();
    return reading.evidence().stream()
        .map(
            fact -> {
              assertThat(fact).isInstanceOf(FailedLaunch.class);
              return (FailedLaunch) fact;
            })
        .toList();
  }

  @Test
  void eachIsToldOnceWhileItIsRecent() throws Exception {
    try (AdminServer server = new AdminServer(admin)) {
      assertThat(told(server.poll())).isEmpty();
      failed("late", server.now().minusSeconds(70), TOO_LARGE);
      failed("big", server.now().plusSeconds(20), TOO_LARGE);
      server.poll();
      assertThat(told(server.poll()))
          .containsExactly(
              new FailedLaunch(
                  "flytesnacks", "development", "big", Duration.ofSeconds(10), TOO_LARGE));
      assertThat(told(server.poll())).hasSize(1);
      assertThat(told(server.poll())).hasSize(1);
      assertThat(told(server.poll()))
          .singleElement()
          .extracting(FailedLaunch::age)
          .isEqualTo(Duration.ofSeconds(55));
      assertThat(told(server.poll())).isEmpty();
    }
  }

  @Test
  void usersFailuresAreNotToldHoweverEarlyTheyAre() throws Exception {
    Instant soon = AdminServer.START.plusSeconds(15);
    failed("raise", soon, "Workflow[p:d:w] failed. ValueError: etcdserver: request is too large");
    failed("quote", soon, "[1/1] currentAttempt done. Last Error: USER::" + TOO_LARGE);
    failed("silent", soon, "");
    admin.executions.add(
        new GeneratedAdmin.One(
            "flytesnacks", "development", "runs", "RUNNING", soon, "", "", TOO_LARGE));
    try (AdminServer server = new AdminServer(admin)) {
      for (int i = 0; i < 4; i++) {
        assertThat(told(server.poll())).isEmpty();
      }
      assertThat(server.asked).anyMatch(uri -> uri.contains("eq(phase,FAILED)"));
    }
  }

  @Test
  void aClockThatIsAheadMakesThemNewAndNotYoungerThanNew() throws Exception {
    failed("ahead", AdminServer.START.plusSeconds(60), TOO_LARGE);
    failed("far", AdminServer.START.plusSeconds(300), TOO_LARGE);
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      assertThat(told(server.poll()))
          .as("what is of the time to come is not told before")
          .singleElement()
          .satisfies(
              launch -> {
                assertThat(launch.name()).isEqualTo("ahead");
                assertThat(launch.age()).isEqualTo(Duration.ZERO);
              });
    }
  }

  @Test
  void whereEveryLaunchFailsNothingRunsAndIsStillAskedFor() throws Exception {
    admin.projects.addAll(List.of("busy1", "busy2", "busy3"));
    for (String busy : List.of("busy1", "busy2", "busy3")) {
      admin.executions.add(
          new GeneratedAdmin.One(
              busy, "development", "runs", "RUNNING", AdminServer.START, "", ""));
    }
    try (AdminServer server = new AdminServer(admin)) {
      for (int i = 0; i < 40; i++) {
        server.poll();
      }
      failed("big", server.now().plusSeconds(1), TOO_LARGE);
      List<FailedLaunch> told = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        told.addAll(told(server.poll()));
      }
      assertThat(told).extracting(FailedLaunch::name).containsOnly("big").hasSize(4);
    }
  }

  @Test
  void whereThereAreManyTheyAreLookedForSinceTheLastTime() throws Exception {
    for (int i = 0; i < 10; i++) {
      admin.projects.add("p" + i);
    }
    try (AdminServer server = new AdminServer(admin)) {
      for (int i = 0; i < 60; i++) {
        server.poll();
      }
      Set<String> told = new TreeSet<>();
      for (int i = 0; i < 12; i++) {
        failed("big" + i, server.now().plusSeconds(1), TOO_LARGE);
        told(server.poll()).forEach(launch -> told.add(launch.name()));
      }
      for (int i = 0; i < 12; i++) {
        told(server.poll()).forEach(launch -> told.add(launch.name()));
      }
      assertThat(told).hasSize(12);
    }
  }

  @Test
  void anAnswerThatIsTooLargeMakesNoOtherListShorter() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request -> {
              if (request.uri().contains("eq(phase,FAILED)")) {
                request
                    .response()
                    .setStatusCode(429)
                    .end("{\"code\":8,\"message\":\"grpc: received message larger than max\"}");
              } else {
                admin.handle(request);
              }
            })) {
      for (int i = 0; i < 40; i++) {
        server.poll();
      }
      assertThat(server.asked)
          .filteredOn(uri -> uri.contains("value_in(phase"))
          .allMatch(uri -> uri.contains("limit=100&"));
      assertThat(server.asked)
          .filteredOn(uri -> uri.contains("eq(phase,FAILED)"))
          .anyMatch(uri -> uri.contains("limit=5&"));
    }
  }

  @Test
  void manyAreAskedForAndToldInPart() throws Exception {
    FailedLaunches launches = new FailedLaunches();
    Instant now = AdminServer.START;
    for (int i = 0; i < 200; i++) {
      String json =
          "{\"executions\":[{\"id\":{\"project\":\"p\",\"domain\":\"d\",\"name\":\"e%03d\"},"
                  .formatted(i)
              + "\"closure\":{\"phase\":\"FAILED\",\"createdAt\":\"%s\","
                  .formatted(now.minusMillis(200L * i))
              + "\"error\":{\"message\":\"%s\"}}}]}".formatted(TOO_LARGE + "x".repeat(5000));
      launches.look(
          AdminResponseReader.executions(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .entries(),
          now.minus(FailedLaunches.RECENT),
          now);
    }
    List<FailedLaunch> told = launches.recent(now);
    assertThat(told).hasSize(FailedLaunches.MOST);
    assertThat(told.get(0).name()).isEqualTo("e000");
    assertThat(told).allMatch(launch -> launch.message().length() == 1024);
    assertThat(launches.recent(now.plus(FailedLaunches.RECENT))).isEmpty();
    assertThat(launches.recent(now)).as("they are forgotten").isEmpty();
  }

  @Test
  void noListIsAskedForTwiceInAHurry() throws Exception {
    try (AdminServer server = new AdminServer(admin)) {
      for (int i = 0; i < 40; i++) {
        server.poll();
      }
      assertThat(server.asked.stream().filter(uri -> uri.contains("eq(phase,FAILED)")))
          .hasSizeBetween(18, 20);
    }
  }
}
