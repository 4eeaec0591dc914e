package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.own.OwnSignals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReloaderIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  private final SetClock clock = new SetClock(START);
  private final List<Settings> used = new ArrayList<>();
  private Path file;
  private ConfigReloader reload;

  @BeforeEach
  void begin() throws Exception {
    file = Files.writeString(folder.resolve("c.yaml"), "interval: 10s");
    reload = begin(file);
  }

  private ConfigReloader begin(Path from) throws Exception {
    ConfigReloader begun =
        ConfigReloader.begin(new SettingsSource(Optional.of(from), Map.of()), clock);
    begun.onChange(used::add);
    return begun;
  }

  private void write(String yaml) throws Exception {
    clock.set(clock.instant().plusSeconds(5));
    Files.writeString(file, yaml);
  }

  private void look() {
    if (reload.check()) {
      assertThat(reload.check()).as("it stands still").isFalse();
    }
  }

  private List<Duration> intervals() {
    return used.stream().map(Settings::interval).toList();
  }

  private double successful() {
    return reload.values().number(OwnSignals.RELOAD_SUCCESSFUL, Labels.NONE).orElseThrow();
  }

  private Instant lastSuccess() {
    double seconds =
        reload.values().number(OwnSignals.RELOAD_SUCCESS_TIME, Labels.NONE).orElseThrow();
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  @Test
  void theFirstReadingIsASuccess() {
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(successful()).isEqualTo(1);
    assertThat(lastSuccess()).isEqualTo(START);
  }

  @Test
  void aBadFileNeverReplacesAGoodOne() throws Exception {
    write("interval: 20s");
    look();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(20));
    Instant good = clock.instant();

    write("interval: often");
    look();
    look();
    assertThat(intervals()).hasSize(1);
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(successful()).isZero();
    assertThat(lastSuccess()).isEqualTo(good);

    write("interval: 30s");
    look();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(30));
    assertThat(successful()).isEqualTo(1);
    assertThat(lastSuccess()).isEqualTo(clock.instant());
  }

  @Test
  void aFileThatIsGoneChangesNothing() throws Exception {
    Files.delete(file);
    look();
    assertThat(used).isEmpty();
    assertThat(successful()).isZero();

    write("interval: 10s");
    look();
    assertThat(used).as("the same as before").isEmpty();
    assertThat(successful()).isEqualTo(1);
  }

  @Test
  void aFileThatIsStillWrittenIsWaitedFor() throws Exception {
    write("");
    assertThat(reload.check()).isTrue();
    write("interval: 2");
    assertThat(reload.check()).isTrue();
    write("interval: 20s");
    assertThat(reload.check()).isTrue();
    assertThat(used).isEmpty();
    assertThat(successful()).isEqualTo(1);
    assertThat(reload.check()).isFalse();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void aChangeBackWhileWaitingIsNone() throws Exception {
    write("interval: 20s");
    assertThat(reload.check()).isTrue();
    write("interval: 10s");
    assertThat(reload.check()).isFalse();
    write("interval: 20s");
    assertThat(reload.check()).as("the wait begins anew").isTrue();
  }

  @Test
  void nobodyWaitsWhenAsked() throws Exception {
    write("interval: 20s");
    reload.reload();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(20));
    reload.reload();
    assertThat(intervals()).hasSize(1);
    assertThat(reload.check()).isFalse();
  }

  @Test
  void theListeningPlaceStaysTillTheNextStart() throws Exception {
    reload.listening(reload.current().listen());
    write("{listen: {port: 1}, beat: 20s}");
    look();
    assertThat(reload.current().listen()).isEqualTo(Listen.at("0.0.0.0", 9642));
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(successful()).isEqualTo(1);
  }

  @Test
  void beforeTheServerListensANewPlaceIsTaken() throws Exception {
    write("listen: {port: 1}");
    look();
    assertThat(reload.listen()).contains(Listen.at("0.0.0.0", 1));
  }

  @Test
  void aFileThatNamesAMissingCertificateIsNotTaken() throws Exception {
    write("{interval: 20s, admin: {tls: {ca: /absent/ca.crt}}}");
    look();
    assertThat(used).isEmpty();
    assertThat(reload.mistakes())
        .containsExactly("admin.tls.ca: /absent/ca.crt cannot be read: it does not exist");
    assertThatThrownBy(() -> begin(file)).isInstanceOf(SettingsException.class);
  }

  @Test
  void aLenientStartKeepsWhatIsRight() throws Exception {
    write("{interval: often, projectDomains: 7, listen: {prot: 1, host: 127.0.0.1}}");
    reload = ConfigReloader.beginLeniently(new SettingsSource(Optional.of(file), Map.of()), clock);
    reload.onChange(used::add);
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(reload.current().projectDomains()).isEqualTo(7);
    assertThat(reload.listen()).contains(Listen.at("127.0.0.1", 9642));
    assertThat(reload.mistakes()).hasSize(2).anyMatch(text -> text.contains("listen.prot"));
    assertThat(successful()).isZero();
    assertThat(reload.values().forSignal(OwnSignals.RELOAD_SUCCESS_TIME)).isEmpty();

    write("interval: 20s");
    look();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(20));
    assertThat(successful()).isEqualTo(1);
    assertThat(reload.mistakes()).isEmpty();
  }

  @Test
  void aLenientStartDoesNotListenWhereItIsOpenWhoMayRead() throws Exception {
    write("listen: {users: {me: hunter2}}");
    reload = ConfigReloader.beginLeniently(new SettingsSource(Optional.of(file), Map.of()), clock);
    reload.onChange(used::add);
    assertThat(reload.listen()).isEmpty();
    write("listen: {port: 7}");
    look();
    assertThat(reload.listen()).contains(Listen.at("0.0.0.0", 7));
  }

  @Test
  void theLinksOfAConfigMapAreFollowed() throws Exception {
    Path old = Files.createDirectories(folder.resolve("..2026_1"));
    Path young = Files.createDirectories(folder.resolve("..2026_2"));
    Files.writeString(old.resolve("config.yaml"), "interval: 11s");
    Files.writeString(young.resolve("config.yaml"), "interval: 12s");
    Files.setLastModifiedTime(
        young.resolve("config.yaml"), Files.getLastModifiedTime(old.resolve("config.yaml")));
    Path data = Files.createSymbolicLink(folder.resolve("..data"), old.getFileName());
    Path mounted =
        Files.createSymbolicLink(folder.resolve("config.yaml"), Path.of("..data/config.yaml"));
    reload = begin(mounted);
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(11));

    Path swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), young.getFileName());
    Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE);
    look();
    assertThat(intervals()).containsExactly(Duration.ofSeconds(12));
  }

  @Test
  void withoutAFileThereIsNothingToRead() throws Exception {
    reload =
        ConfigReloader.begin(
            new SettingsSource(Optional.empty(), Map.of("FLYTE_EXPORTER_INTERVAL", "20s")), clock);
    reload.reload();
    look();
    assertThat(reload.current().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(successful()).isEqualTo(1);
  }
}
