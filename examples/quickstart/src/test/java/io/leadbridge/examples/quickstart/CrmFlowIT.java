package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.dynamics.DataverseAnswers;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flow of Microsoft's page, as the README configures it: an endpoint, a record in Dynamics 365, and a mail. */
class CrmFlowIT {
    private static final String KEY = "a-key-of-the-flow-test";

    @TempDir
    Path temporary;

    private final FakeDataverse dataverse = FakeDataverse.start();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private Path folder;
    private Map<String, String> environment;
    private QuickstartProcess quickstart;

    @BeforeEach
    void serve() throws Exception {
        mail.start();
        folder = Files.createDirectory(temporary.resolve("work"));
        String soon = "retry: { first: 200ms, longest: 1s }\n";
        Files.writeString(folder.resolve("crm.yaml"), Files.readString(Path.of("crm.yaml")) + soon);
        environment = Map.of(
                "LEADS_KEYS", KEY,
                "DYNAMICS_URL", dataverse.url().toString(),
                "DYNAMICS_AUTHORITY", dataverse.authority().toString(),
                "TENANT_ID", dataverse.tenantId(),
                "CLIENT_ID", dataverse.clientId(),
                "CLIENT_SECRET", dataverse.clientSecret(),
                "SMTP", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
        quickstart = QuickstartProcess.launch(folder, environment, "--port", "0", "--config", "crm.yaml")
                .ready();
    }

    @AfterEach
    void close() throws Exception {
        quickstart.close();
        mail.stop();
        dataverse.close();
    }

    @Test
    void nothingIsMissingWhichIsCheckedBesideTheRunningProcess() throws Exception {
        try (QuickstartProcess check = QuickstartProcess.launch(folder, environment, "check", "--config=crm.yaml")) {
            assertThat(check.status()).as(check.output()).isZero();
            assertThat(check.output()).endsWith("crm: nothing is missing\nsales: nothing is missing\n");
        }
    }

    @Test
    void microsoftsExampleBecomesOneRowAndOneMail() throws Exception {
        post(LeadPayload.MICROSOFT_EXAMPLE.bytes());
        awaitRowsAndMails(1);
        assertThat(row())
                .containsEntry("subject", "Test Microsoft (INS)")
                .containsEntry("firstname", "Some")
                .containsEntry("lastname", "One")
                .containsEntry("emailaddress1", "someone@contoso.com")
                .containsEntry("telephone1", "+16175555555")
                .containsEntry("companyname", "Contoso")
                .containsEntry("jobtitle", "Esquire")
                .containsEntry("address1_country", "USA");
        assertThat(row().get("leadsourcecode")).hasToString("8");
        var message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("AzureMarketplace: Test Microsoft");
        assertThat((String) message.getContent()).contains("One, Some", "someone@contoso.com", "Contoso");
    }

    @Test
    void whateverTheCrmDoesThereIsOneRowInTheEndAndTheMailDoesNotWait() throws Exception {
        List<Runnable> faults = List.of(
                () -> dataverse.next().answer(503),
                () -> dataverse.next(2).htmlError(502),
                () -> dataverse.next().answer(DataverseAnswers.tooManyRequests(Duration.ofSeconds(1))),
                () -> dataverse.next().reset(),
                () -> dataverse.next().acceptThenDrop(),
                () -> dataverse.next().latency(Duration.ofMillis(300)),
                () -> dataverse.entra().expireTokens(),
                () -> dataverse.entra().next().answer(503));
        List<String> people = new ArrayList<>();
        for (Runnable fault : faults) {
            fault.run();
            people.add("person" + people.size() + "@contoso.com");
            post(LeadPayload.MICROSOFT_EXAMPLE.withEmail(people.get(people.size() - 1)));
            awaitRowsAndMails(people.size());
        }
        assertThat(dataverse.rows().values())
                .extracting(row -> row.get("emailaddress1"))
                .containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void aCrmThatIsDownDoesNotDelayTheMail() throws Exception {
        dataverse.always().answer(500);
        post(LeadPayload.MICROSOFT_EXAMPLE.bytes());
        await().atMost(QuickstartProcess.PATIENCE).until(() -> mail.getReceivedMessages().length == 1);
        assertThat(dataverse.rows()).isEmpty();
        dataverse.clear();
        awaitRowsAndMails(1);
    }

    private void post(byte[] body) throws Exception {
        URI url = URI.create(quickstart.url().toString().replaceFirst("sig=.*", "sig=" + KEY));
        assertThat(quickstart.post(url, body).statusCode()).isEqualTo(202);
    }

    private void awaitRowsAndMails(int count) {
        await().atMost(QuickstartProcess.PATIENCE)
                .until(() -> dataverse.rows().size() == count && mail.getReceivedMessages().length == count);
    }

    private Map<String, Object> row() {
        return dataverse.rows().values().iterator().next();
    }
}
