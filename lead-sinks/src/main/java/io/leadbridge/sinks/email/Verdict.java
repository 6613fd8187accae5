package io.leadbridge.sinks.email;

import io.leadbridge.sink.DeliveryResult;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Says what a conversation that went wrong means for the delivery. What a server refuses before it has seen a word of
 * the lead, it refuses every lead: that blocks the destination. What it refuses after the text concerns this lead
 * alone, except that some servers check only then whether the sender may send.
 */
final class Verdict {
    /** "Send as" refused, as Exchange says it after the text. */
    private static final Set<String> SENDER_REFUSED = Set.of("5.7.60", "5.2.252");

    private final SmtpServer server;
    private final boolean recipientsAreFixed;

    Verdict(SmtpServer server, boolean recipientsAreFixed) {
        this.server = server;
        this.recipientsAreFixed = recipientsAreFixed;
    }

    /** The server was not reached, or TLS with it did not come about. */
    DeliveryResult unreachable(IOException e) {
        if (isAbout(CertificateException.class, e)) {
            return DeliveryResult.blocked(
                    "the certificate of " + server + " is not trusted, out of date or for another name;"
                            + " install one for this name, or add its authority to the trust store of this Java");
        }
        if (e instanceof SSLException) {
            return DeliveryResult.retry("no TLS with " + server + " (" + type(e)
                    + "); smtps:// needs a port that begins with TLS, smtp:// one that offers STARTTLS");
        }
        if (isAbout(UnknownHostException.class, e)) {
            return DeliveryResult.retry(
                    "the name of the mail server " + server + " is not found; check it, and the DNS of this machine");
        }
        return DeliveryResult.retry(
                "no connection to the mail server " + server + " (" + type(e) + "); check host, port and firewall");
    }

    /** The greeting, EHLO or STARTTLS went wrong. */
    DeliveryResult greeting(Reply reply) {
        return reply.isSuccess()
                ? DeliveryResult.blocked(server + " offers no STARTTLS; use smtps:// with its port for TLS, or switch"
                        + " STARTTLS on there")
                : refused(reply, "takes no mail from this machine", "allow this machine to send there");
    }

    /** There is no way to log in, or the login was refused. */
    DeliveryResult login(Reply reply) {
        return reply.code() >= 200 && reply.code() < 400
                ? DeliveryResult.blocked(server + " offers no login by PLAIN or LOGIN; switch one on there, or leave"
                        + " username and password out")
                : refused(
                        reply,
                        "refuses the login",
                        "correct username and password, and allow SMTP login for this account");
    }

    /** The sender was refused, or sending at all. */
    DeliveryResult sender(Reply reply) {
        return refused(reply, "takes no mail from this sender", "log in, and use as from an address of that account");
    }

    /** Every recipient was refused; at least one reply. */
    DeliveryResult recipients(List<Reply> replies) {
        Optional<Reply> hopeful =
                replies.stream().filter(each -> !each.isPermanent()).findFirst();
        Reply reply = hopeful.orElseGet(() -> replies.get(0));
        String wayOut = "correct the addresses in to, and allow this account to send to them";
        return reply.isPermanent() && !recipientsAreFixed
                ? DeliveryResult.rejected(sentence(reply, "refuses every recipient of this lead", wayOut))
                : refused(reply, "refuses every recipient", wayOut);
    }

    /** The whole letter was refused. */
    DeliveryResult text(Reply reply) {
        if (SENDER_REFUSED.contains(reply.detail())) {
            return sender(reply);
        }
        return reply.isPermanent()
                ? DeliveryResult.rejected(sentence(
                        reply,
                        "refuses the message",
                        "find out why in its log, such as size or spam, then send it again"))
                : refused(reply, "refuses the message", "");
    }

    /** The connection ended before its time. */
    DeliveryResult broken() {
        return DeliveryResult.retry("the connection to " + server + " broke before the message was confirmed;"
                + " if it came through, the repeat has the same Message-ID");
    }

    /** The time limit passed. */
    DeliveryResult late(Duration limit) {
        return DeliveryResult.retry(server + " was not done within " + limit.toMillis()
                + " ms; if the message came through, the repeat has the same Message-ID");
    }

    private DeliveryResult refused(Reply reply, String what, String wayOut) {
        if (reply.isPermanent()) {
            return DeliveryResult.blocked(sentence(reply, what, wayOut));
        }
        return reply.isTemporary() ? DeliveryResult.retry(server + " takes no mail now (" + reply + ")") : broken();
    }

    private String sentence(Reply reply, String what, String wayOut) {
        return server + " " + what + " (" + reply + "); " + wayOut;
    }

    private static boolean isAbout(Class<? extends Exception> type, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String type(Exception e) {
        return e.getClass().getSimpleName();
    }
}
