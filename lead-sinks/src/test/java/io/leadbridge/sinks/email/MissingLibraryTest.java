package io.leadbridge.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadbridge.sink.SinkProvider;
import io.leadbridge.sinks.MapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** The sink in an application without Angus Mail, or with half of it. */
final class MissingLibraryTest {
    @Test
    void namesTheLibraryWhenTheSinkIsBuilt() throws Exception {
        Class<?> sink = new Without("org.eclipse.angus.", "jakarta.mail.").loadClass(EmailSink.class.getName());
        Object builder = sink.getMethod("via", String.class).invoke(null, "smtps://smtp.contoso.com");
        Method to = builder.getClass().getMethod("to", String[].class);

        assertThatThrownBy(() -> to.invoke(builder, (Object) new String[] {"sales@contoso.com"}))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the library org.eclipse.angus:angus-mail");
    }

    @Test
    void notesTheLibraryAsAFaultOfTheKindOfSink() throws Exception {
        Class<?> type = new Without("org.eclipse.angus.", "jakarta.mail.").loadClass(EmailSinkProvider.class.getName());
        SinkProvider provider = (SinkProvider) type.getDeclaredConstructor().newInstance();
        MapSettings settings =
                new MapSettings().with("smtp", "smtps://smtp.contoso.com").with("to", "sales@contoso.com");

        provider.create(settings);

        assertThat(settings.faults())
                .singleElement()
                .asString()
                .startsWith("sink: needs the library org.eclipse.angus:angus-mail");
    }

    @Test
    void namesTheLibraryWhenOnlyItsApiIsThere() throws Exception {
        Class<?> library = new Without("org.eclipse.angus.").loadClass(Library.class.getName());
        Method isThere = library.getDeclaredMethod("isThere");
        isThere.setAccessible(true);

        assertThat(isThere.invoke(null)).isEqualTo(false);
        assertThat(Library.isThere()).isTrue();
    }

    /** Loads this package anew and refuses certain others. */
    private static final class Without extends ClassLoader {
        private final String[] refused;

        Without(String... refused) {
            super(MissingLibraryTest.class.getClassLoader());
            this.refused = refused;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (String prefix : refused) {
                if (name.startsWith(prefix)) {
                    throw new ClassNotFoundException(name);
                }
            }
            if (!name.startsWith(EmailSink.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
