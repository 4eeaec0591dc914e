package io.github.flyteexporter.web;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Who may read. The password that was right last is remembered of each, as a salted hash. */
final class Users {
  /** Beyond this, one check takes ten seconds and more. */
  private static final int HIGHEST_COST = 16;

  /** Cuts a password after 72 bytes, as {@code htpasswd} does. */
  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

  private final Map<String, String> hashes;
  private final List<String> allHashes;
  private final Map<String, byte[]> remembered = new ConcurrentHashMap<>();
  private final byte[] salt = new byte[32];

  /**
   * Users by their names, with bcrypt hashes.
   *
   * @throws IllegalArgumentException when a hash costs too much or too little
   */
  Users(Map<String, String> hashes) {
    this.hashes = Map.copyOf(hashes);
    this.allHashes = List.copyOf(new TreeMap<>(hashes).values());
    new SecureRandom().nextBytes(salt);
    hashes.forEach(
        (name, hash) -> {
          int cost = Integer.parseInt(hash.substring(4, 6));
          if (cost < BCrypt.MIN_COST || cost > HIGHEST_COST) {
            throw new IllegalArgumentException(
                "listen.users."
                    + name
                    + ": the hash's cost must be from "
                    + BCrypt.MIN_COST
                    + " to "
                    + HIGHEST_COST
                    + ", is "
                    + cost);
          }
        });
  }

  /** Whether anybody may read. */
  boolean none() {
    return hashes.isEmpty();
  }

  /** Whether these were right lately; fast, and false says nothing. */
  boolean remembers(BasicCredentials given) {
    byte[] known = remembered.get(given.name());
    return known != null && MessageDigest.isEqual(known, digest(given));
  }

  /**
   * Whether these are right; slow. For an unknown name the password is checked against the hash of
   * somebody else, the same for that name each time, so that its cost does not tell who is known.
   */
  boolean check(BasicCredentials given) {
    byte[] digest = digest(given);
    String own = hashes.get(given.name());
    String hash = own == null ? allHashes.get(place(given.name())) : own;
    boolean right =
        BCRYPT.verify(
                    given.password().getBytes(StandardCharsets.UTF_8),
                    hash.getBytes(StandardCharsets.US_ASCII))
                .verified
            && own != null;
    if (right) {
      remembered.put(given.name(), digest);
    }
    return right;
  }

  private int place(String name) {
    byte[] digest = digest(new BasicCredentials(name, ""));
    return ((digest[0] & 0xff) << 8 | (digest[1] & 0xff)) % allHashes.size();
  }

  private byte[] digest(BasicCredentials given) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      sha.update(given.name().getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(given.password().getBytes(StandardCharsets.UTF_8));
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
