package io.leadbridge.examples.benchmarks;

import static io.leadbridge.mapping.Field.field;
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
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.ADDRESS1_COUNTRY;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.COMPANYNAME;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.DESCRIPTION;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.EMAILADDRESS1;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.FIRSTNAME;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.JOBTITLE;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.LASTNAME;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.LEADSOURCECODE;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.SUBJECT;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.TELEPHONE1;
import static io.leadbridge.sinks.dynamics365.Dynamics365Lead.WEB;

import io.leadbridge.mapping.EntityMapping;
import io.leadbridge.sinks.dynamics365.Dynamics365Lead;

/** The mapping that is measured: eleven fields of a lead in Dynamics 365, one of them a company's own. */
final class ContosoLead {
    static final EntityMapping MAPPING = EntityMapping.to(Dynamics365Lead.TYPE)
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
            .set(
                    DESCRIPTION,
                    text("From Microsoft's marketplace{'\nSource: ' LeadSource}{'\nAction: ' ActionCode}"
                            + "{'\nOffer: ' OfferTitle}{'\n\n' Description}"))
            .set(field("contoso_leadsource"), leadSource())
            .build();

    private ContosoLead() {}
}
