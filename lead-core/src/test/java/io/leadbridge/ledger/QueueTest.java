package io.leadbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.ledger.Writer.Job;
import io.leadbridge.ledger.Writer.Lane;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fills the queue with leads that keep coming, to see whether anything else is still written. */
class QueueTest {
    private static final int KIB = 1024;

    private final Queue queue = new Queue();

    @Test
    void leadsThatKeepComingKeepNothingElseOut() {
        add(Lane.ACCEPT, 5_000, KIB);
        add(Lane.OUTCOME, 200, 0);
        add(Lane.MAINTENANCE, 20, 0);
        add(Lane.BEAT, 1, 0);
        List<Job<?>> batch = queue.take();
        assertThat(batch).hasSize(Queue.MAX_BATCH);
        assertThat(count(batch, Lane.BEAT)).isEqualTo(1);
        assertThat(count(batch, Lane.OUTCOME)).isEqualTo(56);
        assertThat(count(batch, Lane.MAINTENANCE)).isEqualTo(8);
        assertThat(count(batch, Lane.ACCEPT)).isEqualTo(184 + 7);
    }

    @Test
    void oneLaneAloneHasAllTheRoom() {
        add(Lane.OUTCOME, 1_000, 0);
        assertThat(queue.take()).hasSize(Queue.MAX_BATCH);
    }

    @Test
    void largePayloadsShareABatchOnlyUpToItsLimit() {
        add(Lane.ACCEPT, 5, 1024 * KIB);
        assertThat(queue.take()).hasSize(4);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void anOversizePayloadIsWrittenAloneAndKeepsNoOutcomesOut() {
        add(Lane.ACCEPT, 3, 5 * 1024 * KIB);
        add(Lane.OUTCOME, 60, 0);
        add(Lane.MAINTENANCE, 1, 0);
        List<Job<?>> batch = queue.take();
        assertThat(count(batch, Lane.ACCEPT)).isEqualTo(1);
        assertThat(count(batch, Lane.OUTCOME)).isEqualTo(60);
        assertThat(count(batch, Lane.MAINTENANCE)).isEqualTo(1);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void inALaneTheFirstToComeIsTheFirstToBeWritten() {
        List<Job<?>> added =
                add(Lane.ACCEPT, 300, 0).stream().<Job<?>>map(Added::job).toList();
        assertThat(queue.take()).isEqualTo(added.subList(0, Queue.MAX_BATCH));
        assertThat(queue.take()).isEqualTo(added.subList(Queue.MAX_BATCH, 300));
    }

    @Test
    void outcomesAreNeverRefusedForLackOfRoom() {
        add(Lane.ACCEPT, Queue.MAX_WAITING, 0);
        assertThat(failed(add(Lane.ACCEPT, 1, 0))).isEqualTo(1);
        assertThat(failed(add(Lane.OUTCOME, 100, 0))).isZero();
        assertThat(failed(add(Lane.BEAT, 1, 0))).isZero();
    }

    @Test
    void thereIsRoomAgainWhenABatchIsTaken() {
        add(Lane.ACCEPT, 16, Queue.MAX_WAITING_BYTES / 16);
        assertThat(failed(add(Lane.ACCEPT, 1, 1))).isEqualTo(1);
        queue.take();
        assertThat(failed(add(Lane.ACCEPT, 1, 1))).isZero();
    }

    @Test
    void aClosedQueueGivesAllOutAndThenNothing() {
        add(Lane.OUTCOME, 300, 0);
        queue.close();
        assertThat(failed(add(Lane.OUTCOME, 1, 0))).isEqualTo(1);
        assertThat(queue.take()).hasSize(Queue.MAX_BATCH);
        assertThat(queue.take()).hasSize(300 - Queue.MAX_BATCH);
        assertThat(queue.take()).isEmpty();
    }

    private record Added(Job<Integer> job, CompletableFuture<Integer> result) {}

    private List<Added> add(Lane lane, int count, long bytes) {
        return IntStream.range(0, count).mapToObj(i -> add(lane, bytes)).toList();
    }

    private Added add(Lane lane, long bytes) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        Job<Integer> job = new Job<>(lane, transaction -> 1, bytes, "", result);
        queue.add(job);
        return new Added(job, result);
    }

    private static long count(List<Job<?>> batch, Lane lane) {
        return batch.stream().filter(job -> job.lane() == lane).count();
    }

    private static long failed(List<Added> all) {
        return all.stream()
                .filter(added -> added.result().isCompletedExceptionally())
                .count();
    }
}
