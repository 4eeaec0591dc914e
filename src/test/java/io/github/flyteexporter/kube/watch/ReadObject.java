package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.reading.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads objects for tests. */
public final class ReadObject {
  private ReadObject() {}

  public static <R extends Retained> R of(ObjectReader<R> reader, String json) {
    try {
      JsonReader at =
          new JsonReader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
      R read = reader.read(at);
      at.readToEnd();
      return read;
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  /** The recorded objects of a fixture, one a line. */
  public static <R extends Retained> List<R> fixture(ObjectReader<R> reader, String name) {
    try {
      List<R> all = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of("src/test/resources/kube", name))) {
        all.add(of(reader, line));
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  public static PodObject pod(String json) {
    return of(new PodReader(ControlPlaneLabels.CHARTS), json);
  }

  /** Samples as lines: name, labels, value. */
  public static List<String> lines(List<Sample> samples) {
    return samples.stream()
        .map(s -> s.name().replaceFirst("^kube:", "") + s.labels() + " " + number(s.value()))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
