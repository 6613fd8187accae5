package io.leadbridge.sinks.email;

import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sinks.email.SmtpServer.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Talks to the server: connects, logs in, hands over a letter, and says what came of it. Waits as long as it takes. */
final class Conversation {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getPackageName());

    private final SmtpServer server;
    private final @Nullable Login login;
    private final SSLSocketFactory tls;
    private final String domain;
    private final Verdict verdict;
    private @Nullable Session session;

    /** @param domain what we call ourselves: the sender's */
    Conversation(SmtpServer server, @Nullable Login login, SSLSocketFactory tls, String domain, Verdict verdict) {
        this.server = server;
        this.login = login;
        this.tls = tls;
        this.domain = domain;
        this.verdict = verdict;
    }

    /** Sends {@code letter} over {@code wire}; whoever closes that ends the conversation. */
    DeliveryResult send(Letter letter, Wire wire) throws MessagingException {
        MimeLetter message = new MimeLetter(letter, session());
        return hold(wire, transport -> send(letter, message, transport));
    }

    /** Goes as far as the login and sends nothing. */
    DeliveryResult greet(Wire wire) {
        return hold(wire, transport -> DeliveryResult.delivered());
    }

    private DeliveryResult hold(Wire wire, Function<SMTPTransport, DeliveryResult> talk) {
        SMTPTransport transport = transport();
        try {
            transport.connect(open(wire));
        } catch (IOException e) {
            return verdict.unreachable(e);
        } catch (MessagingException e) {
            return notBegun(e, last(transport));
        }
        DeliveryResult result = mayLogIn(transport) ? talk.apply(transport) : verdict.login(last(transport));
        quit(transport);
        return result;
    }

    /** Angus Mail resets the session after a refusal; a server that has hung up by then would hide what it refused. */
    private SMTPTransport transport() {
        return new SMTPTransport(session(), url()) {
            @Override
            public synchronized void issueCommand(String command, int expected) throws MessagingException {
                if (!"RSET".equals(command)) {
                    super.issueCommand(command, expected);
                }
            }
        };
    }

    private Socket open(Wire wire) throws IOException {
        // The address carries the name of the setting, for the certificate is checked against that after STARTTLS.
        InetAddress address = InetAddress.getByAddress(
                server.host(), InetAddress.getByName(server.host()).getAddress());
        wire.setTcpNoDelay(true); // commands are short, and each waits for its reply
        wire.connect(new InetSocketAddress(address, server.port()));
        if (server.security() != Security.TLS) {
            return wire;
        }
        SSLSocket socket = (SSLSocket) tls.createSocket(wire, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private URLName url() {
        return new URLName(
                "smtp",
                server.host(),
                server.port(),
                null,
                login == null ? null : login.username(),
                login == null ? null : login.password());
    }

    /** One for all, since it searches the class path; not before it is needed, since it does so for this thread. */
    private synchronized Session session() {
        if (session == null) {
            session = Session.getInstance(properties());
        }
        return session;
    }

    private Properties properties() {
        boolean needsTls = server.security() == Security.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.enable", needsTls);
        properties.put("mail.smtp.starttls.required", needsTls);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.put("mail.smtp.auth", login != null);
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        // Else this machine's name is looked up, which may take longer than all the rest.
        properties.put("mail.smtp.localhost", domain);
        properties.put("mail.smtp.sendpartial", true);
        properties.put("mail.smtp.quitwait", false);
        return properties;
    }

    private DeliveryResult notBegun(MessagingException e, Reply last) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failure) {
                return verdict.unreachable(failure);
            }
        }
        return e instanceof AuthenticationFailedException ? verdict.login(last) : verdict.greeting(last);
    }

    /** Angus Mail goes on without a login when the server offers none. */
    private boolean mayLogIn(SMTPTransport transport) {
        return login == null || transport.supportsExtension("AUTH") || transport.supportsExtension("AUTH=LOGIN");
    }

    private DeliveryResult send(Letter letter, MimeLetter message, SMTPTransport transport) {
        try {
            transport.sendMessage(message, MimeLetter.recipients(letter));
            return delivered(letter);
        } catch (SMTPSendFailedException e) {
            return notSent(letter, e);
        } catch (SendFailedException e) {
            return verdict.recipients(refusals(e));
        } catch (MessagingException e) {
            return verdict.broken();
        }
    }

    private DeliveryResult notSent(Letter letter, SMTPSendFailedException e) {
        Reply reply = Reply.of(e.getReturnCode(), String.valueOf(e.getMessage()));
        boolean hasText = ".".equals(e.getCommand());
        if (!hasText) {
            return verdict.sender(reply);
        }
        if (!reply.isSuccess()) {
            return verdict.text(reply);
        }
        List<Reply> refusals = refusals(e);
        LOG.log(
                System.Logger.Level.WARNING,
                () -> letter + ": " + server + " refused " + refusals.size() + " of "
                        + letter.to().size() + " recipients " + refusals + ", the others get it");
        return delivered(letter);
    }

    private static DeliveryResult delivered(Letter letter) {
        return DeliveryResult.delivered().withRecordId(letter.id());
    }

    private static List<Reply> refusals(MessagingException e) {
        List<Reply> refusals = new ArrayList<>();
        for (Exception next = e; next instanceof MessagingException cause; next = cause.getNextException()) {
            if (next instanceof SMTPAddressFailedException refusal) {
                refusals.add(Reply.of(refusal.getReturnCode(), String.valueOf(refusal.getMessage())));
            }
        }
        return refusals;
    }

    private static Reply last(SMTPTransport transport) {
        return Reply.of(transport.getLastReturnCode(), String.valueOf(transport.getLastServerResponse()));
    }

    private static void quit(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The result stands without a good-bye.
        }
    }
}
