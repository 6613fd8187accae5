package io.leadbridge.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Maps the endpoint of a {@code leads.yaml} into its web application. */
final class DropIn {
    private static final Logger LOG = System.getLogger(LeadbridgeInitializer.class.getName());

    private static final String NAME = "leadbridge";

    private DropIn() {}

    /** Does so where there is such a file and no other {@link LeadServlet}. */
    static void register(ServletContext context) {
        if (!hasLeadServlet(context)) {
            LeadsFile.of(context).ifPresent(file -> register(new LeadsFileServlet(file), context));
        }
    }

    private static boolean hasLeadServlet(ServletContext context) {
        return context.getServletRegistrations().values().stream()
                .anyMatch(servlet -> LeadServlet.class.getName().equals(servlet.getClassName()));
    }

    private static void register(LeadsFileServlet servlet, ServletContext context) {
        ServletRegistration.Dynamic leads = context.addServlet(NAME, servlet);
        if (leads == null) {
            LOG.log(Level.ERROR, "no leads are taken in: another servlet has the name {0}; give it another one", NAME);
            return;
        }
        leads.setAsyncSupported(true);
        leads.setLoadOnStartup(1);
        Set<String> taken = leads.addMapping("/leads", "/leads/*");
        if (!taken.isEmpty()) {
            LOG.log(Level.ERROR, "no leads are taken in: another servlet is mapped to {0}; map it elsewhere", taken);
        }
    }
}
