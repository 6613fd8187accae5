package io.leadbridge.sinks.hubspot;

import static io.leadbridge.mapping.Conditions.absent;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Transforms.lower;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.text;
import static io.leadbridge.mapping.Values.title;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;

/**
 * HubSpot's contact as HubSpot ships it: its properties that a marketplace lead fills, the rest by {@link Field#field},
 * and the mapping used unless you write your own. HubSpot has no property for the offer, the source and the action: they
 * are in {@link #MESSAGE}, or go into properties of your own ({@code field("marketplace_offer")}), which the account must
 * have before the first lead.
 */
public final class HubSpotContact {
    /**
     * The contact with HubSpot's own properties; those of your own are in lower case, and not known before HubSpot says
     * which there are.
     */
    public static final EntityType TYPE =
            EntityType.read(HubSpotContact.class, "contact.json").withCustomNames("(?!hs_)[a-z][a-z0-9_]*");

    /** By it a contact is found again; HubSpot compares it without letter case. */
    public static final Field EMAIL = TYPE.field("email");

    public static final Field FIRSTNAME = TYPE.field("firstname");
    public static final Field LASTNAME = TYPE.field("lastname");
    public static final Field PHONE = TYPE.field("phone");
    public static final Field COMPANY = TYPE.field("company");
    public static final Field COUNTRY = TYPE.field("country");
    public static final Field JOBTITLE = TYPE.field("jobtitle");
    /** Free text; HubSpot keeps the last one only. */
    public static final Field MESSAGE = TYPE.field("message");
    /** Can only move forward; not for a contact that exists. */
    public static final Field LIFECYCLESTAGE = TYPE.field("lifecyclestage");
    /** Not for a contact that exists: somebody may be at work on it. */
    public static final Field HS_LEAD_STATUS = TYPE.field("hs_lead_status");

    private static final String BLOCK = "{Description '\n\n'}"
            + "{'Source: ' LeadSource '\n'}{'Action: ' ActionCode '\n'}{'Offer: ' Offer '\n'}{'Title: ' OfferTitle '\n'}"
            + "{'Lead: ' LeadId}";

    /**
     * What is written unless said otherwise. A repeat overwrites what the customer said, and neither stage nor status.
     * HubSpot needs an e-mail, a first or a last name: the last name is made up where a lead has none of them.
     */
    public static final EntityMapping MAPPING = EntityMapping.to(TYPE)
            .set(EMAIL, email().as(lower()))
            .set(FIRSTNAME, firstName())
            .set(LASTNAME, lastName())
            .set(PHONE, phone())
            .set(COMPANY, company())
            .set(COUNTRY, country())
            .set(JOBTITLE, title())
            .set(MESSAGE, text(BLOCK))
            .set(LIFECYCLESTAGE, "lead")
            .set(HS_LEAD_STATUS, "NEW")
            .when(
                    absent("Email").and(absent("FirstName")),
                    contact ->
                            contact.set(LASTNAME, lastName().orElse(company()).orElse("[not provided]")))
            .when(
                    doNotContact(),
                    contact -> contact.set(MESSAGE, text("DO NOT CONTACT (marketplace code DNC)\n\n" + BLOCK))
                            .leaveOut(LIFECYCLESTAGE)
                            .leaveOut(HS_LEAD_STATUS))
            .onRepeat(FIRSTNAME, LASTNAME, PHONE, COMPANY, COUNTRY, JOBTITLE, MESSAGE)
            .build();

    private HubSpotContact() {}
}
