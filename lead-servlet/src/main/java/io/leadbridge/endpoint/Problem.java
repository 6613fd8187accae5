package io.leadbridge.endpoint;

import io.leadbridge.validation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every error the endpoint answers, as a problem of RFC 9457 with the type {@code urn:leadbridge:problem:<name>}. */
enum Problem {
    MALFORMED_LEAD(400, "The body is not JSON"),
    BODY_BROKEN_OFF(400, "The body broke off"),
    KEY_REFUSED(401, "No valid key"),
    METHOD_NOT_ALLOWED(405, "Leads are sent by POST"),
    BODY_TOO_SLOW(408, "The body took too long"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_ENCODING(415, "The body is compressed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not announced as JSON"),
    INVALID_LEAD(422, "The lead breaks the schema"),
    NOT_STORED(503, "The lead is not known to be stored");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** This problem, with a sentence on what to do about it. */
    Answer answer(String detail) {
        return answer(members(detail));
    }

    /** This problem of a body that is kept under {@code id}. */
    Answer answer(String detail, String id, List<Violation> violations) {
        Map<String, Object> members = members(detail);
        members.put("id", id);
        if (!violations.isEmpty()) {
            members.put("violations", violations.stream().map(Problem::members).toList());
        }
        return answer(members);
    }

    private Answer answer(Map<String, Object> members) {
        return Answer.json(status, "application/problem+json", members);
    }

    private Map<String, Object> members(String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "type",
                "urn:leadbridge:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        return members;
    }

    private static Map<String, String> members(Violation violation) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("pointer", violation.pointer());
        members.put("keyword", violation.keyword());
        members.put("message", violation.message());
        return members;
    }
}
