package io.leadbridge.examples.quickstart;

/** The payload in Microsoft's documentation of the HTTPS endpoint, as one line. */
final class MicrosoftExample {
    static final String JSON = "{\"UserDetails\":{\"FirstName\":\"Some\",\"LastName\":\"One\","
            + "\"Email\":\"someone@contoso.com\",\"Phone\":\"16175555555\",\"Country\":\"USA\","
            + "\"Company\":\"Contoso\",\"Title\":\"Esquire\"},\"LeadSource\":\"AzureMarketplace\","
            + "\"ActionCode\":\"INS\",\"OfferTitle\":\"Test Microsoft\","
            + "\"Description\":\"Test run through Power Automate\"}";

    private MicrosoftExample() {}
}
