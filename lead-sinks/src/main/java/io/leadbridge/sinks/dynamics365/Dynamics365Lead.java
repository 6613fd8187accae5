package io.leadbridge.sinks.dynamics365;

import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
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
import java.util.List;

/**
 * The table {@code lead} of Dynamics 365 Sales as Microsoft ships it: its columns that a marketplace lead fills, the
 * rest by {@link Field#field}, and the mapping used unless you write your own. Source: Microsoft's generated reference
 * of the table; lengths and options can be changed in every environment.
 */
public final class Dynamics365Lead {
    static final String CUSTOM_NAMES = "(?!address[12]_|msdyn_)[a-z][a-z0-9]*_[a-z0-9_]+";

    /** The table with every column; columns of your own have a publisher's prefix: {@code contoso_offer}. */
    public static final EntityType TYPE =
            EntityType.read(Dynamics365Lead.class, "lead.json").withCustomNames(CUSTOM_NAMES);

    /** "Topic", at most 300 characters. */
    public static final Field SUBJECT = TYPE.field("subject");

    public static final Field FIRSTNAME = TYPE.field("firstname");
    public static final Field LASTNAME = TYPE.field("lastname");
    public static final Field COMPANYNAME = TYPE.field("companyname");
    public static final Field JOBTITLE = TYPE.field("jobtitle");
    public static final Field EMAILADDRESS1 = TYPE.field("emailaddress1");
    public static final Field TELEPHONE1 = TYPE.field("telephone1");
    public static final Field MOBILEPHONE = TYPE.field("mobilephone");
    public static final Field WEBSITEURL = TYPE.field("websiteurl");
    public static final Field ADDRESS1_COUNTRY = TYPE.field("address1_country");
    /** At most 2,000 characters; what was cut from other columns is added at its end. */
    public static final Field DESCRIPTION = TYPE.field("description");
    /** Where the lead came from; see {@link #WEB}. */
    public static final Field LEADSOURCECODE = TYPE.field("leadsourcecode");
    /** 1 hot, 2 warm, 3 cold. */
    public static final Field LEADQUALITYCODE = TYPE.field("leadqualitycode");

    /** {@code teams(<id>)} or {@code systemusers(<id>)}; the application user itself unless set. */
    public static final Field OWNERID = TYPE.field("ownerid");
    /** The id of a campaign. */
    public static final Field CAMPAIGNID = TYPE.field("campaignid");

    public static final Field DONOTEMAIL = TYPE.field("donotemail");
    public static final Field DONOTBULKEMAIL = TYPE.field("donotbulkemail");
    public static final Field DONOTPHONE = TYPE.field("donotphone");
    public static final Field DONOTFAX = TYPE.field("donotfax");
    public static final Field DONOTPOSTALMAIL = TYPE.field("donotpostalmail");
    public static final Field DONOTSENDMM = TYPE.field("donotsendmm");

    /** The value of {@link #LEADSOURCECODE} that stands for the web. */
    public static final int WEB = 8;

    /** Every column that says "leave this person alone"; all are set for a lead with the action {@code DNC}. */
    public static final List<Field> OPT_OUTS =
            List.of(DONOTEMAIL, DONOTBULKEMAIL, DONOTPHONE, DONOTFAX, DONOTPOSTALMAIL, DONOTSENDMM);

    private static final String BLOCK = "{Description '\n\n'}"
            + "{'Source: ' LeadSource '\n'}{'Action: ' ActionCode '\n'}{'Offer: ' Offer '\n'}{'Title: ' OfferTitle '\n'}"
            + "{'Country: ' Country '\n'}{'Lead: ' LeadId}";

    /** What is written unless said otherwise. */
    public static final EntityMapping MAPPING = EntityMapping.to(TYPE)
            .set(SUBJECT, text("{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}"))
            .set(FIRSTNAME, firstName())
            .set(
                    LASTNAME,
                    lastName().orElse(emailLocalPart()).orElse(firstName()).orElse("[not provided]"))
            .set(COMPANYNAME, company())
            .set(JOBTITLE, title())
            .set(EMAILADDRESS1, email())
            .set(TELEPHONE1, phone())
            .set(ADDRESS1_COUNTRY, country())
            .set(LEADSOURCECODE, WEB)
            .set(DESCRIPTION, text(BLOCK))
            .when(doNotContact(), lead -> {
                OPT_OUTS.forEach(flag -> lead.set(flag, true));
                lead.set(DESCRIPTION, text("DO NOT CONTACT (marketplace code DNC)\n\n" + BLOCK));
            })
            .build();

    private Dynamics365Lead() {}
}
