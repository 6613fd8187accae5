package io.leadbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.Handling;
import io.leadbridge.LeadPipeline;
import io.leadbridge.LeadPreview;
import io.leadbridge.LeadPreview.ForDestination;
import io.leadbridge.RecordScope;
import io.leadbridge.model.Lead;
import io.leadbridge.model.OfferId;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.sink.SinkPreview;
import io.leadbridge.sink.WriteMode;
import io.leadbridge.store.LeadStore;
import io.leadbridge.validation.ValidationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a payload's way can be looked at before it is gone, and that nothing happens on it. */
class PreviewTest {
    private static final OfferId OFFER = new OfferId("contoso.crm");

    private final Shown crm = new Shown();

    @Test
    void aLeadIsReadWithItsWarningsAndOfferAndGoesToEveryDestination() {
        LeadPreview preview = preview("{'email':'x','USERDETAILS':{'Email':'ann@contoso.com'}}", builder());

        ValidationResult.Valid valid = (ValidationResult.Valid) preview.result();
        assertThat(valid.lead().offer()).isEqualTo(OFFER);
        assertThat(valid.warnings()).isNotEmpty();
        assertThat(preview.quarantine()).isNull();
        assertThat(destination(preview).getsIt()).isTrue();
        assertThat(destination(preview).preview().request()).isEqualTo("for ann@contoso.com");
    }

    @Test
    void theSinkSeesWhatADeliveryWouldBringIt() {
        preview(
                "{'UserDetails':{'Email':'Ann@contoso.com'}}",
                LeadPipeline.builder().deliverTo("crm", crm, d -> d.record(RecordScope.PERSON_OFFER)));

        assertThat(crm.previewed).singleElement().satisfies(delivery -> {
            assertThat(delivery.mode()).isEqualTo(WriteMode.UPSERT);
            assertThat(delivery.recordKey()).isEqualTo(RecordKey.of("ann@contoso.com", OFFER, "crm"));
            assertThat(delivery.isRepeat()).isFalse();
        });
    }

    @Test
    void whoDoesNotGetItIsToldWhyAndWhatItWouldBe() {
        LeadPipeline.Builder choosy = LeadPipeline.builder()
                .deliverTo(
                        "crm",
                        crm,
                        d -> d.when(lead -> "US".equals(lead.userDetails().country())));

        ForDestination refused = destination(preview("{'UserDetails':{'Email':'ann@contoso.com'}}", choosy));

        assertThat(refused.whyNot()).isEqualTo("it does not meet the destination's condition");
        assertThat(refused.preview().request()).isEqualTo("for ann@contoso.com");
    }

    @Test
    void aConditionThatThrowsParksIt() {
        LeadPipeline.Builder broken = LeadPipeline.builder().deliverTo("crm", crm, d -> d.when(PreviewTest::throwing));

        assertThat(destination(preview("{'UserDetails':{'Email':'ann@contoso.com'}}", broken))
                        .whyNot())
                .isEqualTo("it becomes a dead letter: its condition threw java.lang.IllegalStateException");
    }

    @Test
    void testLeadsAndDoNotContactAreRecordedUnlessSaidOtherwise() {
        String test = "{'UserDetails':{'Email':'MSFT_TEST_1@test.com'}}";
        String silent = "{'ActionCode':'DNC','UserDetails':{'Email':'ann@contoso.com'}}";

        assertThat(destination(preview(test, builder())).whyNot()).contains("test leads are recorded only");
        assertThat(destination(preview(silent, builder())).whyNot()).contains("must not be contacted");
        assertThat(destination(preview(test, builder().testLeads(Handling.DELIVER)))
                        .getsIt())
                .isTrue();
        assertThat(destination(preview(silent, builder().doNotContact(Handling.DELIVER)))
                        .getsIt())
                .isTrue();
    }

    @Test
    void whatIsNoLeadGoesToQuarantineWithTheReason() {
        LeadPreview broken = preview("{'UserDetails':{'Email':{}}}", builder());
        assertThat(((ValidationResult.Invalid) broken.result()).violations()).hasSize(1);
        assertThat(broken.quarantine()).isEqualTo("it does not match the schema");
        assertThat(broken.destinations()).isEmpty();

        LeadPreview garbage = preview("oops", builder());
        assertThat(garbage.result()).isInstanceOf(ValidationResult.Malformed.class);
        assertThat(garbage.quarantine()).isEqualTo(((ValidationResult.Malformed) garbage.result()).reason());
    }

    @Test
    void aLeadThatReachesNobodyIsQuarantinedAndShownAllTheSame() {
        LeadPreview preview = preview("{'OfferTitle':'CRM','UserDetails':{'FirstName':'Ann'}}", builder());

        assertThat(preview.quarantine()).contains("nobody can be reached");
        assertThat(destination(preview).whyNot()).isEqualTo("it is quarantined");
        assertThat(crm.previewed).hasSize(1);
    }

    @Test
    void aSinkOfOnesOwnShowsNothingAndOneThatThrowsSaysSo() {
        LeadPipeline.Builder own = LeadPipeline.builder()
                .deliverTo("own", delivery -> DeliveryResult.delivered())
                .deliverTo("broken", new Shown() {
                    @Override
                    public SinkPreview preview(Delivery delivery) {
                        throw new IllegalStateException("ann");
                    }
                });

        LeadPreview preview = preview("{'UserDetails':{'Email':'ann@contoso.com'}}", own);

        assertThat(preview.destination("own").orElseThrow().preview()).isEqualTo(SinkPreview.NONE);
        assertThat(preview.destination("broken").orElseThrow().preview().notes())
                .containsExactly("its preview threw java.lang.IllegalStateException");
    }

    @Test
    void nothingOfThePersonIsInItsText() {
        LeadPreview preview = preview("{'UserDetails':{'Email':'ann@contoso.com','FirstName':'Ann'}}", builder());

        assertThat(preview + " " + preview.destinations() + destination(preview).preview())
                .doesNotContainIgnoringCase("ann@")
                .contains("crm: gets it");
    }

    @Test
    void aRunningPipelineShowsTheSameAndKeepsNothing(@TempDir Path folder) {
        try (LeadPipeline pipeline =
                builder().store(LeadStore.inDirectory(folder)).start()) {
            byte[] body = "{'UserDetails':{'Email':'ann@contoso.com'}}"
                    .replace('\'', '"')
                    .getBytes(UTF_8);
            LeadPreview preview = pipeline.preview(body, OFFER);

            assertThat(destination(preview).getsIt()).isTrue();
            assertThat(pipeline.find(
                            ((ValidationResult.Valid) preview.result()).lead().id()))
                    .isEmpty();
            assertThat(crm.isClosed).isFalse();
        }
    }

    @Test
    void withoutAStoreSinksAreClosedAfterwards() {
        preview("{}", builder());

        assertThat(crm.isClosed).isTrue();
    }

    private LeadPipeline.Builder builder() {
        return LeadPipeline.builder().deliverTo("crm", crm);
    }

    private static LeadPreview preview(String body, LeadPipeline.Builder builder) {
        return builder.preview(body.replace('\'', '"').getBytes(UTF_8), OFFER);
    }

    private static ForDestination destination(LeadPreview preview) {
        return preview.destination("crm").orElseThrow();
    }

    private static boolean throwing(Lead lead) {
        throw new IllegalStateException(lead.userDetails().email());
    }

    private static class Shown implements LeadSink {
        private final List<Delivery> previewed = new ArrayList<>();
        private boolean isClosed;

        @Override
        public DeliveryResult deliver(Delivery delivery) {
            throw new AssertionError("a preview delivers nothing");
        }

        @Override
        public Set<WriteMode> modes() {
            return Set.of(WriteMode.CREATE, WriteMode.UPSERT);
        }

        @Override
        public SinkPreview preview(Delivery delivery) {
            previewed.add(delivery);
            return SinkPreview.of("for " + delivery.lead().userDetails().email());
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
