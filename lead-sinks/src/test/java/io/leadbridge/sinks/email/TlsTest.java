package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.first;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Retry;
import io.leadbridge.sinks.email.SmtpServer.Security;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS from the start against GreenMail, STARTTLS against a server that offers it, and certificates that are wrong. */
@Timeout(60)
final class TlsTest {
    @TempDir
    private static Path folder;

    private static TestCertificate localhost;
    private static TestCertificate elsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        localhost = TestCertificate.create(folder, "localhost");
        elsewhere = TestCertificate.create(folder, "smtp.contoso.com");
    }

    private static DeliveryResult deliver(Security security, int port, SSLSocketFactory trust) throws Exception {
        SmtpServer server = new SmtpServer("localhost", port, security);
        try (EmailSink sink = new EmailSink.Builder(server, trust)
                .login("leads@contoso.com", "hunter2")
                .to("sales@contoso.com")) {
            return sink.deliver(first());
        }
    }

    private static DeliveryResult deliverOverTls(TestCertificate shown, SSLSocketFactory trust) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp().beginningWithTls(shown.server())) {
            DeliveryResult result = deliver(Security.TLS, server.port(), trust);
            assertThat(server.commands()).isEmpty();
            return result;
        }
    }

    private static DeliveryResult deliverAfterStartTls(TestCertificate shown, SSLSocketFactory trust) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp().offeringStartTls(shown.server())) {
            DeliveryResult result = deliver(Security.STARTTLS, server.port(), trust);
            assertThat(server.texts()).hasSize(result instanceof Delivered ? 1 : 0);
            assertThat(server.commands()).startsWith("EHLO contoso.com", "STARTTLS");
            if (!(result instanceof Delivered)) {
                assertThat(server.commands()).hasSize(2);
            }
            return result;
        }
    }

    @Test
    void deliversOverTlsFromTheStart() throws Exception {
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                localhost.file().toString());
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
        mail.setUser("leads@contoso.com", "leads@contoso.com", "hunter2");
        mail.start();
        try {
            assertThat(deliver(Security.TLS, mail.getSmtps().getPort(), localhost.trusting()))
                    .isInstanceOf(Delivered.class);
            assertThat(mail.getReceivedMessages()).hasSize(1);
        } finally {
            mail.stop();
            System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        }
    }

    @Test
    void deliversAfterStartTls() throws Exception {
        assertThat(deliverAfterStartTls(localhost, localhost.trusting())).isInstanceOf(Delivered.class);
    }

    @Test
    void isBlockedByACertificateThatIsNotTrusted() throws Exception {
        SSLSocketFactory platform = (SSLSocketFactory) SSLSocketFactory.getDefault();

        assertIsAboutTheCertificate(deliverOverTls(localhost, platform));
        assertIsAboutTheCertificate(deliverAfterStartTls(localhost, platform));
    }

    @Test
    void isBlockedByACertificateForAnotherName() throws Exception {
        assertIsAboutTheCertificate(deliverOverTls(elsewhere, elsewhere.trusting()));
        assertIsAboutTheCertificate(deliverAfterStartTls(elsewhere, elsewhere.trusting()));
    }

    private static void assertIsAboutTheCertificate(DeliveryResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.reason())
                                .startsWith("the certificate of localhost:")
                                .contains("install one for this name"));
    }

    @Test
    void sendsNoSecretToAServerWithoutStartTls() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            assertThat(deliver(Security.STARTTLS, server.port(), localhost.trusting()))
                    .isInstanceOfSatisfying(
                            Blocked.class,
                            blocked -> assertThat(blocked.reason()).contains("offers no STARTTLS"));
            server.awaitLeave();
            assertThat(server.commands()).containsExactly("EHLO contoso.com");
        }
    }

    @Test
    void triesAgainWhenStartTlsIsOutOfOrder() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp().offeringStartTls(localhost.server())) {
            server.when("STARTTLS", "454 4.7.0 TLS not available");

            assertThat(deliver(Security.STARTTLS, server.port(), localhost.trusting()))
                    .isInstanceOf(Retry.class);
            server.awaitLeave();
            assertThat(server.commands()).containsExactly("EHLO contoso.com", "STARTTLS");
        }
    }

    @Test
    void saysSoWhenThePortDoesNotBeginWithTls() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            assertThat(deliver(Security.TLS, server.port(), localhost.trusting()))
                    .isInstanceOfSatisfying(
                            Retry.class,
                            retry -> assertThat(retry.reason()).contains("needs a port that begins with TLS"));
        }
    }
}
