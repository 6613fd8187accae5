package io.leadbridge.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * Makes payloads of people who do not exist, as many as a test needs, the same ones for the same seed:
 *
 * <pre>{@code
 * LeadGenerator leads = new LeadGenerator(42);
 * for (int i = 0; i < 10_000; i++) {
 *     pipeline.accept(leads.next());
 * }
 * }</pre>
 *
 * Each is a lead of its own (the e-mail holds a running number), valid, reachable, no test lead and not to be kept from
 * contact. They differ in what is missing, in the shape of {@code LeadSource}, in the letter case of the names, and in
 * script. Not thread-safe: one generator for each thread, each with a domain of its own.
 */
public final class LeadGenerator {
    private static final List<String> FIRST_NAMES =
            List.of("Ana", "Björn", "Chloé", "Дмитрий", "Eleni", "美咲", "Giulia", "Łukasz", "O\\\"Neil", "Zoë");
    private static final List<String> LAST_NAMES = List.of(
            "Smith", "Sørensen", "García", "Иванова", "Müller", "山田", "D'Angelo", "Nguyễn", "van der Berg", "😀");
    private static final List<String> COMPANIES =
            List.of("Contoso", "Fabrikam A/S", "Wingtip Toys", "Adatum & Söhne", "株式会社ノースウィンド", "<Tailspin>");
    private static final List<String> COUNTRIES = List.of("US", "USA", "DE", "Denmark", "JP", "BR", "Italy", "PLW");
    private static final List<String> TITLES = List.of("CTO", "Esquire", "Head of IT", "Einkäufer", "=SUM(A1)");
    private static final List<String> SOURCES = List.of(
            "AzureMarketplace",
            "AzureMarketplace-INS|bitnami.openedxcypress",
            "AzurePortal-Create | checkpoint.check-point-r77-10sg-byol",
            "AppSource (SPZA)-PLT | docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a",
            "SPZA-INS|Contoso CRM Suite",
            "TestDrive-StartTestDrive|contoso.crm-suite");
    private static final List<String> OFFERS = List.of("Contoso CRM Suite", "Open edX", "Check Point CloudGuard");
    private static final List<String> DESCRIPTIONS = List.of(
            "Campaigns: ",
            " ",
            "Please call after 14:00.\\nWe need 20 seats.",
            "{\\\"mktcmpid\\\":\\\"spring\\\",\\\"partnerid\\\":\\\"42\\\"}");

    private final Random random;
    private final String domain;
    private int made;

    /** Leads that depend on {@code seed} only, with addresses under {@code contoso.com}. */
    public LeadGenerator(long seed) {
        this(seed, "contoso.com");
    }

    /** The same leads with addresses under {@code domain}, so that two generators never make the same lead. */
    public LeadGenerator(long seed, String domain) {
        this.random = new Random(seed);
        this.domain = domain;
    }

    /** The next lead's payload: JSON in UTF-8. */
    public byte[] next() {
        made++;
        UnaryOperator<String> spelling = random.nextInt(4) == 0 ? LeadGenerator::camelCase : name -> name;
        StringJoiner person = new StringJoiner(",", "{", "}");
        person.add(member(spelling.apply("Email"), "lead-" + made + "@" + domain));
        sometimes(person, spelling.apply("FirstName"), FIRST_NAMES);
        sometimes(person, spelling.apply("LastName"), LAST_NAMES);
        sometimes(person, spelling.apply("Company"), COMPANIES);
        sometimes(person, spelling.apply("Country"), COUNTRIES);
        sometimes(person, spelling.apply("Title"), TITLES);
        sometimes(person, spelling.apply("Phone"), List.of("1617555" + (1000 + random.nextInt(9000))));
        StringJoiner lead = new StringJoiner(",", "{", "}");
        lead.add('"' + spelling.apply("UserDetails") + "\":" + person);
        sometimes(lead, spelling.apply("LeadSource"), SOURCES);
        sometimes(lead, spelling.apply("ActionCode"), List.of("INS", "PLT", "Create"));
        sometimes(lead, spelling.apply("OfferTitle"), OFFERS);
        sometimes(lead, spelling.apply("Description"), DESCRIPTIONS);
        return lead.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void sometimes(StringJoiner object, String name, List<String> values) {
        int choice = random.nextInt(values.size() * 5 / 4 + 1);
        if (choice < values.size()) {
            object.add(member(name, values.get(choice)));
        }
    }

    private static String member(String name, String escaped) {
        return '"' + name + "\":\"" + escaped + '"';
    }

    private static String camelCase(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
