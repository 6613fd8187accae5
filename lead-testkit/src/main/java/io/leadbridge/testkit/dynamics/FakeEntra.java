package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.FakeServer;
import io.leadbridge.testkit.http.HttpFake;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A fake of Microsoft Entra ID's token endpoint: one tenant, one application with client secrets, and the resources it
 * may ask tokens for. It takes {@code POST /{tenant}/oauth2/v2.0/token} with the client credentials grant and a scope of
 * one resource plus {@code /.default}, and refuses everything else with the {@code AADSTS} errors of the real one.
 * Certificates are not known here.
 */
public final class FakeEntra implements HttpFake {
    /** How long a token lives unless {@link #tokenLifetime} says otherwise; what Entra gives by default. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(3599);

    private static final String TENANT = "6731de76-14a6-49ae-97bc-6eba6914391e";
    private static final String CLIENT = "535fb089-9ff3-47b6-9bfb-4f1264799865";
    /** Holds what must be form-encoded, so that a caller who does not is found out. */
    private static final String SECRET = "qWgdYAmab0YSkuL1qKv5bPX~+/&=%";

    private final InstantSource clock;
    private final FakeServer server;
    private final EntraErrors errors;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> expiredSecrets = ConcurrentHashMap.newKeySet();
    private final Set<String> resources = ConcurrentHashMap.newKeySet();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private volatile String clientSecret = SECRET;
    private volatile Duration lifetime = DEFAULT_LIFETIME;

    private record Token(String client, String resource, Instant expires) {}

    private FakeEntra(InstantSource clock) {
        this.clock = clock;
        this.errors = new EntraErrors(clock);
        this.secrets.add(SECRET);
        this.server = FakeServer.start(this::answer);
    }

    /** Starts on a free loopback port; tokens age by {@code clock}. */
    public static FakeEntra start(InstantSource clock) {
        return new FakeEntra(clock);
    }

    @Override
    public FakeServer server() {
        return server;
    }

    /** The directory (tenant) id. */
    public String tenantId() {
        return TENANT;
    }

    /** The application (client) id. */
    public String clientId() {
        return CLIENT;
    }

    /** The newest client secret. */
    public String clientSecret() {
        return clientSecret;
    }

    /** Makes a resource known, so that tokens are given for its scope {@code {resource}/.default}. */
    public void register(URI resource) {
        resources.add(resource.toString());
    }

    /** Adds a second live secret, the first half of a rotation without a gap. */
    public void addSecret(String secret) {
        secrets.add(secret);
        clientSecret = secret;
    }

    /** Replaces all secrets by this one. Tokens already issued stay good, as they do at Entra. */
    public void rotateSecret(String secret) {
        secrets.clear();
        addSecret(secret);
    }

    /** Lets all secrets of today expire: AADSTS7000222 from now on. */
    public void expireSecrets() {
        expiredSecrets.addAll(secrets);
        secrets.clear();
    }

    /** How long tokens live that are issued from now on. */
    public void tokenLifetime(Duration duration) {
        lifetime = duration;
    }

    /** Makes every token issued so far worthless, whatever the clock says. */
    public void expireTokens() {
        tokens.clear();
    }

    /** The client whose live token for {@code resource} this {@code Authorization} header carries. */
    public Optional<String> client(String authorization, URI resource) {
        boolean isBearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return Optional.ofNullable(isBearer ? tokens.get(authorization.substring(7)) : null)
                .filter(token -> token.resource().equals(resource.toString()))
                .filter(token -> clock.instant().isBefore(token.expires()))
                .map(Token::client);
    }

    private Answer answer(Request request) {
        if (!request.path().matches("/[^/]+/oauth2/v2\\.0/token")) {
            return Answer.of(404);
        }
        String tenant = request.path().substring(1, request.path().indexOf('/', 1));
        if (!tenant.equals(TENANT)) {
            return errors.unknownTenant(tenant);
        }
        return request.method().equals("POST") ? answer(request.form()) : errors.onlyPost(request.method());
    }

    private Answer answer(Map<String, String> form) {
        for (String needed : new String[] {"grant_type", "client_id", "scope"}) {
            if (form.getOrDefault(needed, "").isEmpty()) {
                return errors.missing(needed);
            }
        }
        String grant = form.getOrDefault("grant_type", "");
        if (!grant.equals("client_credentials")) {
            return errors.unsupportedGrant(grant);
        }
        String client = form.getOrDefault("client_id", "");
        if (!client.equals(CLIENT)) {
            return errors.unknownClient(client, TENANT);
        }
        String secret = form.getOrDefault("client_secret", "");
        return secrets.contains(secret) ? answer(form.getOrDefault("scope", "")) : refused(secret);
    }

    private Answer refused(String secret) {
        if (secret.isEmpty()) {
            return errors.missingSecret();
        }
        return expiredSecrets.contains(secret) ? errors.expiredSecret(CLIENT) : errors.wrongSecret(CLIENT);
    }

    private Answer answer(String scope) {
        if (!scope.endsWith("/.default") || scope.contains(" ")) {
            return errors.invalidScope(scope);
        }
        String resource = scope.substring(0, scope.length() - "/.default".length());
        if (!resources.contains(resource)) {
            return errors.unknownResource(resource, TENANT);
        }
        long seconds = lifetime.toSeconds();
        Map<String, Object> token = Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                seconds,
                "ext_expires_in",
                seconds,
                "access_token",
                issue(resource));
        return Answer.json(200, token);
    }

    private String issue(String resource) {
        String token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9." + UUID.randomUUID();
        tokens.put(token, new Token(CLIENT, resource, clock.instant().plus(lifetime)));
        return token;
    }
}
