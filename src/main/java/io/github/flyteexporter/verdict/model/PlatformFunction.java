package io.github.flyteexporter.verdict.model;

import java.util.Locale;

/** A function of the platform that people depend on. */
public enum PlatformFunction {
  ACCEPT("new executions are accepted and their FlyteWorkflow is created"),
  PROGRESS("propeller does the rounds it owes to the running workflows"),
  RECORD("events of workflows reach flyteadmin and its database"),
  LAUNCH("task pods are created and start"),
  FINISH("workflows end as their code decides, not killed by the platform"),
  SCHEDULE("executions of schedules happen"),
  OBSERVE("enough is seen to judge");

  private final String meaning;

  PlatformFunction(String meaning) {
    this.meaning = meaning;
  }

  /** What it means that this function works. */
  public String meaning() {
    return meaning;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
