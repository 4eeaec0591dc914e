package io.github.flyteexporter.signal.catalogue;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What becomes of a label of Flyte's: its name here, and its values folded into a closed list, so
 * that the page cannot grow with them.
 */
public record Relabel(String from, String to, UnaryOperator<String> fold) {
  /** What a value becomes when its series is not to be passed on. */
  static final String DROPPED = "";

  private static final String OTHER = "other";

  /** Enough for a quantile's order of magnitude, at a third of the series. */
  private static final Set<String> BUCKETS = Set.of("0.01", "0.1", "1", "10", "+Inf");

  /** gRPC's codes as Go spells them (google.golang.org/grpc/codes). */
  private static final Set<String> GRPC_CODES =
      Set.of(
          "OK",
          "Canceled",
          "Unknown",
          "InvalidArgument",
          "DeadlineExceeded",
          "NotFound",
          "AlreadyExists",
          "PermissionDenied",
          "ResourceExhausted",
          "FailedPrecondition",
          "Aborted",
          "OutOfRange",
          "Unimplemented",
          "Internal",
          "Unavailable",
          "DataLoss",
          "Unauthenticated");

  /** A label whose values are of a closed list; all others become {@code other}. */
  public static Relabel oneOf(String from, String to, Set<String> known) {
    return new Relabel(from, to, value -> known.contains(value) ? value : OTHER);
  }

  /** The gRPC code. */
  public static Relabel grpcCode() {
    return oneOf("grpc_code", "code", GRPC_CODES);
  }

  /** The HTTP status of an answer; client-go writes {@code <error>} where none came. */
  public static Relabel httpCode() {
    return new Relabel(
        "code",
        "code",
        value -> value.matches("[1-5]\\d\\d") ? value : value.equals("<error>") ? "error" : OTHER);
  }

  /** The bound of a histogram's bucket, one for each power of ten: the others are left out. */
  public static Relabel bucket() {
    return new Relabel("le", "le", value -> BUCKETS.contains(value) ? value : DROPPED);
  }
}
