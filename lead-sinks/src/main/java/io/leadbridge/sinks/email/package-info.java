/**
 * Delivers leads by e-mail to people of one's own company, over SMTP. Uses {@code model}, {@code sink} and {@code
 * mapping}, and Jakarta Mail with Angus Mail, an optional dependency that only the workers name.
 */
@NullMarked
package io.leadbridge.sinks.email;

import org.jspecify.annotations.NullMarked;
