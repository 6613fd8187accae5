package io.leadbridge.testkit.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one connection, one after the other, until either side closes it. */
final class Connection implements Runnable {
    private final Socket socket;
    private final Function<Request, Answer> responder;
    private final Function<Request, Fault> faults;
    private final Waiting waiting;

    Connection(Socket socket, Function<Request, Answer> responder, Function<Request, Fault> faults, Waiting waiting) {
        this.socket = socket;
        this.responder = responder;
        this.faults = faults;
        this.waiting = waiting;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader reader = new RequestReader(socket.getInputStream(), socket.getOutputStream());
            while (!socket.isClosed() && answer(read(reader))) {
                // one request is answered in each turn
            }
        } catch (IOException e) {
            // The client is gone, or a fault cut it off: neither is worth a word.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Request read(RequestReader reader) throws IOException {
        try {
            return reader.next();
        } catch (ProtocolException e) {
            Request unreadable = new Request("GET", "/", Map.of(), "");
            new Exchange(unreadable, responder, socket, waiting).send(Answer.of(400));
            return null;
        }
    }

    /** Whether another request may follow. */
    private boolean answer(@Nullable Request request) throws IOException, InterruptedException {
        if (request == null) {
            return false;
        }
        faults.apply(request).meet(new Exchange(request, this::safely, socket, waiting));
        return !request.header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    /** A fake that fails answers so, for its user to see: a bug of the fake must not look like a lost connection. */
    private Answer safely(Request request) {
        try {
            return responder.apply(request);
        } catch (RuntimeException e) {
            return Answer.of(500)
                    .with("Content-Type", "text/plain")
                    .withBody("the fake itself failed at " + request + ": " + e);
        }
    }
}
