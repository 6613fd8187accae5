package io.leadbridge.testkit.dynamics;

import static io.leadbridge.testkit.dynamics.FakeDataverseTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.testkit.dynamics.Caller.Reply;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadLookupsTest {
    private static final String CAMPAIGN = "00000000-0000-0000-0000-000000000001";

    private final FakeDataverse crm = FakeDataverse.start();
    private final Caller caller = new Caller(crm);
    private final UUID id = UUID.fromString("0e6bfa13-6b0e-8a4c-9f55-d0f24c5a1111");
    private final String row = "leads(" + id + ")";

    @BeforeEach
    void login() throws Exception {
        caller.login();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns(%s)",
                "campaigns(%s)",
                "https://contoso.crm4.dynamics.com/api/data/v9.2/campaigns(%s)"
            })
    void bindsLookups(String reference) throws Exception {
        crm.addRow("campaigns", UUID.fromString(CAMPAIGN));

        Reply reply = caller.patch(row, "{\"campaignid@odata.bind\":\"" + reference.formatted(CAMPAIGN) + "\"}");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(crm.rows().get(id)).containsEntry("_campaignid_value", CAMPAIGN);
        caller.patch(row, "{\"campaignid\":null}");
        assertThat(crm.rows().get(id)).doesNotContainKey("_campaignid_value");
    }

    @Test
    void refusesToBindARowThatIsNotThere() throws Exception {
        expect(
                caller.patch(row, "{\"campaignid@odata.bind\":\"/campaigns(" + CAMPAIGN + ")\"}"),
                404,
                "0x80040217",
                "campaign With Id = " + CAMPAIGN + " Does Not Exist");
        assertThat(crm.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parentcustomerid", "CampaignId", "customerid"})
    void refusesToBindByAnUnknownNavigation(String navigation) throws Exception {
        expect(
                caller.patch(row, "{\"" + navigation + "@odata.bind\":\"/campaigns(" + CAMPAIGN + ")\"}"),
                400,
                "0x80048d19",
                "An undeclared property '" + navigation + "' which only has property annotations in the payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts(" + CAMPAIGN + ")", "campaigns", "/campaigns(x)"})
    void refusesToBindToSomethingElse(String reference) throws Exception {
        expect(
                caller.patch(row, "{\"campaignid@odata.bind\":\"" + reference + "\"}"),
                400,
                "0x80048d19",
                "'campaignid'");
    }

    @Test
    void refusesLookupsWrittenAsValues() throws Exception {
        expect(
                caller.patch(row, "{\"campaignid\":\"" + CAMPAIGN + "\"}"),
                400,
                "0x80048d19",
                "A 'PrimitiveValue' node with non-null value was found");
        expect(
                caller.patch(row, "{\"_campaignid_value\":\"" + CAMPAIGN + "\"}"),
                400,
                "0x80060888",
                "CRM do not support direct update of Entity Reference properties");
        expect(caller.patch(row, "{\"campaignid\":{}}"), 501, "", "together with the lead");
    }

    @Test
    void needsTheRightToAppendForALookup() throws Exception {
        crm.revoke(Privilege.APPEND_LEAD);

        expect(
                caller.patch(row, "{\"ownerid@odata.bind\":\"/systemusers(" + Access.USER_ID + ")\"}"),
                403,
                "0x80040220",
                "prvAppendLead");
        assertThat(caller.patch(row, "{}").status()).isEqualTo(204);
    }
}
