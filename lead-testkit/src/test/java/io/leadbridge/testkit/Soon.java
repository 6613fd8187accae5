package io.leadbridge.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what will be soon, and looks often. */
final class Soon {
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private Soon() {}

    /** Returns when {@code condition} holds; fails when that does not happen in 20 s. */
    static void until(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(AT_MOST).until(condition);
    }
}
