package io.leadbridge.testkit;

import io.leadbridge.LeadPipeline;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.store.LeadStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of its own that takes leads in, begins to deliver them, never ends a delivery, and waits to be killed. */
final class DoomedNode {
    private DoomedNode() {}

    /** Starts one on a PostgreSQL server that takes so many leads in. */
    static Process start(String url, String user, String password, int leads) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedNode.class.getName(),
                        url,
                        user,
                        password,
                        Integer.toString(leads))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Says the id of each lead on a line of its own, and then that a delivery is under way. */
    public static void main(String[] words) throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        LeadPipeline pipeline = LeadPipeline.builder()
                .store(LeadStore.at(words[0], words[1], words[2]))
                .deliverTo("crm", delivery -> {
                    underWay.countDown();
                    return hang();
                })
                .start();
        LeadGenerator leads = new LeadGenerator(5);
        for (int i = 0; i < Integer.parseInt(words[3]); i++) {
            say(List.of(pipeline.accept(leads.next()).id().toString()));
        }
        underWay.await();
        say(List.of("under way"));
        awaitEnd(System.in);
    }

    private static void say(List<String> lines) {
        lines.forEach(System.out::println);
        System.out.flush();
    }

    private static DeliveryResult hang() throws InterruptedException {
        new CountDownLatch(1).await();
        return DeliveryResult.delivered();
    }

    /** The test's JVM holds the other end: this one does not outlive it. */
    private static void awaitEnd(InputStream of) throws IOException {
        while (of.read() >= 0) {
            // nothing is ever said here
        }
        Runtime.getRuntime().halt(1);
    }
}
