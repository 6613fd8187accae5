package io.leadbridge.sinks.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on a loopback socket that says what a test wants it to, and otherwise what a friendly one says. */
final class ScriptedSmtp implements AutoCloseable {
    /** Ends the connection instead of a reply. */
    static final String DROP = "drop";
    /** No reply, until the client leaves. */
    static final String HANG = "hang";
    /** A reply without an end. */
    static final String FLOOD = "flood";
    /** A reply of which one byte comes every 20 ms, without an end. */
    static final String DRIP = "drip";
    /** What is asked for when a connection begins. */
    static final String GREETING = "";
    /** What is asked for when the text has come. */
    static final String TEXT = ".";

    private final ServerSocket listener;
    private final Map<String, String> script = new LinkedHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile SSLContext startTls;
    private volatile SSLContext firstTls;

    ScriptedSmtp() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        begin(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "smtp://127.0.0.1:" + port();
    }

    /** Answers {@code reply} to every command that begins with {@code command}. */
    ScriptedSmtp when(String command, String reply) {
        script.put(command, reply);
        return this;
    }

    ScriptedSmtp offeringStartTls(SSLContext context) {
        startTls = context;
        return this;
    }

    ScriptedSmtp beginningWithTls(SSLContext context) {
        firstTls = context;
        return this;
    }

    /** All command lines so far, without logins. */
    List<String> commands() {
        return commands;
    }

    /** All texts so far, without the dots that SMTP puts before dots. */
    List<String> texts() {
        return texts;
    }

    /** Returns when a client has closed its connection. */
    void awaitLeave() throws InterruptedException {
        left.await();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                begin(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        try (socket) {
            new Talk(socket).run();
        } catch (IOException e) {
            // the client has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        left.countDown();
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One connection. */
    private final class Talk {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;
        private boolean isProtected;

        Talk(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedReader(new InputStreamReader(next.getInputStream(), ISO_8859_1));
            out = next.getOutputStream();
        }

        void run() throws IOException, InterruptedException {
            if (firstTls != null) {
                protect(firstTls);
            }
            boolean goesOn = reply(GREETING, "220 scripted ESMTP");
            while (goesOn) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                commands.add(line.startsWith("AUTH") ? "AUTH" : line);
                goesOn = obey(line);
            }
        }

        private boolean obey(String line) throws IOException, InterruptedException {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO" -> reply(line, greeting());
                case "AUTH" -> reply(line, "235 2.7.0 welcome");
                case "DATA" -> reply(line, "354 go on") && (script.containsKey("DATA") || text());
                case "STARTTLS" -> reply(line, "220 go on") && (script.containsKey("STARTTLS") || protect(startTls));
                case "QUIT" -> reply(line, "221 bye") && false;
                default -> reply(line, "250 2.0.0 fine");
            };
        }

        private String greeting() {
            String tls = startTls == null || isProtected ? "" : "250-STARTTLS\r\n";
            return "250-scripted\r\n" + tls + "250 AUTH PLAIN LOGIN";
        }

        private boolean text() throws IOException, InterruptedException {
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            texts.add(text.toString());
            return reply(TEXT, "250 2.0.0 taken");
        }

        private boolean protect(SSLContext context) throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            isProtected = true;
            use(tls);
            return true;
        }

        private boolean reply(String command, String usual) throws IOException, InterruptedException {
            String reply = script.entrySet().stream()
                    .filter(entry -> entry.getKey().isEmpty() ? command.isEmpty() : command.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(usual);
            switch (reply) {
                case DROP -> {
                    return false;
                }
                case HANG -> {
                    while (in.read() >= 0) {}
                    return false;
                }
                case FLOOD -> pour("250-" + "x".repeat(8_000) + "\r\n", 0);
                case DRIP -> pour("x", 20);
                default -> out.write((reply + "\r\n").getBytes(ISO_8859_1));
            }
            out.flush();
            return !reply.startsWith("421");
        }

        private void pour(String drop, long millis) throws IOException, InterruptedException {
            while (closed.getCount() > 0) {
                out.write(drop.getBytes(ISO_8859_1));
                out.flush();
                if (millis > 0) {
                    closed.await(millis, TimeUnit.MILLISECONDS);
                }
            }
        }
    }
}
