package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Handling;
import io.leadbridge.LeadNotStoredException;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.RetryPolicy;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.DestinationState;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.QuarantineReason;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.store.StoredLead;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pipeline does, whatever its store. */
abstract class LeadPipelineContract {
    /** An empty store; the same one when asked again in the same test. */
    abstract LeadStore store();

    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
    private final ScriptedSink crm = ScriptedSink.delivering();
    private final ScriptedSink sales = ScriptedSink.delivering();
    private LeadPipeline pipeline;

    @AfterEach
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void aLeadIsDurableAtOnceAndThenDeliveredToEveryDestination() {
        start();
        Receipt receipt = accept("{'OfferTitle':'CRM','UserDetails':{'Email':'ann@contoso.com'}}");
        assertThat(receipt).isEqualTo(new Receipt.Accepted(receipt.id(), false));
        assertThat(pipeline.find(receipt.id())).isPresent();
        awaitEnd(receipt.id());
        assertThat(crm.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.lead().userDetails().email()).isEqualTo("ann@contoso.com");
            assertThat(delivery.recordKey()).isEqualTo(RecordKey.of(receipt.id(), "crm"));
            assertThat(delivery.isRepeat()).isFalse();
        });
        assertThat(sales.leads()).hasSize(1);
    }

    @Test
    void theSameLeadAgainIsADuplicateAndNotDeliveredTwice() {
        start();
        LeadId first = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        Receipt again = accept("{'userdetails':{'email':' ann@contoso.com ','Phone':null}}");
        assertThat(again).isEqualTo(new Receipt.Duplicate(first));
        clock.advance(Duration.ofMinutes(10));
        Receipt later = accept("{'UserDetails':{'Email':'ann@contoso.com'}}");
        assertThat(later).isInstanceOf(Receipt.Accepted.class);
        awaitEnd(first);
        awaitEnd(later.id());
        assertThat(crm.leads()).hasSize(2);
        assertThat(find(first).repeats()).isEqualTo(1);
    }

    @Test
    void theOfferOfTheUrlBelongsToTheLead() {
        start();
        byte[] body = json("{'LeadSource':'SPZA-INS|fabrikam.erp','UserDetails':{'Email':'ann@contoso.com'}}");
        LeadId id = pipeline.accept(body, new OfferId("contoso.crm")).id();
        assertThat(find(id).lead().offer()).isEqualTo(new OfferId("contoso.crm"));
        assertThat(pipeline.accept(body)).isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    void whatIsNotJsonIsKeptInQuarantine() {
        start();
        byte[] body = "{\"Email\": oops".getBytes(UTF_8);
        Receipt.Quarantined receipt = (Receipt.Quarantined) pipeline.accept(body);
        assertThat(receipt.reason()).isEqualTo(QuarantineReason.MALFORMED);
        assertThat(pipeline.findQuarantined(receipt.id()).orElseThrow().body()).isEqualTo(body);
    }

    @Test
    void whatBreaksTheSchemaIsKeptWithEveryViolation() {
        start();
        var receipt = (Receipt.Quarantined) accept("{'OfferTitle':{},'UserDetails':{'Email':[],'Phone':{}}}");
        assertThat(receipt.reason()).isEqualTo(QuarantineReason.INVALID);
        assertThat(receipt.violations()).hasSize(3);
        assertThat(pipeline.findQuarantined(receipt.id()).orElseThrow().violations())
                .isEqualTo(receipt.violations());
    }

    @Test
    void aLeadThatReachesNobodyIsQuarantinedOnceAndThenADuplicate() {
        start();
        Receipt receipt = accept("{'OfferTitle':'CRM','UserDetails':{'FirstName':'Ann'}}");
        assertThat(((Receipt.Quarantined) receipt).reason()).isEqualTo(QuarantineReason.UNREACHABLE);
        assertThat(accept("{'OfferTitle':'CRM','UserDetails':{'FirstName':'Ann'}}"))
                .isEqualTo(new Receipt.Duplicate(receipt.id()));
        assertThat(crm.leads()).isEmpty();
    }

    @Test
    void testLeadsAndDoNotContactAreRecordedUnlessSaidOtherwise() {
        start();
        var test = (Receipt.Accepted) accept("{'UserDetails':{'Email':'MSFT_TEST_1@test.com'}}");
        Receipt silent = accept("{'ActionCode':'dnc','UserDetails':{'FirstName':'Ann'}}");
        assertThat(test.test()).isTrue();
        assertThat(silent).isInstanceOf(Receipt.Accepted.class);
        assertThat(find(test.id()).endedAt()).isEqualTo(clock.instant());
        assertThat(find(silent.id()).deliveries()).isEmpty();
    }

    @Test
    void testLeadsAndDoNotContactAreDeliveredWhenSaidSo() {
        pipeline = builder()
                .testLeads(Handling.DELIVER)
                .doNotContact(Handling.DELIVER)
                .start();
        awaitEnd(accept("{'UserDetails':{'Email':'MSFT_TEST_1@test.com'}}").id());
        awaitEnd(accept("{'ActionCode':'DNC'}").id());
        assertThat(crm.leads()).hasSize(2);
    }

    @Test
    void aDestinationThatIsDownIsTriedAgainUnderTheSameRecordKeyAndDelaysNoOther() {
        crm.then(DeliveryResult.retry("503"))
                .thenThrow(new IOException("reset"))
                .then(DeliveryResult.delivered());
        start();
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        await().until(() -> delivery(id, "sales").state() == DeliveryState.DELIVERED);
        await().until(() -> "503".equals(delivery(id, "crm").reason()));
        assertThat(delivery(id, "crm").state()).isEqualTo(DeliveryState.WAITING);
        clock.advance(Duration.ofSeconds(5));
        await().until(() ->
                "the sink threw java.io.IOException".equals(delivery(id, "crm").reason()));
        clock.advance(Duration.ofSeconds(10));
        awaitEnd(id);
        assertThat(crm.deliveries()).extracting(Delivery::attempt).containsExactly(1, 2, 3);
        assertThat(crm.deliveries()).extracting(Delivery::recordKey).containsOnly(RecordKey.of(id, "crm"));
    }

    @Test
    void aRefusedLeadIsADeadLetterAtOnceAndAnUndeliverableOneInTheEnd() {
        crm.then(DeliveryResult.rejected("no such product"));
        Duration sixHours = Duration.ofHours(6);
        pipeline = builder()
                .retry(new RetryPolicy(Duration.ofSeconds(5), sixHours, sixHours))
                .start();
        LeadId refused = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        awaitEnd(refused);
        assertThat(delivery(refused, "crm").state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(refused, "crm").reason()).isEqualTo("no such product");
        crm.then(DeliveryResult.retry("503")).then(DeliveryResult.retry("503 still"));
        LeadId unlucky = accept("{'UserDetails':{'Email':'bob@contoso.com'}}").id();
        await().until(() -> "503".equals(delivery(unlucky, "crm").reason()));
        clock.advance(sixHours);
        awaitEnd(unlucky);
        assertThat(delivery(unlucky, "crm").reason()).isEqualTo("given up; last: 503 still");
    }

    @Test
    void aBlockedDestinationKeepsItsLeadsAndGoesOnByItselfWhenRepaired() {
        crm.then(DeliveryResult.blocked("the secret is wrong: renew it"));
        start();
        LeadId first = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        await().until(() -> pipeline.destinations().get(0).state() == DestinationState.BLOCKED);
        LeadId second = accept("{'UserDetails':{'Email':'bob@contoso.com'}}").id();
        assertThat(pipeline.destinations().get(0).reason()).isEqualTo("the secret is wrong: renew it");
        clock.advance(Duration.ofMinutes(1));
        awaitEnd(first);
        awaitEnd(second);
        assertThat(pipeline.destinations().get(0).reason()).isNull();
        assertThat(pipeline.destinations().get(0).waiting()).isZero();
    }

    @Test
    void whatIsNotDeliveredWhenThePipelineStopsIsDeliveredAfterTheNextStart() {
        crm.thenHang();
        start();
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        await().until(() -> crm.deliveries().size() == 1);
        crm.release();
        pipeline.close();
        ScriptedSink next = ScriptedSink.delivering();
        pipeline = LeadPipeline.builder()
                .store(store())
                .clock(clock)
                .deliverTo("crm", next)
                .deliverTo("sales", sales)
                .start();
        awaitEnd(id);
        assertThat(crm.deliveries().size() + next.deliveries().size()).isEqualTo(1);
    }

    @Test
    void aConditionThatFailsParksTheDeliveryWhateverItThrows() {
        pipeline = LeadPipeline.builder()
                .store(store())
                .clock(clock)
                .deliverTo(
                        "crm",
                        crm,
                        d -> d.when(lead -> {
                            throw new StackOverflowError();
                        }))
                .deliverTo("sales", sales)
                .start();
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        awaitEnd(id);
        assertThat(delivery(id, "crm").state()).isEqualTo(DeliveryState.DEAD);
        assertThat(delivery(id, "crm").reason()).contains("its condition threw java.lang.StackOverflowError");
        assertThat(sales.leads()).hasSize(1);
    }

    @Test
    void aSinkThatReturnsNothingIsTriedAgain() {
        crm.then(delivery -> null);
        start();
        LeadId id = accept("{'UserDetails':{'Email':'ann@contoso.com'}}").id();
        await().until(() -> String.valueOf(delivery(id, "crm").reason()).startsWith("the sink gave no result"));
        clock.advance(Duration.ofSeconds(5));
        awaitEnd(id);
        assertThat(delivery(id, "crm").state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aClosedPipelineTakesNothingIn() {
        start();
        pipeline.close();
        assertThatExceptionOfType(LeadNotStoredException.class)
                .isThrownBy(() -> accept("{'UserDetails':{'Email':'ann@contoso.com'}}"));
        assertThat(crm.isClosed()).isTrue();
    }

    @Test
    void everyFaultOfTheSettingsIsNamedAtStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LeadPipeline.builder()
                        .deliverTo("my crm", crm)
                        .deliverTo("sales", sales)
                        .deliverTo("sales", sales)
                        .duplicatesWithin(Duration.ofMinutes(-1))
                        .start())
                .withMessageContainingAll(
                        "\"my crm\"", "\"sales\" is there twice", "duplicates-within", "store: missing");
        assertThat(crm.isClosed()).isTrue();
    }

    @Test
    void manyLeadsAtOnceAreEachAcceptedAndDeliveredOnce() {
        start();
        List<LeadId> ids = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> accept("{'UserDetails':{'Email':'p" + i + "@contoso.com'}}")
                        .id())
                .toList();
        await().until(() -> crm.leads().size() >= ids.size());
        assertThat(crm.leads()).extracting(lead -> lead.id()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private void start() {
        pipeline = builder().start();
    }

    private LeadPipeline.Builder builder() {
        return LeadPipeline.builder()
                .store(store())
                .clock(clock)
                .deliverTo("crm", crm)
                .deliverTo("sales", sales);
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

    private StoredDelivery delivery(LeadId id, String destination) {
        return find(id).deliveries().stream()
                .filter(delivery -> delivery.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }

    private void awaitEnd(LeadId id) {
        await().pollDelay(Duration.ZERO).until(() -> find(id).endedAt() != null);
    }
}
