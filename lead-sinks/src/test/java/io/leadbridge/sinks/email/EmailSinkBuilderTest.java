package io.leadbridge.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailSinkBuilderTest {
    @Test
    void namesEveryFaultWhenItIsBuilt() {
        EmailSink.Builder faulty = EmailSink.via("smtp.contoso.com:25")
                .login("leads", " ")
                .from("nobody")
                .subject("{Nme}")
                .body("{Description");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> faulty.to("sales"))
                .withMessageContainingAll(
                        "smtp must be smtps://host",
                        "password is missing",
                        "from must be one address",
                        "subject a lead has no field",
                        "body this { is not closed",
                        "to each entry must be one address");
    }

    @Test
    void refusesToSendToNobodyOrToTooMany() {
        String[] crowd = new String[51];
        Arrays.setAll(crowd, i -> "p" + i + "@contoso.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailSink.via("smtp://localhost").to())
                .withMessageContaining("1 to 50 addresses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailSink.via("smtp://localhost").to(crowd));
        assertThatCode(() -> EmailSink.via("smtp://localhost").to(Arrays.copyOf(crowd, 50)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "smtp.contoso.com",
                "https://smtp.contoso.com",
                "smtp://",
                "smtp://host:0x19",
                "smtp://host:70000",
                "smtp://host/path",
                "smtp://host?x=y",
                "smtp://ho st",
                "smtps://höst",
                "mailto:a@b.c",
                "smtp://user:hunter2@host"
            })
    void refusesWhatIsNoServerAndDoesNotRepeatIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailSink.via(url).to("sales@contoso.com"))
                .withMessageContaining("smtp must")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void showsItsServerAndNoSecret() {
        assertThat(EmailSink.via("smtps://smtp.contoso.com")
                        .login("leads", "hunter2")
                        .to("sales@contoso.com"))
                .hasToString("EmailSink[smtp.contoso.com:465]");
        assertThat(EmailSink.via("SMTP://Smtp.Contoso.com/").to("sales@contoso.com"))
                .hasToString("EmailSink[smtp.contoso.com:587]");
        assertThat(EmailSink.via("smtp://localhost").to("sales@contoso.com")).hasToString("EmailSink[localhost:25]");
        assertThat(EmailSink.via("smtp://[::1]").to("sales@contoso.com")).hasToString("EmailSink[[::1]:25]");
        assertThat(EmailSink.via("smtp://[2001:db8::1]:26").to("sales@contoso.com"))
                .hasToString("EmailSink[[2001:db8::1]:26]");
    }
}
