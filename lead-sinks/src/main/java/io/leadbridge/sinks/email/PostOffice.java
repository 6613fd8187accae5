package io.leadbridge.sinks.email;

import io.leadbridge.sink.DeliveryResult;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends letters under a time limit. Each conversation has a thread of its own, so that name look-up, connect, TLS and
 * every read and write end for the caller when the limit has passed; closing the socket then ends them for the thread.
 */
final class PostOffice implements AutoCloseable {
    private final Conversation conversation;
    private final Verdict verdict;
    private final ExecutorService threads = Executors.newCachedThreadPool(PostOffice::thread);

    PostOffice(Conversation conversation, Verdict verdict) {
        this.conversation = conversation;
        this.verdict = verdict;
    }

    DeliveryResult send(Letter letter, Duration limit) throws Exception {
        return within(limit, wire -> conversation.send(letter, wire));
    }

    /** Whether the server would take letters: delivered means yes. */
    DeliveryResult greet(Duration limit) throws Exception {
        return within(limit, conversation::greet);
    }

    private DeliveryResult within(Duration limit, Talk talk) throws Exception {
        Wire wire = new Wire();
        Future<DeliveryResult> result = threads.submit(() -> talk.over(wire));
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return verdict.late(limit);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            wire.hangUp();
        }
    }

    /** What is said in a conversation. */
    private interface Talk {
        DeliveryResult over(Wire wire) throws Exception;
    }

    /** Jakarta Mail finds its parts through the context class loader, which elsewhere may be any application's. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "leadbridge-email");
        thread.setDaemon(true);
        thread.setContextClassLoader(PostOffice.class.getClassLoader());
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
