package io.leadbridge.examples.quickstart;

// tag::listener[]
import io.leadbridge.LeadPipeline;
import io.leadbridge.config.LeadsYaml;
import io.leadbridge.servlet.LeadServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;

@WebListener
public final class Leads implements ServletContextListener {
    private LeadPipeline pipeline;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        LeadsYaml yaml = LeadsYaml.read(Path.of(context.getInitParameter("leads.config")));
        yaml.faults().forEach(fault -> context.log("leads.yaml: " + fault));
        pipeline = yaml.pipeline().start();
        var leads = context.addServlet("leads", new LeadServlet(pipeline, yaml.endpoint()));
        leads.addMapping("/leads", "/leads/*");
        leads.setAsyncSupported(true);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (pipeline != null) {
            pipeline.close();
        }
    }
}
// end::listener[]
