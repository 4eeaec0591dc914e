package io.github.flyteexporter.drill;

import java.util.Locale;

/** The links of the chain from the page to the notification, in their order. */
public enum Link {
  /** Prometheus scrapes the page. */
  SCRAPE,
  /** Its series keep the labels of the page. */
  LABELS,
  /** The alerting rules are loaded and evaluated. */
  RULES,
  /** The expected alerts fire. */
  ALERTS,
  /** Prometheus knows an Alertmanager. */
  NOTIFIER,
  /** Alertmanager has the alerts. */
  ALERTMANAGER,
  /** No silence, inhibition or time interval keeps them. */
  SUPPRESSION,
  /** A route leads to a receiver that sends. */
  RECEIVER,
  /** The notification was sent. */
  NOTIFICATION,
  /** The alerts resolve when the incident is over. */
  RESOLUTION,
  /** A real alert would not have been held up by the drill. */
  SEPARATION;

  /** As it is printed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
