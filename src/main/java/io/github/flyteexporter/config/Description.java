package io.github.flyteexporter.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key means, as shown in the table of src/docs/configuration.md, and what is special about
 * it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Description {
  /** The meaning, as half a sentence. */
  String value();

  /** Whether it must be set as soon as a sibling is. */
  boolean required() default false;

  /** A name that the key had before and that still works; empty for none. */
  String formerly() default "";

  /** Whether its values are never shown. */
  boolean secret() default false;
}
