package io.leadbridge.testkit.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection to the server, by two sockets. Each direction has a thread; a COMMIT meets its fate in the
 * client's.
 */
final class Link {
    private static final int ENCRYPTION_WITH_TLS = 80877103;
    private static final int ENCRYPTION_WITH_GSS = 80877104;
    private static final int ANSWER_SECONDS = 30;

    private final Socket client;
    private final Socket server;
    private final DataInputStream fromClient;
    private final DataInputStream fromServer;
    private final DataOutputStream toClient;
    private final DataOutputStream toServer;
    private final Gate gate;
    private final CommitFaults faults;
    private final CommitSpotter spotter = new CommitSpotter();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean answersAreLost;
    private volatile List<Frame> held = List.of();

    Link(Socket client, Socket server, Gate gate, CommitFaults faults) throws IOException {
        this.client = client;
        this.server = server;
        this.fromClient = in(client);
        this.fromServer = in(server);
        this.toClient = out(client);
        this.toServer = out(server);
        this.gate = gate;
        this.faults = faults;
    }

    /** Passes what both sides say, the server's part in another thread, until either ends or a COMMIT is held. */
    void run(Executor threads) {
        try {
            passStartup();
            threads.execute(this::runAnswers);
            passRequests();
        } catch (IOException | RejectedExecutionException e) {
            close();
        }
    }

    /** What to do when both sides are closed. */
    void whenEnded(Runnable then) {
        ended.thenRun(then);
    }

    /** Sends a held COMMIT to the server and returns when the server has answered it. */
    void release() {
        try {
            writeAll(held);
        } catch (IOException e) {
            throw new UncheckedIOException("the held COMMIT does not reach the server", e);
        }
        ended.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Cuts both sides, unless what is left is a held COMMIT. */
    void cut() {
        if (held.isEmpty()) {
            close();
        }
    }

    void close() {
        closeQuietly(client);
        closeQuietly(server);
        ended.complete(null);
    }

    /** What a client says before the server answers in messages. */
    private void passStartup() throws IOException {
        Frame startup = Frame.readStartup(fromClient);
        write(startup, fromClient, toServer);
        int code = startup.code();
        if (code == ENCRYPTION_WITH_TLS || code == ENCRYPTION_WITH_GSS) {
            // This server refuses encryption, with one byte; the client begins again without.
            toClient.write(fromServer.read());
            toClient.flush();
            passStartup();
        }
    }

    private void passRequests() throws IOException {
        while (held.isEmpty()) {
            Frame message = Frame.read(fromClient);
            if (spotter.isCommit(message)) {
                meetFate(wholeRequest(message));
            } else {
                write(message, fromClient, toServer);
            }
        }
    }

    private void runAnswers() {
        try {
            passAnswers();
        } catch (IOException e) {
            // One side has ended; so does the other.
        } finally {
            close();
        }
    }

    /** Ends when a COMMIT has been answered whose answer is to be lost. */
    private void passAnswers() throws IOException {
        Frame answer = Frame.read(fromServer);
        while (!answersAreLost) {
            write(answer, fromServer, toClient);
            answer = Frame.read(fromServer);
        }
        while (answer.type() != Frame.READY) {
            answer = Frame.read(fromServer);
        }
    }

    private void meetFate(List<Frame> commit) throws IOException {
        gate.pass();
        switch (faults.takeNext()) {
            case ARRIVES -> writeAll(commit);
            case LOST -> close();
            case ANSWER_LOST -> {
                answersAreLost = true;
                writeAll(commit);
            }
            case HELD -> {
                answersAreLost = true;
                held = commit;
                faults.hold(this);
                closeQuietly(client);
            }
        }
    }

    /** A simple query is one message; an execution goes up to the next {@link Frame#SYNC}. */
    private List<Frame> wholeRequest(Frame first) throws IOException {
        List<Frame> request = new ArrayList<>(List.of(first));
        Frame last = first;
        while (last.type() != Frame.QUERY && last.type() != Frame.SYNC) {
            last = Frame.read(fromClient);
            request.add(last);
        }
        return request;
    }

    private void writeAll(List<Frame> request) throws IOException {
        gate.pass();
        for (Frame message : request) {
            message.write(toServer);
        }
        toServer.flush();
    }

    /** Sends at once, unless there is more to be sent with it. */
    private void write(Frame message, DataInputStream in, DataOutputStream out) throws IOException {
        gate.pass();
        message.write(out);
        if (in.available() == 0) {
            out.flush();
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to go, and it is gone.
        }
    }
}
