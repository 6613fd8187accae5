package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.LeadPipeline;
import io.leadbridge.Receipt;
import io.leadbridge.store.LeadStoreException;
import io.leadbridge.testkit.postgres.PostgresServer;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreSectionTest {
    private static final byte[] LEAD = "{\"UserDetails\": {\"Email\": \"somebody@example.com\"}}".getBytes();
    private static final String JNDI = "{ jndi: java:comp/env/jdbc/leads }";

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();
    private ConfigurationFile file;

    @BeforeEach
    void writeFile() {
        file = new ConfigurationFile(folder).variable("PASSWORD", server.password());
    }

    @Test
    void namesTheFolderOfAnEmbeddedStore() {
        try (LeadsYaml yaml = file.read(yaml("{ directory: data }"))) {
            assertThat(yaml.storeDirectory()).contains(folder.resolve("data"));
        }
    }

    @Test
    void keepsLeadsOnTheServerOfAUrl() throws SQLException {
        String database = server.createDatabase();
        String store = "{ url: '" + server.url(database) + "', user: " + server.user() + ", password: '${PASSWORD}' }";

        assertThatALeadIsKept(store, database);
    }

    @Test
    void takesUserAndPasswordOutOfTheUrl() throws SQLException {
        String database = server.createDatabase();
        String store = "{ url: '" + server.url(database) + "&user=" + server.user() + "&password=${PASSWORD}' }";

        assertThatALeadIsKept(store, database);
    }

    @Test
    void keepsLeadsInTheDataSourceOfAContainer() throws SQLException {
        String database = server.createDatabase();
        try (TestNaming names = TestNaming.open()) {
            names.bind("java:comp/env/jdbc/leads", () -> server.dataSource(database));

            assertThatALeadIsKept(JNDI, database);
        }
    }

    @Test
    void waitsForADataSourceThatDoesNotWorkYet() throws SQLException {
        String database = server.createDatabase();
        AtomicBoolean works = new AtomicBoolean();
        try (TestNaming names = TestNaming.open()) {
            names.bind("java:comp/env/jdbc/leads", () -> {
                if (!works.get()) {
                    throw new SQLException("refused", "08001");
                }
                return server.dataSource(database);
            });

            assertThatThrownBy(() -> file.read(yaml(JNDI)).pipeline().start())
                    .isInstanceOf(LeadStoreException.class)
                    .hasMessageStartingWith("cannot open the store at java:comp/env/jdbc/leads: it cannot be reached");
            works.set(true);
            assertThatALeadIsKept(JNDI, database);
        }
    }

    @Test
    void saysThatADataSourceIsNotThereOrSomethingElse() {
        try (TestNaming names = TestNaming.open()) {
            assertThat(file.faults(yaml(JNDI)))
                    .containsExactly(
                            "line 2, column 16: store.jndi: names nothing that is there; add a <Resource> of that"
                                    + " name to the application's context.xml");
            names.bind("java:comp/env/jdbc/leads", () -> "text");
            assertThat(file.faults(yaml(JNDI)))
                    .containsExactly("line 2, column 16: store.jndi: names something that is no javax.sql.DataSource;"
                            + " correct the name, or the type of its <Resource>");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            {}                             => 1: store: does not say where leads are kept; add one of directory, url and jndi
            { user: me }                   => 1: store: does not say where leads are kept; add one of directory, url and jndi & 16: store.user: belongs to url, which is not there; remove it or add url
            { directory: d, password: p }  => 34: store.password: belongs to url, which is not there; remove it or add url
            { directory: d, url: jdbc:x }  => 29: store.url: is one place too many; keep one of directory, url and jndi & 29: store.url: the address of the store is not one of PostgreSQL; write jdbc:postgresql://host/database
            { jndi: java:a, directory: d } => 16: store.jndi: is one place too many; keep one of directory, url and jndi & 16: store.jndi: names nothing that is there; add a <Resource> of that name to the application's context.xml
            { jndi: ldap://a/b }           => 16: store.jndi: must be a name such as java:comp/env/jdbc/leads
            { url: [a] }                   => 15: store.url: must be a single value, not a list
            { url: '', user: '' }          => 15: store.url: must not be empty & 25: store.user: must not be empty
            { urll: a }                    => 1: store: does not say where leads are kept; add one of directory, url and jndi & 10: store.urll: is not a setting; did you mean url?
            """)
    void saysWhatIsWrong(String store, String faults) {
        assertThat(file.faults(yaml(store)))
                .containsExactly(Arrays.stream(faults.split(" & "))
                        .map(fault -> "line 2, column " + fault)
                        .toArray(String[]::new));
    }

    @Test
    void saysWhichDriverToAdd() throws Exception {
        file.write("leads.yaml", yaml("{ url: jdbc:postgresql://db/leads }").getBytes());
        try (URLClassLoader others =
                new URLClassLoader(classPathWithoutDriver(), ClassLoader.getPlatformClassLoader())) {
            var read = others.loadClass(LeadsYaml.class.getName()).getMethod("read", Path.class);

            assertThatThrownBy(() -> read.invoke(null, file.file))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageEndingWith("line 2, column 15: store.url: the driver of PostgreSQL is missing; add"
                            + " org.postgresql:postgresql to the application");
        }
    }

    private void assertThatALeadIsKept(String store, String database) throws SQLException {
        LeadsYaml yaml = file.read(yaml(store));
        assertThat(yaml.storeDirectory()).isEmpty();
        try (LeadPipeline pipeline = yaml.pipeline().start()) {
            assertThat(pipeline.accept(LEAD)).isInstanceOf(Receipt.Accepted.class);
        }
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from leadbridge.lead")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }

    private static String yaml(String store) {
        return "endpoint: { keys: " + ConfigurationFile.KEY + " }\nstore: " + store + "\n";
    }

    private static URL[] classPathWithoutDriver() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("postgresql-")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
