package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.sinks.dynamics365.Deliveries.example;
import static io.leadbridge.sinks.dynamics365.Deliveries.first;
import static io.leadbridge.sinks.dynamics365.Deliveries.repeat;
import static io.leadbridge.sinks.dynamics365.Deliveries.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every fault that the network or Dataverse may have, at the create, at its repeat and at a rewrite: what becomes of the
 * attempt, how long the next one waits, and that one row is there in the end.
 */
class FaultMatrixTest {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration ASKED = Duration.ofSeconds(37);

    private final FakeDataverse dataverse = FakeDataverse.start();
    private Dynamics365Sink sink;

    @BeforeEach
    void warmUp() throws Exception {
        sink = Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .build();
        assertThat(sink.check()).isEmpty();
    }

    @AfterEach
    void close() {
        sink.close();
        dataverse.close();
    }

    private enum Done {
        NEVER,
        AT_ONCE,
        LATER
    }

    /**
     * One fault.
     *
     * @param outcome of the attempt that meets it
     * @param rewritten the outcome of a rewrite that meets it
     * @param pause what the next attempt waits at least, or null for our own back-off
     * @param done when Dataverse does what was asked nevertheless
     */
    record Case(
            String name,
            Consumer<Faults> fault,
            Class<?> outcome,
            Class<?> rewritten,
            @Nullable Duration pause,
            Done done) {
        Case(String name, Consumer<Faults> fault, Class<?> outcome, Done done) {
            this(name, fault, outcome, outcome, null, done);
        }

        /** Some faults end with the delivery's time only. */
        Duration limit() {
            return name.startsWith("slow") ? SHORT : Deliveries.LONG;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Case> CASES = List.of(
            answered("plain 500", Answer.of(500), Retry.class, null),
            answered("502 in HTML", Answer.html(502), Retry.class, null),
            answered("503 with Retry-After", Answer.of(503).with("Retry-After", "37"), Retry.class, ASKED),
            answered("504", Answer.html(504), Retry.class, null),
            answered("too many requests", DataverseAnswers.tooManyRequests(ASKED), Retry.class, ASKED),
            answered("too much time", DataverseAnswers.tooMuchExecutionTime(ASKED), Retry.class, ASKED),
            answered("too many at once", DataverseAnswers.tooManyAtOnce(ASKED), Retry.class, ASKED),
            answered("busy", DataverseAnswers.serverBusy(), Retry.class, null),
            answered("unexpected", DataverseAnswers.unexpectedError(), Retry.class, null),
            answered("deadlock", DataverseAnswers.deadlock(), Retry.class, null),
            answered("SQL timeout", DataverseAnswers.sqlTimeout(), Retry.class, null),
            answered("row version", DataverseAnswers.error(412, "0x80060882", "x"), Retry.class, null),
            new Case(
                    "duplicate in a 500",
                    f -> f.answer(DataverseAnswers.duplicateDetected(500)),
                    Delivered.class,
                    Rejected.class,
                    null,
                    Done.NEVER),
            new Case(
                    "duplicate in a 412",
                    f -> f.answer(DataverseAnswers.duplicateDetected(412)),
                    Delivered.class,
                    Rejected.class,
                    null,
                    Done.NEVER),
            answered("plug-in", DataverseAnswers.pluginRefused("Never."), Rejected.class, null),
            answered("plug-in in a 500", DataverseAnswers.error(500, "0x80040265", "Never."), Rejected.class, null),
            answered("not found", DataverseAnswers.error(404, "0x8006088a", "x"), Blocked.class, null),
            answered("401 without a body", Answer.of(401), Blocked.class, null),
            answered("access denied", DataverseAnswers.accessDenied(), Blocked.class, null),
            new Case("reset", Faults::reset, Retry.class, Done.NEVER),
            new Case("accept, then drop", Faults::acceptThenDrop, Retry.class, Done.AT_ONCE),
            new Case("endless body", Faults::endlessBody, Retry.class, Done.NEVER),
            new Case("slow: hangs", Faults::hang, Retry.class, Done.LATER),
            new Case("cut body", Faults::cutBody, Retry.class, Done.AT_ONCE),
            new Case("truncated body", Faults::truncatedBody, Delivered.class, Done.AT_ONCE),
            new Case("one byte at a time", f -> f.slowBody(Duration.ofMillis(1)), Delivered.class, Done.AT_ONCE),
            new Case("late", f -> f.latency(Duration.ofMillis(20)), Delivered.class, Done.AT_ONCE),
            new Case("lower-case headers", Faults::lowerCaseHeaders, Delivered.class, Done.AT_ONCE));

    private static Case answered(String name, Answer answer, Class<?> outcome, @Nullable Duration pause) {
        return new Case(name, faults -> faults.answer(answer), outcome, outcome, pause, Done.NEVER);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aCreateThatMeetsAFaultLeavesOneRowAfterTheRepeat(Case fault) throws Exception {
        Delivery delivery = first(example());
        fault.fault().accept(dataverse.always().where(FaultMatrixTest::isWrite));

        expect(fault, fault.outcome(), sink.deliver(within(fault.limit(), delivery)));
        assertThat(dataverse.rows()).hasSize(fault.done() == Done.AT_ONCE ? 1 : 0);
        dataverse.clear();
        await().until(() -> fault.done() != Done.LATER || dataverse.rows().size() == 1);

        Delivered repeat = (Delivered) sink.deliver(repeat(delivery));
        assertThat(repeat.alreadyThere()).isEqualTo(fault.done() != Done.NEVER);
        assertThat(dataverse.rows()).containsOnlyKeys(delivery.recordKey().value());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aRepeatThatMeetsAFaultMakesNoSecondRow(Case fault) throws Exception {
        Delivery delivery = first(example());
        dataverse.next().where(FaultMatrixTest::isWrite).acceptThenDrop();
        assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
        fault.fault().accept(dataverse.always().where(FaultMatrixTest::isWrite));

        expect(fault, fault.outcome(), sink.deliver(within(fault.limit(), repeat(delivery))));
        dataverse.clear();

        assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere()).isTrue();
        assertThat(dataverse.rows()).containsOnlyKeys(delivery.recordKey().value());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aRewriteThatMeetsAFaultChangesTheRowOnceItIsRepeated(Case fault) throws Exception {
        Delivery delivery = first(example());
        sink.deliver(delivery);
        Delivery rewrite = rewrite(delivery);
        fault.fault().accept(dataverse.always().where(FaultMatrixTest::isWrite));

        expect(fault, fault.rewritten(), sink.deliver(within(fault.limit(), rewrite)));
        assertThat(titles()).containsExactly(fault.done() == Done.AT_ONCE ? "CEO" : "Esquire");
        dataverse.clear();
        await().until(() -> fault.done() != Done.LATER || titles().contains("CEO"));

        assertThat(sink.deliver(rewrite)).isInstanceOf(Delivered.class);
        assertThat(titles()).containsExactly("CEO");
        assertThat(dataverse.rows()).containsOnlyKeys(delivery.recordKey().value());
    }

    private static Delivery rewrite(Delivery delivery) {
        Lead corrected =
                example().userDetails(Deliveries.person().title("CEO").build()).build();
        return new Delivery(corrected, "crm", delivery.recordKey(), WriteMode.UPDATE, 1, Deliveries.LONG);
    }

    private List<Object> titles() {
        return dataverse.rows().values().stream()
                .map(row -> row.get("jobtitle"))
                .toList();
    }

    private static void expect(Case fault, Class<?> outcome, DeliveryResult result) {
        assertThat(result).isInstanceOf(outcome);
        if (result instanceof Retry retry) {
            assertThat(retry.notBefore()).isEqualTo(fault.pause());
        }
    }

    private static boolean isWrite(Request request) {
        return request.method().equals("PATCH");
    }
}
