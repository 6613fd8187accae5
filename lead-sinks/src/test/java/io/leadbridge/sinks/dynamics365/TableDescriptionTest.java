package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.sinks.dynamics365.Deliveries.example;
import static io.leadbridge.sinks.dynamics365.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.Field;
import io.leadbridge.model.ActionCode;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import io.leadbridge.testkit.dynamics.Privilege;
import io.leadbridge.testkit.http.Request;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the environment's own lengths, options and columns count. */
class TableDescriptionTest {
    private static final Field OFFER = Field.field("contoso_offer");

    private final FakeDataverse dataverse = FakeDataverse.start();

    @AfterEach
    void close() {
        dataverse.close();
    }

    private Dynamics365Sink open(EntityMapping mapping) {
        return Dynamics365Sink.builder(dataverse.url())
                .authority(dataverse.authority())
                .clientCredentials(dataverse.tenantId(), dataverse.clientId(), dataverse.clientSecret())
                .mapping(mapping)
                .build();
    }

    private static EntityMapping withOffer() {
        return Dynamics365Lead.MAPPING.with(m -> m.set(OFFER, "Contoso CRM"));
    }

    @Test
    void textIsCutToTheLengthsOfTheEnvironment() throws Exception {
        dataverse.addText("contoso_offer", 7);
        dataverse.maxLength("jobtitle", 3);
        dataverse.maxLength("description", 40);
        try (Dynamics365Sink sink = open(withOffer())) {
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(onlyRow()).containsEntry("jobtitle", "Esq").containsEntry("contoso_offer", "Contoso");
        assertThat((String) onlyRow().get("description")).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void anOptionMayBeNamedByTheLabelOfTheEnvironment() throws Exception {
        dataverse.options("leadsourcecode", 8, 100);
        try (Dynamics365Sink sink =
                open(Dynamics365Lead.MAPPING.with(m -> m.set(Dynamics365Lead.LEADSOURCECODE, lead -> "Option 100")))) {
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(onlyRow().get("leadsourcecode")).hasToString("100");
    }

    @Test
    void checkNamesWhatTheEnvironmentDoesNotTake() throws Exception {
        try (Dynamics365Sink sink = open(withOffer())) {
            assertThat(sink.check()).singleElement().asString().contains("contoso_offer");
            dataverse.addText("contoso_offer", 7);
            assertThat(sink.check())
                    .containsExactly("contoso_offer: the value that every lead gets is cut after 7 of 11 characters");
            dataverse.addText("contoso_offer", 70);
            assertThat(sink.check()).isEmpty();
            dataverse.maxLength("lastname", 2);
            assertThat(sink.check()).singleElement().asString().startsWith("lastname: takes 2 characters here, not 50");
            dataverse.maxLength("lastname", 50);
            dataverse.renameColumn("jobtitle", "contoso_jobtitle");
            dataverse.options("leadsourcecode", 100);
            assertThat(sink.check())
                    .hasSize(2)
                    .anyMatch(each -> each.startsWith("jobtitle: lead has no field 'jobtitle'"))
                    .anyMatch(each -> each.startsWith("leadsourcecode: has no option '8'"));
            assertThat(((Rejected) sink.deliver(first(example()))).reason()).contains("column jobtitle");
        }
    }

    @Test
    void anOptionThatIsMissingUnderAConditionLeavesTheOtherLengthsInForce() throws Exception {
        dataverse.options("leadsourcecode", 8, 100);
        dataverse.maxLength("jobtitle", 3);
        EntityMapping rated = Dynamics365Lead.MAPPING.with(
                m -> m.when(action(ActionCode.PLT), plt -> plt.set(Dynamics365Lead.LEADSOURCECODE, 10)));
        try (Dynamics365Sink sink = open(rated)) {
            assertThat(sink.check()).anyMatch(each -> each.contains("leadsourcecode") && each.contains("'10'"));
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(onlyRow()).containsEntry("jobtitle", "Esq");
    }

    @Test
    void withoutTheRightToReadDefinitionsTheShippedOnesStand() throws Exception {
        dataverse.revoke(Privilege.READ_METADATA);
        try (Dynamics365Sink sink = open(withOffer().with(m -> m.leaveOut(OFFER)))) {
            assertThat(sink.check())
                    .singleElement()
                    .asString()
                    .contains("definitions of the table lead cannot be read", "prvReadEntity");
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
            assertThat(sink.deliver(first(example()))).isInstanceOf(Delivered.class);
        }

        assertThat(dataverse.requests().stream().filter(TableDescriptionTest::readsDefinitions))
                .hasSize(1);
    }

    @Test
    void definitionsAreReadOnceADay() throws Exception {
        try (Dynamics365Sink sink = open(Dynamics365Lead.MAPPING)) {
            sink.deliver(first(example()));
            sink.deliver(first(example()));
        }

        assertThat(dataverse.requests().stream().filter(TableDescriptionTest::readsDefinitions))
                .hasSize(TableDescription.QUERIES.size());
    }

    static boolean readsDefinitions(Request request) {
        return request.path().contains("EntityDefinitions");
    }

    private Map<String, Object> onlyRow() {
        assertThat(dataverse.rows()).hasSize(1);
        return dataverse.rows().values().iterator().next();
    }
}
