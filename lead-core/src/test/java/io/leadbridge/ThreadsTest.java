package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void aTimeLimitThatIsOverIsForgotten() {
        ScheduledThreadPoolExecutor timer = Threads.timer();
        try {
            Future<?> limit = timer.schedule(() -> {}, 1, TimeUnit.HOURS);
            limit.cancel(false);
            assertThat(timer.getQueue()).isEmpty();
        } finally {
            timer.shutdownNow();
        }
    }
}
