package io.leadbridge.sinks.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import io.leadbridge.sink.WriteMode;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.dynamics.ApplicationUser;
import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.dynamics.Privilege;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Dynamics365SinkTest extends LeadSinkContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeDataverse dataverse = FakeDataverse.start();
    private Dynamics365Sink sink;

    @BeforeEach
    void connect() {
        sink = open();
    }

    @AfterEach
    void close() {
        sink.close();
        dataverse.close();
    }

    @Override
    protected Dynamics365Sink open() {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .build();
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAKE_NO_SECOND_RECORD;
    }

    @Override
    protected List<String> records() {
        return dataverse.rows().keySet().stream().map(Object::toString).toList();
    }

    @Override
    protected int calls() {
        return dataverse.requests().size() + dataverse.entra().requests().size();
    }

    @Override
    protected List<String> secrets() {
        return List.of(dataverse.clientSecret());
    }

    @Override
    protected void breakDestination() {
        dataverse.always().answer(500);
    }

    @Test
    void microsoftsExampleBecomesARowWithEveryColumn() throws Exception {
        Delivery delivery = delivery(example().build(), 1);
        Delivered delivered = (Delivered) sink.deliver(delivery);
        assertThat(delivered.recordId()).isEqualTo(delivery.recordKey().toString());
        assertThat(delivered.link())
                .isEqualTo(URI.create(
                        dataverse.url() + "/main.aspx?pagetype=entityrecord&etn=lead&id=" + delivery.recordKey()));
        assertThat(onlyRow())
                .containsEntry("subject", "Test Microsoft (INS)")
                .containsEntry("firstname", "Some")
                .containsEntry("lastname", "One")
                .containsEntry("emailaddress1", "someone@contoso.com")
                .containsEntry("telephone1", "16175555555")
                .containsEntry("companyname", "Contoso")
                .containsEntry("jobtitle", "Esquire")
                .containsEntry("address1_country", "USA");
        assertThat(onlyRow().get("leadsourcecode")).hasToString("8");
        assertThat((String) onlyRow().get("description"))
                .startsWith("Test run\n\nSource: AzureMarketplace\nAction: INS\n")
                .endsWith("Lead: " + delivery.lead().id());
    }

    @Test
    void anEmptyLeadStillHasALastNameAndASubject() throws Exception {
        deliver(Lead.builder(LeadId.newAt(NOW), NOW).build());
        assertThat(onlyRow()).containsEntry("lastname", "[not provided]").containsEntry("subject", "Marketplace lead");
    }

    @Test
    void whatIsCutStandsInTheDescription() throws Exception {
        String longName = "Wolfeschlegelsteinhausenbergerdorff ".repeat(3).strip();
        deliver(example()
                .userDetails(UserDetails.builder()
                        .lastName(longName)
                        .email("a@contoso.com")
                        .build())
                .build());
        assertThat((String) onlyRow().get("lastname")).hasSizeLessThanOrEqualTo(50);
        assertThat((String) onlyRow().get("description")).endsWith("\nlastname: " + longName);
    }

    @Test
    void someoneWhoMustNotBeContactedGetsEveryOptOut() throws Exception {
        deliver(example().actionCode(ActionCode.DNC).build());
        assertThat(onlyRow())
                .containsEntry("donotemail", true)
                .containsEntry("donotbulkemail", true)
                .containsEntry("donotphone", true)
                .containsEntry("donotfax", true)
                .containsEntry("donotpostalmail", true)
                .containsEntry("donotsendmm", true);
        assertThat((String) onlyRow().get("description")).startsWith("DO NOT CONTACT");
    }

    @Test
    void someoneWhoMustNotBeContactedIsNotCreatedWithoutTheOptOuts() throws Exception {
        try (Dynamics365Sink careless = Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .mapping(Dynamics365Lead.MAPPING.with(m -> m.leaveOut(Dynamics365Lead.DONOTPHONE)))
                .build()) {
            var result = careless.deliver(
                    delivery(example().actionCode(ActionCode.DNC).build(), 1));
            assertThat(((Rejected) result).reason()).contains("donotphone");
        }
        assertThat(dataverse.rows()).isEmpty();
    }

    @Test
    void aRewriteChangesTheRowAndOnlyThat() throws Exception {
        Delivery delivery = delivery(example().build(), 1);
        sink.deliver(delivery);
        Lead corrected = example().offerTitle("Corrected title").build();
        assertThat(sink.deliver(new Delivery(
                        corrected, "crm", delivery.recordKey(), WriteMode.UPDATE, 1, Duration.ofSeconds(10))))
                .isInstanceOf(Delivered.class);
        assertThat((String) onlyRow().get("subject")).startsWith("Corrected title");
    }

    @Test
    void aRowCreatedByAnAttemptWithoutAnAnswerIsFoundAgain() throws Exception {
        deliver(example().build()); // the token is there
        dataverse.next().acceptThenDrop();
        Lead lead = example().build();
        assertThat(sink.deliver(delivery(lead, 1))).isInstanceOf(Retry.class);
        Delivered second = (Delivered) sink.deliver(delivery(lead, 2));
        assertThat(second.alreadyThere()).isTrue();
        assertThat(dataverse.rows()).hasSize(2);
    }

    @Test
    void throttlingIsARetryAfterTheTimeDataverseAsksFor() throws Exception {
        dataverse.always().answer(DataverseAnswers.tooManyRequests(Duration.ofSeconds(37)));
        Retry retry = (Retry) sink.deliver(delivery(example().build(), 1));
        assertThat(retry.notBefore()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void aDeadGatewayIsARetry() throws Exception {
        dataverse.always().htmlError(502);
        assertThat(sink.deliver(delivery(example().build(), 1))).isInstanceOf(Retry.class);
        dataverse.clear();
        dataverse.always().reset();
        assertThat(sink.deliver(delivery(example().build(), 1))).isInstanceOf(Retry.class);
        dataverse.clear();
        assertThat(sink.deliver(delivery(example().build(), 1))).isInstanceOf(Delivered.class);
    }

    @Test
    void anAnswerThatNeverEndsIsARetryInTime() throws Exception {
        dataverse.always().hang();
        Delivery hurried = new Delivery(
                example().build(), "crm", RecordKey.of(LeadId.newAt(NOW), "crm"), 1, Duration.ofMillis(300));
        assertThat(((Retry) sink.deliver(hurried)).reason()).contains("did not answer in time");
        dataverse.release();
    }

    @Test
    void anExpiredTokenIsRenewedWithinTheSameAttempt() throws Exception {
        deliver(example().build());
        dataverse.entra().expireTokens();
        deliver(example().build());
        assertThat(dataverse.rows()).hasSize(2);
    }

    @Test
    void aWrongSecretBlocksTheDestinationAndSaysWhatToDo() throws Exception {
        String secret = dataverse.clientSecret();
        dataverse.entra().rotateSecret("another-secret");
        Blocked blocked = (Blocked) sink.deliver(delivery(example().build(), 1));
        assertThat(blocked.reason()).contains("check client id and secret").doesNotContain(secret);
        assertThat(sink.check()).containsExactly(blocked.reason());
        dataverse.entra().addSecret(secret);
        deliver(example().build());
        assertThat(sink.check()).isEmpty();
    }

    @Test
    void aMissingApplicationUserOrRightBlocksTheDestination() throws Exception {
        dataverse.applicationUser(ApplicationUser.MISSING);
        assertThat(blockedReason()).contains("create the application user");
        dataverse.applicationUser(ApplicationUser.READY);
        dataverse.revoke(Privilege.CREATE_LEAD);
        assertThat(blockedReason()).contains("prvCreateLead is missing", "Create on Lead");
        assertThat(sink.check()).singleElement().asString().contains("prvCreateLead");
    }

    @Test
    void aRenamedColumnIsNamedAndOnlyThisLeadIsRefused() throws Exception {
        dataverse.renameColumn("jobtitle", "contoso_jobtitle");
        Rejected rejected = (Rejected) sink.deliver(delivery(example().build(), 1));
        assertThat(rejected.reason()).contains("jobtitle");
    }

    @Test
    void aSourceThatTheEnvironmentDoesNotHaveIsLeftOut() throws Exception {
        dataverse.options("leadsourcecode", 100, 101);
        deliver(example().build());
        assertThat(onlyRow()).doesNotContainKey("leadsourcecode");
    }

    @Test
    void noReasonHoldsWhatTheLeadSays() throws Exception {
        dataverse.revoke(Privilege.READ_METADATA);
        dataverse.maxLength("lastname", 2);
        DeliveryResult result = sink.deliver(delivery(example().build(), 1));
        assertThat(((Rejected) result).reason())
                .contains("lastname", "too long")
                .doesNotContain("someone@contoso.com", "Contoso");
    }

    @Test
    void everyFaultOfTheSettingsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dynamics365Sink.builder(URI.create("http://contoso.crm4.dynamics.com"))
                        .build())
                .withMessageContainingAll("url", "https", "tenant-id", "client-id", "client-secret");
    }

    private String blockedReason() throws Exception {
        return ((Blocked) sink.deliver(delivery(example().build(), 1))).reason();
    }

    private void deliver(Lead lead) throws Exception {
        assertThat(sink.deliver(delivery(lead, 1))).isInstanceOf(Delivered.class);
    }

    private Map<String, Object> onlyRow() {
        assertThat(dataverse.rows()).hasSize(1);
        return dataverse.rows().values().iterator().next();
    }

    private static Delivery delivery(Lead lead, int attempt) {
        return new Delivery(lead, "crm", RecordKey.of(lead.id(), "crm"), attempt, Duration.ofSeconds(30));
    }

    private static Lead.Builder example() {
        return Lead.builder(LeadId.newAt(NOW), NOW)
                .userDetails(UserDetails.builder()
                        .firstName("Some")
                        .lastName("One")
                        .email("someone@contoso.com")
                        .phone("16175555555")
                        .country("USA")
                        .company("Contoso")
                        .title("Esquire")
                        .build())
                .leadSource(LeadSource.parse("AzureMarketplace"))
                .actionCode(ActionCode.INS)
                .offerTitle("Test Microsoft")
                .description("Test run");
    }
}
