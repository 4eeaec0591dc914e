package io.github.flyteexporter.record.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as others pack them, and such as no bundle may be. */
class BundleFileTest {
  @TempDir private Path folder;

  private static byte[] packed(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (TarArchiveEntry entry : entries) {
        byte[] content = new byte[(int) entry.getSize()];
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static TarArchiveEntry file(String name) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(3);
    return entry;
  }

  private Path stored(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.tar.gz"), bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticks/0/tick.json", "./ticks/0/tick.json", "db-down/ticks/0/tick.json"})
  void whatOthersPackIsUnpacked(String name) throws Exception {
    TarArchiveEntry dir = new TarArchiveEntry("ticks/");
    Path unpacked = BundleFile.unpack(stored(packed(dir, file(name), file("._hidden"))));
    assertThat(unpacked.resolve("ticks/0/tick.json")).hasSize(3);
    assertThat(unpacked.resolve("._hidden")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../escape",
        "/etc/passwd",
        "ticks/../../escape",
        "ticks/./x",
        "ticks//x",
        "C:\\x",
        "a\nb",
        "ticks/..",
        "."
      })
  void aNameThatLeadsOutIsRefused(String name) throws Exception {
    assertThatThrownBy(() -> BundleFile.unpack(stored(packed(file(name)))))
        .isInstanceOf(IOException.class)
        .message()
        .contains("x.tar.gz is no recording: it holds a file with a name that no bundle has")
        .doesNotContain("\n");
    assertThat(folder.getParent().resolve("escape")).doesNotExist();
  }

  @Test
  void linksAndDevicesAreRefused() throws Exception {
    for (byte type :
        new byte[] {
          TarArchiveEntry.LF_SYMLINK,
          TarArchiveEntry.LF_LINK,
          TarArchiveEntry.LF_CHR,
          TarArchiveEntry.LF_FIFO
        }) {
      TarArchiveEntry entry = new TarArchiveEntry("ticks/link", type);
      entry.setLinkName("/etc/passwd");
      assertThatThrownBy(() -> BundleFile.unpack(stored(packed(entry))))
          .hasMessageContaining("which is no regular file");
    }
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry("ticks/large");
      entry.setSize(65L << 20);
      tar.putArchiveEntry(entry);
      tar.write(new byte[1]);
      tar.write(new byte[(65 << 20) - 1]);
      tar.closeArchiveEntry();
    }
    assertThatThrownBy(() -> BundleFile.unpack(stored(bytes.toByteArray())))
        .hasMessageContaining("\"ticks/large\" is larger than 64 MiB");
  }

  /**
   * An entry of nothing but zeros, of which there are a thousand times as many as compressed. Its
   * gzip has a member for each 64 MiB, all of them alike.
   */
  private byte[] zeros(TarArchiveEntry entry, long size) throws IOException {
    entry.setSize(size);
    byte[] header = new byte[512];
    entry.writeEntryHeader(header);
    byte[] member = zipped(new byte[64 << 20]);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(zipped(header));
    for (long written = 0; written < size; written += 64 << 20) {
      bytes.write(member);
    }
    return bytes.toByteArray();
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticks/0/", "._ticks", "ticks/0/flyteadmin.metrics.gz"})
  void gigabytesOfZerosAreRefusedAtOnce(String name) throws Exception {
    byte[] bytes = zeros(new TarArchiveEntry(name), 3L << 30);
    assertThat(bytes).hasSizeLessThan(4 << 20);
    assertThatThrownBy(() -> BundleFile.unpack(stored(bytes)))
        .hasMessageContaining("is larger than 64 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {TarArchiveEntry.LF_GNUTYPE_LONGNAME, TarArchiveEntry.LF_PAX_EXTENDED_HEADER_LC})
  void aHeaderOfZerosIsNotHeldInMemory(byte type) throws Exception {
    byte[] bytes = zeros(new TarArchiveEntry("ticks/long", type), 1L << 30);
    assertThatThrownBy(() -> BundleFile.unpack(stored(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.tar.gz is no recording");
  }

  @Test
  void aSparseFileDoesNotFillTheDisk() throws Exception {
    String headers = "";
    for (String one : List.of("size=2147483647", "numblocks=1", "map=0,0", "name=ticks/0/sparse")) {
      String record = " GNU.sparse." + one + "\n";
      headers += record.length() + 2 + record;
    }
    byte[] content = headers.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry pax =
        new TarArchiveEntry("./PaxHeaders/x", TarArchiveEntry.LF_PAX_EXTENDED_HEADER_LC);
    pax.setSize(content.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.putArchiveEntry(pax);
      tar.write(content);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("x"));
      tar.closeArchiveEntry();
    }
    assertThatThrownBy(() -> BundleFile.unpack(stored(bytes.toByteArray())))
        .hasMessageContaining("\"ticks/0/sparse\" is larger than 64 MiB");
  }

  @Test
  void aFileOfZerosIsReadUpToItsLimit() throws Exception {
    Path file = folder.resolve("page.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 300; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    try (InputStream in = BundleFile.open(file)) {
      assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
          .hasMessageContaining("more than 262144 KiB");
    }
  }

  @Test
  void whatIsNoArchiveIsNamed() throws Exception {
    byte[] good = packed(file("ticks/0/tick.json"), file("ticks/1/tick.json"));
    byte[] half = java.util.Arrays.copyOf(good, good.length / 2);
    assertThatThrownBy(() -> BundleFile.unpack(stored(half)))
        .hasMessageContaining("it is not whole");
    assertThatThrownBy(() -> BundleFile.unpack(stored("plain".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("not compressed by gzip");
    assertThatThrownBy(() -> BundleFile.unpack(stored(new byte[0])))
        .hasMessageContaining("it is not whole");
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(other)) {
      out.write("x".repeat(2_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> BundleFile.unpack(stored(other.toByteArray())))
        .hasMessageContaining("Corrupted TAR archive");
    assertThatThrownBy(() -> BundleFile.unpack(stored(packed(file("other/file")))))
        .hasMessageContaining("holds no folder ticks");
  }
}
