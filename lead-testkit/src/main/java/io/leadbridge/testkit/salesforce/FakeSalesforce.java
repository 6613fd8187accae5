package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.HttpFake;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A fake Salesforce org with its Lead object, reached under a My Domain address, and the login host, on two loopback
 * sockets. It is as strict as Salesforce's documentation of the REST API: sessions, rights, field-level security, lengths,
 * e-mail addresses, restricted picklists, duplicate rules, unique external ids and the daily allowance are checked, and
 * refused with the documented status, code and text.
 *
 * <pre>{@code
 * try (FakeSalesforce crm = FakeSalesforce.start()) {
 *     crm.addKeyField("Marketplace_Lead_Key__c", true);
 *     LeadSink sink = SalesforceSink.builder(crm.url())
 *             .clientCredentials(crm.clientId(), crm.clientSecret())
 *             .keyField("Marketplace_Lead_Key__c")
 *             .build();
 *
 *     crm.next().where(FakeSalesforce::isSave).acceptThenDrop();          // the lead is there, but nobody is told
 *     assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
 *     assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
 *     assertThat(crm.records()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Logins and data share one address, so faults meet both unless {@link #isLogin} or {@link #isSave} tells them apart.
 * What the fake does not do ({@code composite}, other objects…) it says with 404 or 501. Safe for any number of threads.
 */
public final class FakeSalesforce implements HttpFake {
    private static final String TOKEN = "/services/oauth2/token";

    private final Sessions sessions;
    private final Logins logins;
    private final Org org;
    private final SalesforceApi api;
    private final FakeServer server;
    private final FakeServer loginHost;

    private FakeSalesforce(InstantSource clock) {
        this.sessions = new Sessions(clock);
        this.logins = new Logins(clock, sessions);
        this.org = new Org(clock);
        this.api = new SalesforceApi(org, sessions);
        this.server = FakeServer.start(this::answer);
        this.loginHost = FakeServer.start(this::answerLogin);
        logins.audience(server.url());
    }

    /** Starts with no leads and the system's clock. */
    public static FakeSalesforce start() {
        return start(InstantSource.system());
    }

    /** Starts with no leads; sessions age, and records are dated, by {@code clock}, such as a manual one. */
    public static FakeSalesforce start(InstantSource clock) {
        return new FakeSalesforce(clock);
    }

    private Answer answer(Request request) {
        return request.path().equals(TOKEN) ? logins.answer(request, url(), true) : api.answer(request);
    }

    private Answer answerLogin(Request request) {
        return request.path().equals(TOKEN) ? logins.answer(request, url(), false) : Answer.html(404);
    }

    /** Whether a request asks for a token, for {@code next().where(…)}. */
    public static boolean isLogin(Request request) {
        return request.path().equals(TOKEN);
    }

    /** Whether a request creates or changes leads, for {@code next().where(…)}. */
    public static boolean isSave(Request request) {
        return !isLogin(request) && !request.method().equals("GET");
    }

    @Override
    public FakeServer server() {
        return server;
    }

    /** What stands for {@code https://login.salesforce.com}: refuses client credentials, takes JWT bearer. */
    public URI loginUrl() {
        return loginHost.url();
    }

    /** The consumer key of the connected app. */
    public String clientId() {
        return Logins.CLIENT_ID;
    }

    /** The consumer secret of today. */
    public String clientSecret() {
        return logins.secret();
    }

    /** The integration user, for JWT bearer. */
    public String username() {
        return Logins.USERNAME;
    }

    /** The private key that belongs to the app's certificate: PKCS #8 in PEM. */
    public String privateKey() {
        byte[] key = AppKeys.PAIR.getPrivate().getEncoded();
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /** Replaces the consumer secret. Sessions stay open. */
    public void rotateSecret(String secret) {
        logins.secret(secret);
    }

    /** Whether the app names a user to run as; without one client credentials are refused. */
    public void runAsUser(boolean isSet) {
        logins.runAsUser(isSet);
    }

    /** Whether the integration user is pre-authorized for the app; if not, JWT bearer is refused. */
    public void approved(boolean isUserApproved) {
        logins.approved(isUserApproved);
    }

    /** Ends every session. */
    public void expireSessions() {
        sessions.expireAll();
    }

    /** A copy of every lead, oldest first: by id, every field that has a value. */
    public Map<String, Map<String, Object>> records() {
        return org.table().snapshot();
    }

    /** Gives Lead a custom field for text. */
    public void addText(String field, int maxLength) {
        org.fields().put(LeadField.text(field, maxLength));
    }

    /** Gives Lead a custom field, {@code Text(64)}, that is an external id. */
    public void addKeyField(String field, boolean isUnique) {
        org.fields().put(LeadField.text(field, 64).with("externalId", true).with("unique", isUnique));
    }

    /** Takes a field away; its values stay in the records. */
    public void removeField(String field) {
        org.fields().remove(field);
    }

    /** Hides fields from the integration user by field-level security. */
    public void hide(String... fields) {
        List.of(fields).forEach(org.fields()::hide);
    }

    /** Shows fields to the integration user again. */
    public void show(String... fields) {
        List.of(fields).forEach(org.fields()::show);
    }

    /** Hides what new orgs hide from integration users: the opt-outs, the mobile phone, the fax. */
    public void hideAsNewOrgsDo() {
        org.fields().all().stream().filter(LeadField::isHiddenAtFirst).forEach(field -> hide(field.name()));
    }

    /** Lets the integration user read a field but not write it. */
    public void readOnly(String field) {
        LeadField old = org.fields().named(field);
        org.fields().put(old.with("createable", false).with("updateable", false));
    }

    /** Sets the longest text that a field takes, in UTF-16 units. */
    public void maxLength(String field, int length) {
        org.fields().put(org.fields().named(field).with("maxLength", length));
    }

    /** Makes a field required. */
    public void require(String field) {
        org.fields().put(org.fields().named(field).with("nillable", false));
    }

    /** Makes a field a picklist that takes these values only. */
    public void restrict(String field, String... values) {
        LeadField picklist = org.fields().named(field).with("type", "picklist").with("restrictedPicklist", true);
        org.fields().put(picklist.withOptions(List.of(values)));
    }

    /** Turns "State and Country/Territory Picklists" on or off; off to begin with, on in new orgs. */
    public void countryPicklists(boolean on) {
        org.countryPicklists(on);
    }

    /** What the rule "same e-mail address" does; {@link DuplicateRule#OFF} to begin with. */
    public void duplicateRule(DuplicateRule rule) {
        org.duplicates().rule(rule);
    }

    /** Whether duplicates are told under {@code duplicateResult}, or under {@code duplicateResut} as most versions do. */
    public void spellDuplicateResultRight(boolean right) {
        org.duplicates().spellRight(right);
    }

    /** Adds a contact whom the duplicate rule finds, and returns its id. */
    public String addContact(String email) {
        return org.duplicates().addContact(email);
    }

    /** Activates an assignment rule that gives leads to this user or queue, unless the caller turns it off. */
    public void assignLeadsTo(String ownerId) {
        org.assignTo(ownerId);
    }

    /** Converts a lead: it can no longer be changed. */
    public void convert(String id) {
        org.table().put(id, "IsConverted", true);
    }

    /** How many API requests the org has for 24 hours; 15,000 to begin with. */
    public void dailyRequests(int limit) {
        org.usage().limit(limit);
    }

    /** Counts requests that other programs made. */
    public void useRequests(int requests) {
        org.usage().add(requests);
    }

    /** Gives the integration user this right; it has all to begin with. */
    public void grant(Right right) {
        org.rights().add(right);
    }

    /** Takes this right from the integration user. */
    public void revoke(Right right) {
        org.rights().remove(right);
    }

    /** Whether errors come as a bare object, as the documentation prints some, or in an array. */
    public void bareErrors(boolean isBare) {
        api.bareErrors(isBare);
    }

    /** Stops both servers and cuts every connection. */
    @Override
    public void close() {
        server.close();
        loginHost.close();
    }
}
