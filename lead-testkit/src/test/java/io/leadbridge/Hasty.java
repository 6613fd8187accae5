package io.leadbridge;

import java.time.Duration;

/** Makes pipelines that are soon tired of waiting, for tests in any package. */
public final class Hasty {
    /** How long they wait for deliveries under way. */
    public static final Duration CLOSES_WITHIN = Duration.ofMillis(300);

    private Hasty() {}

    /** A pipeline that waits less than a second when it closes. */
    public static LeadPipeline.Builder builder() {
        return LeadPipeline.builder().closeWithin(CLOSES_WITHIN);
    }
}
