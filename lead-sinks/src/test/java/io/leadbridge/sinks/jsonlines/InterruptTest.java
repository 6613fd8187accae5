package io.leadbridge.sinks.jsonlines;

import static io.leadbridge.sinks.jsonlines.Deliveries.first;
import static io.leadbridge.sinks.jsonlines.Deliveries.lead;
import static io.leadbridge.sinks.jsonlines.Deliveries.leads;
import static io.leadbridge.sinks.jsonlines.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a time limit leaves behind: the pipeline interrupts the thread, wherever it is. */
final class InterruptTest {
    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    @Test
    void aThreadInterruptedBeforeDeliversNothing() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        JsonLinesSink sink = JsonLinesSink.to(file);

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sink.deliver(first())).isInstanceOf(InterruptedException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void interruptsAtAnyMomentLeaveEachLeadThereOnce() throws Exception {
        Path file = folder.resolve("leads.jsonl");
        JsonLinesSink sink = JsonLinesSink.to(file);
        List<Lead> leads = Stream.generate(InterruptTest::longLead).limit(120).toList();
        FutureTask<List<Lead>> attempts = new FutureTask<>(
                () -> leads.stream().filter(lead -> !isDelivered(sink, lead)).toList());

        Thread thread = new Thread(attempts);
        thread.start();
        Random random = new Random(SEED);
        while (!attempts.isDone()) {
            spin(random.nextInt(50_000));
            thread.interrupt();
        }
        for (Lead unfinished : attempts.get()) {
            assertThat(sink.deliver(repeat(unfinished))).isInstanceOf(Delivered.class);
        }

        assertThat(attempts.get()).as("interrupts hit").isNotEmpty();
        assertThat(leads(file)).containsExactlyInAnyOrderElementsOf(leads);
    }

    private static boolean isDelivered(JsonLinesSink sink, Lead lead) {
        try {
            DeliveryResult result = sink.deliver(first(lead));
            assertThat(result).isInstanceOfAny(Delivered.class, Retry.class);
            return result instanceof Delivered;
        } catch (InterruptedException e) {
            return false;
        } finally {
            Thread.interrupted();
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    private static Lead longLead() {
        return Lead.builder(lead().id(), lead().receivedAt())
                .description("0123456789abcdef".repeat(4_096))
                .build();
    }
}
