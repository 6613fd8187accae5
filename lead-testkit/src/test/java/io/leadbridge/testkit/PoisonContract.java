package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.RetryPolicy;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.StoredDelivery;
import java.io.IOError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Puts one bad thing among good ones, to see whether the good ones suffer. */
@Timeout(60)
abstract class PoisonContract {
    private static final RetryPolicy SOON =
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofHours(1));

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private LeadPipeline pipeline;

    /** An empty store; the same one when asked again in the same test. */
    abstract LeadStore store();

    /** A way into the store's tables behind our back. */
    abstract Connection connect() throws SQLException;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void whatADatabaseCannotHoldOfAnAnswerIsReplacedAndTheRestKept() {
        start(delivery -> switch (name(delivery)) {
            case "nul" -> DeliveryResult.delivered().withRecordId("7\0\uD83D");
            case "half" -> DeliveryResult.rejected("x".repeat(DeliveryResult.MAX_REASON - 1) + "😀");
            case "later" ->
                delivery.isRepeat()
                        ? DeliveryResult.delivered()
                        : DeliveryResult.retry("not\0now " + "\uDE00".repeat(3));
            default -> DeliveryResult.delivered();
        });
        List<LeadId> ids = accept("nul", "half", "later", "good");
        awaitEnd();
        assertThat(delivery(ids.get(0)).recordId()).startsWith("7\uFFFD");
        assertThat(delivery(ids.get(1)).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(ids.get(1)).reason()).startsWith("xxx").hasSize(DeliveryResult.MAX_REASON);
        assertThat(delivery(ids.get(2)).attempts()).isEqualTo(2);
        assertThat(delivery(ids.get(3)).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void whateverASinkDoesInsteadOfAnsweringIsTriedAgainAndTakesNoSlot() {
        pipeline = builder()
                .deliverTo(
                        "crm",
                        delivery -> delivery.isRepeat() ? DeliveryResult.delivered() : breakDown(delivery),
                        d -> d.slots(1))
                .start();
        List<LeadId> ids = accept("null", "assertion", "memory", "io", "good");
        awaitEnd();
        assertThat(ids)
                .allSatisfy(id -> assertThat(delivery(id).state()).isEqualTo(DeliveryState.DELIVERED))
                .extracting(id -> delivery(id).attempts())
                .containsExactly(2, 2, 2, 2, 1);
    }

    private static DeliveryResult breakDown(Delivery delivery) {
        return switch (name(delivery)) {
            case "null" -> null;
            case "assertion" -> throw new AssertionError("a bug of the sink");
            case "memory" -> throw new OutOfMemoryError("said by the sink");
            case "io" -> throw new IOError(new IOException("a disk of the sink"));
            default -> DeliveryResult.delivered();
        };
    }

    @Test
    void aConditionThatBreaksDownParksItsOwnDeliveryOnly() {
        ScriptedSink sales = ScriptedSink.delivering();
        pipeline = builder()
                .deliverTo(
                        "crm",
                        ScriptedSink.delivering(),
                        d -> d.when(lead -> {
                            throw new StackOverflowError();
                        }))
                .deliverTo("sales", sales)
                .start();
        LeadId id = accept("ann").get(0);
        Soon.until(() -> sales.leads().size() == 1);
        assertThat(delivery(id).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(id).reason()).isEqualTo("its condition threw java.lang.StackOverflowError");
    }

    @Test
    void anOversizePayloadHoldsUpNoneOfItsNeighbours() {
        start(ScriptedSink.delivering());
        String large = "x".repeat(5 << 20);
        List<CompletableFuture<Receipt>> receipts = Stream.iterate(0, i -> i + 1)
                .limit(40)
                .map(i -> payload("p" + i, i % 20 == 10 ? large : "short"))
                .map(body -> pipeline.acceptAsync(body, null))
                .toList();
        assertThat(receipts).extracting(CompletableFuture::join).hasOnlyElementsOfType(Receipt.Accepted.class);
        awaitEnd();
    }

    @Test
    void aLeadThatTheStoreCannotReadIsADeadLetterUntilItIsCorrectedAndTheOthersGoOn() throws Exception {
        start(ScriptedSink.delivering()
                .then(DeliveryResult.retry("503"))
                .then(DeliveryResult.retry("503"))
                .then(DeliveryResult.retry("503")));
        List<LeadId> ids = accept("ann", "bob", "cid");
        awaitAttempts(ids);
        damage(ids.get(1));
        clock.advance(Duration.ofSeconds(1));
        awaitEnd();
        assertThat(delivery(ids.get(0)).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivery(ids.get(2)).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(dead()).singleElement().satisfies(delivery -> {
            assertThat(delivery.lead()).isEqualTo(ids.get(1));
            assertThat(delivery.reason()).startsWith("the store's copy of the lead cannot be read any more");
        });
        byte[] asSent = pipeline.find(ids.get(1)).orElseThrow().body();
        assertThat(pipeline.deliveries().correct(ids.get(1), asSent)).isPresent();
        pipeline.deliveries().replay(DeliveryFilter.in(DeliveryState.DEAD));
        awaitEnd();
        assertThat(delivery(ids.get(1)).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aLeadThatCannotBeReadDoesNotKeepABlockedDestinationBlocked() throws Exception {
        start(ScriptedSink.delivering().then(DeliveryResult.blocked("the secret is wrong")));
        LeadId damaged = accept("ann").get(0);
        Soon.until(() -> pipeline.destinations().get(0).state() == DestinationState.BLOCKED);
        damage(damaged);
        LeadId good = accept("bob").get(0);
        clock.advance(Duration.ofMinutes(1));
        awaitEnd();
        assertThat(delivery(good).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(dead()).hasSize(1);
        assertThat(pipeline.destinations().get(0).state()).isEqualTo(DestinationState.OPEN);
    }

    @Test
    void aLeadThatCannotBeReadDoesNotKeepOthersUnrouted() throws Exception {
        pipeline = builder().unrouted().start();
        List<LeadId> ids = accept("ann", "bob");
        pipeline.close();
        damage(ids.get(0));
        start(ScriptedSink.delivering());
        Soon.until(() -> delivered().equals(List.of(ids.get(1))));
    }

    @Test
    void aDestinationThatCannotBeReadGoesOnOnceItIsRepaired() throws Exception {
        ScriptedSink sales = ScriptedSink.delivering();
        pipeline = builder()
                .deliverTo("crm", ScriptedSink.delivering(), d -> d.rate(1_000, Duration.ofSeconds(1)))
                .deliverTo("sales", sales)
                .start();
        accept("ann");
        awaitEnd();
        execute("update destination set state = 'mislaid' where name = 'crm'");
        Soon.until(() -> !canBeRead());
        accept("bob", "cid");
        Soon.until(() -> sales.deliveries().size() == 3);
        execute("update destination set state = 'open' where name = 'crm'");
        awaitEnd();
    }

    private boolean canBeRead() {
        try {
            return pipeline.destinations().size() == 2;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private List<LeadId> delivered() {
        return pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DELIVERED), 10).stream()
                .map(StoredDelivery::lead)
                .toList();
    }

    private void start(LeadSink crm) {
        pipeline = builder().deliverTo("crm", crm).start();
    }

    private LeadPipeline.Builder builder() {
        return LeadPipeline.builder().store(store()).clock(clock).retry(SOON);
    }

    /** Takes in a lead of each name, all at once. */
    private List<LeadId> accept(String... names) {
        List<CompletableFuture<Receipt>> receipts = Stream.of(names)
                .map(name -> pipeline.acceptAsync(payload(name, "call me"), null))
                .toList();
        return receipts.stream().map(receipt -> receipt.join().id()).toList();
    }

    private static byte[] payload(String name, String description) {
        UnaryOperator<String> quoted = text -> '"' + text + '"';
        return ("{\"UserDetails\":{\"Email\":" + quoted.apply(name + "@contoso.com") + "},\"Description\":"
                        + quoted.apply(description) + "}")
                .getBytes(UTF_8);
    }

    private static String name(Delivery delivery) {
        return delivery.lead().userDetails().email().replaceFirst("@.*", "");
    }

    /** Lets retries become due until nothing is left to do. */
    private void awaitEnd() {
        Soon.until(() -> {
            clock.advance(Duration.ofMillis(10));
            return pipeline.destinations().get(0).waiting() == 0;
        });
    }

    private void awaitAttempts(List<LeadId> ids) {
        Soon.until(() -> ids.stream().allMatch(id -> "503".equals(delivery(id).reason())));
    }

    private StoredDelivery delivery(LeadId id) {
        return pipeline.find(id).orElseThrow().deliveries().get(0);
    }

    private List<StoredDelivery> dead() {
        return pipeline.deliveries().list(DeliveryFilter.in(DeliveryState.DEAD), 10);
    }

    private void damage(LeadId id) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("update lead set content = ? where id = ?")) {
            statement.setBytes(1, new byte[] {0, -1, 7});
            statement.setString(2, id.toString());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
