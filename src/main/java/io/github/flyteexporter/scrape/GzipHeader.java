package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure.Reason;

/** The header of a gzip member (RFC 1952, 2.3), read byte by byte; nothing of it is kept. */
final class GzipHeader {
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int FIXED_BYTES = 10;

  /** What comes now. */
  private enum Part {
    FIXED,
    EXTRA_LENGTH,
    EXTRA_BYTES,
    NAME_TEXT,
    COMMENT_TEXT,
    CHECKSUM_BYTES,
    OVER
  }

  private Part part = Part.FIXED;
  private int seen;
  private int flags;
  private int extra;

  /** Whether a member has begun and its header is not over. */
  boolean begun() {
    return part != Part.OVER && (part != Part.FIXED || seen > 0);
  }

  /** Takes a byte; true when the header ends with it. */
  boolean endsWith(int next) {
    int at = seen++;
    switch (part) {
      case FIXED -> fixed(at, next);
      case EXTRA_LENGTH -> {
        extra |= next << (8 * at);
        if (seen == 2) {
          enter(extra > 0 ? Part.EXTRA_BYTES : Part.NAME_TEXT);
        }
      }
      case EXTRA_BYTES -> {
        if (seen == extra) {
          enter(Part.NAME_TEXT);
        }
      }
      case NAME_TEXT, COMMENT_TEXT -> {
        if (next == 0) {
          enter(part == Part.NAME_TEXT ? Part.COMMENT_TEXT : Part.CHECKSUM_BYTES);
        }
      }
      case CHECKSUM_BYTES -> {
        if (seen == 2) {
          enter(Part.OVER);
        }
      }
      case OVER -> throw new IllegalStateException("the header is over");
    }
    return part == Part.OVER;
  }

  private void fixed(int at, int next) {
    boolean right =
        switch (at) {
          case 0 -> next == 0x1f;
          case 1 -> next == 0x8b;
          case 2 -> next == 8;
          case 3 -> (next & RESERVED) == 0;
          default -> true;
        };
    if (!right) {
      throw new SourceException(Reason.MALFORMED, "what came as gzip is not gzip");
    }
    if (at == 3) {
      flags = next;
    }
    if (seen == FIXED_BYTES) {
      enter(Part.EXTRA_LENGTH);
    }
  }

  /** Goes to a part, or on to the next one that the flags announce. */
  private void enter(Part next) {
    part = next;
    seen = 0;
    if (part == Part.EXTRA_LENGTH && (flags & EXTRA) == 0) {
      part = Part.NAME_TEXT;
    }
    if (part == Part.NAME_TEXT && (flags & NAME) == 0) {
      part = Part.COMMENT_TEXT;
    }
    if (part == Part.COMMENT_TEXT && (flags & COMMENT) == 0) {
      part = Part.CHECKSUM_BYTES;
    }
    if (part == Part.CHECKSUM_BYTES && (flags & CHECKSUM) == 0) {
      part = Part.OVER;
    }
  }
}
