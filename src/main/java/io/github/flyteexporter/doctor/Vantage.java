package io.github.flyteexporter.doctor;

import io.github.flyteexporter.config.Settings;

/**
 * From where it is looked, and at what.
 *
 * @param inPod whether names of Services resolve and addresses of pods are reached
 * @param kubernetes whether there is a Kubernetes to read
 * @param guessesLocalhost whether flyteadmin and port 10254 are looked for on this machine, as
 *     nothing says where they are
 * @param settings what {@code run} would read
 */
public record Vantage(
    boolean inPod, boolean kubernetes, boolean guessesLocalhost, Settings settings) {}
