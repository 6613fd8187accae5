package io.leadbridge.validation;

import static io.leadbridge.validation.Payloads.lenient;
import static io.leadbridge.validation.Payloads.messages;
import static io.leadbridge.validation.Payloads.reason;
import static io.leadbridge.validation.Payloads.utf8;
import static io.leadbridge.validation.Payloads.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.Lead;
import io.leadbridge.model.LeadJson;
import io.leadbridge.validation.ValidationResult.Malformed;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final String VALUE = "SECRET";

    /** Everything a custom schema can ask of a value, so that no check of everit's is spared a hostile one. */
    private static final LeadSchema NOSY = LeadSchema.of(("{'additionalProperties':{'anyOf':["
                    + "{'type':'string','format':'email','pattern':'^(a+)+$','minLength':3},"
                    + "{'type':'string','format':'hostname'},{'type':'string','format':'ipv6'},"
                    + "{'type':'string','format':'ipv4'},{'type':'string','format':'uri'},"
                    + "{'type':'string','format':'date-time'},{'enum':['a',1.5,{'k':[1,null]}]},"
                    + "{'type':'number','multipleOf':0.1,'maximum':9,'minimum':1,'exclusiveMinimum':true},"
                    + "{'type':'array','uniqueItems':true,'maxItems':3},"
                    + "{'type':'object','required':['x'],'maxProperties':3,'dependencies':{'x':['y']}}]}}")
            .replace('\'', '"'));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2241223a22c328227d", // not UTF-8
                "7b2241223a22c080227d", // an overlong NUL
                "7b2241223a22c1bf227d", // an overlong DEL
                "7b2241223a22eda080227d", // half a surrogate pair
                "7b2241223a22f4908080227d", // beyond Unicode
                "7b2241223a22e282", // cut inside a character
                "ff",
                "fffe",
                "feff",
                "fffe0000",
                "0000feff",
                "00",
                "00000000",
                "0000007b0000",
                "7b00000041",
                "efbbbf",
                "efbb",
                "efbbbfefbbbf7b7d"
            })
    void refusesBrokenEncodings(String hex) {
        assertThat(LeadValidator.lenient().validate(HexFormat.of().parseHex(hex)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void refusesHalfASurrogatePairInAName() {
        assertThat(reason(lenient("{\"X\\udc00\":1}"))).startsWith("not JSON");
    }

    @Test
    void refusesDeepNestingOfEveryKind() {
        assertThat(reason(lenient("[".repeat(100_000)))).startsWith("nested deeper");
        assertThat(reason(lenient("{\"a\":".repeat(100_000)))).startsWith("nested deeper");
        assertThat(lenient("{\"UserDetails\":\"" + "[".repeat(100_000) + "\"}"))
                .isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void keepsTheDeepestPayloadThroughTheLedger() {
        int depth = JsonReader.MAX_DEPTH;
        String inside = "{\"" + "n".repeat(JsonReader.MAX_NAME_LENGTH) + "\":" + "[".repeat(depth - 1)
                + "]".repeat(depth - 1) + "}";
        String json = "{\"UserDetails\":\"" + inside.replace("\"", "\\\"") + "\"," + inside.substring(1);

        Lead lead = valid(lenient(json)).lead();

        assertThat(lead.extensions()).hasSize(2);
        assertThat(LeadJson.read(LeadJson.write(lead))).isEqualTo(lead);
    }

    @Test
    void readsTensOfThousandsOfNamesWithOneHashCode() {
        // "Aa" and "BB" have the same hash code, and so has every text made of them.
        String json = IntStream.range(0, 1 << 14)
                .mapToObj(i -> Integer.toBinaryString(i | 1 << 14).substring(1))
                .map(bits -> bits.replace("0", "Aa").replace("1", "BB"))
                .map(name -> "\"" + name + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(valid(lenient(json)).lead().extensions()).hasSize(1 << 14);
        assertThat(valid(LeadValidator.strict().validate(utf8(json))).lead().extensions())
                .hasSize(1 << 14);
    }

    @Test
    void readsTensOfThousandsOfRepeatedMembers() {
        String json = Stream.generate(() -> "\"Email\":1").limit(25_000).collect(Collectors.joining(",", "{", "}"));

        Lead lead = valid(lenient("{\"UserDetails\":" + json + "}")).lead();

        assertThat(lead.extensions()).hasSize(24_999).containsKey("UserDetails.Email#25000");
    }

    @Test
    void tellsTensOfThousandsOfViolations() {
        LeadSchema closed = LeadSchema.of("{\"additionalProperties\":false,\"required\":[\"A\",\"B\"]}");
        String json =
                IntStream.range(0, 25_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertThat(messages(LeadValidator.strict().withSchema(closed).validate(utf8(json))))
                .hasSize(25_002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e400", "-1e400", "1e-400", "1e2147483647", "1e-2147483648", "1E99999999999999999999", "-0.0"})
    void readsNumbersOfAnySize(String number) {
        String json = "{\"Seats\":" + number + ",\"List\":[" + number + "],\"UserDetails\":{\"Phone\":" + number + "}}";
        Lead lead = valid(lenient(json)).lead();

        assertThat(lead.userDetails().phone()).isEqualTo(number);
        assertThat(LeadJson.read(LeadJson.write(lead))).isEqualTo(lead);
        messages(LeadValidator.strict().withSchema(NOSY).validate(utf8(json)));
    }

    @Test
    void neverThrowsAndNeverQuotesOnRandomBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            assertThat(messages(LeadValidator.lenient().validate(body))).isNotNull();
        }
    }

    @Test
    void neverThrowsAndNeverQuotesOnRandomJson() {
        Random random = new Random(2);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = utf8(object(random, 0));
            check(LeadValidator.lenient().validate(body));
            check(LeadValidator.strict().validate(body));
        }
    }

    @Test
    void neverThrowsAndNeverQuotesUnderASchemaThatAsksEverything() {
        Random random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            check(LeadValidator.strict().withSchema(NOSY).validate(utf8(object(random, 0))));
        }
    }

    @Test
    void neverThrowsAndNeverQuotesOnSplicedPayloads() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            byte[] one = utf8(object(random, 0));
            byte[] other = utf8(object(random, 0));
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(one, 0, random.nextInt(one.length + 1));
            int from = random.nextInt(other.length);
            body.write(other, from, other.length - from);

            assertThat(messages(LeadValidator.lenient().validate(body.toByteArray())))
                    .noneMatch(message -> message.contains(VALUE));
        }
    }

    private static void check(ValidationResult result) {
        assertThat(messages(result)).noneMatch(message -> message.contains(VALUE));
        if (result instanceof ValidationResult.Valid valid) {
            assertThat(LeadJson.read(LeadJson.write(valid.lead()))).isEqualTo(valid.lead());
        }
    }

    private static String object(Random random, int depth) {
        return Stream.generate(() -> name(random) + ":" + value(random, depth))
                .limit(random.nextInt(6))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String name(Random random) {
        return pick(
                random,
                "\"UserDetails\"",
                "\"userDetails\"",
                "\"Email\"",
                "\"email\"",
                "\"Phone\"",
                "\"LeadSource\"",
                "\"ActionCode\"",
                "\"Description\"",
                "\"description#2\"",
                "\"x\"",
                "\"\"",
                "\"~/\\u0000\"",
                "\"__proto__\"");
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 3 ? 8 : 10);
        if (kind == 8) {
            return object(random, depth + 1);
        }
        if (kind == 9) {
            return "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
        }
        return pick(
                random,
                "null",
                "true",
                "\"\"",
                "\" \\t\"",
                "\"" + VALUE + "-INS|a.b\"",
                "\"" + VALUE + "\\udc00\\u0000\\r\\n" + VALUE + "\"",
                "\"{\\\"Email\\\":\\\"" + VALUE + "\\\",\\\"Email\\\":5}\"",
                "\"" + VALUE + "@xn--\\u00fc..\"",
                "-0",
                "1.10",
                "1e400",
                "1e99999999999",
                "123456789012345678901234567890");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
