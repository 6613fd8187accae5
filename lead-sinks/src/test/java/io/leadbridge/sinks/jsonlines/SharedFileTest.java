package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static io.leadbridge.sinks.jsonlines.Deliveries.ids;
import static io.leadbridge.sinks.jsonlines.Deliveries.lead;
import static io.leadbridge.sinks.jsonlines.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sinks, applications and processes on one file. */
final class SharedFileTest {
    @TempDir
    private Path folder;

    @Test
    void twoSinksOfOneApplicationTakeTurns() {
        Path file = folder.resolve("leads.jsonl");
        List<JsonLinesSink> sinks = List.of(
                JsonLinesSink.to(file),
                JsonLinesSink.to(folder.resolve("../" + folder.getFileName() + "/leads.jsonl")));
        List<Lead> leads = Stream.generate(Deliveries::lead).limit(200).toList();

        List<DeliveryResult> results = leads.parallelStream()
                .map(lead -> deliver(sinks.get(Math.floorMod(lead.id().hashCode(), 2)), lead))
                .toList();

        assertThat(results).hasOnlyElementsOfType(Delivered.class);
        assertThat(ids(file))
                .containsExactlyInAnyOrderElementsOf(
                        leads.stream().map(Lead::id).toList());
    }

    @Test
    void aRepeatFindsWhatAnotherSinkHasWritten() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        JsonLinesSink sink = JsonLinesSink.to(file);
        Lead lead = lead();
        assertThat(sink.deliver(repeat(lead()))).isInstanceOf(Delivered.class);
        JsonLinesSink.to(file).deliver(first(lead));

        assertThat(((Delivered) sink.deliver(repeat(lead))).alreadyThere()).isTrue();
    }

    @Test
    void triesAgainWhileAnotherApplicationOfTheProcessWrites() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        JsonLinesSink sink = JsonLinesSink.to(file);
        Lead lead = lead();

        try (LeadFile ofAnotherClassLoader = LeadFile.open(file)) {
            assertThat(ofAnotherClassLoader.content().size()).isZero();
            assertThat(sink.deliver(first(lead)))
                    .isInstanceOfSatisfying(
                            Retry.class, retry -> assertThat(retry.reason()).contains("another application"));
        }

        assertThat(sink.deliver(repeat(lead))).isInstanceOf(Delivered.class);
        assertThat(ids(file)).containsExactly(lead.id());
    }

    @Test
    void waitsForAnotherProcessUntilTheTimeLimit() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        JsonLinesSink sink = JsonLinesSink.to(file);
        Lead lead = lead();

        try (Child other = Child.locking(file)) {
            FutureTask<DeliveryResult> tooLong = new FutureTask<>(() -> sink.deliver(first(lead)));
            startAndAwaitLock(tooLong).interrupt();
            assertThat(tooLong.get())
                    .isInstanceOfSatisfying(
                            Retry.class, retry -> assertThat(retry.reason()).contains("time limit"));

            FutureTask<DeliveryResult> inTime = new FutureTask<>(() -> sink.deliver(repeat(lead)));
            startAndAwaitLock(inTime);
            other.go();
            assertThat(inTime.get()).isInstanceOf(Delivered.class);
        }

        assertThat(ids(file)).containsExactly(lead.id());
    }

    private static Thread startAndAwaitLock(FutureTask<?> delivery) {
        Thread thread = new Thread(delivery);
        thread.start();
        await().until(() -> Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().startsWith("lock0")));
        return thread;
    }

    private static DeliveryResult deliver(JsonLinesSink sink, Lead lead) {
        try {
            return sink.deliver(first(lead));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
