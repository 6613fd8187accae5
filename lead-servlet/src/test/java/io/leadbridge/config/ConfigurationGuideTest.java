package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/configuration.md} says is what the reader reads. */
class ConfigurationGuideTest {
    private static final String PAGE = Guide.page("configuration.md");
    private static final String HEAD = "\\| Setting \\| Left out \\| Takes \\| What it is \\|\n\\|[-|]+\\|\n";
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private static final String PEM = pem();

    @TempDir
    Path folder;

    @Test
    void everyTableSaysWhatTheReaderAsksFor() throws IOException {
        KnownSettings known = KnownSettings.read(folder);
        JsonNode schema = new ObjectMapper().readTree(LeadsYaml.schema());
        String written = PAGE;
        for (Map.Entry<String, List<KnownSetting>> section : known.sections().entrySet()) {
            String pointer = switch (section.getKey()) {
                case "destinations" -> "/definitions/destination";
                case "offers" -> "/properties/offers/additionalProperties";
                default -> "/properties/" + section.getKey();
            };
            written = withTable(written, "## " + section.getKey(), section.getValue(), schema.at(pointer));
        }
        for (Map.Entry<String, List<KnownSetting>> sink : known.sinks().entrySet()) {
            written = withTable(
                    written, "### " + sink.getKey(), sink.getValue(), schema.at("/definitions/" + sink.getKey()));
        }
        Path file = Files.writeString(Path.of("target", "configuration.md"), written);

        assertThat(PAGE).as("copy %s to docs", file).isEqualTo(written);
    }

    /** {@code page} with the right lines in the first table below {@code heading}. */
    private static String withTable(String page, String heading, List<KnownSetting> settings, JsonNode described) {
        assertThat(page).contains("\n" + heading + "\n");
        int from = page.indexOf("\n" + heading + "\n");
        String lines = settings.stream()
                .map(setting -> line(setting, described.at("/properties/" + setting.name())))
                .collect(Collectors.joining());
        Pattern table = Pattern.compile("(" + HEAD + ")((?:\\|.*\n)*)");
        String below = table.matcher(page.substring(from))
                .replaceFirst(found -> found.group(1).replace("$", "\\$")
                        + lines.replace("\\", "\\\\").replace("$", "\\$"));
        return page.substring(0, from) + below;
    }

    private static String line(KnownSetting setting, JsonNode described) {
        String otherwise = setting.otherwise().map(value -> "`" + value + "`").orElse("–");
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.name(),
                        setting.required() ? "a fault" : otherwise,
                        takes(setting).replace("|", "\\|"),
                        described.path("description").asText());
    }

    private static String takes(KnownSetting setting) {
        return switch (setting.shape()) {
            case VALUES -> "text, or a list";
            case SECTION -> "a section";
            case VALUE ->
                setting.expected()
                        .map(words -> words.replaceFirst("must be ", "").replaceFirst(" such as .*(, from .*)", "$1"))
                        .orElse("text");
        };
    }

    static List<String> examples() {
        return Guide.yaml(PAGE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadWithoutFaults(String example) throws IOException {
        Files.writeString(folder.resolve("lead-schema.json"), "{}");
        for (String secret : List.of("dynamics", "leads-db")) {
            Files.writeString(folder.resolve(secret), "a secret\n");
        }
        Files.writeString(folder.resolve("salesforce.pem"), PEM);
        String yaml = whole(example).replace("/run/secrets", folder.toString()).replace("/var/lib/leads", "leads");
        ConfigurationFile file =
                new ConfigurationFile(folder).variable("HOOK_SECRET", SECRET).variable("NEW_HOOK_SECRET", SECRET);
        Stream.of(
                        "LEADS_KEYS",
                        "OLD_KEY",
                        "NEW_KEY",
                        "CRM_SUITE_KEYS",
                        "TENANT",
                        "CLIENT",
                        "SMTP_PASSWORD",
                        "CONSUMER_KEY",
                        "SANDBOX_KEY",
                        "SANDBOX_SECRET",
                        "HOOK_TOKEN")
                .forEach(name -> file.variable(name, ConfigurationFile.KEY));

        try (TestNaming names = TestNaming.open()) {
            names.bind("java:comp/env/jdbc/leads", ConfigurationGuideTest::dataSource);
            assertThat(file.faults(yaml)).isEmpty();
        }
        assertThat(PublishedSchema.violations(yaml)).isEmpty();
    }

    /** The example with what it leaves to others. */
    private static String whole(String example) {
        return (example.contains("endpoint:") ? "" : "endpoint: { keys: " + ConfigurationFile.KEY + " }\n")
                + (example.contains("store:") ? "" : "store: { directory: data }\n")
                + example;
    }

    private static Object dataSource() {
        Class<?>[] type = {DataSource.class};
        return Proxy.newProxyInstance(DataSource.class.getClassLoader(), type, (proxy, method, arguments) -> null);
    }

    private static String pem() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
            String body = Base64.getMimeEncoder().encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    @Test
    void showsEveryKindOfSinkAndEverySettingOfEach() throws IOException {
        String examples = String.join("\n", examples());
        KnownSettings known = KnownSettings.read(folder);

        assertThat(known.sinks().keySet())
                .allSatisfy(kind -> assertThat(examples).contains("sink: " + kind));
        assertThat(known.sections().values().stream().flatMap(List::stream).map(KnownSetting::name))
                .allSatisfy(name -> assertThat(examples).containsPattern("\\b" + name + ":"));
    }
}
