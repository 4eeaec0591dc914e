/** Asks Alertmanager and Prometheus, by their HTTP APIs, what became of the alerts of a drill. */
package io.github.flyteexporter.drill.ask;
