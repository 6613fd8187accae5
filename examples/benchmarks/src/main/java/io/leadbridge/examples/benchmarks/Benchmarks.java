package io.leadbridge.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** Shows figures: {@code java -jar benchmarks.jar hanging-sink}. Ends with 2 when there is no such figure. */
public final class Benchmarks {
    private static final List<Figure> FIGURES = List.of(
            new HangingSinkFigure(HangingSinkFigure.Effort.USUAL),
            new AcceptFigure(AcceptFigure.Effort.USUAL),
            new SinksFigure(SinksFigure.Effort.USUAL),
            new MappingFigure(MappingFigure.Effort.USUAL));

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Optional<Figure> figure = FIGURES.stream()
                .filter(each -> arguments.length == 1 && each.name().equals(arguments[0]))
                .findFirst();
        if (figure.isEmpty()) {
            System.err.print(usage());
            System.exit(2);
        }
        quieten();
        System.out.println(Machine.description());
        figure.orElseThrow().show(System.out);
    }

    /** Logs warnings only: a line for each lead would be measured too. */
    private static void quieten() throws IOException {
        try (InputStream settings = Benchmarks.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
    }

    private static String usage() {
        return FIGURES.stream()
                .map(figure -> "  " + figure.name() + ": " + figure.meaning() + "\n")
                .collect(Collectors.joining("", "java -jar benchmarks.jar FIGURE\n", ""));
    }
}
