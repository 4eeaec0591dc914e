package io.github.flyteexporter.drill;

/**
 * What was found of one link.
 *
 * @param seen what was seen
 * @param action what to do, empty when nothing is to be done
 */
public record LinkResult(Link link, State state, String seen, String action) {
  /** How a link is. */
  public enum State {
    OK,
    /** It works, but something should be changed. */
    WARNING,
    BROKEN,
    /** Nobody was asked who could know it. */
    UNKNOWN;

    /** As it is printed. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static LinkResult ok(Link link, String seen) {
    return new LinkResult(link, State.OK, seen, "");
  }

  static LinkResult unknown(Link link, String seen, String action) {
    return new LinkResult(link, State.UNKNOWN, seen, action);
  }

  static LinkResult warning(Link link, String seen, String action) {
    return new LinkResult(link, State.WARNING, seen, action);
  }

  static LinkResult broken(Link link, String seen, String action) {
    return new LinkResult(link, State.BROKEN, seen, action);
  }

  boolean isBroken() {
    return state == State.BROKEN;
  }
}
