package io.leadbridge.mapping;

import static io.leadbridge.mapping.Conditions.action;
import static io.leadbridge.mapping.Conditions.doNotContact;
import static io.leadbridge.mapping.Field.field;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.LEADSOURCECODE;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Samples.TELEPHONE1;
import static io.leadbridge.mapping.Transforms.e164;
import static io.leadbridge.mapping.Values.emailLocalPart;
import static io.leadbridge.mapping.Values.lastName;
import static io.leadbridge.mapping.Values.phone;
import static io.leadbridge.mapping.Values.text;
import static io.leadbridge.model.ActionCode.INS;

/** The Java example of {@code docs/mapping.md}. */
final class GuideExample {
    private static final Field LEADQUALITYCODE = LEAD.field("leadqualitycode");

    // tag::java[]
    static final EntityMapping MAPPING = EntityMapping.to(LEAD)
            .set(SUBJECT, text("{OfferTitle ?? 'Marketplace lead'}{' (' ActionCode ')'}"))
            .set(LASTNAME, lastName().orElse(emailLocalPart()).orElse("[not provided]"))
            .set(TELEPHONE1, phone().as(e164()))
            .set(LEADSOURCECODE, "Web")
            .set(LEADQUALITYCODE, "Warm")
            .when(action(INS), m -> m.set(LEADQUALITYCODE, "Hot"))
            .when(doNotContact(), m -> m.set(DONOTEMAIL, true))
            .set(field("description"), lead -> "received at " + lead.receivedAt())
            .onRepeat(TELEPHONE1)
            .build();
    // end::java[]

    private GuideExample() {}
}
