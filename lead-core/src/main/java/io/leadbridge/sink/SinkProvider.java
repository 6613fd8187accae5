package io.leadbridge.sink;

/**
 * Makes a kind of sink available in {@code leads.yaml}. Listed in {@code META-INF/services}, found by {@link
 * java.util.ServiceLoader}.
 */
public interface SinkProvider {
    /** The word after {@code sink:}, lower-case with dashes: {@code dynamics365}. */
    String kind();

    /**
     * Builds a sink from its settings. Every setting it knows is asked for here, whatever the others say: one never asked
     * for is reported as unknown. Faults go to {@code settings}, so that all are reported together; a sink made from
     * faulty settings is closed unused.
     */
    LeadSink create(Settings settings);
}
