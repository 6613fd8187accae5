package io.leadbridge.validation;

import java.math.BigInteger;
import org.json.JSONArray;
import org.json.JSONObject;

/** Hands our values to everit, which knows org.json's only. */
final class OrgJson {
    private OrgJson() {}

    static Object of(JsonValue value) {
        if (value instanceof JsonObject object) {
            JSONObject members = new JSONObject();
            object.members().forEach((name, member) -> members.put(name, of(member)));
            return members;
        }
        if (value instanceof JsonValue.Items items) {
            JSONArray array = new JSONArray(items.values().size());
            items.values().forEach(item -> array.put(of(item)));
            return array;
        }
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Digits digits) {
            return number(digits);
        }
        return value == JsonValue.Word.NULL ? JSONObject.NULL : Boolean.valueOf(value == JsonValue.Word.TRUE);
    }

    private static Number number(JsonValue.Digits digits) {
        if (!digits.isWhole()) {
            // everit reckons in doubles, and fails on infinite ones.
            double number = Double.parseDouble(digits.source());
            return Double.isInfinite(number) ? Math.copySign(Double.MAX_VALUE, number) : number;
        }
        BigInteger whole = new BigInteger(digits.source());
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue(); // everit wants limits such as maxLength as Integer
        }
        return whole;
    }
}
