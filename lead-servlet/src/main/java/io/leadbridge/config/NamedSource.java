package io.leadbridge.config;

import io.leadbridge.store.LeadStore;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;

/** Finds the DataSource that the container offers under a name (JNDI). */
final class NamedSource {
    /** Only the container's own: other schemes, such as {@code ldap:}, load what others send. */
    private static final Form<String> NAME = new Form<>(
            "must be a name such as java:comp/env/jdbc/leads",
            text -> Optional.of(text).filter(name -> name.matches("java:\\S{1,200}")));

    private NamedSource() {}

    /** A store on what {@code jndi} names, which is looked up again whenever the store is opened. */
    static Optional<LeadStore> store(Setting jndi) {
        return jndi.as(NAME)
                .filter(name -> isThere(name, jndi))
                .map(name -> LeadStore.on(name, () -> (DataSource) lookUp(name)));
    }

    private static boolean isThere(String name, Setting jndi) {
        try {
            if (lookUp(name) instanceof DataSource) {
                return true;
            }
            jndi.fault(
                    "names something that is no javax.sql.DataSource; correct the name, or the type of its <Resource>");
        } catch (NameNotFoundException | NoInitialContextException e) {
            jndi.fault("names nothing that is there; add a <Resource> of that name to the application's context.xml");
        } catch (NamingException e) {
            return true; // and does not work yet: a pool that connects at once, to a server that is down
        }
        return false;
    }

    @SuppressWarnings("BanJNDI") // the name is the administrator's, and stays within the container
    private static Object lookUp(String name) throws NamingException {
        return InitialContext.doLookup(name);
    }
}
