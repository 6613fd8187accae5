package io.leadbridge.sinks.internal.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private static final CallFailedException DOWN = CallFailedException.notDone("the issuer is down");

    private final ManualClock clock = ManualClock.at("2026-11-22T10:15:30Z");
    private final AtomicInteger fetches = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Callable<Duration> issuer = () -> Duration.ofHours(1);
    private final TokenCache cache = new TokenCache(this::fetch, clock);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void keepsAToken() throws Exception {
        assertThat(token()).isEqualTo("token 1");
        clock.advance(Duration.ofMinutes(54));

        assertThat(token()).isEqualTo("token 1");
    }

    @Test
    void renewsATokenBeforeItExpires() throws Exception {
        token();
        clock.advance(Duration.ofMinutes(55));

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void usesNineTenthsOfAShortLife() throws Exception {
        issuer = () -> Duration.ofSeconds(60);
        token();
        clock.advance(Duration.ofSeconds(53));
        assertThat(token()).isEqualTo("token 1");

        clock.advance(Duration.ofSeconds(1));

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void servesTheOldTokenToItsEndWhileRenewalFails() throws Exception {
        token();
        clock.advance(Duration.ofMinutes(55));
        issuer = () -> {
            throw DOWN;
        };

        assertThat(token()).isEqualTo("token 1");
        assertThat(token()).isEqualTo("token 1");
        assertThat(fetches).hasValue(2);
        clock.advance(TokenCache.PAUSE);
        assertThat(token()).isEqualTo("token 1");
        assertThat(fetches).hasValue(3);
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(this::token).isSameAs(DOWN);
    }

    @Test
    void servesTheOldTokenWhileANewOneIsOnItsWay() throws Exception {
        token();
        clock.advance(Duration.ofMinutes(55));
        CountDownLatch answer = new CountDownLatch(1);
        issuer = () -> {
            answer.await();
            return Duration.ofHours(1);
        };
        Future<String> renewing = threads.submit(this::token);
        await().until(() -> fetches.get() == 2);

        assertThat(token()).isEqualTo("token 1");

        answer.countDown();
        assertThat(renewing.get(10, SECONDS)).isEqualTo("token 2");
        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void fetchesOnceForManyThreads() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        issuer = () -> {
            answer.await();
            return Duration.ofHours(1);
        };
        List<Future<String>> tokens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tokens.add(threads.submit(this::token));
        }
        await().until(() -> fetches.get() == 1);
        answer.countDown();

        for (Future<String> token : tokens) {
            assertThat(token.get(10, SECONDS)).isEqualTo("token 1");
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void tellsAFailureAndTriesAgainTheNextTime() throws Exception {
        issuer = () -> {
            throw DOWN;
        };
        assertThatThrownBy(this::token).isSameAs(DOWN);
        issuer = () -> Duration.ofHours(1);

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void waitsForAnotherThreadNoLongerThanItsOwnDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        issuer = () -> {
            never.await();
            return Duration.ofHours(1);
        };
        threads.submit(this::token);
        await().until(() -> fetches.get() == 1);

        assertThatThrownBy(() -> cache.token(Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(CallFailedException.class)
                .hasMessage("another thread did not get a token in time");
    }

    @Test
    void doesNotLeaveOthersWaitingWhenTheFetcherIsBrokenOff() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        issuer = () -> {
            never.await();
            return Duration.ofHours(1);
        };
        Thread fetcher = new Thread(() -> assertThatThrownBy(this::token).isInstanceOf(InterruptedException.class));
        fetcher.start();
        await().until(() -> fetches.get() == 1);
        Future<DeliveryResult> other = threads.submit(() -> {
            try {
                token();
                return DeliveryResult.delivered();
            } catch (CallFailedException e) {
                return e.result();
            }
        });

        issuer = () -> Duration.ofHours(1);
        fetcher.interrupt();

        assertThat(other.get(10, SECONDS))
                .isIn(DeliveryResult.retry("getting a token was broken off"), DeliveryResult.delivered());
        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void survivesABugOfItsSource() throws Exception {
        issuer = () -> {
            throw new IllegalStateException("bug");
        };
        assertThatThrownBy(this::token).hasMessage("bug");
        issuer = () -> Duration.ofHours(1);

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void forgetsATokenThatWasRefused() throws Exception {
        cache.refused(token());

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void keepsANewerTokenThanTheOneRefused() throws Exception {
        String old = token();
        cache.refused(old);
        token();
        cache.refused(old);

        assertThat(token()).isEqualTo("token 2");
    }

    @Test
    void neverShowsATokenInText() {
        assertThat(new Token("secret", Duration.ofHours(1))).hasToString("Token[PT1H]");
    }

    private String token() throws Exception {
        return cache.token(Deadline.in(Duration.ofMinutes(1)));
    }

    private Token fetch(Deadline deadline) throws CallFailedException, InterruptedException {
        int number = fetches.incrementAndGet();
        try {
            return new Token("token " + number, issuer.call());
        } catch (CallFailedException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
