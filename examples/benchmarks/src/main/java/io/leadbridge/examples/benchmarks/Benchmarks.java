package io.leadbridge.examples.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows figures: {@code java -jar benchmarks.jar mapping}. Ends with 2 when there is no such figure. */
public final class Benchmarks {
    private static final List<Figure> FIGURES = List.of(new MappingFigure(MappingFigure.Effort.USUAL));

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Optional<Figure> figure = FIGURES.stream()
                .filter(each -> arguments.length == 1 && each.name().equals(arguments[0]))
                .findFirst();
        if (figure.isEmpty()) {
            System.err.print(usage());
            System.exit(2);
        }
        System.out.println(Machine.description());
        figure.orElseThrow().show(System.out);
    }

    private static String usage() {
        return FIGURES.stream()
                .map(figure -> "  " + figure.name() + ": " + figure.meaning() + "\n")
                .collect(Collectors.joining("", "java -jar benchmarks.jar FIGURE\n", ""));
    }
}
