package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.leadbridge.ErasureReceipt;
import io.leadbridge.ErasureReceipt.Outside;
import io.leadbridge.Health;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.model.LeadId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.DeliveryFilter;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.HistoryEntry;
import io.leadbridge.store.HistoryEntry.Event;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.QuarantineFilter;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.StoredLead;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do about leads that need somebody, whatever the store. */
abstract class CaseworkContract {
    private static final DeliveryFilter DEAD = DeliveryFilter.in(DeliveryState.DEAD);

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final ScriptedSink crm = ScriptedSink.delivering().modes(Set.of(WriteMode.CREATE, WriteMode.UPDATE));
    private final ScriptedSink sales = ScriptedSink.delivering();
    private LeadPipeline pipeline;

    /** An empty store; the same one when asked again in the same test. */
    abstract LeadStore store();

    @BeforeEach
    void start() {
        pipeline = LeadPipeline.builder()
                .store(store())
                .clock(clock)
                .deliverTo("crm", crm)
                .deliverTo("sales", sales)
                .start();
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void aCorrectedLeadIsReplayedUnderItsFirstRecordKeyWithTheBytesAsSent() {
        crm.then(DeliveryResult.rejected("the e-mail has no domain"));
        LeadId id = accept("{'UserDetails':{'Email':'ann@'}}").id();
        awaitEnd(id);
        var receipt = pipeline.deliveries().correct(id, json("{'UserDetails':{'Email':'ann@contoso.com'}}"));
        assertThat(receipt).contains(new Receipt.Accepted(id, false));
        assertThat(pipeline.deliveries().replay(DEAD.lead(id))).isEqualTo(1);
        awaitEnd(id);
        assertThat(crm.leads())
                .extracting(lead -> lead.userDetails().email())
                .containsExactly("ann@", "ann@contoso.com");
        assertThat(crm.deliveries())
                .extracting(Delivery::recordKey)
                .hasSize(2)
                .containsOnly(crm.deliveries().get(0).recordKey());
        assertThat(sales.leads()).hasSize(1);
        assertThat(find(id).body()).isEqualTo(json("{'UserDetails':{'Email':'ann@'}}"));
        assertThat(find(id).history())
                .extracting(HistoryEntry::event, HistoryEntry::destination)
                .containsSubsequence(
                        tuple(Event.REFUSED, "crm"),
                        tuple(Event.CORRECTED, null),
                        tuple(Event.REPLAYED, "crm"),
                        tuple(Event.DELIVERED, "crm"));
    }

    @Test
    void aCorrectionThatCannotBeReadChangesNothing() {
        crm.then(DeliveryResult.rejected("no such product"));
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        awaitEnd(id);
        StoredLead before = find(id);
        assertThat(pipeline.deliveries().correct(id, json("{'OfferTitle':{}}")).orElseThrow())
                .isInstanceOfSatisfying(
                        Receipt.Quarantined.class,
                        refused -> assertThat(refused.violations()).hasSize(1));
        assertThat(find(id).lead()).isEqualTo(before.lead());
        assertThat(pipeline.deliveries().correct(LeadId.newAt(clock.instant()), json("{}")))
                .isEmpty();
    }

    @Test
    void manyDeadLettersAreReplayedAtOnceByWhatTheyHaveInCommon() {
        for (int i = 0; i < 6; i++) {
            crm.then(DeliveryResult.rejected(i % 2 == 0 ? "no such product" : "no such country"));
            awaitEnd(
                    accept("{'UserDetails':{'Email':'p" + i + "@contoso.com'}}").id());
        }
        assertThat(pipeline.deliveries().list(DEAD, 10)).hasSize(6);
        assertThat(pipeline.deliveries().replay(DEAD.destination("crm").reason("COUNTRY")))
                .isEqualTo(3);
        await().until(() -> crm.deliveries().size() == 9);
        assertThat(pipeline.deliveries().list(DEAD, 10)).hasSize(3);
    }

    @Test
    void aRewriteChangesTheRecordAndIsRefusedWhereThatCannotBe() {
        crm.then(DeliveryResult.delivered().withRecordId("7"));
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        awaitEnd(id);
        DeliveryFilter delivered = DeliveryFilter.in(DeliveryState.DELIVERED).lead(id);
        assertThat(pipeline.deliveries().rewrite(delivered)).isEqualTo(1);
        await().until(() -> crm.deliveries().size() == 2);
        assertThat(crm.deliveries()).extracting(Delivery::mode).containsExactly(WriteMode.CREATE, WriteMode.UPDATE);
        assertThat(sales.deliveries()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.deliveries().rewrite(delivered.destination("sales")))
                .withMessageContaining("sales cannot change");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.deliveries().rewrite(DEAD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.deliveries().replay(delivered));
    }

    @Test
    void aQuarantinedPayloadIsCorrectedIntoALeadAndDelivered() {
        byte[] sent = json("{'UserDetails':{'Email':'ann@contoso.com'}");
        LeadId id = pipeline.accept(sent).id();
        assertThat(pipeline.quarantine().list(QuarantineFilter.ALL, 10)).hasSize(1);
        var corrected = pipeline.quarantine().correct(id, json("{'UserDetails':{'Email':'ann@contoso.com'}}"));
        assertThat(corrected).contains(new Receipt.Accepted(id, false));
        awaitEnd(id);
        assertThat(crm.leads()).singleElement().matches(lead -> lead.id().equals(id));
        assertThat(find(id).body()).isEqualTo(sent);
        assertThat(pipeline.quarantine().list(QuarantineFilter.ALL, 10)).isEmpty();
        assertThat(pipeline.quarantine().correct(id, sent)).isEmpty();
    }

    @Test
    void aLeadThatReachesNobodyIsTakenInWhenAPersonSaysSo() {
        LeadId id =
                accept("{'OfferTitle':'CRM','UserDetails':{'FirstName':'Ann'}}").id();
        assertThat(pipeline.quarantine().list(QuarantineFilter.ALL.reason(QuarantineReason.UNREACHABLE), 10))
                .hasSize(1);
        assertThat(pipeline.quarantine().replay(id)).contains(new Receipt.Accepted(id, false));
        awaitEnd(id);
        assertThat(crm.leads()).hasSize(1);
    }

    @Test
    void whatStillCannotBeReadStaysInQuarantine() {
        LeadId id = accept("{'OfferTitle':").id();
        assertThat(pipeline.quarantine().replay(id).orElseThrow()).isInstanceOf(Receipt.Quarantined.class);
        assertThat(pipeline.findQuarantined(id)).isPresent();
        assertThat(pipeline.quarantine().discard(id)).isTrue();
        assertThat(pipeline.quarantine().discard(id)).isFalse();
    }

    @Test
    void anErasureWaitsForWhatIsUnderWayAndSaysWhatIsOutside() {
        DeliveryResult.Delivered delivered = DeliveryResult.delivered();
        crm.thenHang().then(delivered.withRecordId("of Bob")).then(delivered.withRecordId("7"));
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        await().until(() -> crm.deliveries().size() == 1);
        LeadId other = accept("{'Description':'ask ann@contoso.com','UserDetails':{'Email':'bob@contoso.com'}}")
                .id();
        await().until(() -> crm.deliveries().size() == 2 && sales.deliveries().size() == 2);
        awaitEnd(other);
        CompletableFuture<ErasureReceipt> erasing =
                CompletableFuture.supplyAsync(() -> pipeline.erase("Ann@Contoso.com"));
        await().until(() -> pipeline.find(id).isEmpty());
        assertThat(erasing).isNotDone();
        crm.release();
        ErasureReceipt receipt = erasing.join();
        assertThat(receipt.leads()).containsExactly(id);
        assertThat(receipt.records())
                .containsExactly(new Outside(id, "crm", "7", null), new Outside(id, "sales", null, null));
        assertThat(receipt.inFlight()).isEmpty();
        assertThat(receipt.mentionedIn()).containsExactly(other);
        assertThat(pipeline.deliveries().replay(DEAD.lead(id))).isZero();
        assertThat(pipeline.deliveries().correct(id, json("{}"))).isEmpty();
    }

    @Test
    void healthSaysThatDeadLettersWait() {
        crm.then(DeliveryResult.rejected("no such product"));
        awaitEnd(accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id());
        assertThat(pipeline.health())
                .isEqualTo(new Health(
                        Health.Status.DEGRADED,
                        List.of("destination crm has 1 dead letters: replay, correct or discard them")));
    }

    @Test
    void healthSaysWhichDestinationNeedsSomebody() {
        assertThat(pipeline.health()).isEqualTo(new Health(Health.Status.UP, List.of()));
        crm.then(DeliveryResult.blocked("the secret is wrong: renew it"));
        accept("{'UserDetails':{'Email':'ann@contoso.com'}}");
        await().until(() -> pipeline.health().status() == Health.Status.DEGRADED);
        assertThat(pipeline.health().findings())
                .singleElement()
                .asString()
                .contains("destination crm is blocked since 2026-11-22T10:00:00Z", "1 deliveries wait")
                .endsWith("the secret is wrong: renew it");
        clock.advance(Duration.ofMinutes(1));
        await().until(() -> pipeline.health().status() == Health.Status.UP);
    }

    private Receipt accept(String body) {
        return pipeline.accept(json(body));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private StoredLead find(LeadId id) {
        return pipeline.find(id).orElseThrow();
    }

    private void awaitEnd(LeadId id) {
        await().until(() -> find(id).endedAt() != null);
    }
}
