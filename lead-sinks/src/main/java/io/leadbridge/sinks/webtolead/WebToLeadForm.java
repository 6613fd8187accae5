package io.leadbridge.sinks.webtolead;

import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.emailLocalPart;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.text;
import static io.leadbridge.mapping.Values.title;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;

/**
 * The Web-to-Lead form: its parameters, and the mapping used unless you write your own. Custom fields have the ids that
 * Salesforce's form generator gives them: {@code 00N…}, 15 characters. Sources: Microsoft's test lead, a generated form;
 * lengths are those of the fields of Lead.
 */
public final class WebToLeadForm {
    /** The form with every parameter. */
    public static final EntityType TYPE = EntityType.of(
                    "WebToLead",
                    line("first_name", 40),
                    line("last_name", 80).withRequired(true),
                    line("company", 255).withRequired(true),
                    Field.of("email", Field.Type.EMAIL).withMaxLength(80),
                    line("phone", 40),
                    line("mobile", 40),
                    line("fax", 40),
                    line("salutation", 40),
                    line("title", 128),
                    Field.of("URL", Field.Type.URL).withMaxLength(255),
                    line("street", 255),
                    line("city", 40),
                    line("state", 80),
                    line("state_code", 10),
                    line("zip", 20),
                    line("country", 80),
                    line("country_code", 10),
                    line("description", 32_000),
                    line("lead_source", 255),
                    line("industry", 255),
                    line("rating", 255),
                    Field.of("revenue", Field.Type.NUMBER),
                    Field.of("employees", Field.Type.WHOLE_NUMBER),
                    Field.of("Campaign_ID", Field.Type.REFERENCE).withMaxLength(18),
                    line("member_status", 255),
                    Field.of("recordType", Field.Type.REFERENCE).withMaxLength(18),
                    Field.of("emailOptOut", Field.Type.FLAG),
                    Field.of("faxOptOut", Field.Type.FLAG),
                    Field.of("doNotCall", Field.Type.FLAG))
            .withCustomNames("00N[0-9A-Za-z]{12}");

    public static final Field FIRST_NAME = TYPE.field("first_name");
    public static final Field LAST_NAME = TYPE.field("last_name");
    public static final Field COMPANY = TYPE.field("company");
    public static final Field EMAIL = TYPE.field("email");
    public static final Field PHONE = TYPE.field("phone");
    public static final Field TITLE = TYPE.field("title");
    /** Not set by default: in an org with country picklists, a country that is not its own word loses the lead. */
    public static final Field COUNTRY = TYPE.field("country");
    /** ISO 3166-1 alpha-2; for orgs with country picklists. Not set by default. */
    public static final Field COUNTRY_CODE = TYPE.field("country_code");

    public static final Field LEAD_SOURCE = TYPE.field("lead_source");
    public static final Field CAMPAIGN_ID = TYPE.field("Campaign_ID");
    public static final Field RECORD_TYPE = TYPE.field("recordType");
    /** At most 32,000 characters; what was cut from other fields is added at its end. */
    public static final Field DESCRIPTION = TYPE.field("description");

    /** What is written unless said otherwise. */
    public static final EntityMapping MAPPING = EntityMapping.to(TYPE)
            .set(FIRST_NAME, firstName())
            .set(
                    LAST_NAME,
                    lastName().orElse(emailLocalPart()).orElse(firstName()).orElse("[not provided]"))
            .set(COMPANY, company().orElse("[not provided]"))
            .set(EMAIL, email())
            .set(PHONE, phone())
            .set(TITLE, title())
            .set(LEAD_SOURCE, text("{Marketplace}{'-' ActionCode}{'|' Offer ?? OfferTitle}"))
            .set(
                    DESCRIPTION,
                    text("{Description '\n\n'}{'Source: ' LeadSource '\n'}{'Action: ' ActionCode '\n'}"
                            + "{'Offer: ' Offer '\n'}{'Title: ' OfferTitle '\n'}{'Country: ' Country '\n'}"
                            + "{'Lead: ' LeadId}"))
            .build();

    private WebToLeadForm() {}

    private static Field line(String name, int maxLength) {
        return Field.of(name, Field.Type.TEXT).withMaxLength(maxLength);
    }
}
