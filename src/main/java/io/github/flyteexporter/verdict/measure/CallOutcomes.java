package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How calls ended since the reading before, over all profiling pages.
 *
 * @param all calls
 * @param these those with the codes that were asked for
 * @param seconds the time looked at
 */
public record CallOutcomes(double all, double these, double seconds) {
  /** How calls end that fail by no mistake of who calls. */
  public static final Set<String> BY_THE_PLATFORM =
      Set.of("Internal", "Unavailable", "Unknown", "DeadlineExceeded", "DataLoss");

  static final String OF_CLIENTS = "grpc_client_handled_total";

  private static final String ADMIN = "flyteidl.service.AdminService";

  /** Fewer a second than this are the noise of any platform. */
  private static final double NOISE_PER_SECOND = 0.1;

  /** Calls that propeller, or another client, made of flyteadmin. */
  public static CallOutcomes ofAdmin(RoundView frame, Set<String> codes) {
    return of(frame, OF_CLIENTS, "grpc_service", ADMIN, "grpc_code", codes);
  }

  /** Whether a series counts calls that were made of flyteadmin and ended so. */
  public static boolean ofAdmin(Labels of, Set<String> codes) {
    return ADMIN.equals(of.get("grpc_service")) && codes.contains(of.get("grpc_code"));
  }

  /** Executions that flyteadmin was asked to create. */
  public static CallOutcomes creations(RoundView frame, Set<String> codes) {
    return of(
        frame, "grpc_server_handled_total", "grpc_method", "CreateExecution", "grpc_code", codes);
  }

  /** Requests to the API server. */
  public static CallOutcomes ofKube(RoundView frame, Set<String> codes) {
    return of(frame, "k8s_client_request_total", "", "", "code", codes);
  }

  /** Requests of one target to the API server. */
  public static CallOutcomes ofKube(RoundView frame, String target, Set<String> codes) {
    List<ReadingInterval> its =
        latest(frame).stream().filter(span -> span.after().id().target().equals(target)).toList();
    return of(its, "k8s_client_request_total", "", "", "code", codes);
  }

  /** Whether there were enough of these to speak of. */
  public boolean isSignificant() {
    return these > NOISE_PER_SECOND * seconds;
  }

  /** These in percent of all, 0 where they are too few to speak of. */
  public double percent() {
    return isSignificant() ? 100 * these / all : 0;
  }

  private static CallOutcomes of(
      RoundView frame, String counter, String label, String value, String code, Set<String> codes) {
    return of(latest(frame), counter, label, value, code, codes);
  }

  private static CallOutcomes of(
      List<ReadingInterval> spans,
      String counter,
      String label,
      String value,
      String code,
      Set<String> codes) {
    CallOutcomes sum = new CallOutcomes(0, 0, 0);
    for (ReadingInterval span : spans) {
      sum =
          new CallOutcomes(
              sum.all
                  + span.increase(counter, of -> label.isEmpty() || value.equals(of.get(label))),
              sum.these
                  + span.increase(
                      counter,
                      of ->
                          (label.isEmpty() || value.equals(of.get(label)))
                              && codes.contains(of.get(code))),
              Math.max(sum.seconds, span.seconds()));
    }
    return sum;
  }

  private static List<ReadingInterval> latest(RoundView frame) {
    return frame.histories(ScrapeSamples.SOURCE).stream()
        .map(SourceHistory::latestInterval)
        .flatMap(Optional::stream)
        .toList();
  }
}
