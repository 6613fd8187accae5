package io.leadbridge.sinks.email;

import static io.leadbridge.sinks.email.Deliveries.first;
import static io.leadbridge.sinks.email.ScriptedSmtp.DRIP;
import static io.leadbridge.sinks.email.ScriptedSmtp.DROP;
import static io.leadbridge.sinks.email.ScriptedSmtp.FLOOD;
import static io.leadbridge.sinks.email.ScriptedSmtp.GREETING;
import static io.leadbridge.sinks.email.ScriptedSmtp.HANG;
import static io.leadbridge.sinks.email.ScriptedSmtp.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.DeliveryResult.Blocked;
import io.leadbridge.sink.DeliveryResult.Delivered;
import io.leadbridge.sink.DeliveryResult.Rejected;
import io.leadbridge.sink.DeliveryResult.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may say or fail to say, and what becomes of the delivery. */
@Timeout(30)
final class RefusalTest {
    /** No label of DNS is so long: what looks it up fails at once, with or without a network. */
    private static final String TOO_LONG = "x".repeat(64);

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private EmailSink.Builder mails() {
        return EmailSink.via(server.url()).login("leads@contoso.com", "hunter2").from("leads@contoso.com");
    }

    private DeliveryResult deliver(String... to) throws Exception {
        try (EmailSink sink = mails().to(to)) {
            return sink.deliver(first());
        }
    }

    private DeliveryResult deliver() throws Exception {
        return deliver("sales@contoso.com", "boss@contoso.com");
    }

    @Test
    void deliversToAServerWithoutObjections() throws Exception {
        assertThat(deliver()).isInstanceOf(Delivered.class);

        server.awaitLeave();
        assertThat(server.commands())
                .containsExactly(
                        "EHLO contoso.com",
                        "AUTH",
                        "MAIL FROM:<leads@contoso.com>",
                        "RCPT TO:<sales@contoso.com>",
                        "RCPT TO:<boss@contoso.com>",
                        "DATA",
                        "QUIT");
    }

    @ParameterizedTest(name = "{0} {1} is a {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''   | 421 4.3.2 back soon                    | retry    | takes no mail now (421 4.3.2)
            ''   | 554 5.7.1 no service for you           | blocked  | takes no mail from this machine (554 5.7.1)
            EHLO | 421 4.7.0 too many                     | retry    | broke before the message was confirmed
            AUTH | 454 4.7.0 try later                    | retry    | takes no mail now (454 4.7.0)
            AUTH | 535 5.7.8 zephyrine wrong              | blocked  | refuses the login (535 5.7.8)
            AUTH | 535 5.7.139 SMTP AUTH is disabled      | blocked  | allow SMTP login for this account
            AUTH | 550 5.7.30 no basic authentication     | blocked  | refuses the login (550 5.7.30)
            AUTH | 504 no such thing                      | blocked  | refuses the login (504)
            MAIL | 451 4.3.0 later                        | retry    | takes no mail now (451 4.3.0)
            MAIL | 530 5.7.57 not authenticated           | blocked  | takes no mail from this sender (530 5.7.57)
            MAIL | 550 unknown sender                     | blocked  | takes no mail from this sender (550)
            MAIL | 553 5.1.8 zephyrine                    | blocked  | use as from an address of that account
            RCPT | 450 4.2.0 greylisted                   | retry    | takes no mail now (450 4.2.0)
            RCPT | 550 5.1.1 who is zephyrine             | blocked  | refuses every recipient (550 5.1.1)
            RCPT | 550 5.7.54 unable to relay             | blocked  | allow this account to send to them
            RCPT | 552 5.2.2 full                         | blocked  | refuses every recipient (552 5.2.2)
            DATA | 451 later                              | retry    | takes no mail now (451)
            DATA | 554 5.5.1 no recipients                | blocked  | takes no mail from this sender (554 5.5.1)
            .    | 452 4.3.1 disk full                    | retry    | takes no mail now (452 4.3.1)
            .    | 552 5.3.4 too big                      | rejected | refuses the message (552 5.3.4)
            .    | 554 5.7.1 zephyrine looks like spam    | rejected | then send it again
            .    | 554 5.2.252 SendAsDenied               | blocked  | takes no mail from this sender (554 5.2.252)
            .    | 550 5.7.60 may not send as this sender | blocked  | use as from an address of that account
            """)
    void aRefusalIsTakenForWhatItIs(String command, String reply, String expected, String sentence) throws Exception {
        server.when(command, reply);

        DeliveryResult result = deliver();

        assertThat(result.getClass().getSimpleName().toLowerCase(Locale.ROOT)).isEqualTo(expected);
        assertThat(result.toString())
                .contains(sentence, "127.0.0.1:" + server.port())
                .doesNotContainIgnoringCase("zephyrine")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {GREETING, "EHLO", "AUTH", "MAIL", "RCPT", "DATA", TEXT})
    void triesAgainWhenTheConnectionEnds(String command) throws Exception {
        server.when(command, DROP);

        assertThat(deliver()).isInstanceOf(Retry.class);
    }

    @Test
    void saysThatAMailMayHaveComeThroughWhenNobodyConfirmsIt() throws Exception {
        server.when(TEXT, DROP);

        assertThat(deliver().toString()).contains("if it came through, the repeat has the same Message-ID");
        assertThat(server.texts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {GREETING, "EHLO", "AUTH", "MAIL", "RCPT", "DATA", TEXT})
    void triesAgainWhenTheServerHangsBeyondTheTimeLimit(String command) throws Exception {
        server.when(command, HANG);

        assertIsLate(Duration.ofMillis(300));
    }

    @Test
    void theTimeLimitHoldsForAnAnswerThatComesByteByByte() throws Exception {
        server.when("MAIL", DRIP);

        assertIsLate(Duration.ofMillis(300));
    }

    @Test
    void hangsUpWhenTheTimeLimitHasPassed() throws Exception {
        server.when("MAIL", HANG);

        assertIsLate(Duration.ofSeconds(2));

        server.awaitLeave();
    }

    private void assertIsLate(Duration limit) throws Exception {
        try (EmailSink sink = mails().to("sales@contoso.com")) {
            assertThat(sink.deliver(Deliveries.within(limit)))
                    .isInstanceOfSatisfying(
                            Retry.class,
                            retry -> assertThat(retry.reason()).contains("within " + limit.toMillis() + " ms"));
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 5.1.8 no", "DATA, 554 no", "., 554 5.7.1 no"})
    void aRefusalStandsThoughTheServerSaysNothingMore(String command, String reply) throws Exception {
        server.when(command, reply).when("RSET", HANG).when("QUIT", HANG);

        assertThat(deliver()).isInstanceOfAny(Blocked.class, Rejected.class);
    }

    @Test
    void readsNoAnswerWithoutAnEnd() throws Exception {
        server.when("EHLO", FLOOD);

        assertThat(deliver()).isInstanceOf(Retry.class);
        server.awaitLeave();
    }

    @Test
    void triesAgainWhenTheAnswerIsNoSmtp() throws Exception {
        server.when(GREETING, "HTTP/1.1 400 Bad Request");

        assertThat(deliver()).isInstanceOf(Retry.class);
    }

    @Test
    void triesAgainWhenNobodyListens() throws Exception {
        server.close();

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.reason()).contains("check host, port and firewall"));
    }

    @Test
    void triesAgainWhenTheNameIsUnknown() throws Exception {
        try (EmailSink sink = EmailSink.via("smtp://" + TOO_LONG + ".invalid").to("sales@contoso.com")) {
            assertThat(sink.deliver(first()))
                    .isInstanceOfSatisfying(
                            Retry.class, retry -> assertThat(retry.reason()).contains(".invalid:587 is not found"));
        }
    }

    @Test
    void isBlockedWhenThereIsNoWayToLogIn() throws Exception {
        server.when("EHLO", "250 scripted");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.reason()).contains("offers no login"));
        assertThat(server.texts()).isEmpty();
    }

    @Test
    void isBlockedWhenTheOnlyWaysToLogInAreOthers() throws Exception {
        server.when("EHLO", "250-scripted\r\n250 AUTH NTLM GSSAPI");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.reason()).contains("offers no login"));
    }

    @Test
    void logsInToAServerThatTakesNoInitialResponse() throws Exception {
        server.when("EHLO", "250-scripted\r\n250 AUTH LOGIN");
        server.when("AUTH", "535 no");

        assertThat(deliver()).isInstanceOf(Blocked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.1 later", "550 5.1.1 who is that"})
    void deliversWhenOneOfTheRecipientsIsAccepted(String reply) throws Exception {
        server.when("RCPT TO:<sales", reply);

        assertThat(deliver()).isInstanceOf(Delivered.class);
        assertThat(server.texts()).hasSize(1);
    }

    @Test
    void triesAgainWhenOneOfTheRecipientsMayBeAcceptedLater() throws Exception {
        server.when("RCPT TO:<sales", "450 4.2.1 later");
        server.when("RCPT TO:<boss", "550 5.1.1 who is that");

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.reason()).contains("(450 4.2.1)"));
    }

    @Test
    void triesAgainWhenTheOnlyAcceptedRecipientDoesNotGetIt() throws Exception {
        server.when("RCPT TO:<sales", "550 5.1.1 who is that");
        server.when(TEXT, "451 4.3.0 later");

        assertThat(deliver()).isInstanceOf(Retry.class);
    }

    @Test
    void aLeadIsRejectedWhenOnlyItsOwnRecipientIsRefused() throws Exception {
        server.when("RCPT", "550 5.1.1 who is that");

        assertThat(deliver("{Country | lookup(US='us@contoso.com')}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("refuses every recipient of this lead"));
    }

    @Test
    void aMailThatIsTakenIsDeliveredWhateverComesAfter() throws Exception {
        server.when("QUIT", HANG);

        assertThat(deliver()).isInstanceOf(Delivered.class);
    }

    @Test
    void anInterruptEndsTheConversation() throws Exception {
        server.when("MAIL", HANG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::deliver).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aCheckLogsInAndSendsNothing() throws Exception {
        try (EmailSink sink = mails().to("sales@contoso.com")) {
            assertThat(sink.check()).isEmpty();
        }

        server.awaitLeave();
        assertThat(server.commands()).containsExactly("EHLO contoso.com", "AUTH", "QUIT");
    }

    @ParameterizedTest
    @CsvSource({"'', 421 4.3.2 busy, takes no mail now", "AUTH, 535 5.7.8 no, refuses the login"})
    void aCheckSaysWhatIsMissing(String command, String reply, String sentence) throws Exception {
        server.when(command, reply);

        try (EmailSink sink = mails().to("sales@contoso.com")) {
            assertThat(sink.check()).singleElement().asString().contains(sentence);
        }
    }
}
