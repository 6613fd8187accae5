package io.leadbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadsYamlFuzzTest {
    private static final int ROUNDS = 2_500;
    private static final String SECRET = "Pssst_42_Pssst_42";
    private static final String HOSTILE = "\t\n\r :-?&*!|>'\"%@`{}[],#<$\\~=0aé\u0085\u2028\uFEFF\u0000";
    private static final String GOOD = """
            # a comment
            endpoint:
              keys: [ "${SECRET}", '0123456789abcdef' ]
              mode: lenient
              schema: classpath:io/leadbridge/config/any-object.json
              max-body: 256KiB
            offers:
              crm-suite: { id: contoso.crm-suite, keys: "${SECRET}" }
            store: &store
              directory: /var/lib/leads
            retry: { first: 5s, longest: 6h, give-up-after: 76h }
            leads: { duplicates-within: 10m, do-not-contact: record, test: record, keep: 400d }
            destinations:
              crm: &crm
                sink: recording
                secret: ${file:secret}
                url: |
                  https://${SECRET}/
                  x
                path: p
                to: [a, "b", 'c']
              again: *crm
            """;

    @TempDir
    Path folder;

    @Test
    void refusesMutilatedFilesWithFaultsAndNothingElse() {
        ConfigurationFile file = new ConfigurationFile(folder).variable("SECRET", SECRET);
        file.write("secret", SECRET.getBytes(StandardCharsets.UTF_8));
        file.read(GOOD).close();
        SplittableRandom random = new SplittableRandom(20261122);
        int refusals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String yaml = mutilated(random);
            InvalidConfigurationException refused = file.refused(yaml);
            if (refused != null) {
                refusals++;
                assertThat(refused.faults()).as(yaml).isNotEmpty().isSorted();
                assertThat(refused.getMessage()).as(yaml).doesNotContain(SECRET);
            }
            RecordingSink.MADE.get().clear();
        }
        assertThat(refusals).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    private static String mutilated(SplittableRandom random) {
        StringBuilder yaml = new StringBuilder(GOOD);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int from = random.nextInt(yaml.length());
            int to = Math.min(yaml.length(), from + random.nextInt(1, 20));
            switch (random.nextInt(4)) {
                case 0 -> yaml.delete(from, to);
                case 1 -> yaml.insert(random.nextInt(yaml.length()), yaml.substring(from, to));
                case 2 -> yaml.setCharAt(from, hostile(random));
                default -> yaml.insert(from, String.valueOf(hostile(random)).repeat(random.nextInt(1, 4)));
            }
        }
        return yaml.toString();
    }

    private static char hostile(SplittableRandom random) {
        return HOSTILE.charAt(random.nextInt(HOSTILE.length()));
    }
}
