package io.leadbridge.examples.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadbridge.testkit.LeadPayload;
import io.leadbridge.testkit.dynamics.FakeDataverse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The application as its users deploy it, in the Tomcats that they have: started once each, with the right application,
 * the wrong one, and one that holds both jars.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.leadbridge.examples.tomcat.Installation#all")
class TomcatIT {
    private static final String KEY = "key-of-the-example-0123456789";

    private static FakeDataverse dataverse;
    private static GreenMail mail;
    private static Path base;
    private static RealTomcat tomcat;

    @Parameter
    Installation installation;

    @BeforeParameterizedClassInvocation
    static void start(Installation installation, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException {
        base = folder;
        dataverse = FakeDataverse.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        Path webapps = RealTomcat.prepare(base, installation);
        Files.copy(installation.right(), webapps.resolve("right.war"));
        Files.copy(installation.wrong(), webapps.resolve("wrong.war"));
        Files.copy(installation.right(), webapps.resolve("both.war"));
        addJar(webapps.resolve("both.war"), installation.wrong());
        tomcat = RealTomcat.start(base, installation, environment());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        tomcat.close();
        mail.stop();
        dataverse.close();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "LEADS_KEYS", KEY,
                "LEADS_DATA", base.resolve("data").toString(),
                "DYNAMICS_URL", dataverse.url().toString(),
                "DYNAMICS_AUTHORITY", dataverse.authority().toString(),
                "TENANT_ID", dataverse.tenantId(),
                "CLIENT_ID", dataverse.clientId(),
                "CLIENT_SECRET", dataverse.clientSecret(),
                "SMTP", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
    }

    /** Puts the lead-servlet of another application into {@code war}. */
    private static void addJar(Path war, Path other) throws IOException {
        try (FileSystem into = FileSystems.newFileSystem(war);
                FileSystem from = FileSystems.newFileSystem(other);
                Stream<Path> jars = Files.list(from.getPath("WEB-INF/lib"))) {
            for (Path jar : jars.filter(TomcatIT::isLeadServlet).toList()) {
                Files.copy(jar, into.getPath(jar.toString()));
            }
        }
    }

    private static boolean isLeadServlet(Path jar) {
        return jar.getFileName().toString().startsWith("lead-servlet-");
    }

    @Test
    void microsoftsExampleBecomesOneRowInDynamics365OneMailAndOneLine() throws Exception {
        HttpResponse<String> answer = tomcat.post("/right/leads?sig=" + KEY, LeadPayload.MICROSOFT_EXAMPLE.bytes());

        assertThat(answer.statusCode()).as(tomcat.log()).isEqualTo(202);
        assertThat(answer.body()).contains("\"status\":\"accepted\"");
        await().atMost(RealTomcat.PATIENCE).untilAsserted(() -> {
            assertThat(dataverse.rows()).hasSize(1);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(lines()).singleElement().asString().contains("someone@contoso.com");
        });
        assertThat(dataverse.rows().values())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("subject", "Test Microsoft (INS)")
                        .containsEntry("firstname", "Some")
                        .containsEntry("lastname", "One")
                        .containsEntry("emailaddress1", "someone@contoso.com")
                        .containsEntry("telephone1", "16175555555")
                        .containsEntry("companyname", "Contoso")
                        .containsEntry("jobtitle", "Esquire")
                        .containsEntry("address1_country", "USA")
                        .containsEntry("leadsourcecode", 8));
        assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("AzureMarketplace: Test Microsoft");
    }

    @Test
    void refusesAWrongKeyAndHoldsNoThreadWhileItReads() throws Exception {
        assertThat(tomcat.post("/right/leads?sig=wrong", new byte[0]).statusCode())
                .isEqualTo(401);
        assertThat(tomcat.log()).doesNotContain("does not support async");
    }

    @Test
    void theWrongJarNamesItselfAndTheRightOne() throws Exception {
        String right = installation.right().toString().contains("javax")
                ? "use lead-servlet with the classifier javax"
                : "use lead-servlet without a classifier";
        assertThat(tomcat.log().lines())
                .anySatisfy(line -> assertThat(line)
                        .containsPattern("/wrong/WEB-INF/lib/lead-servlet-\\S+\\.jar is not for Apache Tomcat/"
                                + installation.tomcat() + ": " + right));
        assertThat(tomcat.post("/wrong/leads?sig=" + KEY, new byte[0]).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anApplicationWithBothJarsNamesThem() throws Exception {
        assertThat(tomcat.log().lines())
                .anySatisfy(line -> assertThat(line)
                        .containsPattern("ServletException: .*/both/WEB-INF/lib/lead-servlet-\\S+\\.jar"));
        assertThat(tomcat.post("/both/leads?sig=" + KEY, new byte[0]).statusCode())
                .isEqualTo(404);
    }

    private static List<String> lines() throws IOException {
        Path file = base.resolve("data/leads.jsonl");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
