package io.leadbridge.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Every payload that Microsoft documents or that was observed, to be posted to an endpoint or read by a validator:
 *
 * <pre>{@code
 * pipeline.accept(LeadPayload.MICROSOFT_EXAMPLE.bytes());
 * pipeline.accept(LeadPayload.CAMEL_CASE.withEmail("another@contoso.com"));   // another lead
 * }</pre>
 *
 * For many leads at once there is {@link LeadGenerator}.
 */
public enum LeadPayload {
    /** The example of Microsoft's HTTPS page since 2020: a bare source, the action separate. */
    MICROSOFT_EXAMPLE,
    /** The example of 2018: no {@code ActionCode}, no {@code Description}, a source that follows no grammar. */
    MICROSOFT_EXAMPLE_2018,
    /** The test lead of Microsoft's FAQ since October 2020, with {@code userDetails} and the comma it lacks there. */
    TEST_LEAD,
    /** The same as printed: not valid JSON. */
    TEST_LEAD_AS_PRINTED,
    /** The test lead of the FAQ of 2018, as Salesforce Web-to-Lead gets it: a form, not JSON. */
    SALESFORCE_TEST_LEAD("txt"),
    /** A {@code CustomerInfo} cell of the Azure Table destination: the person only, without the lead around it. */
    CUSTOMER_INFO,
    /** The {@code CustomerInfo} cell of a test lead. */
    CUSTOMER_INFO_TEST_LEAD,
    /** Microsoft's example with every name in camelCase, as two public receivers expect it. */
    CAMEL_CASE,
    /** "Contact me" on AppSource: composite source with blanks round the bar, the customer's notes on several lines. */
    CONTACT_ME,
    /** Do not contact; the action stands in {@code LeadSource} only. */
    DO_NOT_CONTACT,
    /** Bought inside the Azure portal; composite source. */
    AZURE_PORTAL,
    /** A test drive; composite source. */
    TEST_DRIVE,
    /** What an Office add-in sends of a person: names and e-mail. */
    OFFICE_ADD_IN,
    /** {@code null} wherever nothing is known. */
    NULLS,
    /** Blank text wherever nothing is known. */
    BLANKS,
    /** A description of one blank, as seen in Azure Table. */
    BLANK_DESCRIPTION,
    /** The description {@code "Campaigns: "}, as seen in Azure Table. */
    EMPTY_CAMPAIGNS,
    /** Campaign parameters of the listing's URL as JSON inside the description. */
    CAMPAIGN_JSON,
    /** A person of whom only the country is given, as Microsoft withholds the data of {@code .edu} users. */
    WITHHELD_PERSON,
    /** {@code UserDetails} as a string that holds the object. */
    PERSON_AS_TEXT,
    /** The phone as a number. */
    PHONE_AS_NUMBER,
    /** An object and an array where text belongs. */
    WRONG_TYPES,
    /** Members that Microsoft does not document. */
    UNDOCUMENTED_MEMBERS,
    /** Members that stand there twice, in one spelling or two. */
    REPEATED_MEMBERS,
    /** Microsoft's example behind a UTF-8 byte order mark. */
    BYTE_ORDER_MARK,
    /** Microsoft's example inside an array. */
    ARRAY_BODY,
    /** <code>{}</code>: valid by Microsoft's schema. */
    EMPTY_OBJECT,
    /** No byte at all. */
    EMPTY_BODY;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w.-]+");

    private final String text;

    LeadPayload() {
        this("json");
    }

    LeadPayload(String ending) {
        String file = "payloads/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + ending;
        try (InputStream resource = LeadPayload.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalStateException(file + " is missing; is lead-testkit's jar complete?");
            }
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " out of lead-testkit's jar", e);
        }
    }

    /** The body to post; a fresh array. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The body as text. */
    public String text() {
        return text;
    }

    /**
     * The body with another e-mail address in place of each it holds, so that it is another person's lead.
     *
     * @throws IllegalArgumentException when {@code email} is no plain address such as {@code a.b+1@contoso.com}
     * @throws IllegalStateException when the payload holds no e-mail address
     */
    public byte[] withEmail(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("write an address like a.b+1@contoso.com");
        }
        if (!EMAIL.matcher(text).find()) {
            throw new IllegalStateException(this + " holds no e-mail address; take another payload");
        }
        return EMAIL.matcher(text).replaceAll(email).getBytes(StandardCharsets.UTF_8);
    }
}
