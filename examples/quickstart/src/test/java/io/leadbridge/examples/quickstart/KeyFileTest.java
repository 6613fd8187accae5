package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyHasAtLeast128BitsAndIsAnotherInEachFolder() throws Exception {
        String key = KeyFile.keyIn(folder);

        assertThat(key).matches("[A-Za-z0-9_-]{22,}");
        assertThat(KeyFile.keyIn(Files.createDirectory(folder.resolve("another"))))
                .isNotEqualTo(key);
    }

    @Test
    void aKeyOfOnesOwnIsTaken() throws Exception {
        Files.writeString(folder.resolve("key"), "a-key-of-the-test\r\n");

        assertThat(KeyFile.keyIn(folder)).isEqualTo("a-key-of-the-test");
    }

    @Test
    void whatACrashLeftUnfinishedIsReplaced() throws Exception {
        Files.writeString(folder.resolve("key.new"), "hal");

        assertThat(KeyFile.keyIn(folder)).isEqualTo(KeyFile.keyIn(folder));
        assertThat(folder.resolve("key.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "too-short", "a key with blanks in it", "a-key-of-the-test\nand-another-one"})
    void aDamagedKeyIsAFaultThatDoesNotQuoteIt(String text) throws Exception {
        Files.writeString(folder.resolve("key"), text);

        assertThatThrownBy(() -> KeyFile.keyIn(folder))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("the key file " + folder.resolve("key") + " is damaged: ")
                .message()
                .doesNotContain("too-short", "blanks", "of-the-test");
        assertThat(folder.resolve("key")).hasContent(text);
    }
}
