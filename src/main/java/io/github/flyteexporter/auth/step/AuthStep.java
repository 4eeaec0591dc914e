package io.github.flyteexporter.auth.step;

import java.util.Locale;

/** A step on the way in: the closed list of the label {@code step}, programs' first. */
public enum AuthStep {
  /** Where tokens are asked for, and what for. */
  DISCOVERY,
  /** A token comes, or stands in its file. */
  TOKEN,
  /** flyteadmin takes it. */
  CALL,
  /** {@code /login} sends people on, and back to the ingress. */
  LOGIN,
  /** Where they are sent answers. */
  IDENTITY_PROVIDER,
  /** flyteadmin names the host that people use. */
  ISSUER,
  /** A browser may call from the ingress. */
  CORS;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
