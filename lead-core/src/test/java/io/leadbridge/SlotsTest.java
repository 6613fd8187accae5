package io.leadbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Slots slots = new Slots(2);

    @Test
    void aLeadThatComesInMayStartAtOnceOnlyWhereNothingWaits() {
        assertThat(slots.reserve()).isFalse();
        slots.setIdle(true, slots.look());
        assertThat(slots.reserve()).isTrue();
        slots.setIdle(false, slots.look());
        assertThat(slots.reserve()).isFalse();
    }

    @Test
    void onceOneCouldNotStartThoseAfterItWaitInLineBehindIt() {
        slots.setIdle(true, slots.look());
        assertThat(slots.reserve()).isTrue();
        assertThat(slots.reserve()).isTrue();
        assertThat(slots.reserve()).isFalse();
        slots.giveBack(2);
        assertThat(slots.reserve()).isFalse();
    }

    @Test
    void noMoreAreTakenThanAreFree() {
        assertThat(slots.takeAll()).isEqualTo(2);
        CompletableFuture<Integer> next = CompletableFuture.supplyAsync(slots::takeAll);
        slots.giveBack(1);
        assertThat(next.join()).isEqualTo(1);
    }

    @Test
    void whoWaitsForASlotIsLetGoWhenItCloses() {
        slots.takeAll();
        CompletableFuture<Integer> next = CompletableFuture.supplyAsync(slots::takeAll);
        slots.close();
        assertThat(next.join()).isZero();
        slots.setIdle(true, slots.look());
        assertThat(slots.reserve()).isFalse();
    }

    @Test
    void whatIsNewIsNotMissedWhileNobodyWaits() {
        assertThat(slots.awaitNews(LONG)).isFalse();
        slots.wake();
        assertThat(slots.awaitNews(LONG)).isFalse();
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(() -> slots.awaitNews(LONG));
        slots.close();
        assertThat(next.join()).isTrue();
    }

    @Test
    void allAreStuckOnlyWhenEveryCallIsAtTheSameTime() {
        assertThat(slots.addStuck()).isFalse();
        slots.removeStuck();
        assertThat(slots.addStuck()).isFalse();
        assertThat(slots.addStuck()).isTrue();
        slots.removeStuck();
        assertThat(slots.addStuck()).isTrue();
    }

    @Test
    void whatWasSeenBeforeASuspensionDoesNotCount() {
        int look = slots.look();
        slots.suspend();
        slots.setIdle(true, look);
        assertThat(slots.reserve()).isFalse();
        slots.setIdle(true, slots.look());
        assertThat(slots.reserve()).isTrue();
    }
}
