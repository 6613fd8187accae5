package io.leadbridge.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with one empty web application, as it comes: nothing of {@link WebServer}. */
final class Web implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    Web(Path folder) {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        context = tomcat.addContext("", null);
    }

    Tomcat tomcat() {
        return tomcat;
    }

    Context context() {
        return context;
    }

    HttpResponse<String> post(String path, byte[] body) throws LifecycleException, IOException, InterruptedException {
        tomcat.start();
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
