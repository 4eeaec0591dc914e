/** Settings: records with defaults, read from one YAML file that is checked key by key. */
package io.github.flyteexporter.config;
