package io.leadbridge.sinks.salesforce;

import static io.leadbridge.sinks.salesforce.Deliveries.example;
import static io.leadbridge.sinks.salesforce.Deliveries.first;
import static io.leadbridge.sinks.salesforce.Deliveries.person;
import static io.leadbridge.sinks.salesforce.Deliveries.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.ActionCode;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.testkit.LeadSinkContract;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import io.leadbridge.testkit.salesforce.FakeSalesforce;
import io.leadbridge.testkit.salesforce.SalesforceAnswers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sink in an org where nobody made a field for the record key. */
class WithoutKeyFieldTest extends LeadSinkContract {
    private final FakeSalesforce crm = FakeSalesforce.start();

    @AfterEach
    void close() {
        crm.close();
    }

    @Override
    protected SalesforceSink open() {
        return builder().build();
    }

    private SalesforceSink.Builder builder() {
        return SalesforceSink.builder(crm.url()).clientCredentials(crm.clientId(), crm.clientSecret());
    }

    @Override
    protected Repeats repeats() {
        return Repeats.MAKE_NO_SECOND_RECORD;
    }

    @Override
    protected List<String> records() {
        return descriptions().stream()
                .map(text -> text.substring(text.lastIndexOf("\nKey: ") + 6))
                .toList();
    }

    private List<String> descriptions() {
        return crm.records().values().stream()
                .map(record -> (String) record.get("Description"))
                .toList();
    }

    @Override
    protected int calls() {
        return crm.requests().size();
    }

    @Override
    protected List<String> secrets() {
        return List.of(crm.clientSecret());
    }

    @Override
    protected void breakDestination() {
        crm.always().answer(500);
    }

    @Test
    void aLeadThatComesAgainAsIfForTheFirstTimeIsFoundToo() throws Exception {
        Delivery delivery = first(example());
        try (SalesforceSink sink = open()) {
            sink.deliver(delivery);

            assertThat(((Delivered) sink.deliver(delivery)).alreadyThere()).isTrue();
        }
    }

    @Test
    void aRepeatFindsItsOwnLeadAmongThoseOfThePerson() throws Exception {
        Delivery install = first(example());
        Delivery contact = first(example().actionCode(ActionCode.PLT));
        try (SalesforceSink sink = open()) {
            sink.deliver(install);

            Delivered later = (Delivered) sink.deliver(repeat(contact));
            Delivered again = (Delivered) sink.deliver(repeat(install));

            assertThat(later.alreadyThere()).isFalse();
            assertThat(again.alreadyThere()).isTrue();
            assertThat(again.recordId())
                    .isEqualTo(crm.records().keySet().iterator().next());
        }
        assertThat(crm.records()).hasSize(2);
    }

    @Test
    void aRepeatFindsALeadWhoseNameMustBeEscaped() throws Exception {
        Delivery delivery = first(example()
                .userDetails(person().lastName("O'Neil \\ %_")
                        .company("\"A\" & 'B' + C\nD")
                        .build()));
        try (SalesforceSink sink = open()) {
            sink.deliver(delivery);

            assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere())
                    .isTrue();
        }
    }

    @Test
    void aRepeatFindsALeadWhoseDescriptionIsFull() throws Exception {
        Delivery delivery = first(example().description("x".repeat(40_000)));
        try (SalesforceSink sink = open()) {
            sink.deliver(delivery);

            assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere())
                    .isTrue();
        }
        assertThat(descriptions()).singleElement().asString().hasSize(32_000);
    }

    @Test
    void aRepeatFindsALeadWhoseMappingHasNoDescription() throws Exception {
        Delivery delivery = first(example());
        try (SalesforceSink sink = builder()
                .mapping(SalesforceLead.MAPPING.with(m -> m.leaveOut(SalesforceLead.DESCRIPTION)))
                .build()) {
            sink.deliver(delivery);

            assertThat(((Delivered) sink.deliver(repeat(delivery))).alreadyThere())
                    .isTrue();
        }
        assertThat(descriptions()).containsExactly("Key: " + delivery.recordKey());
    }

    @Test
    void aQueryThatTheOrgForbidsKeepsNoLeadOut() throws Exception {
        crm.always()
                .where(WithoutKeyFieldTest::isQuery)
                .answer(SalesforceAnswers.error(
                        400, "INVALID_FIELD", "field 'LastName' can not be filtered in a query call"));
        try (SalesforceSink sink = open()) {
            assertThat(sink.deliver(repeat(first(example())))).isInstanceOf(Delivered.class);
        }
    }

    @Test
    void nothingIsRepeatedAsLongAsTheQueryHasNoAnswer() throws Exception {
        try (SalesforceSink sink = open()) {
            for (Answer answer : List.of(
                    SalesforceAnswers.loginPage(),
                    SalesforceAnswers.unavailable(),
                    SalesforceAnswers.requestsUsedUp())) {
                crm.next().where(WithoutKeyFieldTest::isQuery).answer(answer);

                assertThat(sink.deliver(repeat(first(example())))).isInstanceOf(Retry.class);
            }
        }
        assertThat(crm.records()).isEmpty();
    }

    static boolean isQuery(Request request) {
        return request.path().endsWith("/query");
    }
}
