package io.leadbridge;

import io.leadbridge.model.OfferId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers those who bring leads: in time, and on threads of its own. */
final class Reception implements AutoCloseable {
    private final Intake intake;
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final ExecutorService answers = Threads.answering();

    Reception(Intake intake, ScheduledExecutorService timer, Duration limit) {
        this.intake = intake;
        this.timer = timer;
        this.limit = limit;
    }

    /** Fails with {@link LeadNotStoredException} only. */
    CompletableFuture<Receipt> receive(byte[] body, @Nullable OfferId offer) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            var watch = timer.schedule(
                    () -> receipt.completeExceptionally(
                            new LeadNotStoredException("the store did not answer within " + limit.toSeconds() + " s")),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            intake.take(body, offer)
                    .whenComplete((taken, failure) -> watch.cancel(false))
                    .whenCompleteAsync((taken, failure) -> answer(receipt, taken, failure), answers);
        } catch (RuntimeException | Error e) {
            receipt.completeExceptionally(new LeadNotStoredException("the lead could not be taken in", e));
        }
        return receipt;
    }

    private static void answer(
            CompletableFuture<Receipt> receipt, @Nullable Receipt taken, @Nullable Throwable failure) {
        if (taken == null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            receipt.completeExceptionally(new LeadNotStoredException("the lead is not known to be stored", cause));
            return;
        }
        receipt.complete(taken);
    }

    /** Whoever still waits is answered by the thread that knows. */
    @Override
    public void close() {
        answers.shutdown();
        Threads.awaitEnd(answers);
    }
}
