package io.leadbridge.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in JSON Schema what a fault of the reader says in words. A value with a reference has any form. */
enum SettingForm {
    NUMBER("must be a whole number from (\\d+) to (\\d+)") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            SettingsSchema.types(value, "integer", "string");
            value.put("minimum", Integer.parseInt(words.group(1))).put("maximum", Integer.parseInt(words.group(2)));
            value.put("pattern", REFERENCE);
        }
    },
    SIZE("must be a size such as .*") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            SettingsSchema.types(value, "integer", "string");
            value.put("pattern", "^\\d{1,9}(B|KiB|MiB|GiB)?$|" + REFERENCE);
        }
    },
    TIME_SPAN("must be a time span such as .*") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            value.put("type", "string").put("pattern", "^\\d{1,9}(ms|s|m|h|d)$|" + REFERENCE);
        }
    },
    RATE("must be a rate such as .*") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            value.put("type", "string").put("pattern", "^[1-9]\\d{0,6}/[smh]$|" + REFERENCE);
        }
    },
    FLAG("must be true or false") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            SettingsSchema.types(value, "boolean", "string");
            value.put("pattern", REFERENCE);
        }
    },
    CHOICE("must be ([a-z-]+(?: or [a-z-]+)+)") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            var ways = value.putArray("anyOf");
            List.of(words.group(1).split(" or ")).forEach(ways.addObject().putArray("enum")::add);
            ways.addObject().put("type", "string").put("pattern", REFERENCE);
        }
    },
    TEXT(".*") {
        @Override
        void describe(ObjectNode value, MatchResult words) {
            SettingsSchema.types(value, "string", "number", "boolean");
        }
    };

    private static final String REFERENCE = "\\$\\{";

    private final Pattern expected;

    SettingForm(String expected) {
        this.expected = Pattern.compile(expected);
    }

    abstract void describe(ObjectNode value, MatchResult words);

    /** Says in {@code value} how {@code setting} is written. */
    static void describe(ObjectNode value, KnownSetting setting) {
        String words = setting.expected().orElse("");
        for (SettingForm form : values()) {
            Matcher matcher = form.expected.matcher(words);
            if (matcher.matches()) {
                form.describe(value, matcher);
                break;
            }
        }
        if (value.has("pattern")) {
            value.put("patternErrorMessage", words);
        }
    }
}
