package io.leadbridge.model;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a lead, under Microsoft's names. Every field may be missing; a present one is trimmed and not
 * blank. {@link #toString} names the fields that are present and shows none of their text.
 *
 * @param phone as sent: digits mostly, no promise of a country prefix
 * @param country as sent: {@code US}, {@code USA} and {@code United States} all occur
 * @param title the job title, not a salutation
 */
public record UserDetails(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String company,
        @Nullable String title) {

    /** Nobody: what a lead without {@code UserDetails} holds. */
    public static final UserDetails NONE = builder().build();

    /** A phone with fewer digits than this reaches nobody. */
    public static final int MIN_PHONE_DIGITS = 5;

    public UserDetails {
        firstName = Text.orNull(firstName);
        lastName = Text.orNull(lastName);
        email = Text.orNull(email);
        phone = Text.orNull(phone);
        country = Text.orNull(country);
        company = Text.orNull(company);
        title = Text.orNull(title);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** First and last name with a blank between, whichever there are. */
    public Optional<String> fullName() {
        if (firstName == null) {
            return Optional.ofNullable(lastName);
        }
        return Optional.of(lastName == null ? firstName : firstName + " " + lastName);
    }

    /** Whether anybody can be reached: an e-mail with {@code @}, a phone of 5 digits or more, or a name with company. */
    public boolean isReachable() {
        return (email != null && email.contains("@"))
                || (phone != null && phone.chars().filter(Character::isDigit).count() >= MIN_PHONE_DIGITS)
                || (fullName().isPresent() && company != null);
    }

    boolean hasTestMark() {
        return Text.hasTestMark(firstName)
                || Text.hasTestMark(lastName)
                || Text.hasTestMark(email)
                || Text.hasTestMark(company)
                || Text.hasTestMark(title);
    }

    @Override
    public String toString() {
        StringJoiner present = new StringJoiner(", ", "UserDetails[", "]");
        String[] names = {"firstName", "lastName", "email", "phone", "country", "company", "title"};
        String[] values = {firstName, lastName, email, phone, country, company, title};
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                present.add(names[i].toLowerCase(Locale.ROOT));
            }
        }
        return present.toString();
    }

    /** Builds a person from the fields that are known; the others stay missing. */
    public static final class Builder {
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String email;
        private @Nullable String phone;
        private @Nullable String country;
        private @Nullable String company;
        private @Nullable String title;

        private Builder() {}

        public Builder firstName(@Nullable String value) {
            firstName = value;
            return this;
        }

        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        public Builder phone(@Nullable String value) {
            phone = value;
            return this;
        }

        public Builder country(@Nullable String value) {
            country = value;
            return this;
        }

        public Builder company(@Nullable String value) {
            company = value;
            return this;
        }

        public Builder title(@Nullable String value) {
            title = value;
            return this;
        }

        public UserDetails build() {
            return new UserDetails(firstName, lastName, email, phone, country, company, title);
        }
    }
}
