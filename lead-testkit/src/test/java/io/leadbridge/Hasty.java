package io.leadbridge;

import java.time.Duration;

/** Makes pipelines that are soon tired of waiting, for tests in any package. */
public final class Hasty {
    /** How long they wait for the store when a lead comes in. */
    public static final Duration ACCEPTS_WITHIN = Duration.ofMillis(500);

    /** How long they wait for deliveries under way when they close. */
    public static final Duration CLOSES_WITHIN = Duration.ofMillis(300);

    private Hasty() {}

    /** A pipeline whose limits are tenths of those that others have. */
    public static LeadPipeline.Builder builder() {
        return LeadPipeline.builder().within(ACCEPTS_WITHIN, CLOSES_WITHIN);
    }
}
