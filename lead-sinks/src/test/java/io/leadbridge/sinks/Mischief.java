package io.leadbridge.sinks;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Faults;
import io.leadbridge.testkit.http.HttpFake;
import io.leadbridge.testkit.http.Request;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Faults of several kinds that a share of the requests to a fake meets, each kind as often as another. */
public final class Mischief {
    private static final double SHARE = 0.3;

    private final Random random = new Random(42);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();

    /** Counts {@code which} requests to {@code fake}, lets 30 % of them meet one of {@code faults}, and refuses those of unwanted leads. */
    public Mischief(HttpFake fake, Predicate<Request> which, List<Consumer<Faults>> faults, Answer unwanted) {
        double each = SHARE / faults.size();
        for (int i = 0; i < faults.size(); i++) {
            // The one set last is asked first: so many kinds have passed before this one.
            double passed = each * (faults.size() - 1 - i);
            faults.get(i).accept(fake.always().where(which).where(request -> draw(each / (1 - passed))));
        }
        fake.always().where(request -> Crowd.isUnwanted(request.body())).answer(unwanted);
        fake.always().where(which).where(request -> calls.incrementAndGet() < 0).reset();
    }

    private boolean draw(double chance) {
        boolean drawn;
        synchronized (random) {
            drawn = random.nextDouble() < chance;
        }
        met.addAndGet(drawn ? 1 : 0);
        return drawn;
    }

    /** How many requests met a fault, in percent. */
    public double percent() {
        return 100.0 * met.get() / Math.max(1, calls.get());
    }

    /** How many requests came. */
    public int calls() {
        return calls.get();
    }
}
