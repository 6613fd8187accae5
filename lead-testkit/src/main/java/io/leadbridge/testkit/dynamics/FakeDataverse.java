package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.HttpFake;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A fake Dataverse environment with Dynamics 365 Sales' lead table, and the {@link FakeEntra} that guards it, on two
 * loopback sockets. It is as strict as Microsoft's documentation of the Web API v9.2: tokens, privileges, case-sensitive
 * names, types, lengths, options, keys and conditions are checked, and refused with the documented status, code and
 * text. As with the real one, a lead without {@code subject} or {@code lastname} is taken, and read-only columns are
 * passed over.
 *
 * <pre>{@code
 * try (FakeDataverse crm = FakeDataverse.start()) {
 *     LeadSink sink = Dynamics365Sink.builder(crm.url())
 *             .authority(crm.authority())
 *             .clientCredentials(crm.tenantId(), crm.clientId(), crm.clientSecret())
 *             .build();
 *
 *     crm.next().acceptThenDrop();                                        // the row is there, but nobody is told
 *     assertThat(sink.deliver(delivery)).isInstanceOf(Retry.class);
 *     assertThat(sink.deliver(delivery)).isInstanceOf(Delivered.class);
 *     assertThat(crm.rows()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Faults of the Web API are set here ({@link #next}, {@link #always}), those of the token endpoint at {@link #entra}.
 * What the fake does not do ({@code $batch}, {@code CreateMultiple}, {@code $expand}…) it says with 501. Safe for any
 * number of threads.
 */
public final class FakeDataverse implements HttpFake {
    /** How many requests in five minutes Microsoft allows one user on one web server. */
    public static final int VENDOR_REQUESTS = 6_000;

    private final FakeEntra entra;
    private final Organization organization;
    private final Access access;
    private final ServiceProtection protection;
    private final DataverseApi api;
    private final FakeServer server;

    private FakeDataverse(InstantSource clock) {
        this.entra = FakeEntra.start(clock);
        this.organization = new Organization(clock);
        this.access = new Access(entra);
        this.protection = new ServiceProtection(clock);
        this.api = new DataverseApi(organization, access, protection);
        this.server = FakeServer.start(this::answer);
        entra.register(server.url());
    }

    /** Starts with an empty lead table and the system's clock. */
    public static FakeDataverse start() {
        return start(InstantSource.system());
    }

    /** Starts with an empty lead table; tokens age, and rows are dated, by {@code clock}, such as a manual one. */
    public static FakeDataverse start(InstantSource clock) {
        return new FakeDataverse(clock);
    }

    private Answer answer(Request request) {
        return api.answer(request, url());
    }

    @Override
    public FakeServer server() {
        return server;
    }

    /** The token endpoint: its secrets, tokens and faults. */
    public FakeEntra entra() {
        return entra;
    }

    /** What stands for {@code https://login.microsoftonline.com}. */
    public URI authority() {
        return entra.url();
    }

    /** The directory (tenant) id. */
    public String tenantId() {
        return entra.tenantId();
    }

    /** The application (client) id. */
    public String clientId() {
        return entra.clientId();
    }

    /** The newest client secret. */
    public String clientSecret() {
        return entra.clientSecret();
    }

    /**
     * A copy of the lead table, oldest row first: by id, every property that has a value, as JSON shows it (lookups as
     * {@code _campaignid_value}).
     */
    public Map<UUID, Map<String, Object>> rows() {
        return organization.leads().snapshot();
    }

    /** Adds a row of another table, for leads to be bound to: {@code addRow("campaigns", id)}. */
    public void addRow(String entitySet, UUID id) {
        organization.addRow(entitySet, id);
    }

    /** Gives the lead table a custom column for text. */
    public void addText(String column, int maxLength) {
        organization.columns().put(Column.text(column, maxLength));
    }

    /** Makes columns an alternate key, active at once. */
    public void addKey(String... columns) {
        for (String column : columns) {
            organization.columns().named(column);
        }
        organization.keysInTheMaking().remove(Set.of(columns));
        organization.keys().add(Set.of(columns));
    }

    /** Begins to make columns an alternate key, whose index is not built until {@link #addKey}. */
    public void beginKey(String... columns) {
        organization.keysInTheMaking().add(Set.of(columns));
    }

    /** Renames a column with its values: callers that still use the old name get 400. */
    public void renameColumn(String column, String newName) {
        Column renamed = organization.columns().named(column).with("name", newName);
        organization.columns().remove(column);
        organization.columns().put(renamed);
        organization.leads().rename(column, newName);
    }

    /** Takes a column away; its values stay in the rows. */
    public void removeColumn(String column) {
        organization.columns().remove(column);
    }

    /** Sets the longest text that a column takes, in UTF-16 units. */
    public void maxLength(String column, int length) {
        organization.columns().put(organization.columns().named(column).with("maxLength", length));
    }

    /** Sets the values that a choice takes, as an administrator can for most of them. */
    public void options(String column, int... values) {
        List<Map<String, Object>> options = IntStream.of(values)
                .mapToObj(value -> Map.<String, Object>of("value", value, "label", "Option " + value))
                .toList();
        organization.columns().put(organization.columns().named(column).with("options", options));
    }

    /** Publishes (or withdraws) the rule "same e-mail address". It acts on callers who ask for detection only. */
    public void duplicateRule(boolean isPublished) {
        organization.duplicateRule(isPublished);
    }

    /**
     * Answers 429 to what is asked beyond {@code requests} in each {@code window}, as {@link #VENDOR_REQUESTS} in five
     * minutes; unlimited to begin with.
     */
    public void requestLimit(int requests, Duration window) {
        protection.limit(requests, window);
    }

    /** Gives the application user's role this privilege; it has all to begin with. */
    public void grant(Privilege privilege) {
        access.grant(privilege);
    }

    /** Takes this privilege from the application user's role. */
    public void revoke(Privilege privilege) {
        access.revoke(privilege);
    }

    /** How far the application user is set up; {@link ApplicationUser#READY} to begin with. */
    public void applicationUser(ApplicationUser state) {
        access.user(state);
    }

    /** Stops both servers and cuts every connection. */
    @Override
    public void close() {
        server.close();
        entra.close();
    }
}
