/**
 * The endpoint as a servlet. Start at {@link io.leadbridge.servlet.LeadServlet}, or with a {@code leads.yaml} and no code
 * at {@link io.leadbridge.servlet.LeadbridgeInitializer}. Uses {@code endpoint}, which decides everything that is not
 * about servlets, and {@code config}.
 */
@NullMarked
package io.leadbridge.servlet;

import org.jspecify.annotations.NullMarked;
