package io.leadbridge.validation;

import static io.leadbridge.validation.Payloads.utf8;
import static io.leadbridge.validation.Payloads.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSchemaTest {
    @Test
    void knowsTheDescriptionSince2021() {
        String body = "{\"Description\":null,\"OfferTitle\":null}";

        assertThat(violations(LeadSchema.microsoft(), body))
                .containsExactly(
                        "/Description: type: expected string, found null",
                        "/OfferTitle: type: expected string, found null");
        assertThat(violations(LeadSchema.microsoftBefore2021(), body))
                .containsExactly("/OfferTitle: type: expected string, found null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "https://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-04/schema",
                "https://json-schema.org/draft-04/schema"
            })
    void takesDraft04UnderAnyOfItsAddresses(String address) {
        LeadSchema schema = LeadSchema.of("\uFEFF{\"$schema\":\"" + address
                + "\",\"id\":\"http://example.com/example.json\",\"required\":[\"X\"]}");

        assertThat(violations(schema, "{}")).containsExactly(": required: X is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "{~the JSON ends too early, at line 1, column 2",
                "[]~it must be a JSON object",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema'}~/$schema: not one of http://json-schema.org/draft-04/schema#",
                "{'properties':{'Phone':{'maxLenght':3}}}~/properties/Phone/maxLenght: no keyword of JSON Schema draft-04",
                "{'propertes':{}}~/propertes: no keyword of JSON Schema draft-04",
                "{'required':'Email'}~/required: expected array, found string",
                "{'maxLength':'3'}~/maxLength: expected integer, found string",
                "{'maxLength':-1}~/maxLength: less than the minimum of 0",
                "{'maxLength':99999999999}~/maxLength: more than the maximum of 2147483647",
                "{'multipleOf':0}~/multipleOf: not above the minimum",
                "{'properties':{'P':{'type':'strng'}}}~/properties/P/type: not one of array, boolean, integer, null, number, object, string",
                "{'type':['string','strng']}~/type/1: not one of array",
                "{'additionalProperties':{'type':'strng'}}~/additionalProperties/type: not one of array",
                "{'items':[{'tpe':'string'}]}~/items/0/tpe: no keyword of JSON Schema draft-04",
                "{'properties':{'P':{'pattern':'a(?=b)'}}}~/properties/P/pattern: no pattern of RE2",
                "{'patternProperties':{'(':{}}}~/patternProperties/(: no pattern of RE2",
                "{'properties':{'P':{'format':'uri-template'}}}~/properties/P/format: not one of date-time, email",
                "{'properties':{'P':{'$ref':'#/definitions/none'}}}~/properties/P/$ref: leads to no schema inside this document",
                "{'allOf':[{'$ref':'http://example.com/b.json'}]}~/allOf/0/$ref: leads to no schema inside",
                "{'id':'http://example.com/a.json','allOf':[{'$ref':'http://example.com/a.json#/definitions/A'}],'definitions':{'A':{}}}~/allOf/0/$ref: leads to no schema",
                "{'not':{'$ref':'file:///etc/passwd'}}~/not/$ref: leads to no schema inside",
                "{'$ref':'#'}~/$ref: contains itself",
                "{'properties':{'P':{'$ref':'#/definitions/A'}},'definitions':{'A':{'items':{'$ref':'#/definitions/A'}}}}~/definitions/A/items/$ref: contains itself",
                "{'properties':{'P':{},'P':{}}}~/properties/P: stands there more than once",
                "{'type':'string','type':'object'}~/type: stands there more than once"
            })
    void refusesAFaultySchemaNamingThePlace(String schema, String fault) {
        assertThatThrownBy(() -> LeadSchema.of(schema.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a usable JSON Schema:\n  ")
                .hasMessageContaining(fault);
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThatThrownBy(() -> LeadSchema.of("{\"a\":1,\"b\":2,\"maxLength\":\"x\"}"))
                .hasMessageContainingAll("/a:", "/b:", "/maxLength:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '\0',
            value = {
                "{'type':'string'}%5%/P: type: expected string, found number",
                "{'type':'integer'}%3.0%/P: type: expected integer, found number",
                "{'type':['string','null']}%5%/P: type: expected string or null, found number",
                "{'type':['string','number'],'maxLength':2}%'SECRET'%/P: maxLength: longer than 2 characters",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}%5%/P: anyOf: fits none of the alternatives of the schema",
                "{'anyOf':[{'type':'string','maxLength':2},{'type':'null'}]}%'SECRET'%/P: maxLength: longer than 2 characters",
                "{'oneOf':[{'minLength':1},{'minLength':2}]}%'SECRET'%/P: oneOf: does not fit exactly one of the alternatives of the schema",
                "{'not':{'minLength':1}}%'SECRET'%/P: not: fits what the schema rules out",
                "{'enum':['a',1,null]}%'SECRET'%/P: enum: not one of a, 1, null",
                "{'type':'string','enum':['a']}%'SECRET'%/P: enum: not one of a",
                "{'format':'email'}%'SECRET'%/P: format: not in the format email",
                "{'pattern':'^[0-9]+$'}%'SECRET'%/P: pattern: does not match the pattern ^[0-9]+$",
                "{'minLength':9}%'SECRET'%/P: minLength: shorter than 9 characters",
                "{'maximum':3}%4%/P: maximum: more than the maximum of 3",
                "{'minimum':3}%2%/P: minimum: less than the minimum of 3",
                "{'maximum':3,'exclusiveMaximum':true}%3%/P: exclusiveMaximum: not below the maximum",
                "{'maximum':3}%1e400%/P: maximum: more than the maximum of 3",
                "{'multipleOf':2}%3%/P: multipleOf: not a multiple of 2",
                "{'items':{'type':'string'}}%['a',5]%/P/1: type: expected string, found number",
                "{'items':[{}],'additionalItems':false}%['SECRET',5]%/P: items: more items than the schema allows",
                "{'maxItems':1}%[1,2]%/P: maxItems: more than 1 items",
                "{'uniqueItems':true}%[1,1]%/P: uniqueItems: has equal items",
                "{'required':['A']}%{}%/P: required: A is missing",
                "{'additionalProperties':false,'properties':{'A':{}}}%{'A':1,'b/c':'SECRET'}%/P/b~1c: additionalProperties: not allowed by the schema",
                "{'additionalProperties':false,'patternProperties':{'^A':{}}}%{'A':1,'b':'SECRET'}%/P: additionalProperties: not allowed by the schema",
                "{'additionalProperties':{'type':'null'}}%{'b':'SECRET'}%/P/b: type: expected null, found string",
                "{'maxProperties':1}%{'a':1,'b':2}%/P: maxProperties: more than 1 members",
                "{'dependencies':{'a':['b']}}%{'a':1}%/P: dependencies: lacks a member that another member needs",
                "{'$ref':'#/definitions/short'}%'SECRET'%/P: maxLength: longer than 1 characters",
                "{'allOf':[{'$ref':'#/definitions/short'}]}%'SECRET'%/P: maxLength: longer than 1 characters"
            })
    void tellsEachViolationInItsOwnWords(String rule, String value, String violation) {
        LeadSchema schema = LeadSchema.of(
                ("{'definitions':{'short':{'maxLength':1}},'properties':{'P':" + rule + "}}").replace('\'', '"'));

        assertThat(violations(schema, ("{'P':" + value + "}").replace('\'', '"')))
                .containsExactly(violation);
    }

    @Test
    void tellsEveryViolationByPointer() {
        LeadSchema schema = LeadSchema.of("{\"required\":[\"B\",\"A\"],\"additionalProperties\":false,\"properties\":"
                + "{\"A\":{},\"B\":{},\"OfferTitle\":{\"minLength\":9,\"pattern\":\"^x\"}}}");

        assertThat(violations(schema, "{\"z\":1,\"OfferTitle\":\"CRM\",\"y\":1}"))
                .containsExactly(
                        ": required: A is missing",
                        ": required: B is missing",
                        "/OfferTitle: minLength: shorter than 9 characters",
                        "/OfferTitle: pattern: does not match the pattern ^x",
                        "/y: additionalProperties: not allowed by the schema",
                        "/z: additionalProperties: not allowed by the schema");
    }

    @Test
    void tellsWhatSeveralRulesForOnePlaceMiss() {
        LeadSchema schema = LeadSchema.of("{\"allOf\":[{\"required\":[\"A\"]},{\"required\":[\"B\",\"C\"]}]}");

        assertThat(violations(schema, "{\"C\":1}"))
                .containsExactly(": required: A is missing", ": required: B is missing");
    }

    @Test
    void readsWhatItsSchemaAllows() {
        LeadSchema schema = LeadSchema.of("{\"patternProperties\":{\"^x-\":{\"type\":\"integer\"}},"
                + "\"properties\":{\"n\":{\"type\":[\"null\",\"string\"]},\"when\":{\"format\":\"date-time\"}}}");
        LeadValidator strict = LeadValidator.strict().withSchema(schema);

        assertThat(valid(strict.validate(utf8("{\"x-1\":1,\"n\":null,\"when\":\"2026-11-22T10:15:30Z\"}")))
                        .lead())
                .isNotNull();
    }

    private static List<String> violations(LeadSchema schema, String body) {
        return Payloads.violations(LeadValidator.strict().withSchema(schema).validate(utf8(body)));
    }
}
