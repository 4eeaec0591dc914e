package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.reading.Evidence;

/** Evidence as it would be if no text were known. */
final class Texts {
  private static final String UNKNOWN = "an error that was never seen before";

  private Texts() {}

  static Evidence without(Evidence fact) {
    if (fact instanceof Evidence.RefusedCall one) {
      return new Evidence.RefusedCall(one.call(), one.status(), UNKNOWN);
    } else if (fact instanceof Evidence.FailedLaunch one) {
      return new Evidence.FailedLaunch(one.project(), one.domain(), one.name(), one.age(), UNKNOWN);
    } else if (fact instanceof Evidence.FailingWorkflow one) {
      return new Evidence.FailingWorkflow(one.workflow(), one.failedAttempts(), UNKNOWN);
    } else if (fact instanceof Evidence.EndedWorkflow one && !one.message().isEmpty()) {
      return new Evidence.EndedWorkflow(
          one.workflow(), one.outcome(), one.code(), one.kind(), UNKNOWN);
    } else if (fact instanceof Evidence.LoggedError one) {
      return new Evidence.LoggedError(one.component(), one.severe(), UNKNOWN, one.count());
    } else {
      return fact;
    }
  }
}
