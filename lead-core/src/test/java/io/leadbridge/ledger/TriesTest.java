package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.ledger.DestinationTable.Standing;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.StoredDelivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Moves the clock between two attempts, to see how much of it counts towards giving up. */
class TriesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(6);

    @Test
    void theFirstAttemptHasTakenNoTime() {
        StoredDelivery first = Tries.next(triedAt(null), Standing.UNKNOWN, LONGEST, NOW);
        assertThat(first.triedFor()).isZero();
        assertThat(first.firstAttemptAt()).isEqualTo(NOW);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.claims()).isEqualTo(1);
    }

    @Test
    void theTimeBetweenTwoAttemptsCounts() {
        assertThat(countedSince(NOW.minusSeconds(40), Standing.UNKNOWN)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void noMoreCountsThanTheLongestWaitHoweverFarTheClockJumps() {
        assertThat(countedSince(NOW.minus(Duration.ofDays(3650)), Standing.UNKNOWN))
                .isEqualTo(LONGEST);
    }

    @Test
    void nothingCountsWhenTheClockWentBack() {
        assertThat(countedSince(NOW.plus(Duration.ofDays(3650)), Standing.UNKNOWN))
                .isZero();
    }

    @Test
    void onlyTheTimeSinceTheDestinationWorksAgainCounts() {
        Standing open = standing(DestinationState.OPEN, NOW.minusSeconds(10));
        assertThat(countedSince(NOW.minus(Duration.ofHours(2)), open)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void nothingCountsWhileItIsBlocked() {
        Standing blocked = standing(DestinationState.BLOCKED, NOW.minus(Duration.ofHours(2)));
        assertThat(countedSince(NOW.minus(Duration.ofHours(1)), blocked)).isZero();
    }

    @Test
    void probesOfAFailingDestinationCount() {
        Standing failing = standing(DestinationState.FAILING, NOW.minus(Duration.ofHours(2)));
        assertThat(countedSince(NOW.minus(Duration.ofHours(1)), failing)).isEqualTo(Duration.ofHours(1));
    }

    private static Standing standing(DestinationState state, Instant since) {
        return new Standing(state, "why", since, 1, null, null);
    }

    private static Duration countedSince(Instant lastAttempt, Standing standing) {
        StoredDelivery delivery = triedAt(lastAttempt);
        StoredDelivery next = Tries.next(delivery, standing, LONGEST, NOW);
        assertThat(next.attempts()).isEqualTo(delivery.attempts() + 1);
        assertThat(next.attemptedAt()).isEqualTo(NOW);
        return next.triedFor().minus(delivery.triedFor());
    }

    private static StoredDelivery triedAt(Instant lastAttempt) {
        return new StoredDelivery(
                LeadId.newAt(NOW),
                "crm",
                RecordKey.of("key", null, "crm"),
                WriteMode.CREATE,
                DeliveryState.WAITING,
                lastAttempt == null ? 0 : 3,
                lastAttempt == null ? 0 : 5,
                lastAttempt,
                lastAttempt,
                lastAttempt == null ? Duration.ZERO : Duration.ofMinutes(7),
                NOW,
                null,
                null,
                null,
                false,
                null);
    }
}
