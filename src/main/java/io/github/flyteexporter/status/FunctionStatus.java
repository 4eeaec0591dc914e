package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.function.FunctionState;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a function at a time; the one that weighs most comes last. */
public enum FunctionStatus {
  WORKING("working"),
  /** The exporter ran and had not enough data. */
  UNKNOWN("not known"),
  /** The exporter did not run, or no round ended. */
  NOT_OBSERVED("not observed"),
  IMPAIRED("impaired");

  private final String words;

  FunctionStatus(String words) {
    this.words = words;
  }

  /** As it is shown to people. */
  public String words() {
    return words;
  }

  /** As it is written in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with this label. */
  public static Optional<FunctionStatus> of(String label) {
    return Stream.of(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  static FunctionStatus of(FunctionState state) {
    return switch (state.status()) {
      case IMPAIRED -> IMPAIRED;
      case WORKING -> WORKING;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
