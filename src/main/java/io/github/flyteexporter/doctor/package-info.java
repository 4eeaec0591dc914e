/**
 * What the command {@code doctor} checks: each check is one literal, judged from the readings of a
 * few rounds. No request is made here.
 */
package io.github.flyteexporter.doctor;
