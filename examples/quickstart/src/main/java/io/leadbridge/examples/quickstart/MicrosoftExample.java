package io.leadbridge.examples.quickstart;

import java.nio.charset.StandardCharsets;

/** The payloads in Microsoft's documentation of the HTTPS endpoint, each as one line. */
final class MicrosoftExample {
    static final String JSON = "{\"UserDetails\":{\"FirstName\":\"Some\",\"LastName\":\"One\","
            + "\"Email\":\"someone@contoso.com\",\"Phone\":\"16175555555\",\"Country\":\"USA\","
            + "\"Company\":\"Contoso\",\"Title\":\"Esquire\"},\"LeadSource\":\"AzureMarketplace\","
            + "\"ActionCode\":\"INS\",\"OfferTitle\":\"Test Microsoft\","
            + "\"Description\":\"Test run through Power Automate\"}";

    private static final String MARK = "MSFT_TEST_636573304831318844";
    private static final String TEST_LEAD = "{\"userDetails\":{\"FirstName\":\"" + MARK + "\",\"LastName\":\"" + MARK
            + "\",\"Email\":\"" + MARK + "@test.com\",\"Phone\":\"1234567890\",\"Country\":\"US\",\"Company\":\"" + MARK
            + "\",\"Title\":\"" + MARK + "\"},\"LeadSource\":\"AzureMarketplace\",\"ActionCode\":\"INS\","
            + "\"OfferTitle\":\"Contoso Test\",\"Description\":\"" + MARK + "\"}";

    private MicrosoftExample() {}

    static byte[] bytes() {
        return JSON.getBytes(StandardCharsets.UTF_8);
    }

    /** What Partner Center sends to try a destination out. */
    static byte[] testLead() {
        return TEST_LEAD.getBytes(StandardCharsets.UTF_8);
    }
}
