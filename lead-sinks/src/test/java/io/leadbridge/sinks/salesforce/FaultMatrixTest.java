package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.repeat;
import static io.leadbridge.sinks.salesforce.Deliveries.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.http.Request;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault that the network or Salesforce may have, at every call of a delivery, in orgs with a key field and without:
 * what becomes of the attempt, how long the next one waits, and that one lead is there in the end.
 */
class FaultMatrixTest {
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final FakeSalesforce crm = FakeSalesforce.start();

    @AfterEach
    void close() {
        crm.close();
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
     * @param pause what the next attempt waits at least, or null for our own back-off
     * @param done when Salesforce does what was asked nevertheless
     */
    record Case(
            String name,
            Consumer<Faults> fault,
            Class<?> outcome,
            @Nullable Duration pause,
            Done done) {
        /** Some faults end with the delivery's time only. */
        Duration limit() {
            return name.startsWith("slow") ? SHORT : Deliveries.LONG;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("500 without a body", faults -> faults.answer(500), Retry.class, null, Done.NEVER),
            new Case("502 in HTML", faults -> faults.htmlError(502), Retry.class, null, Done.NEVER),
            retry("503 with Retry-After", Answer.of(503).with("Retry-After", "37"), Duration.ofSeconds(37)),
            retry("503 in an array", SalesforceAnswers.unavailable(), null),
            retry("503 bare", SalesforceAnswers.unavailableBare(), null),
            retry("500 unknown exception", SalesforceAnswers.unknownException(), null),
            retry("400 locked row", SalesforceAnswers.lockedRow(400), null),
            retry("500 locked row", SalesforceAnswers.lockedRow(500), null),
            retry("420 no route", SalesforceAnswers.noRoute(), null),
            retry("429", Answer.of(429).with("Retry-After", "9"), Duration.ofSeconds(9)),
            retry("403 used up", SalesforceAnswers.requestsUsedUp(), QUARTER),
            retry("403 at once", SalesforceAnswers.tooManyAtOnce(), null),
            retry("200 login page", SalesforceAnswers.loginPage(), null),
            blocked("401 that no login cures", SalesforceAnswers.sessionNotForRest()),
            blocked("401 for ever", SalesforceAnswers.error(401, "INVALID_SESSION_ID", "Session expired or invalid")),
            blocked("403 API disabled", SalesforceAnswers.error(403, "API_DISABLED_FOR_ORG", "x")),
            blocked("410", Answer.of(410)),
            new Case("reset", Faults::reset, Retry.class, null, Done.NEVER),
            new Case("accept, then drop", Faults::acceptThenDrop, Retry.class, null, Done.AT_ONCE),
            new Case("cut body", Faults::cutBody, Retry.class, null, Done.AT_ONCE),
            new Case("truncated body", Faults::truncatedBody, Retry.class, null, Done.AT_ONCE),
            new Case("endless body", Faults::endlessBody, Retry.class, null, Done.NEVER),
            new Case("slow: hangs", Faults::hang, Retry.class, null, Done.LATER),
            new Case("slow: body", faults -> faults.slowBody(SHORT), Retry.class, null, Done.AT_ONCE),
            new Case("late", faults -> faults.latency(Duration.ofMillis(20)), Delivered.class, null, Done.AT_ONCE),
            new Case("lower-case headers", Faults::lowerCaseHeaders, Delivered.class, null, Done.AT_ONCE));

    private static Case retry(String name, Answer answer, @Nullable Duration wait) {
        return new Case(name, faults -> faults.answer(answer), Retry.class, wait, Done.NEVER);
    }

    private static Case blocked(String name, Answer answer) {
        return new Case(name, faults -> faults.answer(answer), Blocked.class, null, Done.NEVER);
    }

    static Stream<Arguments> cases() {
        return CASES.stream().flatMap(each -> Stream.of(Arguments.of(each, true), Arguments.of(each, false)));
    }

    @ParameterizedTest(name = "{0}, key field: {1}")
    @MethodSource("cases")
    void aFirstSaveThatMeetsAFaultLeavesOneLeadAfterTheRepeat(Case fault, boolean hasKeyField) throws Exception {
        try (SalesforceSink sink = open(hasKeyField)) {
            warmUp(sink);
            Delivery delivery = first(example());
            set(fault, FakeSalesforce::isSave);

            expect(fault, sink.deliver(within(fault.limit(), delivery)));
            assertThat(leadsOf(delivery)).isEqualTo(fault.done() == Done.AT_ONCE ? 1 : 0);
            crm.clear();
            await().until(() -> fault.done() != Done.LATER || leadsOf(delivery) == 1);

            Delivered repeat = (Delivered) sink.deliver(repeat(delivery));
            assertThat(repeat.alreadyThere()).isEqualTo(fault.done() != Done.NEVER);
            assertThat(leadsOf(delivery)).isEqualTo(1);
        }
    }

    static List<Case> faults() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRewriteThatMeetsAFaultIsDoneByTheNextOneAndMakesNoLead(Case fault) throws Exception {
        try (SalesforceSink sink = open(true)) {
            Delivery delivery = first(example());
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
            set(fault, FakeSalesforce::isSave);

            expect(fault, sink.deliver(rewrite(within(fault.limit(), delivery))));
            crm.clear();

            assertThat(sink.deliver(rewrite(delivery))).isInstanceOf(Delivered.class);
            assertThat(leadsOf(delivery)).isEqualTo(1);
        }
    }

    private static Delivery rewrite(Delivery delivery) {
        return new Delivery(
                delivery.lead(),
                delivery.destination(),
                delivery.recordKey(),
                WriteMode.UPDATE,
                delivery.attempt() + 1,
                delivery.timeLimit());
    }

    @ParameterizedTest(name = "{0}, key field: {1}")
    @MethodSource("cases")
    void aRepeatWhoseLookMeetsAFaultMakesNoSecondLead(Case fault, boolean hasKeyField) throws Exception {
        try (SalesforceSink sink = open(hasKeyField)) {
            Delivery delivery = saveWithoutAnswer(sink);
            set(fault, FaultMatrixTest::isLook);

            expect(fault, sink.deliver(within(fault.limit(), repeat(delivery))));
            assertThat(leadsOf(delivery)).isEqualTo(1);
            crm.clear();

            assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere())
                    .isTrue();
            assertThat(leadsOf(delivery)).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aDescribeThatMeetsAFaultLeavesNoLead(Case fault) throws Exception {
        try (SalesforceSink sink = open(false)) {
            Delivery delivery = first(example());
            set(fault, SalesforceSinkTest::isDescribe);

            expect(fault, sink.deliver(within(fault.limit(), delivery)));
            crm.clear();

            assertThat(sink.deliver(repeat(delivery))).isInstanceOf(Delivered.class);
            assertThat(leadsOf(delivery)).isEqualTo(1);
        }
    }

    /** The token endpoint knows no Salesforce codes: each refusal but trouble of the server blocks. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void aLoginThatMeetsAFaultLeavesNoLead(Case fault) throws Exception {
        try (SalesforceSink sink = open(false)) {
            Delivery delivery = first(example());
            set(fault, FakeSalesforce::isLogin);

            DeliveryResult result = sink.deliver(within(fault.limit(), delivery));
            assertThat(result).isNotInstanceOf(Rejected.class);
            assertThat(leadsOf(delivery)).isEqualTo(result instanceof Delivered ? 1 : 0);
            crm.clear();

            assertThat(sink.deliver(repeat(delivery))).isInstanceOf(Delivered.class);
            assertThat(leadsOf(delivery)).isEqualTo(1);
        }
    }

    private static void expect(Case fault, DeliveryResult result) {
        assertThat(result).isInstanceOf(fault.outcome());
        if (result instanceof Retry retry) {
            assertThat(retry.notBefore()).isEqualTo(fault.pause());
        }
    }

    private SalesforceSink open(boolean hasKeyField) {
        SalesforceSink.Builder builder =
                SalesforceSink.builder(crm.url()).clientCredentials(crm.clientId(), crm.clientSecret());
        if (hasKeyField) {
            crm.addKeyField(SalesforceLead.KEY_FIELD, true);
            builder.keyField(SalesforceLead.KEY_FIELD);
        }
        return builder.build();
    }

    /** So that the next save is no login and no describe. */
    private static void warmUp(SalesforceSink sink) throws Exception {
        assertThat(sink.check()).isEmpty();
    }

    private Delivery saveWithoutAnswer(SalesforceSink sink) throws Exception {
        warmUp(sink);
        Delivery delivery = first(example());
        crm.next().where(FakeSalesforce::isSave).acceptThenDrop();
        assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
        return delivery;
    }

    private void set(Case fault, Predicate<Request> where) {
        fault.fault().accept(crm.always().where(where));
    }

    private static boolean isLook(Request request) {
        return request.method().equals("GET") && !SalesforceSinkTest.isDescribe(request);
    }

    private long leadsOf(Delivery delivery) {
        String key = delivery.recordKey().toString();
        return crm.records().values().stream()
                .map(Map::values)
                .filter(values ->
                        values.stream().anyMatch(value -> String.valueOf(value).contains(key)))
                .count();
    }
}
