package io.leadbridge.servlet;

import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import org.jspecify.annotations.Nullable;

/**
 * Tells people that they took the jar for other containers, whose classes this container would pass over in silence.
 * Each jar has one of the other's kind: the {@code javax} jar's is written against {@code jakarta}.
 */
public final class WrongJar implements ServletContainerInitializer {
    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) throws ServletException {
        throw new ServletException(Jars.of(WrongJar.class) + " is not for " + context.getServerInfo() + ": use "
                + Jars.rightFor(ServletContext.class));
    }
}
