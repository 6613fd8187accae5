package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The refusals of Microsoft Entra ID's token endpoint. Form and 70011 are documented in "OAuth 2.0 client credentials
 * flow"; the other numbers, statuses and texts are as seen in public transcripts.
 */
final class EntraErrors {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    EntraErrors(InstantSource clock) {
        this.clock = clock;
    }

    Answer unknownTenant(String tenant) {
        return error(
                400,
                "invalid_request",
                90002,
                "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing "
                        + "into the correct cloud. Check with your subscription administrator, this may happen if "
                        + "there are no active subscriptions for the tenant.");
    }

    Answer onlyPost(String method) {
        return error(
                400,
                "invalid_request",
                900561,
                "The endpoint only accepts POST requests. Received a " + method + " request.");
    }

    Answer missing(String parameter) {
        return error(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    Answer unsupportedGrant(String grant) {
        return error(
                400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + grant + "'.");
    }

    Answer unknownClient(String client, String tenant) {
        return error(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + client + "' was not found in the directory '" + tenant + "'. This "
                        + "can happen if the application has not been installed by the administrator of the tenant or "
                        + "consented to by any user in the tenant. You may have sent your authentication request to "
                        + "the wrong tenant.");
    }

    Answer missingSecret() {
        return error(
                401,
                "invalid_client",
                7000216,
                "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant "
                        + "type.");
    }

    Answer wrongSecret(String client) {
        return error(
                401,
                "invalid_client",
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret "
                        + "value, not the client secret ID, for a secret added to app '" + client + "'.");
    }

    Answer expiredSecret(String client) {
        return error(
                401,
                "invalid_client",
                7000222,
                "The provided client secret keys for app '" + client + "' are expired. Visit the Azure portal to "
                        + "create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate "
                        + "credentials for added security: https://aka.ms/certCreds.");
    }

    Answer invalidScope(String scope) {
        return error(
                400,
                "invalid_scope",
                70011,
                "The provided value for the input parameter 'scope' is not valid. The scope " + scope
                        + " is not valid.");
    }

    Answer unknownResource(String resource, String tenant) {
        return error(
                400,
                "invalid_resource",
                500011,
                "The resource principal named " + resource + " was not found in the tenant named " + tenant
                        + ". This can happen if the application has not been installed by the administrator of the "
                        + "tenant or consented to by any user in the tenant. You might have sent your authentication "
                        + "request to the wrong tenant.");
    }

    private Answer error(int status, String error, int code, String text) {
        String time = TIMESTAMP.format(clock.instant());
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String description = "AADSTS" + code + ": " + text + "\r\nTrace ID: " + trace + "\r\nCorrelation ID: "
                + correlation + "\r\nTimestamp: " + time;
        return Answer.json(
                status,
                Map.of(
                        "error", error,
                        "error_description", description,
                        "error_codes", List.of(code),
                        "timestamp", time,
                        "trace_id", trace,
                        "correlation_id", correlation,
                        "error_uri", "https://login.microsoftonline.com/error?code=" + code));
    }
}
