package io.github.flyteexporter.verdict.model;

import java.util.Locale;

/** A function of the platform that people depend on. */
public enum PlatformFunction {
  ACCEPT(
      "new executions are accepted and their FlyteWorkflow is created",
      "new runs are accepted and their TaskAction is created"),
  PROGRESS(
      "propeller does the rounds it owes to the running workflows",
      "living actions are looked at as often as they are owed it"),
  RECORD(
      "events of workflows reach flyteadmin and its database",
      "changes and ends of actions reach the database"),
  LAUNCH("task pods are created and start", "task pods are created and start"),
  FINISH(
      "workflows end as their code decides, not killed by the platform",
      "runs end as their code decides, not by errors of the platform"),
  SCHEDULE("executions of schedules happen", "triggers fire and their runs begin"),
  OBSERVE("enough is seen to judge", "enough is seen to judge");

  private final String meaning;
  private final String ofFlyte2;

  PlatformFunction(String meaning, String ofFlyte2) {
    this.meaning = meaning;
    this.ofFlyte2 = ofFlyte2;
  }

  /** What it means that this function works. */
  public String meaning() {
    return meaning(false);
  }

  /** The same where a Flyte 2 is watched. */
  public String meaning(boolean isFlyte2) {
    return isFlyte2 ? ofFlyte2 : meaning;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
