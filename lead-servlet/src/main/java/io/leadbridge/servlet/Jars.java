package io.leadbridge.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names jars of lead-servlet to people. Knows no servlets, so that it works in the wrong container too. */
final class Jars {
    private static final String MARK = "io/leadbridge/servlet/Jars.class";

    private Jars() {}

    /** Every place that holds lead-servlet, as far as {@code loader} can see. */
    static List<String> present(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(MARK)).stream()
                    .map(URL::toString)
                    .map(url -> url.substring(0, url.length() - MARK.length()))
                    .map(Jars::withoutWrapping)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for copies of lead-servlet", e);
        }
    }

    /** {@code jar:file:/lib/a.jar!/} as {@code file:/lib/a.jar}. */
    private static String withoutWrapping(String url) {
        return url.startsWith("jar:") && url.endsWith("!/") ? url.substring("jar:".length(), url.length() - 2) : url;
    }

    /** Where {@code type} comes from. */
    static String of(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? "this jar of lead-servlet" : String.valueOf(source.getLocation());
    }

    /** The jar for containers with this {@code ServletContext}. */
    static String rightFor(Class<?> servletContext) {
        return servletContext.getName().startsWith("javax.")
                ? "lead-servlet with the classifier javax"
                : "lead-servlet without a classifier";
    }
}
