package io.leadbridge.testkit.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadbridge.internal.Json;
import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the part of the REST API that a path names, once the caller is known. */
final class SalesforceApi {
    private static final Pattern VERSIONED = Pattern.compile("/services/data/v(\\d{2})\\.0/(.*)");
    private static final int OLDEST = 31;
    private static final int NEWEST = 67;
    private static final int FIRST_RETIRED = 21;

    private final Org org;
    private final Sessions sessions;
    private final Leads leads;
    private final ManyLeads many;
    private volatile boolean bareErrors;

    SalesforceApi(Org org, Sessions sessions) {
        this.org = org;
        this.sessions = sessions;
        this.leads = new Leads(org);
        this.many = new ManyLeads(org, leads);
    }

    void bareErrors(boolean isBare) {
        bareErrors = isBare;
    }

    Answer answer(Request request) {
        if (request.path().matches("/services/data/?")) {
            return Answer.json(200, versions());
        }
        Answer answer;
        try {
            answer = versioned(request);
        } catch (Refusal refusal) {
            answer = refusal.answer(bareErrors);
        } catch (Leads.Ambiguous ambiguous) {
            answer = Answer.json(300, ambiguous.urls());
        }
        String usage = "api-usage=" + org.usage().used() + "/" + org.usage().limit();
        return answer.with("Sforce-Limit-Info", usage);
    }

    private static List<Map<String, String>> versions() {
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .mapToObj(version -> Map.of(
                        "label", "Version " + version,
                        "url", "/services/data/v" + version + ".0",
                        "version", version + ".0"))
                .toList();
    }

    private Answer versioned(Request request) {
        Matcher path = VERSIONED.matcher(URI.create(request.target()).getRawPath());
        if (!path.matches() || Integer.parseInt(path.group(1)) > NEWEST) {
            throw Refusal.notFound();
        }
        int version = Integer.parseInt(path.group(1));
        if (version < OLDEST && version >= FIRST_RETIRED) {
            throw new Refusal(410, "UNSUPPORTED_API_VERSION", "This API version is retired");
        }
        sessions.check(request.header("Authorization").orElse("Bearer "));
        org.need(Right.API, "API_DISABLED_FOR_ORG");
        org.usage().count();
        List<String> parts = List.of(path.group(2).split("/", -1)).stream()
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
                .toList();
        return route(request, parts, version);
    }

    private Answer route(Request request, List<String> parts, int version) {
        return switch (parts.get(0)) {
            case "sobjects" -> onObject(request, parts, version);
            case "composite" -> onCollections(request, parts, version);
            case "query" -> {
                needs(request, "GET");
                yield Answer.json(
                        200,
                        Soql.run(
                                request.query().getOrDefault("q", ""),
                                org.fields(),
                                org.table().all()));
            }
            case "limits" -> limits();
            default -> throw Refusal.notFaked(request.method() + " " + parts.get(0));
        };
    }

    private Answer onObject(Request request, List<String> parts, int version) {
        if (parts.size() < 2 || !parts.get(1).equalsIgnoreCase("Lead")) {
            throw Refusal.notFound();
        }
        return switch (parts.size()) {
            case 2 -> create(request, version);
            case 3 -> parts.get(2).equals("describe") ? describe() : onRecord(request, parts.get(2), version);
            case 4 -> onKey(request, parts.get(2), parts.get(3), version);
            default -> throw Refusal.notFound();
        };
    }

    private Answer create(Request request, int version) {
        needs(request, "POST");
        Leads.Saved saved = leads.create(body(request), SaveOptions.of(request, version));
        return Answer.json(201, saved.result())
                .with("Location", "/services/data/v" + version + ".0/sobjects/Lead/" + saved.id());
    }

    private Answer onRecord(Request request, String id, int version) {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, leads.read(id, request.query()));
            case "PATCH" -> {
                leads.update(id, body(request), SaveOptions.of(request, version));
                yield Answer.of(204);
            }
            default -> throw notAllowed(request);
        };
    }

    private Answer onKey(Request request, String field, String value, int version) {
        if (request.method().equals("GET")) {
            return Answer.json(200, leads.read(field, value, request.query()));
        }
        needs(request, "PATCH");
        SaveOptions options = SaveOptions.of(request, version);
        boolean updateOnly = request.query().getOrDefault("updateOnly", "").equals("true");
        Leads.Saved saved = leads.upsert(field, value, body(request), options, updateOnly);
        if (!saved.isNew() && !options.saysCreated()) {
            return Answer.of(204);
        }
        ObjectNode result = saved.result();
        return Answer.json(
                saved.isNew() ? 201 : 200, options.saysCreated() ? result.put("created", saved.isNew()) : result);
    }

    private Answer onCollections(Request request, List<String> parts, int version) {
        String path = String.join("/", parts);
        SaveOptions options = SaveOptions.of(request, version);
        if (path.equals("composite/sobjects")) {
            needs(request, "POST");
            return Answer.json(200, many.create(body(request), options));
        }
        if (path.matches("composite/sobjects/Lead/\\w+")) {
            needs(request, "PATCH");
            return Answer.json(200, many.upsert(parts.get(3), body(request), options));
        }
        throw Refusal.notFaked(request.method() + " " + path);
    }

    private Answer describe() {
        ObjectNode all = Json.mapper().createObjectNode();
        all.put("name", "Lead").put("label", "Lead").put("labelPlural", "Leads").put("keyPrefix", "00Q");
        all.put("createable", org.rights().contains(Right.CREATE));
        all.put("updateable", org.rights().contains(Right.EDIT));
        all.put("queryable", true).put("custom", false).put("mergeable", true);
        ArrayNode fields = all.putArray("fields");
        org.fields().visible().forEach(field -> fields.add(field.show()));
        all.putArray("recordTypeInfos");
        all.putArray("childRelationships");
        all.putObject("urls").put("sobject", "/services/data/v66.0/sobjects/Lead");
        return Answer.json(200, all);
    }

    private Answer limits() {
        org.need(Right.VIEW_SETUP, "FUNCTIONALITY_NOT_ENABLED");
        int max = org.usage().limit();
        Map<String, Integer> requests =
                Map.of("Max", max, "Remaining", max - org.usage().used());
        return Answer.json(200, Map.of("DailyApiRequests", requests));
    }

    private static ObjectNode body(Request request) {
        String type = request.header("Content-Type").orElse("");
        if (!type.startsWith("application/json")) {
            throw new Refusal(
                    415, "UNSUPPORTED_MEDIA_TYPE", "The HTTP entity body is in the unsupported format '" + type + "'.");
        }
        return Payload.object(request.body());
    }

    private static void needs(Request request, String method) {
        if (!request.method().equals(method)) {
            throw notAllowed(request);
        }
    }

    private static Refusal notAllowed(Request request) {
        return new Refusal(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + request.method() + "' not allowed.");
    }
}
