/**
 * Settings: records with defaults, read from one YAML file; every mistake is named with its path.
 */
package io.github.flyteexporter.config;
