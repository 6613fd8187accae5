package io.leadbridge.sinks.webtolead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import io.leadbridge.mapping.Values;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadSource;
import io.leadbridge.model.UserDetails;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sink.RecordKey;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.salesforce.FakeWebToLead;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebToLeadSinkTest extends LeadSinkContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Pattern LEAD = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final FakeWebToLead form = FakeWebToLead.start();

    @AfterEach
    void close() {
        form.close();
    }

    @Override
    protected WebToLeadSink open() {
        return builder().build();
    }

    private WebToLeadSink.Builder builder() {
        return WebToLeadSink.builder(form.orgId()).url(form.url());
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAY_MAKE_A_SECOND_RECORD;
    }

    /** A description of 100 KiB leaves no room for the id. */
    @Override
    protected List<String> records() {
        return form.leads().stream()
                .map(lead -> LEAD.matcher(lead.get("description")))
                .map(id -> id.find() ? id.group() : "cut")
                .toList();
    }

    @Override
    protected String nameOf(Delivery delivery) {
        boolean isLong = String.valueOf(delivery.lead().description()).length() > 32_000;
        return isLong ? "cut" : delivery.lead().id().toString();
    }

    @Override
    protected int calls() {
        return form.requests().size();
    }

    @Override
    protected void breakDestination() {
        form.always().answer(500);
    }

    @Test
    void postsTheFormThatMicrosoftsConnectorPosts() throws Exception {
        Delivered delivered = (Delivered) deliver(example().build());

        assertThat(delivered.confirmed()).isFalse();
        assertThat(delivered.recordId()).isNull();
        assertThat(onlyLead())
                .containsEntry("oid", form.orgId())
                .containsEntry("encoding", "UTF-8")
                .containsEntry("first_name", "Some")
                .containsEntry("last_name", "Öne")
                .containsEntry("company", "Contoso & Söhne")
                .containsEntry("email", "someone@contoso.com")
                .containsEntry("phone", "+1 617 555")
                .containsEntry("title", "Esquire")
                .containsEntry("lead_source", "AzureMarketplace-INS|Test Microsoft")
                .doesNotContainKeys("country", "country_code");
        assertThat(onlyLead().get("description"))
                .startsWith("Test\nrun\n\nSource: AzureMarketplace\n")
                .contains("\nCountry: USA\n");
        assertThat(form.requests().get(0).query()).isEqualTo(Map.of("encoding", "UTF-8", "orgId", form.orgId()));
    }

    @Test
    void ticksBoxesAndFillsCustomFields() throws Exception {
        EntityMapping mapping = WebToLeadForm.MAPPING.with(m -> m.set(Field.field("00N5e000000XyZ1"), "CRM")
                .set(Field.field("emailOptOut"), true)
                .set(Field.field("doNotCall"), false)
                .set(WebToLeadForm.COUNTRY, Values.country()));
        try (WebToLeadSink sink = builder().mapping(mapping).build()) {
            sink.deliver(delivery(example().build(), Duration.ofSeconds(30)));
        }

        assertThat(onlyLead())
                .containsEntry("00N5e000000XyZ1", "CRM")
                .containsEntry("emailOptOut", "1")
                .containsEntry("country", "USA")
                .doesNotContainKey("doNotCall");
    }

    @Test
    void whatIsCutStandsInTheDescription() throws Exception {
        String title = "Director of ".repeat(20).strip();
        deliver(example()
                .userDetails(UserDetails.builder()
                        .email("a@contoso.com")
                        .title(title)
                        .build())
                .build());

        assertThat(onlyLead().get("title")).hasSizeLessThanOrEqualTo(128);
        assertThat(onlyLead().get("description")).endsWith("\ntitle: " + title);
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotPosted() throws Exception {
        Rejected rejected =
                (Rejected) deliver(example().actionCode(ActionCode.DNC).build());

        assertThat(rejected.reason()).contains("sink: salesforce");
        assertThat(form.forms()).isEmpty();
    }

    @Test
    void aLeadThatSalesforceLosesLooksLikeAnyOther() throws Exception {
        try (WebToLeadSink elsewhere =
                WebToLeadSink.builder("00D000000000000").url(form.url()).build()) {
            assertThat(elsewhere.deliver(delivery(example().build(), Duration.ofSeconds(30))))
                    .isEqualTo(new Delivered(null, null, false, false));
        }
        assertThat(form.lost()).isEqualTo(1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("500", faults -> faults.answer(500), Retry.class, 0),
                fault("502 in HTML", faults -> faults.htmlError(502), Retry.class, 0),
                fault("429", faults -> faults.answer(429), Retry.class, 0),
                fault("400", faults -> faults.answer(400), Rejected.class, 0),
                fault("404", faults -> faults.answer(404), Blocked.class, 0),
                fault("302", faults -> faults.answer(Answer.of(302)), Blocked.class, 0),
                fault("reset", Faults::reset, Retry.class, 0),
                fault("hang", Faults::hang, Retry.class, 0),
                fault("endless body", Faults::endlessBody, Retry.class, 0),
                fault("accept, then drop", Faults::acceptThenDrop, Retry.class, 1),
                fault("cut body", Faults::cutBody, Retry.class, 1),
                fault("slow body", faults -> faults.slowBody(SHORT), Retry.class, 1),
                fault("truncated body", Faults::truncatedBody, Delivered.class, 1),
                fault("late", faults -> faults.latency(Duration.ofMillis(20)), Delivered.class, 1),
                fault("lower-case headers", Faults::lowerCaseHeaders, Delivered.class, 1));
    }

    private static Arguments fault(String name, Consumer<Faults> fault, Class<?> outcome, int leads) {
        return Arguments.of(name, fault, outcome, leads);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void repeatsOnlyWhatHadNoAnswer(String name, Consumer<Faults> fault, Class<?> outcome, int leads) throws Exception {
        fault.accept(form.always());
        Duration limit = name.matches("hang|slow body") ? SHORT : Duration.ofSeconds(30);
        try (WebToLeadSink sink = open()) {
            assertThat(sink.deliver(delivery(example().build(), limit))).isInstanceOf(outcome);
            assertThat(form.leads()).hasSize(leads);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        form.next().answer(Answer.of(503).with("Retry-After", "120"));

        assertThat(((Retry) deliver(example().build())).notBefore()).hasSeconds(120);
    }

    @Test
    void everyFaultOfTheSettingsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebToLeadSink.builder("00Q5e000000AbCd")
                        .url(URI.create("http://webto.salesforce.com"))
                        .mapping(EntityMapping.to(EntityType.of("Lead", Field.field("Name")))
                                .build())
                        .build())
                .withMessageContainingAll("oid is not an org's id", "url", "https", "map is for Lead");
        assertThat(WebToLeadSink.to("00D5e000000AbCdEAV")).hasToString("WebToLeadSink[00D5e000000AbCdEAV]");
    }

    private DeliveryResult deliver(Lead lead) throws Exception {
        try (WebToLeadSink sink = open()) {
            return sink.deliver(delivery(lead, Duration.ofSeconds(30)));
        }
    }

    private Map<String, String> onlyLead() {
        assertThat(form.leads()).hasSize(1);
        return form.leads().get(0);
    }

    private static Delivery delivery(Lead lead, Duration limit) {
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), 1, limit);
    }

    private static Lead.Builder example() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(UserDetails.builder()
                        .firstName("Some")
                        .lastName("Öne")
                        .email("someone@contoso.com")
                        .phone("+1 617 555")
                        .country("USA")
                        .company("Contoso & Söhne")
                        .title("Esquire")
                        .build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(ActionCode.INS)
                .offerTitle("Test Microsoft")
                .description("Test\nrun");
    }
}
