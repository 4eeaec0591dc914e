package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Active;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Executions without their FlyteWorkflow, and FlyteWorkflows without their execution. */
class ZombiesIT {
  private static final Instant LONG_AGO = AdminServer.START.minus(Duration.ofHours(1));
  private static final String SPACE = "flytesnacks-development";

  private final GeneratedAdmin admin = new GeneratedAdmin();
  private final Workflows workflows = new Workflows();

  private AdminServer server() throws Exception {
    return new AdminServer(admin, AdminCredentials.NONE, workflows, Duration.ofSeconds(10));
  }

  private static Map<String, Double> zombies(Reading reading) {
    return ReadingSamples.by(reading, AdminSamples.ZOMBIES, "reason");
  }

  private void workflow(String name, Instant since) {
    workflows.active.add(
        new Active(new Name(SPACE, name), "flytesnacks", "development", since.getEpochSecond()));
  }

  @Test
  void whatHasNoFlyteWorkflowForLongIsAZombie() throws Exception {
    admin.add("running", "RUNNING", LONG_AGO);
    admin.add("healthy", "RUNNING", LONG_AGO);
    admin.add("young", "RUNNING", AdminServer.START.minusSeconds(300));
    admin.add("undefined", "UNDEFINED", AdminServer.START.minusSeconds(301));
    admin.add("fresh", "UNDEFINED", AdminServer.START.minusSeconds(60));
    admin.add("aborting", "ABORTING", LONG_AGO);
    admin.add("unknown", "PAUSED", LONG_AGO);
    admin.executions.add(
        new GeneratedAdmin.One(
            "flytesnacks", "development", "elsewhere", "RUNNING", LONG_AGO, "", "cluster-2"));
    workflow("healthy", LONG_AGO);
    try (AdminServer server = server()) {
      assertThat(zombies(server.poll()))
          .as("once is not enough")
          .containsEntry("running_without_workflow", 0.0);
      assertThat(zombies(server.poll(Duration.ofMinutes(1))))
          .isEqualTo(
              Map.of(
                  "running_without_workflow", 1.0,
                  "undefined_without_workflow", 1.0,
                  "aborting_without_workflow", 0.0,
                  "workflow_without_execution", 0.0));
      // since when it is aborting nobody says but we
      assertThat(zombies(server.poll(Duration.ofMinutes(10))))
          .containsEntry("aborting_without_workflow", 1.0)
          .containsEntry("running_without_workflow", 1.0);
      assertThat(zombies(server.poll(Duration.ofMinutes(1))))
          .as("the young one has grown old")
          .containsEntry("running_without_workflow", 2.0);
      admin.executions.clear();
      assertThat(zombies(server.poll(Duration.ofMinutes(1))))
          .containsEntry("aborting_without_workflow", 0.0)
          .containsEntry("running_without_workflow", 0.0);
    }
  }

  @Test
  void anActiveFlyteWorkflowWhoseExecutionEndedOrIsNotThereIsOne() throws Exception {
    admin.add("ended", "FAILED", LONG_AGO);
    admin.add("alive", "RUNNING", LONG_AGO);
    workflow("ended", LONG_AGO);
    workflow("alive", LONG_AGO);
    workflow("gone", LONG_AGO);
    workflow("new", AdminServer.START.plusSeconds(50));
    try (AdminServer server = server()) {
      for (int i = 0; i < 12; i++) {
        server.asked.clear();
        Reading reading = server.poll();
        assertThat(server.asked).hasSizeLessThanOrEqualTo(4);
        assertThat(server.asked.stream().filter(uri -> !uri.contains("?")).count())
            .isLessThanOrEqualTo(3);
        assertThat(zombies(reading)).containsEntry("running_without_workflow", 0.0);
      }
      assertThat(zombies(server.poll())).containsEntry("workflow_without_execution", 2.0);
      assertThat(server.asked).noneMatch(uri -> uri.endsWith("/new"));
      workflows.active.removeIf(one -> one.name().name().equals("gone"));
      assertThat(zombies(server.poll())).containsEntry("workflow_without_execution", 1.0);
    }
  }

  @Test
  void whereKubernetesCannotBeAskedNothingIsSaid() throws Exception {
    admin.add("running", "RUNNING", LONG_AGO);
    try (AdminServer server = server()) {
      server.poll();
      assertThat(zombies(server.poll(Duration.ofMinutes(1))))
          .containsEntry("running_without_workflow", 1.0);
      workflows.forbidden = true;
      assertThat(zombies(server.poll(Duration.ofMinutes(1)))).isEmpty();
      workflows.forbidden = false;
      assertThat(zombies(server.poll(Duration.ofMinutes(1))))
          .as("found anew")
          .containsEntry("running_without_workflow", 0.0);
    }
    try (AdminServer alone = new AdminServer(admin)) {
      alone.poll();
      assertThat(zombies(alone.poll(Duration.ofMinutes(1)))).isEmpty();
    }
  }
}
