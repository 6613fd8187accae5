/**
 * Leadbridge in one runnable jar: an embedded Tomcat before a pipeline. Start at {@link
 * io.leadbridge.examples.quickstart.Quickstart}. Uses every room; nothing uses it.
 */
@NullMarked
package io.leadbridge.examples.quickstart;

import org.jspecify.annotations.NullMarked;
