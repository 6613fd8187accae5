/**
 * The endpoint as a servlet. Start at {@link io.leadbridge.servlet.LeadServlet}. Uses {@code endpoint}, which decides
 * everything that is not about servlets.
 */
@NullMarked
package io.leadbridge.servlet;

import org.jspecify.annotations.NullMarked;
