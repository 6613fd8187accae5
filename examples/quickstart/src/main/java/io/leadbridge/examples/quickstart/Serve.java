package io.leadbridge.examples.quickstart;

import io.leadbridge.servlet.LeadServlet;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Receives and delivers leads until the process is asked to end. */
final class Serve implements Command {
    private static final String PORT = "--port";
    private static final String ADDRESS = "--address";
    private static final String CONFIG = "--config";
    private static final String PUBLIC_URL = "--public-url";

    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_ADDRESS = "127.0.0.1";
    private static final Path DEFAULT_FOLDER = Path.of("leadbridge-data");

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String help() {
        return """
                serve (the default): receives leads and delivers them, until Ctrl+C
                  --port NUMBER       where to listen; 0 takes any free port; default 8080
                  --address ADDRESS   on which address of this machine; default 127.0.0.1, 0.0.0.0 is all of them
                  --config FILE       a leads.yaml; without it leads go to leadbridge-data/leads.jsonl
                  --public-url URL    https address under which Partner Center reaches this server, for display
                Examples:
                  java -jar quickstart.jar
                  java -jar quickstart.jar --port 8081 --config leads.yaml --public-url https://leads.contoso.com
                """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofOptions(PORT, ADDRESS, CONFIG, PUBLIC_URL);
    }

    @Override
    public Status run(Options options, PrintStream out) {
        InetAddress address = options.address(ADDRESS, DEFAULT_ADDRESS);
        int port = options.port(PORT, DEFAULT_PORT);
        Optional<URI> publicUrl = options.publicUrl(PUBLIC_URL);
        Optional<Path> config = options.file(CONFIG);
        try (Termination termination = Termination.watch();
                Setup setup = config.map(Setup::of).orElseGet(() -> Setup.inFolder(DEFAULT_FOLDER.toAbsolutePath()));
                WebServer server =
                        WebServer.start(address, port, new LeadServlet(setup.pipeline(), setup.endpoint()))) {
            out.print(Welcome.text(setup, address, server.port(), publicUrl));
            termination.await();
            return Status.FINE;
        }
    }
}
