package io.github.flyteexporter.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The FlyteWorkflows that exist; results are empty while Kubernetes cannot be read. */
public interface FlyteWorkflowIndex {
  /** Kubernetes is not read. */
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

  /** Those of these names that do not exist; never one of a namespace that is not watched. */
  Optional<Set<Name>> missing(Collection<Name> names);

  /** The oldest active FlyteWorkflows, oldest first, at most so many. */
  Optional<List<Active>> oldestActive(int most);

  /** The project-domains with active FlyteWorkflows, those with the most first. */
  List<Busy> busy();

  /** The name of a FlyteWorkflow, which is that of its execution. */
  record Name(String namespace, String name) {}

  /**
   * An active FlyteWorkflow.
   *
   * @param since when it was accepted, in seconds since 1970
   */
  record Active(Name name, String project, String domain, long since) {}

  /** A project-domain and its number of active FlyteWorkflows. */
  record Busy(String project, String domain, int workflows) {}
}
