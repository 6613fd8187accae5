package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.sinks.dynamics365.Deliveries.example;
import static io.leadbridge.sinks.dynamics365.Deliveries.first;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import io.leadbridge.RecordScope;
import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Values;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.sinks.MapSettings;
import io.leadbridge.store.DeliveryState;
import io.leadbridge.store.LeadStore;
import io.leadbridge.store.StoredDelivery;
import io.leadbridge.testkit.ManualClock;
import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.dynamics.Privilege;
import io.leadbridge.testkit.http.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row for each person and offer: the first lead makes it, later ones change what the mapping marks. */
class PersonOfferTest {
    private static final OfferId OFFER = new OfferId("contoso.crm");
    private static final EntityMapping MAPPING =
            Dynamics365Lead.MAPPING.with(m -> m.set(Dynamics365Lead.SUBJECT, Values.text("{OfferTitle}"))
                    .onRepeat(Dynamics365Lead.SUBJECT, Dynamics365Lead.TELEPHONE1));

    @TempDir
    Path folder;

    private final FakeDataverse dataverse = FakeDataverse.start();
    private final ManualClock clock = ManualClock.at("2026-11-22T10:00:00Z");

    @AfterEach
    void close() {
        dataverse.close();
    }

    @Test
    void twoLeadsOfOnePersonAndOfferAreOneRowOfWhichTheMarkedColumnsAreTheNewest() {
        try (LeadPipeline pipeline = start(MAPPING)) {
            awaitEnd(pipeline, accept(pipeline, "First", "'Phone':'1111111','Company':'Old'"));
            LeadId second = accept(pipeline, "Second", "'Company':'New','Title':'CEO'");
            StoredDelivery delivery = awaitEnd(pipeline, second);

            assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
        }

        assertThat(row())
                .containsEntry("subject", "Second")
                .containsEntry("telephone1", "1111111")
                .containsEntry("companyname", "Old")
                .doesNotContainKey("jobtitle");
    }

    @Test
    void anOtherOfferOfThePersonIsARowOfItsOwn() {
        try (LeadPipeline pipeline = start(MAPPING)) {
            awaitEnd(pipeline, accept(pipeline, "First", "'Company':'Old'"));
            byte[] other = json("{'UserDetails':{'Email':'ann@contoso.com'}}");
            awaitEnd(
                    pipeline, pipeline.accept(other, new OfferId("contoso.erp")).id());
        }

        assertThat(dataverse.rows()).hasSize(2);
    }

    @Test
    void anOlderLeadNeverOverwritesANewerOne() {
        dataverse.next().where(PersonOfferTest::isWrite).answer(503);
        try (LeadPipeline pipeline = start(MAPPING)) {
            LeadId older = accept(pipeline, "Older", "'Phone':'1111111'");
            await().until(() -> delivery(pipeline, older).attempts() == 1
                    && delivery(pipeline, older).state() == DeliveryState.WAITING);
            awaitEnd(pipeline, accept(pipeline, "Newer", "'Phone':'2222222'"));
            clock.advance(Duration.ofMinutes(1));

            assertThat(awaitEnd(pipeline, older).reason()).contains("newer lead of this person and offer");
        }

        assertThat(row()).containsEntry("subject", "Newer").containsEntry("telephone1", "2222222");
    }

    @Test
    void aCreateThatWasNotAnsweredIsOneRowAfterTheRepeat() {
        dataverse.next().where(PersonOfferTest::isWrite).acceptThenDrop();
        try (LeadPipeline pipeline = start(MAPPING)) {
            LeadId lead = accept(pipeline, "First", "'Phone':'1111111'");
            await().until(() -> delivery(pipeline, lead).attempts() == 1
                    && delivery(pipeline, lead).state() == DeliveryState.WAITING);
            clock.advance(Duration.ofMinutes(1));

            assertThat(awaitEnd(pipeline, lead).state()).isEqualTo(DeliveryState.DELIVERED);
        }

        assertThat(row()).containsEntry("subject", "First");
    }

    @Test
    void withoutMarksALaterLeadChangesNothing() throws Exception {
        try (Dynamics365Sink sink = sink(Dynamics365Lead.MAPPING)) {
            Delivery earlier = shared(first(example()));
            sink.deliver(earlier);
            Map<String, Object> before = row();

            Delivered later =
                    (Delivered) sink.deliver(sharing(earlier, first(example().offerTitle("Other"))));

            assertThat(later.alreadyThere()).isTrue();
            assertThat(later.recordId()).isEqualTo(earlier.recordKey().toString());
            assertThat(row()).isEqualTo(before);
        }
    }

    @Test
    void someoneWhoMustNotBeContactedAnyMoreIsParkedUnlessTheRowCanSaySo() {
        try (LeadPipeline pipeline = start(MAPPING)) {
            awaitEnd(pipeline, accept(pipeline, "First", "'Phone':'1111111'"));
            StoredDelivery parked = awaitEnd(pipeline, silence(pipeline));

            assertThat(parked.state()).isEqualTo(DeliveryState.DEAD);
            assertThat(parked.reason()).contains("must not be contacted", "columns under repeat", "donotemail");
            assertThat(row()).containsEntry("donotemail", false);
        }
    }

    @Test
    void someoneWhoMustNotBeContactedAnyMoreGetsTheMarkedOptOuts() {
        EntityMapping careful = MAPPING.with(m -> m.onRepeat(Dynamics365Lead.OPT_OUTS.toArray(Field[]::new)));
        try (LeadPipeline pipeline = start(careful)) {
            awaitEnd(pipeline, accept(pipeline, "First", "'Phone':'1111111'"));
            assertThat(awaitEnd(pipeline, silence(pipeline)).state()).isEqualTo(DeliveryState.DELIVERED);
            awaitEnd(pipeline, accept(pipeline, "Third", "'Phone':'3333333'"));
        }

        assertThat(row()).containsEntry("subject", "First");
        Dynamics365Lead.OPT_OUTS.forEach(flag -> assertThat(row()).containsEntry(flag.name(), true));
    }

    @Test
    void aRowThatVanishesMeanwhileIsMadeAnewByTheNextAttempt() throws Exception {
        try (Dynamics365Sink sink = sink(MAPPING)) {
            Delivery delivery = shared(first(example()));
            dataverse.next().where(PersonOfferTest::isWrite).answer(DataverseAnswers.rowExists());

            assertThat(((Retry) sink.deliver(delivery)).reason()).endsWith("it is made anew");
            assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
        }

        assertThat(dataverse.rows()).hasSize(1);
    }

    @Test
    void itNeedsTheRightToChangeLeads() throws Exception {
        dataverse.revoke(Privilege.WRITE_LEAD);
        try (Dynamics365Sink sink = sink(MAPPING)) {
            assertThat(sink.check()).singleElement().asString().contains("prvWriteLead is missing", "Write on Lead");
        }
        try (Dynamics365Sink sink = sink(Dynamics365Lead.MAPPING)) {
            assertThat(sink.check()).isEmpty();
        }
    }

    @Test
    void theFileMarksColumnsByRepeat() throws Exception {
        MapSettings settings = new MapSettings()
                .with("url", dataverse.url().toString())
                .with("authority", dataverse.authority().toString())
                .with("tenant-id", dataverse.tenantId())
                .with("client-id", dataverse.clientId())
                .with("client-secret", dataverse.clientSecret())
                .with("repeat", "jobtitle");
        Delivery earlier = shared(first(example()));
        try (var sink = new Dynamics365SinkProvider().create(settings)) {
            sink.deliver(earlier);
            sink.deliver(sharing(
                    earlier,
                    first(example().userDetails(Deliveries.person().title("CEO").build()))));
        }

        assertThat(settings.faults()).isEmpty();
        assertThat(row()).containsEntry("jobtitle", "CEO").containsEntry("subject", "Test Microsoft (INS)");
        MapSettings faulty = new MapSettings().with("repeat", "jobtitel");
        new Dynamics365SinkProvider().create(faulty);
        assertThat(faulty.faults()).anyMatch(fault -> fault.startsWith("repeat: ") && fault.contains("jobtitel"));
    }

    @Test
    void anOptOutThatAMarkCannotSetIsNamed() throws Exception {
        try (Dynamics365Sink sink = sink(MAPPING)) {
            Delivery earlier = shared(first(example()));
            sink.deliver(earlier);

            Delivery silent = sharing(earlier, first(example().actionCode(ActionCode.DNC)));
            assertThat(((Rejected) sink.deliver(silent)).reason()).contains("donotemail");
        }
    }

    private LeadPipeline start(EntityMapping mapping) {
        return LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .clock(clock)
                .doNotContact(Handling.DELIVER)
                .deliverTo("crm", sink(mapping), crm -> crm.record(RecordScope.PERSON_OFFER))
                .start();
    }

    private Dynamics365Sink sink(EntityMapping mapping) {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .mapping(mapping)
                .build();
    }

    /** A second later than the lead before it: of two in one millisecond nobody knows which is the newer one. */
    private LeadId accept(LeadPipeline pipeline, String title, String person) {
        clock.advance(Duration.ofSeconds(1));
        String lead = "{'OfferTitle':'" + title + "','UserDetails':{'Email':'Ann@contoso.com'," + person + "}}";
        return pipeline.accept(json(lead), OFFER).id();
    }

    private LeadId silence(LeadPipeline pipeline) {
        clock.advance(Duration.ofSeconds(1));
        return pipeline.accept(json("{'ActionCode':'DNC','UserDetails':{'Email':'ann@contoso.com'}}"), OFFER)
                .id();
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static StoredDelivery awaitEnd(LeadPipeline pipeline, LeadId lead) {
        await().until(() -> delivery(pipeline, lead).state() != DeliveryState.WAITING
                && delivery(pipeline, lead).state() != DeliveryState.RUNNING);
        return delivery(pipeline, lead);
    }

    private static StoredDelivery delivery(LeadPipeline pipeline, LeadId lead) {
        return pipeline.find(lead).orElseThrow().deliveries().get(0);
    }

    private Map<String, Object> row() {
        assertThat(dataverse.rows()).hasSize(1);
        return dataverse.rows().values().iterator().next();
    }

    private static Delivery shared(Delivery delivery) {
        return sharing(delivery, delivery);
    }

    /** {@code later} on its way to the row of {@code earlier}. */
    private static Delivery sharing(Delivery earlier, Delivery later) {
        return new Delivery(
                later.lead(), "crm", earlier.recordKey(), WriteMode.UPSERT, later.attempt(), later.timeLimit());
    }

    private static boolean isWrite(Request request) {
        return request.method().equals("PATCH");
    }
}
