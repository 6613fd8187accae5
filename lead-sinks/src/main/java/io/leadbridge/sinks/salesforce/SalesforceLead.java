package io.leadbridge.sinks.salesforce;

import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Transforms.iso2;
import static io.leadbridge.mapping.Values.businessDomain;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.emailLocalPart;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.leadSource;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.text;
import static io.leadbridge.mapping.Values.title;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import java.util.List;

/**
 * The object {@code Lead} of Salesforce as it is shipped: its fields that a marketplace lead fills, the rest by {@link
 * Field#field}, and the mapping used unless you write your own. Sources: Salesforce's Object Reference, and describes of
 * Developer Edition orgs; lengths, options and what the integration user sees differ from org to org, and the sink asks
 * the org.
 */
public final class SalesforceLead {
    static final String CUSTOM_NAMES = "[A-Za-z]\\w*__p?c";

    /** The object with every field; fields of your own end in {@code __c}. */
    public static final EntityType TYPE =
            EntityType.read(SalesforceLead.class, "lead.json").withCustomNames(CUSTOM_NAMES);

    public static final Field FIRSTNAME = TYPE.field("FirstName");
    public static final Field LASTNAME = TYPE.field("LastName");
    public static final Field COMPANY = TYPE.field("Company");
    public static final Field TITLE = TYPE.field("Title");
    /** Validated by Salesforce; an address that it refuses is left out and noted in the description. */
    public static final Field EMAIL = TYPE.field("Email");

    public static final Field PHONE = TYPE.field("Phone");
    public static final Field MOBILEPHONE = TYPE.field("MobilePhone");
    public static final Field WEBSITE = TYPE.field("Website");
    public static final Field STREET = TYPE.field("Street");
    public static final Field CITY = TYPE.field("City");
    public static final Field POSTALCODE = TYPE.field("PostalCode");
    public static final Field STATE = TYPE.field("State");
    /** Only in orgs with state and country picklists. */
    public static final Field STATECODE = TYPE.field("StateCode");
    /** Free text; in orgs with state and country picklists it gives way to {@link #COUNTRYCODE}. */
    public static final Field COUNTRY = TYPE.field("Country");
    /** ISO 3166-1 alpha-2; only in orgs with state and country picklists. */
    public static final Field COUNTRYCODE = TYPE.field("CountryCode");

    public static final Field LEADSOURCE = TYPE.field("LeadSource");
    public static final Field STATUS = TYPE.field("Status");
    public static final Field INDUSTRY = TYPE.field("Industry");
    /** Hot, Warm or Cold. */
    public static final Field RATING = TYPE.field("Rating");
    /** The id of a user or a queue; the assignment rule then keeps out of it. */
    public static final Field OWNERID = TYPE.field("OwnerId");

    public static final Field RECORDTYPEID = TYPE.field("RecordTypeId");
    /** At most 32,000 characters; what was cut from other fields, or had no field, is added at its end. */
    public static final Field DESCRIPTION = TYPE.field("Description");

    public static final Field HASOPTEDOUTOFEMAIL = TYPE.field("HasOptedOutOfEmail");
    public static final Field HASOPTEDOUTOFFAX = TYPE.field("HasOptedOutOfFax");
    public static final Field DONOTCALL = TYPE.field("DoNotCall");

    /** Every field that says "leave this person alone"; all are set for a lead with the action {@code DNC}. */
    public static final List<Field> OPT_OUTS = List.of(HASOPTEDOUTOFEMAIL, HASOPTEDOUTOFFAX, DONOTCALL);

    /** The name that the documentation gives the custom field for the record key: {@value}. */
    public static final String KEY_FIELD = "Marketplace_Lead_Key__c";

    private static final String NOT_PROVIDED = "[not provided]";

    private static final String BLOCK = "{Description '\n\n'}"
            + "{'Source: ' LeadSource '\n'}{'Action: ' ActionCode '\n'}{'Offer: ' Offer '\n'}{'Title: ' OfferTitle '\n'}"
            + "{'Country: ' Country '\n'}{'Lead: ' LeadId}";

    /** What is written unless said otherwise. */
    public static final EntityMapping MAPPING = EntityMapping.to(TYPE)
            .set(FIRSTNAME, firstName())
            .set(
                    LASTNAME,
                    lastName().orElse(emailLocalPart()).orElse(firstName()).orElse(NOT_PROVIDED))
            .set(COMPANY, company().orElse(businessDomain()).orElse(NOT_PROVIDED))
            .set(TITLE, title())
            .set(EMAIL, email())
            .set(PHONE, phone())
            .set(COUNTRYCODE, country().as(iso2()))
            .set(COUNTRY, country())
            .set(LEADSOURCE, leadSource())
            .set(DESCRIPTION, text(BLOCK))
            .when(doNotContact(), lead -> {
                OPT_OUTS.forEach(flag -> lead.set(flag, true));
                lead.set(DESCRIPTION, text("DO NOT CONTACT (marketplace code DNC)\n\n" + BLOCK));
            })
            .build();

    private SalesforceLead() {}
}
