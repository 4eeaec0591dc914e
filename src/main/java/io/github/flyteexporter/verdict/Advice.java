package io.github.flyteexporter.verdict;

/** What to do first about a cause: the same text on the page, in the alert and in the runbook. */
public final class Advice {
  private Advice() {}

  /** The first action for a cause: sentences, with commands in backticks. */
  public static String first(Cause cause) {
    return switch (cause) {
      case DATABASE ->
          "Bring PostgreSQL back. See whether it answers where Flyte looks for it:"
              + " `kubectl -n flyte run pg-check --rm -i --restart=Never --image=postgres:15 --"
              + " pg_isready -h DB_HOST -p 5432`."
              + " Afterwards relaunch the workflows that Flyte failed meanwhile.";
      case OBJECT_STORE ->
          "Bring the object store back, or its credentials. See what Flyte says of it:"
              + " `kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`."
              + " Afterwards relaunch the workflows that Flyte failed meanwhile.";
      default ->
          "No cause is proven. Look at what Flyte says:"
              + " `kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`"
              + " and `kubectl -n flyte get pods`.";
    };
  }
}
