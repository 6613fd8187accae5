package io.leadbridge.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers as people and marketplaces write them. */
final class PhoneNumber {
    /** One number and nothing else: words and extensions ("x12") have no place in E.164 and would be lost. */
    private static final Pattern PLAIN = Pattern.compile("[+＋]?[\\p{Nd}\\p{Zs}()\\[\\]./\\-‐-―−－（）]{5,40}");

    private static final String NO_REGION = "ZZ";

    private PhoneNumber() {}

    /**
     * {@code text} in E.164 when that is certain: as an international number if it starts with {@code +}; else as a
     * number of {@code country}; else, with 11 to 15 digits, as an international number without its {@code +}.
     */
    static Optional<String> e164(String text, @Nullable String country) {
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        if (text.startsWith("+") || text.startsWith("＋")) {
            return valid(text, NO_REGION);
        }
        return Country.find(country)
                .flatMap(found -> valid(text, found.alpha2()))
                .or(() -> withoutPlus(PhoneNumberUtil.normalizeDigitsOnly(text)));
    }

    private static Optional<String> withoutPlus(String digits) {
        return digits.length() < 11 || digits.length() > 15 ? Optional.empty() : valid("+" + digits, NO_REGION);
    }

    private static Optional<String> valid(String text, String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty(); // not a phone number, which is an answer and no fault
        }
    }
}
