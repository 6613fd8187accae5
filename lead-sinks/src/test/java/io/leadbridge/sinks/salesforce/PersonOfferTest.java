package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.leadbridge.LeadPipeline;
import io.leadbridge.RecordScope;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record for each person and offer: the first lead makes it, later ones change what the mapping marks. */
class PersonOfferTest {
    private static final EntityMapping MAPPING =
            SalesforceLead.MAPPING.with(m -> m.onRepeat(SalesforceLead.TITLE, SalesforceLead.PHONE));

    private final FakeSalesforce crm = FakeSalesforce.start();

    @BeforeEach
    void addKeyField() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void leadsOfOnePersonAndOfferAreOneRecordOfWhichTheMarkedFieldsAreTheNewest(@TempDir Path folder) {
        ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");
        OfferId offer = new OfferId("contoso.crm");
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .clock(clock)
                .deliverTo("crm", builder(MAPPING).build(), d -> d.record(RecordScope.PERSON_OFFER))
                .start()) {
            awaitEnd(
                    pipeline,
                    pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes(), offer)
                            .id());
            clock.advance(Duration.ofSeconds(1));
            String later = new String(LeadPayload.MICROSOFT_EXAMPLE.bytes(), UTF_8)
                    .replace("Esquire", "CEO")
                    .replace("Contoso", "Fabrikam");
            awaitEnd(pipeline, pipeline.accept(later.getBytes(UTF_8), offer).id());
        }

        assertThat(record()).containsEntry("Title", "CEO").containsEntry("Company", "Contoso");
    }

    @Test
    void whatALaterLeadDoesNotSayStays() throws Exception {
        Delivery earlier = shared(first(example()));
        try (SalesforceSink sink = builder(MAPPING).build()) {
            sink.deliver(earlier);
            Delivered later = (Delivered) sink.deliver(sharing(
                    earlier,
                    first(example().userDetails(person().title(null).phone("1").build()))));

            assertThat(crm.records()).containsOnlyKeys(later.recordId());
        }

        assertThat(record()).containsEntry("Title", "Esquire").containsEntry("Phone", "1");
    }

    @Test
    void withoutMarksALaterLeadChangesNothing() throws Exception {
        Delivery earlier = shared(first(example()));
        try (SalesforceSink sink = builder(SalesforceLead.MAPPING).build()) {
            sink.deliver(earlier);
            Map<String, Object> before = record();
            Delivered later = (Delivered) sink.deliver(sharing(
                    earlier, first(example().userDetails(person().title("CEO").build()))));

            assertThat(later.alreadyThere()).isTrue();
            assertThat(record()).isEqualTo(before);
        }
    }

    @Test
    void someoneWhoMustNotBeContactedAnyMoreIsParkedUnlessTheRecordCanSaySo() throws Exception {
        Delivery earlier = shared(first(example()));
        Delivery silent = sharing(earlier, first(example().actionCode(ActionCode.DNC)));
        try (SalesforceSink sink = builder(MAPPING).build()) {
            sink.deliver(earlier);
            assertThat(((Rejected) sink.deliver(silent)).reason())
                    .contains("fields under repeat", "HasOptedOutOfEmail", "the mapping does not set it");
        }
        EntityMapping careful = MAPPING.with(m -> m.onRepeat(SalesforceLead.OPT_OUTS.toArray(Field[]::new)));
        try (SalesforceSink sink = builder(careful).build()) {
            assertThat(sink.deliver(silent)).isInstanceOf(Delivered.class);
        }

        assertThat(record()).containsEntry("HasOptedOutOfEmail", true).containsEntry("DoNotCall", true);
    }

    @Test
    void aRecordThatVanishesMeanwhileIsMadeAnewByTheNextAttempt() throws Exception {
        Delivery delivery = shared(first(example()));
        try (SalesforceSink sink = builder(MAPPING).build()) {
            sink.check();
            crm.next()
                    .where(request -> request.path().contains(SalesforceLead.KEY_FIELD))
                    .answer(Answer.json(200, Map.of("Id", "00Q000000000001AAA")));

            assertThat(((Retry) sink.deliver(delivery)).reason()).endsWith("it is made anew");
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
        }

        assertThat(crm.records()).hasSize(1);
    }

    @Test
    void itNeedsTheRightToChangeLeads() throws Exception {
        crm.revoke(Right.EDIT);
        try (SalesforceSink sink = builder(MAPPING).build()) {
            assertThat(sink.check()).singleElement().asString().contains("Edit on Lead");
        }
        try (SalesforceSink sink = builder(SalesforceLead.MAPPING).build()) {
            assertThat(sink.check()).isEmpty();
        }
    }

    @Test
    void withoutAKeyFieldThereIsNoSharedRecord(@TempDir Path folder) {
        SalesforceSink keyless = SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> LeadPipeline.builder()
                        .store(LeadStore.inDirectory(folder))
                        .deliverTo("crm", keyless, d -> d.record(RecordScope.PERSON_OFFER))
                        .start())
                .withMessageContaining("needs a sink that can change records");
    }

    @Test
    void theFileMarksFieldsByRepeat() throws Exception {
        MapSettings settings = new MapSettings()
                .with("url", crm.url().toString())
                .with("client-id", crm.clientId())
                .with("client-secret", crm.clientSecret())
                .with("key-field", SalesforceLead.KEY_FIELD)
                .with("repeat", "Title");
        Delivery earlier = shared(first(example()));
        try (var sink = new SalesforceSinkProvider().create(settings)) {
            sink.deliver(earlier);
            sink.deliver(sharing(
                    earlier, first(example().userDetails(person().title("CEO").build()))));
        }

        assertThat(settings.faults()).isEmpty();
        assertThat(record()).containsEntry("Title", "CEO");
    }

    private SalesforceSink.Builder builder(EntityMapping mapping) {
        return SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD)
                .mapping(mapping);
    }

    private static void awaitEnd(LeadPipeline pipeline, LeadId lead) {
        await().until(() -> pipeline.find(lead).orElseThrow().endedAt() != null);
    }

    private Map<String, Object> record() {
        assertThat(crm.records()).hasSize(1);
        return crm.records().values().iterator().next();
    }

    private static Delivery shared(Delivery delivery) {
        return sharing(delivery, delivery);
    }

    /** {@code later} on its way to the record of {@code earlier}. */
    private static Delivery sharing(Delivery earlier, Delivery later) {
        return new Delivery(
                later.lead(), "crm", earlier.recordKey(), WriteMode.UPSERT, later.attempt(), later.timeLimit());
    }
}
