package io.github.flyteexporter.admin;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * flyteadmin's API as it was recorded, read moment by moment into what keeps its live answers. A
 * recorded list of executions holds those that ended and those of schedules as well: it stands for
 * the live reads of failed launches and of what schedules fired.
 */
public final class RecordedAdmin {
  /** Schedules first: only then is it known which executions matter to them. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> !name.startsWith("admin.schedules."))
          .thenComparing(Comparator.naturalOrder());

  private AdminCache cache = new AdminCache(FlyteWorkflowIndex.NONE);

  /**
   * A recorded answer.
   *
   * @param status HTTP status, of no meaning where there is a failure
   * @param failure why none came, empty when one did
   */
  @SuppressWarnings("ArrayRecordComponent") // answers are never compared
  public record Answer(int status, byte[] body, Duration took, Optional<Failure> failure) {}

  /** Forgets everything: the recording begins anew. */
  public void forget() {
    cache = new AdminCache(FlyteWorkflowIndex.NONE);
  }

  /**
   * The reading of one moment.
   *
   * @param now by the clock of the recorded answers
   * @param at what the reading is dated
   * @param recorded each answer under a name such as {@code admin.executions.PROJECT.DOMAIN.json}
   */
  public Reading reading(Instant now, Instant at, Map<String, Answer> recorded) {
    AdminAnswers answers = new AdminAnswers(cache, now);
    Duration took = Duration.ZERO;
    for (String name : recorded.keySet().stream().sorted(ORDER).toList()) {
      Answer answer = recorded.get(name);
      took = took.plus(answer.took());
      take(answers, AdminRequest.recorded(name), answer, now);
    }
    return answers.reading(at, took, List.of());
  }

  private void take(AdminAnswers answers, AdminRequest request, Answer answer, Instant now) {
    if (answer.failure().isPresent()) {
      answers.failed(request, answer.failure().get());
    } else {
      answers.answered(
          request,
          new AdminResponse(answer.status(), answer.body(), Optional.empty(), answer.took()));
    }
    if (request instanceof AdminRequest.Executions executions) {
      fires(executions, answer, now);
    }
  }

  private void fires(AdminRequest.Executions executions, Answer answer, Instant now) {
    AdminRequest fires =
        new AdminRequest.Fires(
            executions.where(),
            new ScheduleTracker.Look(Instant.MIN, Optional.empty()),
            executions.limit());
    try {
      if (answer.failure().isEmpty() && answer.status() == 200) {
        cache.take(fires, answer.body(), now);
        return;
      }
    } catch (HttpException e) {
      // already reported as the list that it is
    }
    cache.failed(fires, false, false, now);
  }
}
