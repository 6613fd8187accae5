package io.leadbridge.sinks.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadbridge.Health;
import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.mapping.Field;
import io.leadbridge.store.LeadStore;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.dynamics.ApplicationUser;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a pipeline says at its start what the environment will not take, and starts all the same. */
class CheckAtStartTest {
    private static final Logger LOGGER = Logger.getLogger("io.leadbridge");

    @TempDir
    Path folder;

    private final FakeDataverse dataverse = FakeDataverse.start();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().equals(Level.WARNING)) {
                warnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
        dataverse.addText("contoso_offer", 100);
    }

    @AfterEach
    void close() {
        LOGGER.removeHandler(listener);
        dataverse.close();
    }

    @Test
    void aCustomColumnThatWasRenamedIsNamedBeforeTheFirstLead() {
        dataverse.renameColumn("contoso_offer", "contoso_product");

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("destination crm: contoso_offer: lead has no field 'contoso_offer'");
    }

    @Test
    void whateverElseTheEnvironmentLacksIsNamedAtOnce() {
        dataverse.removeColumn("jobtitle");
        dataverse.options("leadsourcecode", 100);
        dataverse.maxLength("contoso_offer", 5);

        assertThat(findings())
                .hasSize(3)
                .anyMatch(each -> each.contains("jobtitle: lead has no field"))
                .anyMatch(each -> each.contains("leadsourcecode: has no option '8'"))
                .anyMatch(each -> each.contains("contoso_offer: the value that every lead gets is cut after 5 of"));
    }

    @Test
    void anEnvironmentThatLetsNobodyInStopsNothing() {
        dataverse.applicationUser(ApplicationUser.MISSING);

        assertThat(findings()).singleElement().asString().contains("destination crm: ", "create the application user");
    }

    @Test
    void anEnvironmentThatDoesNotAnswerStopsNothing() {
        dataverse.entra().close();

        assertThat(findings()).singleElement().asString().contains("destination crm: cannot connect to 127.0.0.1:");
    }

    private List<String> findings() {
        Dynamics365Sink sink = Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .mapping(Dynamics365Lead.MAPPING.with(m -> m.set(Field.field("contoso_offer"), "Contoso CRM")))
                .build();
        try (LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.inDirectory(folder))
                .deliverTo("crm", sink)
                .start()) {
            await().until(() -> pipeline.health().status() == Health.Status.DEGRADED);
            List<String> findings = pipeline.health().findings();
            await().untilAsserted(() -> assertThat(warnings).containsAll(findings));
            assertThat(pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes())).isInstanceOf(Receipt.Accepted.class);
            return findings;
        }
    }
}
