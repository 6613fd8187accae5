package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.Right;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the sink gets in, and what it says when it does not. */
class AccessTest {
    private final FakeSalesforce crm = FakeSalesforce.start();
    private SalesforceSink sink;

    @BeforeEach
    void connect() {
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        sink = SalesforceSink.builder(crm.url())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .keyField(SalesforceLead.KEY_FIELD)
                .build();
    }

    @AfterEach
    void close() {
        sink.close();
        crm.close();
    }

    @Test
    void theAnswerOfTheLoginSaysWhereTheDataIs() throws Exception {
        try (SalesforceSink viaLoginHost = SalesforceSink.builder(crm.loginUrl())
                .jwtBearer(crm.clientId(), crm.username(), crm.privateKey())
                .keyField(SalesforceLead.KEY_FIELD)
                .build()) {
            assertThat(viaLoginHost.deliver(first(example()))).isInstanceOf(Delivered.class);
            assertThat(viaLoginHost.check()).isEmpty();
        }
        assertThat(crm.records()).hasSize(1);
    }

    @Test
    void logsInByAssertionToo() throws Exception {
        try (SalesforceSink signing = SalesforceSink.builder(crm.url())
                .jwtBearer(crm.clientId(), crm.username(), crm.privateKey())
                .audience(crm.url().toString())
                .build()) {
            assertThat(signing.deliver(first(example()))).isInstanceOf(Delivered.class);
            crm.approved(false);
            crm.expireSessions();
            assertThat(((Blocked) signing.deliver(first(example()))).reason())
                    .contains("user hasn't approved this consumer", "pre-authorize the user");
        }
    }

    @Test
    void anEndedSessionIsRenewedWithinTheSameAttempt() throws Exception {
        deliver(example());
        crm.expireSessions();
        deliver(example());

        assertThat(crm.records()).hasSize(2);
    }

    @Test
    void aSessionThatNoLoginCuresBlocksAtOnce() throws Exception {
        deliver(example());
        crm.always().where(FakeSalesforce::isSave).answer(SalesforceAnswers.sessionNotForRest());

        assertThat(blockedReason()).contains("check that the user may use the REST API");
        assertThat(crm.requests()).filteredOn(FakeSalesforce::isLogin).hasSize(1);
    }

    @Test
    void aWrongSecretBlocksTheDestinationAndSaysWhatToDo() throws Exception {
        String secret = crm.clientSecret();
        crm.rotateSecret("another");
        assertThat(blockedReason()).contains("check client-secret").doesNotContain(secret);
        assertThat(sink.check()).singleElement().asString().contains("check client-secret");
        crm.rotateSecret(secret);
        deliver(example());
        assertThat(sink.check()).isEmpty();
    }

    @Test
    void everyRefusedLoginSaysWhatToDo() throws Exception {
        crm.runAsUser(false);
        assertThat(blockedReason()).contains("choose the user to run as");
        try (SalesforceSink wrong = SalesforceSink.builder(crm.loginUrl())
                .clientCredentials(crm.clientId(), crm.clientSecret())
                .build()) {
            assertThat(((Blocked) wrong.deliver(first(example()))).reason())
                    .contains("https://contoso.my.salesforce.com");
        }
        try (SalesforceSink wrong = SalesforceSink.builder(crm.url())
                .clientCredentials("somebody", crm.clientSecret())
                .build()) {
            assertThat(((Blocked) wrong.deliver(first(example()))).reason()).contains("check client-id");
        }
    }

    @Test
    void aMissingRightBlocksTheDestinationUntilItIsGiven() throws Exception {
        crm.revoke(Right.CREATE);
        assertThat(blockedReason()).contains("give the integration user Create, Read and Edit on Lead");
        assertThat(sink.check()).singleElement().asString().contains("leads cannot be created");
        crm.grant(Right.CREATE);
        deliver(example());
        crm.revoke(Right.API);
        assertThat(blockedReason()).contains("API_DISABLED_FOR_ORG");
    }

    @Test
    void aMissingKeyFieldBlocksTheDestinationUntilItIsMade() throws Exception {
        crm.removeField(SalesforceLead.KEY_FIELD);
        assertThat(blockedReason()).contains("create it as Text(64), External ID, Unique");
        assertThat(sink.check()).singleElement().asString().contains(SalesforceLead.KEY_FIELD);
        crm.addText(SalesforceLead.KEY_FIELD, 64);
        assertThat(blockedReason()).contains("mark it as External ID and Unique");
        crm.addKeyField(SalesforceLead.KEY_FIELD, true);
        deliver(example());
    }

    @Test
    void aRetiredVersionBlocksTheDestination() throws Exception {
        crm.next().where(SalesforceSinkTest::isDescribe).answer(410);

        assertThat(blockedReason()).contains("api-version is retired");
    }

    @Test
    void logsNoSecretAndShowsNone() {
        assertThat(sink).hasToString("SalesforceSink[" + crm.url() + "]");
        assertThat(new Credentials.ClientCredentials("key", "hunter2")).hasToString("ClientCredentials[key]");
        assertThat(new JwtBearer("key", "u", "a", JwtBearer.key(crm.privateKey()), Instant::now))
                .hasToString("JwtBearer[key]");
    }

    private String blockedReason() throws Exception {
        return ((Blocked) sink.deliver(first(example()))).reason();
    }

    private void deliver(Lead.Builder lead) throws Exception {
        assertThat(sink.deliver(first(lead))).isInstanceOf(Delivered.class);
    }
}
