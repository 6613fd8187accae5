package io.leadbridge.config;

import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** A container's names (JNDI), as long as it is open. */
public final class TestNaming implements InitialContextFactory, AutoCloseable {
    private static final Map<String, Callable<Object>> NAMES = new ConcurrentHashMap<>();

    static TestNaming open() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestNaming.class.getName());
        return new TestNaming();
    }

    void bind(String name, Callable<Object> content) {
        NAMES.put(name, content);
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new Names();
    }

    @Override
    public void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        NAMES.clear();
    }

    private static final class Names extends InitialContext {
        Names() throws NamingException {
            super(true);
        }

        @Override
        public Object lookup(String name) throws NamingException {
            Callable<Object> content =
                    Optional.ofNullable(NAMES.get(name)).orElseThrow(() -> new NameNotFoundException(name));
            try {
                return content.call();
            } catch (Exception e) {
                NamingException failed = new NamingException("cannot make " + name);
                failed.initCause(e);
                throw failed;
            }
        }
    }
}
