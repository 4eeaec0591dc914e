package io.github.flyteexporter.http;

import java.nio.file.Path;

/** Where a pod has what its ServiceAccount is known by (kubernetes, serviceaccount admission). */
public final class ServiceAccountFiles {
  public static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  public static final Path TOKEN = FOLDER.resolve("token");
  public static final Path CA = FOLDER.resolve("ca.crt");
  public static final Path NAMESPACE = FOLDER.resolve("namespace");

  private ServiceAccountFiles() {}
}
