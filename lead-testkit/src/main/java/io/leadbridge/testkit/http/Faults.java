package io.leadbridge.testkit.http;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What certain requests to a fake meet instead of the right answer:
 *
 * <pre>{@code
 * crm.next(3).answer(503);
 * crm.next(1).where(request -> request.method().equals("PATCH")).acceptThenDrop();
 * crm.always().latency(Duration.ofMillis(200));
 * }</pre>
 *
 * <p>One request meets one fault. Counted faults come first, in the order in which they were set; a later standing one
 * goes before an earlier. Note that the JDK's {@code HttpClient} by itself repeats a {@code GET} whose kept-alive
 * connection died before any answer: it then meets the next fault.
 */
public final class Faults {
    private final Predicate<Request> which;
    private final BiConsumer<Predicate<Request>, Fault> script;

    Faults(Predicate<Request> which, BiConsumer<Predicate<Request>, Fault> script) {
        this.which = which;
        this.script = script;
    }

    /** The same faults, for requests of this kind only; others neither meet nor use them up. */
    public Faults where(Predicate<Request> kind) {
        return new Faults(which.and(kind), script);
    }

    /** This status with an empty body; nothing is done. */
    public void answer(int status) {
        answer(Answer.of(status));
    }

    /** This answer; nothing is done. */
    public void answer(Answer answer) {
        set(exchange -> exchange.send(answer));
    }

    /** A gateway's HTML page with this status; nothing is done. */
    public void htmlError(int status) {
        answer(Answer.html(status));
    }

    /** The right thing, done and answered after this time. */
    public void latency(Duration duration) {
        set(exchange -> {
            exchange.waiting().pause(duration);
            exchange.send(exchange.carryOut());
        });
    }

    /** Nothing, until {@link HttpFake#release}; then the right thing is done and answered. */
    public void hang() {
        set(exchange -> {
            exchange.waiting().hold();
            exchange.send(exchange.carryOut());
        });
    }

    /** A TCP reset; nothing is done. */
    public void reset() {
        set(Exchange::reset);
    }

    /** The right thing is done, then the connection ends without an answer: the caller cannot know. */
    public void acceptThenDrop() {
        set(exchange -> {
            exchange.carryOut();
            exchange.drop();
        });
    }

    /**
     * The right thing is done and its head answered at once, but the body comes one byte at a time. Without effect on
     * answers that have no body, such as 204.
     */
    public void slowBody(Duration perByte) {
        set(exchange -> exchange.drip(exchange.carryOut(), perByte));
    }

    /** 200 and a JSON body of blanks that never ends, as fast as the caller reads; nothing is done. */
    public void endlessBody() {
        Answer head = Answer.of(200).with("Content-Type", "application/json");
        set(exchange -> exchange.flood(head));
    }

    /** The right thing is done, but the connection ends in the middle of the body; at once, if there is none. */
    public void cutBody() {
        set(exchange -> {
            Answer answer = exchange.carryOut();
            if (answer.body().isEmpty()) {
                exchange.drop();
            } else {
                exchange.cut(answer);
            }
        });
    }

    /** The right thing is done, but only the first half of the body is sent, as if it were the whole. */
    public void truncatedBody() {
        set(exchange -> {
            Answer answer = exchange.carryOut();
            exchange.send(
                    answer.withBody(answer.body().substring(0, answer.body().length() / 2)));
        });
    }

    /** The right thing, with all header names in lower case. */
    public void lowerCaseHeaders() {
        set(exchange -> {
            exchange.useLowerCaseHeaders();
            exchange.send(exchange.carryOut());
        });
    }

    private void set(Fault fault) {
        script.accept(which, fault);
    }
}
