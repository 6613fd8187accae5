package io.leadbridge.sinks.email;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.Settings;
import io.leadbridge.sink.SinkProvider;
import java.util.Optional;

/**
 * Makes {@link EmailSink} available in {@code leads.yaml}; only {@code smtp} and {@code to} must be given:
 *
 * <pre>{@code
 * destinations:
 *   sales:
 *     sink: email
 *     smtp: smtps://smtp.contoso.com
 *     username: leads@contoso.com
 *     password: ${SMTP_PASSWORD}
 *     from: Contoso leads <leads@contoso.com>
 *     to: [sales@contoso.com]
 *     subject: "{LeadSource}: {OfferTitle}"
 *     body: "{FirstName} {LastName} <{Email}>, {Company}"
 * }</pre>
 */
public final class EmailSinkProvider implements SinkProvider {
    @Override
    public String kind() {
        return "email";
    }

    @Override
    public LeadSink create(Settings settings) {
        String smtp = settings.requiredText("smtp");
        EmailSink.Builder mail = EmailSink.via(smtp);
        Optional<String> username = settings.text("username");
        Optional<String> password = settings.text("password");
        if (username.isPresent() || password.isPresent()) {
            mail.login(username.orElse(""), password.orElse(""));
        }
        settings.text("from").ifPresent(mail::from);
        settings.text("subject").ifPresent(mail::subject);
        settings.text("body").ifPresent(mail::body);
        Optional<EmailSink> sink = mail.build(settings.texts("to"));
        if (smtp.isEmpty()) {
            mail.faults().remove("smtp"); // noted already
        }
        mail.faults().forEach(settings::fault);
        return sink.isPresent()
                ? sink.get()
                : delivery -> DeliveryResult.blocked("the settings of " + settings.destination() + " are faulty");
    }
}
