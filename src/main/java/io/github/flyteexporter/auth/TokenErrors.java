package io.github.flyteexporter.auth;

/** What the errors of token endpoints mean (RFC 6749, 5.2; RFC 8707, 2), and their dialects. */
final class TokenErrors {
  private TokenErrors() {}

  static Reason reason(String code, String description) {
    return switch (code) {
      case "invalid_client", "unauthorized_client" -> Reason.BAD_CLIENT;
      case "invalid_scope" -> Reason.BAD_SCOPE;
      case "invalid_target", "invalid_resource" -> Reason.BAD_AUDIENCE;
      case "invalid_request", "invalid_grant", "unsupported_grant_type" ->
          description.contains("udience") ? Reason.BAD_AUDIENCE : Reason.BAD_REQUEST;
      case "access_denied" ->
          description.contains("udience") || description.contains("Service not")
              ? Reason.BAD_AUDIENCE
              : Reason.FORBIDDEN;
      default -> Reason.OTHER;
    };
  }
}
