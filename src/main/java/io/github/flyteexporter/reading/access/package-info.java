/** What Kubernetes says of permissions and limits when it is asked once, as the doctor does. */
package io.github.flyteexporter.reading.access;
