package io.leadbridge.examples.quickstart;

import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Eight who send leads at once, each of another person, and send again what was not answered before a kill. */
final class Senders {
    private static final int SENDERS = 8;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Map<String, String> idsByEmail = new ConcurrentHashMap<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();

    /** Ids that came with a 202, by e-mail. */
    Map<String, String> acknowledged() {
        return Map.copyOf(idsByEmail);
    }

    /** How many leads were sent again because nobody knows whether the first sending was kept. */
    int sentAgain() {
        return sentAgain.get();
    }

    /** All post to {@code process}; once they have {@code answers} answers, {@code kill} runs while they go on. */
    void postUntil(QuickstartProcess process, int answers, Callable<?> kill) throws Exception {
        CountDownLatch toCome = new CountDownLatch(answers);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> senders = Stream.generate(() -> threads.submit(() -> postOn(process, toCome)))
                    .limit(SENDERS)
                    .<Future<?>>map(sender -> sender)
                    .toList();
            boolean came = toCome.await(QuickstartProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            kill.call();
            for (Future<?> sender : senders) {
                sender.get();
            }
            if (!came) {
                throw new AssertionError("too few answers: " + toCome.getCount() + " of " + answers + " are missing");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends again what was not answered, then one lead more. */
    void finish(QuickstartProcess process) throws Exception {
        while (!unanswered.isEmpty()) {
            post(process, next());
        }
        post(process, next());
    }

    private Void postOn(QuickstartProcess process, CountDownLatch toCome) throws Exception {
        for (String email = next(); ; email = next()) {
            try {
                post(process, email);
                toCome.countDown();
            } catch (IOException killed) {
                unanswered.add(email);
                return null;
            }
        }
    }

    private String next() {
        String again = unanswered.poll();
        if (again != null) {
            sentAgain.incrementAndGet();
            return again;
        }
        return "person-" + people.incrementAndGet() + "@example.com";
    }

    private void post(QuickstartProcess process, String email) throws Exception {
        HttpResponse<String> answer = process.post(LeadPayload.MICROSOFT_EXAMPLE.withEmail(email));
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() != 202 || !id.find()) {
            throw new AssertionError("not 202 but " + answer.statusCode() + ": " + answer.body());
        }
        idsByEmail.put(email, id.group(1));
    }
}
