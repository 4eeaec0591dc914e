package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.text.ErrorTexts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What people and schedules asked of Flyte in vain after a moment. */
public final class RefusedRequests {
  private static final String CALLS = "grpc_server_handled_total";

  /**
   * With the database away, flyteadmin says that the project is not valid (recorded db-down); at
   * any other time that is a mistake of who asks.
   */
  private static final String FOR_WANT_OF_THE_DATABASE = "InvalidArgument";

  private RefusedRequests() {}

  /** Whether it shows in this round that the database does not answer flyteadmin. */
  public static boolean databaseIsAway(List<CauseEvidence> causes, RoundView frame) {
    return causes.stream().findFirst().filter(one -> one.cause() == Cause.DATABASE).isPresent()
        || frame.evidence(RefusedCall.class).stream()
            .anyMatch(
                call ->
                    ErrorTexts.meaning(call.message())
                        .filter(said -> said.node().kind() == NodeKind.DATABASE)
                        .isPresent());
  }

  /**
   * Executions that were refused, or accepted and never came to be in Kubernetes. What Flyte's own
   * scheduler asked for is left out: it asks up to 30 times for each fire (flyte v1.16.8,
   * flyteadmin/scheduler/executor/executor_impl.go:145), and what it misses shows as late
   * schedules. Retries of other clients cannot be distinguished from new executions and are
   * counted.
   */
  public static OptionalLong executions(RoundView frame, Instant after, boolean database) {
    List<ReadingInterval> spans =
        frame.histories(ScrapeSamples.SOURCE).stream()
            .flatMap(history -> history.intervals().stream())
            .toList();
    if (spans.stream().noneMatch(RefusedRequests::ofAdmin)) {
      return OptionalLong.empty();
    }
    Set<String> codes = new HashSet<>(CallOutcomes.BY_THE_PLATFORM);
    if (database) {
      codes.add(FOR_WANT_OF_THE_DATABASE);
    }
    List<ReadingInterval> fresh =
        spans.stream().filter(span -> span.after().at().isAfter(after)).toList();
    List<ReadingInterval> admin = fresh.stream().filter(RefusedRequests::ofAdmin).toList();
    double refused = sum(admin, span -> creations(span, codes));
    double retries = sum(fresh, span -> bySchedules(span, codes));
    double launches =
        sum(admin, span -> span.increase("A:execution_manager:propeller_failures").orElse(0));
    return OptionalLong.of(Math.round(Math.max(0, refused - retries) + launches));
  }

  private static boolean ofAdmin(ReadingInterval span) {
    return span.before().samples().has(CALLS);
  }

  private static double creations(ReadingInterval span, Set<String> codes) {
    return span.increase(
        CALLS,
        of ->
            "CreateExecution".equals(of.get("grpc_method")) && codes.contains(of.get("grpc_code")));
  }

  /** The scheduler counts all that failed: of those it was refused otherwise none was counted. */
  private static double bySchedules(ReadingInterval span, Set<String> codes) {
    double failed = span.increase("S:failed_execution_counter").orElse(0);
    return span.after().samples().has(CallOutcomes.OF_CLIENTS)
        ? Math.min(
            failed, span.increase(CallOutcomes.OF_CLIENTS, of -> CallOutcomes.ofAdmin(of, codes)))
        : failed;
  }

  private static double sum(
      List<ReadingInterval> spans, ToDoubleFunction<ReadingInterval> increase) {
    return spans.stream().mapToDouble(increase).sum();
  }

  /**
   * Schedules that came to be late. One that stays late is counted once, and those of a
   * project-domain that was not read before are not new.
   */
  public static OptionalLong schedules(RoundView frame, Instant after) {
    List<SourceHistory> readable =
        frame.histories(AdminSamples.SOURCE).stream()
            .filter(history -> history.current().isPresent())
            .filter(
                history ->
                    history.good().stream()
                        .anyMatch(reading -> reading.samples().has(AdminSamples.SCHEDULES)))
            .toList();
    return readable.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.round(readable.stream().mapToDouble(one -> cameToBeLate(one, after)).sum()));
  }

  private static double cameToBeLate(SourceHistory history, Instant after) {
    Map<Labels, Double> last = new HashMap<>();
    double sum = 0;
    for (int i = history.good().size() - 1; i >= 0; i--) {
      Reading reading = history.good().get(i);
      for (Sample late : reading.samples().all(AdminSamples.OVERDUE)) {
        Double before = last.put(late.labels(), late.value());
        if (before != null && reading.at().isAfter(after)) {
          sum += Math.max(0, late.value() - before);
        }
      }
    }
    return sum;
  }
}
