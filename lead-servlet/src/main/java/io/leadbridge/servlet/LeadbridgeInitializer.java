package io.leadbridge.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Receives leads in a web application that has a {@code leads.yaml}, without a line of code: containers find this class
 * by themselves. The file is the one that the context parameter {@code leadbridge.config} names, a path of the file
 * system or one relative to the application, else {@code WEB-INF/leads.yaml}; then {@code /leads} and {@code /leads/*}
 * are mapped. Where there is none, or a {@link LeadServlet} is registered already, nothing is done.
 *
 * <p>Faults of the file are logged, all of them. With one in {@code endpoint} or {@code store} every request is answered
 * 503, with others leads are kept undelivered. A store that the old version of the application or another process still
 * holds, or whose server cannot be reached, is tried again every second, and requests are answered 503 meanwhile; the
 * start of the application waits for the first try, for 4 s at most. The pipeline ends with the application.
 *
 * <p>Throws {@link ServletException}, which keeps the application from starting, when there are two jars of
 * lead-servlet, or the one for other containers; the message names the jars, and the right one.
 */
public final class LeadbridgeInitializer implements ServletContainerInitializer {
    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) throws ServletException {
        List<String> jars = Jars.present(context.getClassLoader());
        if (jars.size() > 1) {
            throw new ServletException("lead-servlet is there more than once: " + String.join(", ", jars)
                    + ". Keep one, for " + context.getServerInfo() + " " + Jars.rightFor(ServletContext.class));
        }
        DropIn.register(context);
    }
}
