package io.github.flyteexporter.look;

import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How one call ended.
 *
 * @param text what was seen, for people: empty when it ended well
 */
public record LookResult(Look look, String text) {
  /** What every server of Flyte answers when it is well. */
  public static final IntPredicate SUCCESS = status -> status / 100 == 2;

  /**
   * An object store refuses those without credentials (403), redirects to another region (301) or
   * knows no such bucket (404): it is alive all the same.
   */
  static final IntPredicate NO_SERVER_ERROR = status -> status < 500;

  /** A call that was answered with an HTTP status. */
  public static LookResult answered(String call, int status, IntPredicate alive, Duration took) {
    LookOutcome outcome =
        alive.test(status)
            ? LookOutcome.OK
            : status == 401 || status == 403 ? LookOutcome.DENIED : LookOutcome.ERROR;
    return new LookResult(
        new Look(call, outcome, LookPhase.STATUS, String.valueOf(status), took),
        outcome == LookOutcome.OK ? "" : "HTTP " + status);
  }

  /** A call that ended well and has no status. */
  static LookResult done(String call, Duration took) {
    return new LookResult(new Look(call, LookOutcome.OK, LookPhase.STATUS, "", took), "");
  }

  /** A call without an answer, which failed in this phase. */
  static LookResult failed(String call, LookPhase phase, HttpException error, Duration took) {
    LookPhase reached =
        switch (error.kind()) {
          case DNS -> LookPhase.DNS;
          case TLS -> LookPhase.TLS;
          case MALFORMED, TOO_LARGE, NO_HTTP2 -> LookPhase.STATUS;
          default -> phase;
        };
    return new LookResult(
        new Look(call, outcome(error.kind()), reached, "", took), error.getMessage());
  }

  /** A call without an answer, whose phase follows from the error alone. */
  public static LookResult failed(String call, Throwable error, Duration took) {
    HttpException known = TransportFailures.of(error);
    LookPhase phase =
        switch (known.kind()) {
          case CONNECT_TIMEOUT, REFUSED, NO_ROUTE, PROXY -> LookPhase.CONNECT;
          default -> LookPhase.FIRST_BYTE;
        };
    return failed(call, phase, known, took);
  }

  private static LookOutcome outcome(FailureKind kind) {
    return switch (kind) {
      case DNS -> LookOutcome.DNS;
      case TLS -> LookOutcome.TLS;
      case CONNECT_TIMEOUT, TIMEOUT -> LookOutcome.HUNG;
      case MALFORMED, TOO_LARGE, NO_HTTP2 -> LookOutcome.ERROR;
      case REFUSED, NO_ROUTE, PROXY, RESET, CLOSED, STREAM_RESET, GOAWAY, SECRET_FILE, OTHER ->
          LookOutcome.REFUSED;
    };
  }

  /** The reading of a target; of several calls of one name the worst, then the slowest. */
  public static Reading reading(SourceId target, Instant at, List<LookResult> results) {
    Map<String, LookResult> worst = new LinkedHashMap<>();
    for (LookResult result : results) {
      worst.merge(result.look().call(), result, LookResult::worse);
    }
    Map<Look, String> looks = new LinkedHashMap<>();
    worst.values().forEach(result -> looks.put(result.look(), result.text()));
    return Look.reading(target, at, looks);
  }

  private static LookResult worse(LookResult one, LookResult other) {
    return Look.worse(one.look(), other.look()).equals(one.look()) ? one : other;
  }
}
