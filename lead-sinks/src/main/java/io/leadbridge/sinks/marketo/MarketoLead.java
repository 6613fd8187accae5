package io.leadbridge.sinks.marketo;

import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Values.company;
import static io.leadbridge.mapping.Values.country;
import static io.leadbridge.mapping.Values.email;
import static io.leadbridge.mapping.Values.firstName;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.leadSource;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.title;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.mapping.EntityType;
import io.leadbridge.mapping.Field;
import java.util.List;

/**
 * Marketo's lead as Adobe ships it, under the names of the REST API: its fields that a marketplace lead fills, the rest
 * by {@link Field#field}, and the mapping used unless you write your own. Marketo has no field for the offer, the action
 * and the description: they go into fields of your own ({@code field("marketplaceOffer")}), which the instance must have
 * before the first lead.
 */
public final class MarketoLead {
    /** The lead with Adobe's own fields; those of your own are not known before Marketo says which there are. */
    public static final EntityType TYPE =
            EntityType.read(MarketoLead.class, "lead.json").withCustomNames("[A-Za-z][A-Za-z0-9_]*");

    /** By it a lead is found again; ASCII only. */
    public static final Field EMAIL = TYPE.field("email");

    public static final Field FIRST_NAME = TYPE.field("firstName");
    public static final Field LAST_NAME = TYPE.field("lastName");
    public static final Field PHONE = TYPE.field("phone");
    /** Belongs to the company's record once there is one. */
    public static final Field COMPANY = TYPE.field("company");

    public static final Field TITLE = TYPE.field("title");
    public static final Field COUNTRY = TYPE.field("country");
    public static final Field LEAD_SOURCE = TYPE.field("leadSource");
    /** True stops all mail but operational; false would subscribe the person again, so it is never sent. */
    public static final Field UNSUBSCRIBED = TYPE.field("unsubscribed");

    public static final Field UNSUBSCRIBED_REASON = TYPE.field("unsubscribedReason");
    /** Like {@link #UNSUBSCRIBED}, for the telephone. */
    public static final Field DO_NOT_CALL = TYPE.field("doNotCall");

    public static final Field DO_NOT_CALL_REASON = TYPE.field("doNotCallReason");

    /** Every field that says "leave this person alone"; all are set for a lead with the action {@code DNC}. */
    public static final List<Field> OPT_OUTS = List.of(UNSUBSCRIBED, DO_NOT_CALL);

    private static final String REASON = "Microsoft marketplace: do not contact (DNC)";

    /** What is written unless said otherwise. */
    public static final EntityMapping MAPPING = EntityMapping.to(TYPE)
            .set(EMAIL, email())
            .set(FIRST_NAME, firstName())
            .set(LAST_NAME, lastName())
            .set(PHONE, phone())
            .set(COMPANY, company())
            .set(TITLE, title())
            .set(COUNTRY, country())
            .set(LEAD_SOURCE, leadSource())
            .when(doNotContact(), lead -> {
                OPT_OUTS.forEach(flag -> lead.set(flag, true));
                lead.set(UNSUBSCRIBED_REASON, REASON).set(DO_NOT_CALL_REASON, REASON);
            })
            .build();

    private MarketoLead() {}
}
