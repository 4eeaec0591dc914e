package io.github.flyteexporter.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which FlyteWorkflows there are; empty answers where Kubernetes cannot be asked now. */
public interface FlyteWorkflowIndex {
  /** Nobody looks at Kubernetes. */
  FlyteWorkflowIndex NONE =
      new FlyteWorkflowIndex() {
        @Override
        public Optional<Set<Name>> missing(Collection<Name> names) {
          return Optional.empty();
        }

        @Override
        public Optional<List<Active>> oldestActive(int most) {
          return Optional.empty();
        }

        @Override
        public List<Busy> busy() {
          return List.of();
        }
      };

  /** Those of these names that do not exist; none of a namespace that is not looked at. */
  Optional<Set<Name>> missing(Collection<Name> names);

  /** FlyteWorkflows that have not ended, the oldest first, not more than so many. */
  Optional<List<Active>> oldestActive(int most);

  /** The project-domains that have FlyteWorkflows which have not ended, the busiest first. */
  List<Busy> busy();

  /** How a FlyteWorkflow is called: as its execution is. */
  record Name(String namespace, String name) {}

  /**
   * A FlyteWorkflow that has not ended.
   *
   * @param since when it was accepted, in seconds since 1970
   */
  record Active(Name name, String project, String domain, long since) {}

  /** A project-domain and how many FlyteWorkflows it has that have not ended. */
  record Busy(String project, String domain, int workflows) {}
}
