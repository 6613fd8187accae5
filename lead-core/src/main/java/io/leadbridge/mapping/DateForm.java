package io.leadbridge.mapping;

import io.leadbridge.model.Lead;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a date or time in another form; what is neither becomes absent. Known, and compared, by its text form. */
final class DateForm implements Transform {
    /** The day in UTC: {@code 2026-11-22}. */
    static final DateForm DAY = new DateForm("date", DateTimeFormatter.ISO_LOCAL_DATE, ZoneOffset.UTC);

    private static final int MAX_PATTERN = 100;

    private final String textForm;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    private DateForm(String textForm, DateTimeFormatter formatter, ZoneId zone) {
        this.textForm = textForm;
        this.formatter = formatter;
        this.zone = zone;
    }

    /** Throws {@link IllegalArgumentException} for a pattern that no time can be written in. */
    static DateForm of(String pattern, ZoneId zone) {
        String inZone = zone.equals(ZoneOffset.UTC) ? "" : ", " + Described.quoted(zone.getId());
        return new DateForm("date(" + Described.quoted(pattern) + inZone + ")", formatter(pattern), zone);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            if (!pattern.isBlank() && pattern.length() <= MAX_PATTERN) {
                DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
                if (!formatter.format(Instant.EPOCH.atZone(ZoneOffset.UTC)).isBlank()) {
                    return formatter;
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // is said below, without Java's own words for it
        }
        throw new IllegalArgumentException(
                NearestName.cited(pattern) + " is no pattern of a date; write one such as dd.MM.yyyy HH:mm");
    }

    @Override
    public @Nullable Object apply(String text, Lead lead) {
        try {
            return formatter.format(time(text.strip()));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** A time in any zone, or the beginning of a day. */
    private ZonedDateTime time(String text) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(zone)
                : OffsetDateTime.parse(text).atZoneSameInstant(zone);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DateForm form && form.textForm.equals(textForm);
    }

    @Override
    public int hashCode() {
        return textForm.hashCode();
    }

    @Override
    public String toString() {
        return textForm;
    }
}
