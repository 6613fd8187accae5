package io.leadbridge.examples.tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Tomcat as it is downloaded, and a Java to run it.
 *
 * @param right the application built for it
 * @param wrong the one built for others
 */
record Installation(String tomcat, String java, Path home, Path javaHome, Path right, Path wrong) {
    private static final Path JAKARTA = Path.of(System.getProperty("war.jakarta"));
    private static final Path JAVAX = Path.of(System.getProperty("war.javax"));

    /** The three generations on this build's Java, the oldest and the newest also on Java 25 where that is found. */
    static Stream<Installation> all() {
        String here = String.valueOf(Runtime.version().feature());
        Path javaHome = Path.of(System.getProperty("java.home"));
        Stream<Installation> first = Stream.of("9", "10", "11").map(tomcat -> of(tomcat, here, javaHome));
        Stream<Installation> second =
                secondJava().stream().flatMap(home -> Stream.of("9", "11").map(tomcat -> of(tomcat, "25", home)));
        return Stream.concat(first, second);
    }

    /** The oldest generation and the newest, on this build's Java. */
    static Stream<Installation> oldestAndNewest() {
        String here = String.valueOf(Runtime.version().feature());
        return Stream.of("9", "11").map(tomcat -> of(tomcat, here, Path.of(System.getProperty("java.home"))));
    }

    private static Installation of(String tomcat, String java, Path javaHome) {
        String version = System.getProperty("tomcat" + tomcat + ".version");
        Path home = Path.of(System.getProperty("tomcats"), "apache-tomcat-" + version);
        boolean javax = tomcat.equals("9");
        return new Installation(version, java, home, javaHome, javax ? JAVAX : JAKARTA, javax ? JAKARTA : JAVAX);
    }

    /** What the system property {@code second.jdk} names, else a Java 25 where Linux distributions put it. */
    private static Optional<Path> secondJava() {
        String named = System.getProperty("second.jdk", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (Runtime.version().feature() == 25 || !Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> home.getFileName().toString().matches(".*\\b25\\b.*"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Tomcat " + tomcat + " on Java " + java;
    }
}
