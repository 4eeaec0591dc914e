/** When Flyte's native scheduler fires a schedule, and when a schedule is late; plain Java. */
package io.github.flyteexporter.schedule;
