package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.vertx.core.Vertx;
import java.util.List;

/** Validates what the server needs beside its settings: certificate, key, cost of the hashes. */
public final class ListenCheck {
  private ListenCheck() {}

  /** The first problem that would keep the server from listening, empty without one; blocks. */
  public static List<String> problems(Listen listen) {
    try {
      new Users(listen.users());
      if (listen.tls().isPresent()) {
        Vertx vertx = Vertx.vertx();
        try {
          ServerKey.read(vertx, listen.tls().get());
        } finally {
          vertx.close();
        }
      }
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(e.getMessage());
    }
  }
}
