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

/** The users that may read. The last valid password of each is cached as a salted hash. */
final class Users {
  /** With a higher cost, one check takes more than ten seconds. */
  private static final int HIGHEST_COST = 16;

  /** Truncates a password to 72 bytes, as {@code htpasswd} does. */
  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(
          BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A));

  private final Map<String, String> hashes;
  private final List<String> allHashes;
  private final Map<String, byte[]> cached = new ConcurrentHashMap<>();
  private final byte[] salt = new byte[32];

  /**
   * Users and their bcrypt hashes.
   *
   * @throws IllegalArgumentException when the cost of a hash is too high or too low
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
                    + ": the cost of the hash must be from "
                    + BCrypt.MIN_COST
                    + " to "
                    + HIGHEST_COST
                    + ", is "
                    + cost);
          }
        });
  }

  /** Whether there is no user, so that everybody may read. */
  boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** Whether these credentials were valid before; fast, and false means unknown. */
  boolean isCached(BasicCredentials given) {
    byte[] known = cached.get(given.name());
    return known != null && MessageDigest.isEqual(known, digest(given));
  }

  /**
   * Whether these credentials are valid; slow. For an unknown name the password is checked against
   * the hash of another user, always the same one, so that the time does not reveal which names
   * exist.
   */
  boolean check(BasicCredentials given) {
    byte[] digest = digest(given);
    String own = hashes.get(given.name());
    String hash = own == null ? allHashes.get(place(given.name())) : own;
    boolean valid =
        BCRYPT.verify(
                    given.password().getBytes(StandardCharsets.UTF_8),
                    hash.getBytes(StandardCharsets.US_ASCII))
                .verified
            && own != null;
    if (valid) {
      cached.put(given.name(), digest);
    }
    return valid;
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
