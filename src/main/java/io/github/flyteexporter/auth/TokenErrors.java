package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthReason;

/** What the errors of token endpoints mean (RFC 6749, 5.2; RFC 8707, 2), and their dialects. */
final class TokenErrors {
  private TokenErrors() {}

  static AuthReason reason(String code, String description) {
    return switch (code) {
      case "invalid_client", "unauthorized_client" -> AuthReason.BAD_CLIENT;
      case "invalid_scope" -> AuthReason.BAD_SCOPE;
      case "invalid_target", "invalid_resource" -> AuthReason.BAD_AUDIENCE;
      case "invalid_request", "invalid_grant", "unsupported_grant_type" ->
          description.contains("udience") ? AuthReason.BAD_AUDIENCE : AuthReason.BAD_REQUEST;
      case "access_denied" ->
          description.contains("udience") || description.contains("Service not")
              ? AuthReason.BAD_AUDIENCE
              : AuthReason.FORBIDDEN;
      default -> AuthReason.OTHER;
    };
  }
}
