package io.leadbridge.servlet;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The {@code leads.yaml} of a web application.
 *
 * @param name a path of the file system, or one relative to the application
 */
record LeadsFile(ServletContext context, String name) {
    /** The context parameter that says where it is. */
    static final String PARAMETER = "leadbridge.config";

    private static final String USUAL = "WEB-INF/leads.yaml";

    /** The one to use, whether it can be read or not; empty when the application says nothing of leads. */
    static Optional<LeadsFile> of(ServletContext context) {
        String named = context.getInitParameter(PARAMETER);
        if (named != null && !named.isBlank()) {
            return Optional.of(new LeadsFile(context, named.strip()));
        }
        LeadsFile usual = new LeadsFile(context, USUAL);
        return usual.isResource() ? Optional.of(usual) : Optional.empty();
    }

    private boolean isResource() {
        try (InputStream content = context.getResourceAsStream("/" + name)) {
            return content != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Where it can be read as a file: a copy, when the application is a WAR that is not unpacked. */
    Path path() throws IOException {
        Path path = Path.of(name);
        if (path.isAbsolute()) {
            return path;
        }
        String real = context.getRealPath("/" + name);
        return real == null ? copy() : Path.of(real);
    }

    /** Whether {@code folder} is among the application's own files, which a redeployment removes. */
    boolean isDeployedWith(Path folder) {
        String root = context.getRealPath("/");
        return (root != null && folder.startsWith(Path.of(root))) || folder.startsWith(temporary());
    }

    private Path temporary() {
        return ((File) context.getAttribute(ServletContext.TEMPDIR)).toPath();
    }

    private Path copy() throws IOException {
        try (InputStream content = context.getResourceAsStream("/" + name)) {
            if (content == null) {
                throw new NoSuchFileException(name, null, "the web application has no such file");
            }
            Path copy = temporary().resolve("leads.yaml");
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        }
    }
}
