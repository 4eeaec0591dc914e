package io.github.flyteexporter.kube.api;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.kube.api.ApiFailure.Next;
import io.github.flyteexporter.kube.json.JsonException;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Classifies statuses and exceptions. */
public final class ApiFailures {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private ApiFailures() {}

  /** An answer that is not a success. */
  public static ApiFailure ofStatus(RbacRule asked, int code, String retryAfter) {
    String what = asked.verb() + " " + asked.resource() + " answered " + code;
    return switch (code) {
      case FORBIDDEN ->
          new ApiFailure(
              Reason.FORBIDDEN, "not allowed: " + asked, Next.RESUME, Duration.ZERO, code);
      case NOT_FOUND ->
          new ApiFailure(Reason.HTTP_STATUS, what, Next.LOOK_AGAIN, Duration.ZERO, code);
      case GONE -> new ApiFailure(Reason.HTTP_STATUS, what, Next.RELIST, Duration.ZERO, code);
      default -> new ApiFailure(Reason.HTTP_STATUS, what, Next.RESUME, seconds(retryAfter), code);
    };
  }

  /** An exception on the way to an answer or within it. */
  public static ApiFailure from(RbacRule asked, Throwable error, boolean withinAnswer) {
    if (error instanceof ApiFailure known) {
      return known;
    }
    if (error instanceof HttpException known) {
      String why = asked.verb() + " " + asked.resource() + ": " + known.getMessage();
      return new ApiFailure(known.kind().reason(), why, Next.RESUME);
    }
    String what = asked.verb() + " " + asked.resource() + ": " + error;
    if (error instanceof JsonException broken) {
      return switch (broken.kind()) {
        case CUT_OFF -> new ApiFailure(Reason.CUT_OFF, firstLine(what), Next.RESUME);
        case MALFORMED -> new ApiFailure(Reason.MALFORMED, firstLine(what), Next.RELIST);
        case TOO_LARGE -> new ApiFailure(Reason.TOO_LARGE, firstLine(what), Next.RELIST);
      };
    }
    return new ApiFailure(reason(error, withinAnswer), firstLine(what), Next.RESUME);
  }

  private static Reason reason(Throwable error, boolean withinAnswer) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return Reason.TLS;
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return Reason.DNS;
      }
      if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
        return Reason.TIMEOUT;
      }
    }
    if (error instanceof IOException) {
      return withinAnswer ? Reason.CUT_OFF : Reason.UNREACHABLE;
    }
    return Reason.OTHER;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** {@code Retry-After} in seconds; a date or nonsense is ignored. */
  private static Duration seconds(String retryAfter) {
    try {
      Duration asked = Duration.ofSeconds(Math.max(0, Integer.parseInt(retryAfter.strip())));
      return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
