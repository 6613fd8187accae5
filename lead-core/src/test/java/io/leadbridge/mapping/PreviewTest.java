package io.leadbridge.mapping;

import static io.leadbridge.mapping.Samples.COMPANYNAME;
import static io.leadbridge.mapping.Samples.DONOTEMAIL;
import static io.leadbridge.mapping.Samples.EMAILADDRESS1;
import static io.leadbridge.mapping.Samples.FIRSTNAME;
import static io.leadbridge.mapping.Samples.LASTNAME;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.LEADSOURCECODE;
import static io.leadbridge.mapping.Samples.SUBJECT;
import static io.leadbridge.mapping.Samples.TELEPHONE1;
import static io.leadbridge.mapping.Samples.bare;
import static io.leadbridge.mapping.Samples.emptyLead;
import static io.leadbridge.mapping.Samples.fullLead;
import static io.leadbridge.mapping.Samples.person;
import static io.leadbridge.mapping.Values.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadbridge.mapping.Preview.Line;
import io.leadbridge.model.ActionCode;
import io.leadbridge.model.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final EntityMapping MAPPING = EntityMapping.to(LEAD)
            .set(SUBJECT, text("{OfferTitle ?? 'Marketplace lead'}{'\n(' ActionCode ')'}"))
            .set(LASTNAME, Values.lastName())
            .set(FIRSTNAME, "")
            .set(COMPANYNAME, Values.company())
            .set(EMAILADDRESS1, Values.email())
            .set(TELEPHONE1, lead -> "+1")
            .set(LEADSOURCECODE, "Web")
            .when(Conditions.doNotContact(), m -> m.set(DONOTEMAIL, true).set(SUBJECT, "Do not contact"))
            .when(Conditions.test(), m -> m.set(DONOTEMAIL, false))
            .build();

    private static final Lead SOMEONE =
            person(p -> p.company("Contoso Limited").email("a".repeat(30) + "@contoso.com"));

    @Test
    void saysOfEachFieldWhatBecomesOfItAndWhy() {
        assertThat(MAPPING.preview(SOMEONE)).hasToString("""
                lead
                  subject = "Marketplace lead"
                    subject: "{OfferTitle ?? 'Marketplace lead'}{'\\n(' ActionCode ')'}"
                  lastname (required, but the lead has no value for it)
                    lastname: "{LastName}"
                  firstname (left out by its rule)
                    firstname: ""
                  companyname = "Contoso Li" (cut after 10 of 15 characters)
                    companyname: "{Company}"
                  emailaddress1 (left out: it has 42 characters and the field takes 30)
                    emailaddress1: "{Email}"
                  telephone1 = "+1"
                    telephone1: "{a function of your own}"
                  leadsourcecode = 8
                    leadsourcecode: "Web"
                  donotemail (left out: it has rules for other leads only)
                    donotemail when do not contact: true; donotemail when test: false
                """);
    }

    @Test
    void namesTheRuleThatWins() {
        Lead lead = bare().actionCode(ActionCode.DNC).build();
        assertThat(MAPPING.preview(lead).lines())
                .contains(
                        new Line("subject", "subject when do not contact: \"Do not contact\"", "Do not contact", null),
                        new Line("donotemail", "donotemail when do not contact: true", true, null));
    }

    @Test
    void showsWhatIsWritten() {
        for (Lead lead : List.of(SOMEONE, emptyLead(), fullLead())) {
            CrmEntity entity = MAPPING.map(lead);
            assertThat(MAPPING.preview(lead).lines())
                    .filteredOn(line -> line.value() != null)
                    .allSatisfy(line -> assertThat(entity.values()).containsEntry(line.field(), line.value()))
                    .hasSameSizeAs(entity.values().entrySet());
        }
    }
}
