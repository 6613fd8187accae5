/**
 * Reads {@code leads.yaml} into a prepared endpoint and pipeline, or says everything that is wrong with it, each fault
 * with its line and column. Start at {@link io.leadbridge.config.LeadsYaml}. Uses lead-core, {@code endpoint} and
 * SnakeYAML's node tree; knows no servlet.
 */
@NullMarked
package io.leadbridge.config;

import org.jspecify.annotations.NullMarked;
