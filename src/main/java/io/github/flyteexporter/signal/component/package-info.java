/**
 * Which components of Flyte run, in which version and mode, with which settings.
 *
 * <p>A {@link io.github.flyteexporter.signal.component.Component} is recognised by a series that it
 * shows from its start, not by a name that an installation could choose. An example: {@code
 * flyte_component_info{component="flytepropeller",mode="binary",target="flyte",version="unknown"}
 * 1}.
 *
 * <p>Not here: what a component does, which the packages {@code propeller} and {@code admin} show.
 */
package io.github.flyteexporter.signal.component;
