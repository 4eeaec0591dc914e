package io.github.flyteexporter.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** The times that a token bears, by the clock of who issued it. Its signature is flyteadmin's. */
record Claims(Optional<Instant> issued, Optional<Instant> notBefore, Optional<Instant> expiry) {
  private static final Claims NONE =
      new Claims(Optional.empty(), Optional.empty(), Optional.empty());

  /** The times of a token, none when it is no JWT. */
  static Claims of(String token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      return claims == null
          ? NONE
          : new Claims(
              time(claims.getIssueTime()),
              time(claims.getNotBeforeTime()),
              time(claims.getExpirationTime()));
    } catch (ParseException | RuntimeException e) {
      return NONE; // an opaque token
    }
  }

  private static Optional<Instant> time(Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  /** How long it holds, where it says both ends. */
  Optional<Duration> life() {
    return issued.flatMap(from -> expiry.map(to -> Duration.between(from, to)));
  }

  /**
   * What the clock showed when it was issued, as some servers give out a token again or date it
   * back: by its end and what is left of it.
   *
   * @param left what the server says is left, zero when it does not
   */
  Optional<Instant> shown(Duration left) {
    return left.isZero() ? Optional.empty() : expiry.map(end -> end.minus(left));
  }
}
