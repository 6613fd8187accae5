package io.leadbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.leadbridge.testkit.LeadPayload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks over the process's shoulder with strace: the ledger is on the disk before the answer leaves. A power cut cannot
 * be tested here; that the system was told to write, and said it has, can.
 */
final class DurabilityIT {
    private static final String EMAIL = "durable@example.com";
    private static final Pattern SYNC = Pattern.compile("(\\d+) +f(?:data)?sync\\(\\d+<[^>]*/leads\\.db-wal>.*");

    @Test
    void theLedgerIsOnTheDiskBeforeTheAnswerLeaves(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work"));
        // No destination: then the only thing written is the lead.
        Files.writeString(
                folder.resolve("leads.yaml"), "endpoint: { keys: a-key-of-the-test }\nstore: { directory: data }\n");
        try (QuickstartProcess process = QuickstartProcess.serving(folder, "--port=0", "--config=leads.yaml")) {
            URI url = process.url().resolve("/leads?sig=a-key-of-the-test");
            process.post(url, LeadPayload.MICROSOFT_EXAMPLE.bytes());
            List<String> calls = callsDuring(
                    process,
                    temporary,
                    () -> assertThat(process.post(url, LeadPayload.MICROSOFT_EXAMPLE.withEmail(EMAIL))
                                    .statusCode())
                            .isEqualTo(202));

            int received = indexOf(calls, 0, EMAIL);
            int answered = indexOf(calls, received, "HTTP/1.1 202");
            assertThat(syncedBetween(calls, received, answered))
                    .as("leads.db-wal is synced in:%n%s", String.join("\n", calls.subList(received, answered + 1)))
                    .isTrue();
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** The system calls of {@code process} while {@code action} runs, in their order. */
    private static List<String> callsDuring(QuickstartProcess process, Path folder, Action action) throws Exception {
        Path calls = folder.resolve("calls");
        Path said = folder.resolve("strace-said");
        Process strace = strace(process, calls, said);
        try {
            await().atMost(QuickstartProcess.PATIENCE)
                    .until(() -> !strace.isAlive() || Files.readString(said).contains("attached"));
            if (!strace.isAlive()) {
                skip(Files.readString(said).strip());
            }
            action.run();
        } finally {
            strace.destroy();
            strace.waitFor();
        }
        return Files.readAllLines(calls);
    }

    private static Process strace(QuickstartProcess process, Path calls, Path said) {
        try {
            return new ProcessBuilder(
                            "strace",
                            "-f",
                            "-y",
                            "-s2000",
                            "-etrace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync",
                            "-o" + calls,
                            "-p" + process.pid())
                    .redirectError(said.toFile())
                    .start();
        } catch (IOException e) {
            return skip("strace is not there");
        }
    }

    /** Loudly: without this test nobody has seen the sync. */
    private static <T> T skip(String reason) {
        System.out.println("DurabilityIT SKIPPED, the sync before the 202 was not seen: " + reason);
        return abort("the sync before the 202 was not seen: " + reason);
    }

    private static int indexOf(List<String> calls, int from, String text) {
        for (int i = from; i < calls.size(); i++) {
            if (calls.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no system call with " + text + " in:\n" + String.join("\n", calls));
    }

    private static boolean syncedBetween(List<String> calls, int from, int to) {
        for (int i = from; i < to; i++) {
            Matcher sync = SYNC.matcher(calls.get(i));
            if (sync.matches() && doneBefore(calls, i, to, sync.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sync begun in line {@code i} has come back without error before line {@code to}. */
    private static boolean doneBefore(List<String> calls, int i, int to, String thread) {
        if (!calls.get(i).endsWith("<unfinished ...>")) {
            return calls.get(i).endsWith("= 0");
        }
        Pattern resumed = Pattern.compile(thread + " +<\\.\\.\\. f(data)?sync resumed>.*= 0");
        return calls.subList(i, to).stream()
                .anyMatch(call -> resumed.matcher(call).matches());
    }
}
