/**
 * Reading of YAML into a tree of nodes that know their line, and the texts of errors: key paths,
 * locations, suggestions, redacted values.
 *
 * <p>Knows no setting. Input is hostile until proven otherwise: size, depth and number of values
 * are bounded, aliases rejected, and no message quotes what may be a secret.
 */
package io.github.flyteexporter.config.yaml;
