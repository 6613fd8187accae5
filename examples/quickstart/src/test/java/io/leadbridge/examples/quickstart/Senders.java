package io.leadbridge.examples.quickstart;

import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Eight who send leads at once, each of another person, and send again what was not answered before a kill. */
final class Senders {
    private static final int SENDERS = 8;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Map<String, String> idsByEmail = new ConcurrentHashMap<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final UnaryOperator<String> address;

    /** They post to the URL that the process prints. */
    Senders() {
        this(url -> url);
    }

    /** They post to what {@code address} makes of the URL that the process prints. */
    Senders(UnaryOperator<String> address) {
        this.address = address;
    }

    /** Ids that came with a 202, by e-mail. */
    Map<String, String> acknowledged() {
        return Map.copyOf(idsByEmail);
    }

    /** How many leads were sent again because nobody knows whether the first sending was kept. */
    int sentAgain() {
        return sentAgain.get();
    }

    /** All post to {@code process}; who gets the answer after the first {@code answers} runs {@code kill} at once. */
    void postUntil(QuickstartProcess process, int answers, Callable<?> kill) throws Exception {
        AtomicInteger left = new AtomicInteger(answers);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Void>> senders = Collections.nCopies(SENDERS, () -> post(process, left, kill));
            for (Future<Void> sender : threads.invokeAll(senders)) {
                sender.get();
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

    private Void post(QuickstartProcess process, AtomicInteger left, Callable<?> kill) throws Exception {
        for (String email = next(); ; email = next()) {
            try {
                post(process, email);
            } catch (IOException killed) {
                unanswered.add(email);
                return null;
            }
            if (left.getAndDecrement() == 0) {
                kill.call();
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
        URI url = URI.create(address.apply(process.url().toString()));
        HttpResponse<String> answer = process.post(url, LeadPayload.MICROSOFT_EXAMPLE.withEmail(email));
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() != 202 || !id.find()) {
            throw new AssertionError("not 202 but " + answer.statusCode() + ": " + answer.body());
        }
        idsByEmail.put(email, id.group(1));
    }
}
