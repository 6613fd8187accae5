package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.catalina.Valve;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.IntrospectionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** The lines that the README gives for {@code server.xml} keep keys, traces and versions in. */
final class TomcatLinesTest {
    @Test
    void theLinesForServerXmlKeepKeysTracesAndVersionsIn(@TempDir Path folder) throws Exception {
        HttpResponse<String> answer;
        try (Web web = new Web(folder)) {
            for (Valve valve : valves()) {
                web.tomcat().getHost().getPipeline().addValve(valve);
            }
            Tomcat.addServlet(web.context(), "broken", new Broken()).addMapping("/leads");
            answer = web.post("/leads?sig=a-key-of-the-test", new byte[0]);
        }

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("Tomcat", "inside", "Exception");
        assertThat(accessLog(folder)).contains(" POST /leads 500 ").doesNotContain("sig", "a-key-of-the-test");
    }

    private static List<Valve> valves() throws Exception {
        try (var xml = TomcatLinesTest.class.getResourceAsStream("tomcat-host.xml")) {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getElementsByTagName("Valve");
            return IntStream.range(0, elements.getLength())
                    .mapToObj(i -> valve((Element) elements.item(i)))
                    .toList();
        }
    }

    /** As Tomcat makes it of such a line. */
    private static Valve valve(Element element) {
        try {
            Valve valve = (Valve) Class.forName(element.getAttribute("className"))
                    .getDeclaredConstructor()
                    .newInstance();
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                assertThat(name.equals("className")
                                || IntrospectionUtils.setProperty(
                                        valve, name, attributes.item(i).getNodeValue()))
                        .as(name)
                        .isTrue();
            }
            return valve;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String accessLog(Path folder) throws Exception {
        try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
            return Files.readString(logs.findFirst().orElseThrow());
        }
    }

    private static final class Broken extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("inside"));
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "inside");
        }
    }
}
