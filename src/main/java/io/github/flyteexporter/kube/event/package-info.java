/**
 * Events of task pods, counted by reason. Their messages are not kept: they hold names of images
 * and nodes without end.
 */
package io.github.flyteexporter.kube.event;
