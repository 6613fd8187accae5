package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RandomGenerator NO_JITTER = () -> 0;

    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void doublesTheWaitUpToTheLongest() {
        assertThat(waitAfter(1)).hasSeconds(5);
        assertThat(waitAfter(2)).hasSeconds(10);
        assertThat(waitAfter(3)).hasSeconds(20);
        assertThat(waitAfter(4)).hasSeconds(40);
        assertThat(waitAfter(5)).hasSeconds(60);
        assertThat(waitAfter(1_000_000)).hasSeconds(60);
    }

    @Test
    void shortensAWaitByAtMostAHalf() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            Duration wait = policy.next(3, Duration.ZERO, Duration.ZERO, random).orElseThrow();
            assertThat(wait).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        }
    }

    @Test
    void waitsAsLongAsTheDestinationAskedButNotLongerThanTheLongest() {
        assertThat(waitAfter(1, Duration.ofSeconds(30))).hasSeconds(30);
        assertThat(waitAfter(1, Duration.ofDays(2))).hasSeconds(60);
        assertThat(waitAfter(4, Duration.ofSeconds(1))).hasSeconds(40);
    }

    @Test
    void triesALastTimeAtTheEndAndThenGivesUp() {
        Duration nearlyAll = policy.giveUpAfter().minusSeconds(3);
        assertThat(policy.next(9, nearlyAll, Duration.ZERO, NO_JITTER)).contains(Duration.ofSeconds(3));
        assertThat(policy.next(10, policy.giveUpAfter(), Duration.ZERO, NO_JITTER))
                .isEmpty();
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(1)))
                .withMessageContaining("first <= longest");
    }

    private Duration waitAfter(int attempt) {
        return waitAfter(attempt, Duration.ZERO);
    }

    private Duration waitAfter(int attempt, Duration asked) {
        return policy.next(attempt, Duration.ZERO, asked, NO_JITTER).orElseThrow();
    }
}
