package io.leadbridge.mapping;

import static io.leadbridge.mapping.Field.field;
import static io.leadbridge.mapping.Samples.LEAD;
import static io.leadbridge.mapping.Samples.emptyLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadbridge.mapping.Field.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTypeTest {

    @Test
    void readsADescription() {
        assertThat(LEAD.name()).isEqualTo("lead");
        assertThat(LEAD.fields()).hasSize(22).extracting(Field::name).startsWith("subject", "lastname");
        assertThat(LEAD.field("subject"))
                .isEqualTo(
                        Field.of("subject", Field.Type.TEXT).withMaxLength(300).withRequired(true));
        assertThat(LEAD.field("leadsourcecode").options())
                .containsExactly(new Option(1, "Advertisement"), new Option(8, "Web"), new Option(10, "Other"));
        assertThat(LEAD.field("leadsourcecode").openOptions()).isFalse();
        assertThat(LEAD.field("Rating").openOptions()).isTrue();
        assertThat(LEAD.field("Rating").options()).contains(new Option("Warm", "Warm"));
        assertThat(LEAD.field("description").maxLength()).isEqualTo(Field.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "subject, TEXT",
        "emailaddress1, EMAIL",
        "websiteurl, URL",
        "telephone1, TEXT",
        "description, TEXT",
        "leadsourcecode, OPTION",
        "donotemail, FLAG",
        "numberofemployees, WHOLE_NUMBER",
        "revenue, NUMBER",
        "overriddencreatedon, DATE",
        "lastonholdtime, TIME",
        "campaignid, REFERENCE",
        "entityimage, ANY",
    })
    void knowsTheTypesOfEveryCrm(String field, Field.Type type) {
        assertThat(LEAD.field(field).type()).isEqualTo(type);
    }

    @Test
    void whatIsNotKnownToBeWritableIsNot() {
        assertThat(LEAD.fields())
                .filteredOn(field -> !field.writable())
                .extracting(Field::name)
                .containsExactly("createdon", "emailInvalid");
    }

    @Test
    void namesTheNearestFieldForAConstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEAD.field("Subject"))
                .withMessage("lead has no field 'Subject'; did you mean subject?");
    }

    @Test
    void saysWhatIsWrongWithADescription() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityType.read(EntityTypeTest.class, "none.json"))
                .withMessageContaining("none.json")
                .withMessageContaining("there is no such resource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityType.read(EntityTypeTest.class, "broken.json"))
                .withMessageContaining("broken.json")
                .withMessageContaining("\"name\" is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityType.of("row", field("a"), field("a")))
                .withMessage("row has two fields called a");
        assertThatIllegalArgumentException().isThrownBy(() -> field(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> field("a").withMaxLength(0));
    }

    private static @Nullable Object written(Field field, Object value) {
        return EntityMapping.to(EntityType.of("row", field))
                .set(field, lead -> value)
                .build()
                .map(emptyLead())
                .values()
                .get(field.name());
    }

    @Test
    void fitsValuesToTheirFields() {
        assertThat(written(LEAD.field("firstname"), 8)).isEqualTo("8");
        assertThat(written(LEAD.field("firstname"), "  x ")).isEqualTo("x");
        assertThat(written(LEAD.field("firstname"), true)).isEqualTo("true");
        assertThat(written(LEAD.field("firstname"), Instant.parse("2026-11-22T23:59:59.9Z")))
                .isEqualTo("2026-11-22T23:59:59Z");
        assertThat(written(LEAD.field("leadsourcecode"), "8")).isEqualTo(8);
        assertThat(written(LEAD.field("leadsourcecode"), 8L)).isEqualTo(8);
        assertThat(written(LEAD.field("leadsourcecode"), "WEB")).isEqualTo(8);
        assertThat(written(LEAD.field("Rating"), "hot")).isEqualTo("Hot");
        assertThat(written(LEAD.field("Rating"), "Lukewarm")).isEqualTo("Lukewarm");
        assertThat(written(LEAD.field("websiteurl"), "https://contoso.com/")).isEqualTo("https://contoso.com/");
        assertThat(written(LEAD.field("donotemail"), "do not allow")).isEqualTo(true);
        assertThat(written(LEAD.field("donotemail"), false)).isEqualTo(false);
        assertThat(written(LEAD.field("HasOptedOutOfEmail"), "TRUE")).isEqualTo(true);
        assertThat(written(LEAD.field("numberofemployees"), "12")).isEqualTo(12L);
        assertThat(written(LEAD.field("numberofemployees"), new BigDecimal("12.0")))
                .isEqualTo(12L);
        assertThat(written(LEAD.field("revenue"), 12.5)).isEqualTo(new BigDecimal("12.5"));
        assertThat(written(LEAD.field("overriddencreatedon"), LocalDate.of(2026, 11, 22)))
                .isEqualTo("2026-11-22");
        assertThat(written(LEAD.field("overriddencreatedon"), Instant.parse("2026-11-22T23:00:00Z")))
                .isEqualTo("2026-11-22");
        assertThat(written(LEAD.field("lastonholdtime"), "2026-11-22T12:00:00+02:00"))
                .isEqualTo("2026-11-22T10:00:00Z");
        assertThat(written(field("anything"), 8L)).isEqualTo(8L);
        assertThat(written(field("anything"), true)).isEqualTo(true);
        assertThat(written(field("anything"), Samples.NOON)).isEqualTo("2026-11-22T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "leadsourcecode, Webb, 'left out: it is not one of its options'",
        "donotemail, perhaps, 'left out: it is not one of its options'",
        "HasOptedOutOfEmail, yes, 'left out: it is not true or false'",
        "numberofemployees, 12.5, 'left out: it is not a whole number'",
        "numberofemployees, 99999999999999999999, 'left out: it is not a whole number'",
        "numberofemployees, 1e2147483647, 'left out: it is not a whole number'",
        "revenue, 1e999999999, 'left out: it is not a number'",
        "revenue, '1,5', 'left out: it is not a number'",
        "overriddencreatedon, 22.11.2026, 'left out: it is not a date such as 2026-11-22'",
        "lastonholdtime, 2026-11-22, 'left out: it is not a time such as 2026-11-22T10:15:30Z'",
        "websiteurl, https://www.contoso.com/, 'left out: it has 24 characters and the field takes 20'",
        "campaignid, 0123456789012345678901234567890123456789, 'left out: it has 40 characters and the field takes 36'",
    })
    void leavesOutWhatDoesNotFitAndSaysWhyWithoutQuotingIt(String name, String value, String loss) {
        CrmEntity entity = EntityMapping.to(LEAD)
                .set(LEAD.field("subject"), "x")
                .set(LEAD.field("lastname"), "x")
                .set(LEAD.field(name), lead -> value)
                .build()
                .map(emptyLead());
        assertThat(entity.values()).doesNotContainKey(name);
        assertThat(entity.losses()).singleElement().satisfies(lost -> {
            assertThat(lost.name()).isEqualTo(name);
            assertThat(lost.given()).isEqualTo(value);
            assertThat(lost.loss()).isEqualTo(loss);
        });
    }

    @Test
    void leavesATextOutOfWhichNothingIsLeft() {
        assertThat(written(Field.of("a", Field.Type.TEXT).withMaxLength(1), "😀"))
                .isNull();
    }

    @Test
    void survivesEndlessNumbers() {
        assertThat(written(LEAD.field("revenue"), "9".repeat(250_000))).isNull();
        assertThat(written(LEAD.field("firstname"), new BigDecimal("1e999999999")))
                .isEqualTo("1E+999999999");
    }
}
