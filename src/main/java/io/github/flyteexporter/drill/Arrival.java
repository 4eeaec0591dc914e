package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.ReceivedAlert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far one alert of a drill came. Times are since the page first showed the outage, or since the
 * recording began where it shows none.
 *
 * @param firing when Prometheus was first seen to have it firing
 * @param received when an Alertmanager was first seen to have it
 * @param servers the Alertmanagers that had it, by URL
 * @param newest as Alertmanager showed it last, or when nothing kept it back
 * @param open whether an Alertmanager still has it
 */
public record Arrival(
    String name,
    Optional<Duration> firing,
    Optional<Duration> received,
    Set<String> servers,
    Optional<ReceivedAlert> newest,
    boolean open) {
  /** One that was not seen. */
  public static Arrival none(String name) {
    return new Arrival(name, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), false);
  }

  Arrival firingAt(Duration time) {
    return new Arrival(name, firing.or(() -> Optional.of(time)), received, servers, newest, open);
  }

  Arrival receivedAt(Duration time, String server, ReceivedAlert alert) {
    // it is known to be muted only once it would have been sent
    boolean better =
        alert.isActive()
            ? newest.map(ReceivedAlert::mutedBy).orElse(List.of()).isEmpty()
            : newest.filter(ReceivedAlert::isActive).isEmpty() || !alert.mutedBy().isEmpty();
    return new Arrival(
        name,
        firing,
        received.or(() -> Optional.of(time)),
        Stream.concat(servers.stream(), Stream.of(server))
            .collect(Collectors.toCollection(TreeSet::new)),
        better ? Optional.of(alert) : newest,
        true);
  }

  Arrival resolved() {
    return new Arrival(name, firing, received, servers, newest, false);
  }
}
