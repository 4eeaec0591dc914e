/**
 * Checks a Helm values file of flyte-binary or flyte-core (1.16) before an installation, as far as
 * what is known of the charts proves a mistake.
 */
package io.github.flyteexporter.doctor.values;
