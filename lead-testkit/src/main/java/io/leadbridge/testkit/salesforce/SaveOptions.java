package io.leadbridge.testkit.salesforce;

import io.leadbridge.testkit.http.Request;
import java.util.Locale;

/**
 * How a request wants its records saved.
 *
 * @param allowSave whether in spite of a duplicate rule that only alerts
 * @param autoAssign whether the active assignment rule may choose the owner
 * @param saysCreated whether an update is answered by 200 with {@code created}, as from version 46 on, and not by 204
 */
record SaveOptions(boolean allowSave, boolean autoAssign, boolean saysCreated) {
    private static final int WITH_DUPLICATE_HEADER = 52;
    private static final int WITH_CREATED = 46;

    static SaveOptions of(Request request, int version) {
        boolean allowSave = request.header("Sforce-Duplicate-Rule-Header")
                .filter(header -> header.toLowerCase(Locale.ROOT).matches("(.*; *)?allowsave *= *true *(;.*)?"))
                .isPresent();
        return new SaveOptions(
                allowSave && version >= WITH_DUPLICATE_HEADER, autoAssign(request), version >= WITH_CREATED);
    }

    private static boolean autoAssign(Request request) {
        String header = request.header("Sforce-Auto-Assign").orElse("TRUE").toUpperCase(Locale.ROOT);
        if (!header.matches("TRUE|FALSE|01Q[0-9A-Z]{12}|01Q[0-9A-Z]{15}")) {
            throw new Refusal(400, "INVALID_ID_FIELD", "invalid assignment rule id");
        }
        return !header.equals("FALSE");
    }
}
