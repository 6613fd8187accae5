/**
 * A real PostgreSQL server for tests, and faults on the way to it. Uses the JDK, the PostgreSQL driver and the programs
 * of PostgreSQL; see {@link io.leadbridge.testkit.postgres.PostgresServer} for what to add.
 */
@NullMarked
package io.leadbridge.testkit.postgres;

import org.jspecify.annotations.NullMarked;
