/** Settings: records with defaults, read from one YAML file and the environment, key by key. */
package io.github.flyteexporter.config;
