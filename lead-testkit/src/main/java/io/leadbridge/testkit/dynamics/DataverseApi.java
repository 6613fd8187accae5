package io.leadbridge.testkit.dynamics;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the part of the Web API that a path names, once the caller is known. */
final class DataverseApi {
    static final String ROOT = "/api/data/v9.2/";

    private static final Pattern LEADS = Pattern.compile("leads(?:\\((.*)\\))?");

    private final Access access;
    private final ServiceProtection protection;
    private final Leads leads;
    private final Metadata metadata;

    DataverseApi(Organization organization, Access access, ServiceProtection protection) {
        this.access = access;
        this.protection = protection;
        this.leads = new Leads(organization, access);
        this.metadata = new Metadata(organization, access);
    }

    Answer answer(Request request, URI url) {
        Answer answer;
        try {
            access.authenticate(request, url);
            protection.count();
            answer = route(request, url + ROOT);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        String id = UUID.randomUUID().toString();
        return answer.with("OData-Version", "4.0")
                .with("x-ms-service-request-id", id)
                .with("REQ_ID", id);
    }

    private Answer route(Request request, String root) {
        if (!request.path().startsWith(ROOT)) {
            return Answer.html(404);
        }
        String path = request.path().substring(ROOT.length());
        Matcher onLeads = LEADS.matcher(path);
        if (onLeads.matches()) {
            String key = onLeads.group(1);
            return key == null ? leads.onSet(request, root) : leads.onRow(request, key, root);
        }
        if (path.startsWith("EntityDefinitions")) {
            return metadata.answer(request, path, root);
        }
        if (path.equals("$batch") || path.startsWith("leads/")) {
            throw Refusal.notFaked(path);
        }
        if (path.startsWith("systemusers(")) {
            return privilegeByName(path);
        }
        return path.matches("WhoAmI(\\(\\))?") ? whoAmI(request, root) : noSuchSegment(path);
    }

    private static Answer whoAmI(Request request, String root) {
        if (!request.method().equals("GET")) {
            throw new Refusal(404, "", "No HTTP resource was found that matches the request URI '" + root + "WhoAmI'.");
        }
        return Answer.json(
                        200,
                        Map.of(
                                "@odata.context",
                                root + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse",
                                "BusinessUnitId",
                                "a1b2c3d4-0002-4000-8000-00000000c0de",
                                "UserId",
                                Access.USER_ID,
                                "OrganizationId",
                                "a1b2c3d4-0003-4000-8000-00000000c0de"))
                .with("x-ms-dop-hint", "4");
    }

    /** The function that tells whether a user has a privilege: an empty list when not. */
    private Answer privilegeByName(String path) {
        String prefix = "systemusers(" + Access.USER_ID
                + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='";
        if (!path.startsWith(prefix) || !path.endsWith("')")) {
            throw Refusal.notFaked(path);
        }
        boolean held = access.has(path.substring(prefix.length(), path.length() - 2));
        return Answer.json(200, Map.of("RolePrivileges", held ? List.of(Map.of("Depth", "Global")) : List.of()));
    }

    private static Answer noSuchSegment(String path) {
        String segment = path.replaceFirst("[(/].*", "");
        throw new Refusal(404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
    }
}
