package io.leadbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.model.LeadJson;
import io.leadbridge.validation.LeadValidator;
import io.leadbridge.validation.ValidationResult;
import io.leadbridge.validation.ValidationResult.Invalid;
import io.leadbridge.validation.ValidationResult.Malformed;
import io.leadbridge.validation.ValidationResult.Valid;
import io.leadbridge.validation.Violation;
import io.leadbridge.validation.Warning;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutatedFixturesTest {
    private static final int MUTANTS = 300;
    private static final Pattern VALUES = Pattern.compile("(?i)contoso|someone|1617555|MSFT|Microsoft.com|Esquire|@");
    /** Bytes that matter to JSON, and some that no text should hold. */
    private static final byte[] SPICE = "{}[]\",:\\ue1.-0tfn \n\0\u00fe\u0080".getBytes(StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @EnumSource
    void areReadWithoutExceptionAndWithoutQuotingThem(LeadPayload payload) {
        Random random = new Random(payload.name().hashCode());
        LeadValidator lenient = LeadValidator.lenient();
        LeadValidator strict = LeadValidator.strict();
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutated(payload.bytes(), random);
            check(lenient.validate(mutant));
            check(strict.validate(mutant));
        }
    }

    private static void check(ValidationResult result) {
        assertThat(messages(result))
                .noneMatch(message -> VALUES.matcher(message).find());
        if (result instanceof Valid valid) {
            assertThat(LeadJson.read(LeadJson.write(valid.lead()))).isEqualTo(valid.lead());
        }
    }

    private static List<String> messages(ValidationResult result) {
        if (result instanceof Malformed malformed) {
            return List.of(malformed.reason());
        }
        return result instanceof Invalid invalid
                ? invalid.violations().stream().map(Violation::message).toList()
                : ((Valid) result).warnings().stream().map(Warning::message).toList();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutant = bytes;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            mutant = mutatedOnce(mutant, random);
        }
        return mutant;
    }

    private static byte[] mutatedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> joined(bytes, at, new byte[] {SPICE[random.nextInt(SPICE.length)]}, at);
            case 1 -> joined(bytes, at, new byte[] {SPICE[random.nextInt(SPICE.length)]}, to);
            case 2 -> joined(bytes, at, new byte[0], to);
            default -> joined(bytes, at, Arrays.copyOfRange(bytes, random.nextInt(at + 1), at), to);
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        byte[] joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - start);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
        return joined;
    }
}
