package io.github.flyteexporter.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key means, for the table in README, and what is special about it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Description {
  /** The meaning, half a sentence. */
  String value();

  /** Whether it must be set wherever the keys beside it are. */
  boolean required() default false;

  /** Whether its values are never shown. */
  boolean secret() default false;
}
