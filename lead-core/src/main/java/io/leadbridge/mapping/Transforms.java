package io.leadbridge.mapping;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The stock transforms, for static import. In the text form they have the same names: {@code {Phone | e164}}. */
public final class Transforms {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FIRST_LETTER = Pattern.compile("(?<![\\p{L}\\p{M}\\p{Nd}'’])\\p{L}");

    private Transforms() {}

    /** Without blanks at both ends, and with one blank for each run of them inside. */
    public static Transform trim() {
        return NamedTransform.of("trim", text -> BLANKS.matcher(text.strip()).replaceAll(" "));
    }

    public static Transform upper() {
        return NamedTransform.of("upper", text -> text.toUpperCase(Locale.ROOT));
    }

    public static Transform lower() {
        return NamedTransform.of("lower", text -> text.toLowerCase(Locale.ROOT));
    }

    /** Each word begins with a capital; the other letters stay as they are: {@code anne-marie McDonald}. */
    public static Transform capitalise() {
        return NamedTransform.of(
                "capitalise",
                text -> FIRST_LETTER
                        .matcher(text)
                        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT)));
    }

    /** The first {@code characters} (UTF-16 units) at most, never half a code point. */
    public static Transform truncate(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("truncate takes a number of characters from 1");
        }
        return NamedTransform.of("truncate(" + characters + ")", text -> Plain.cut(text, characters));
    }

    /**
     * What {@code table} says for the text, in any letter case; absent when it says nothing, so that {@code orElse}
     * can. The table's values are constants: {@code lookup(Map.of("INS", "Hot", "PLT", "Warm"))}.
     */
    public static Transform lookup(Map<String, ?> table) {
        return new Lookup(table);
    }

    /** Safe inside of HTML, also in an attribute: {@code & < > " '} become entities. Line breaks stay as they are. */
    public static Transform html() {
        return NamedTransform.of("html", Transforms::htmlOf);
    }

    private static String htmlOf(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The day of a date or time, in UTC: {@code 2026-11-22}; absent when the text is neither in ISO 8601. */
    public static Transform date() {
        return DateForm.DAY;
    }

    /**
     * A date or time in the form of {@code pattern} ({@link java.time.format.DateTimeFormatter}, with English names) in
     * {@code zone}: {@code receivedAt().as(date("d MMM yyyy, HH:mm", ZoneId.of("Europe/Berlin")))}. Absent when the text
     * is neither in ISO 8601. Throws {@link IllegalArgumentException} for a pattern that no time can be written in.
     */
    public static Transform date(String pattern, ZoneId zone) {
        return DateForm.of(pattern, zone);
    }

    /**
     * A phone number in E.164 ({@code +16175555555}) where that is certain, else the text as it is. Certain is: a valid
     * number with {@code +}; a valid number of the lead's country; 11 to 15 digits that are a valid number with {@code
     * +} before them. Text with words or an extension stays as it is.
     */
    public static Transform e164() {
        return new NamedTransform(
                "e164",
                (text, lead) ->
                        PhoneNumber.e164(text, lead.userDetails().country()).orElse(text));
    }

    /** A country's ISO 3166-1 alpha-2 code ({@code US}) for its codes and names; absent when it is not known. */
    public static Transform iso2() {
        return country("iso2", Country::alpha2);
    }

    /** A country's ISO 3166-1 alpha-3 code ({@code USA}) for its codes and names; absent when it is not known. */
    public static Transform iso3() {
        return country("iso3", Country::alpha3);
    }

    /** A country's English name ({@code United States}) for its codes and names; absent when it is not known. */
    public static Transform countryName() {
        return country("countryName", Country::name);
    }

    private static Transform country(String name, Function<Country, String> form) {
        return new NamedTransform(
                name, (text, lead) -> Country.find(text).map(form).orElse(null));
    }
}
