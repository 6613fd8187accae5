package io.leadbridge.sinks.jsonlines;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadbridge.model.LeadId;
import io.leadbridge.model.LeadJson;
import io.leadbridge.sink.Delivery;
import io.leadbridge.sink.DeliveryResult;
import io.leadbridge.sink.LeadSink;
import io.leadbridge.sink.SinkPreview;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends each lead to a file as one line of JSON ({@link io.leadbridge.model.LeadJson}, UTF-8, ended by {@code \n}):
 *
 * <pre>{@code
 * LeadPipeline.builder().deliverTo("file", JsonLinesSink.to(Path.of("/var/lib/leads/leads.jsonl")));
 * }</pre>
 *
 * <p>A lead is delivered once its line is on the disk (fsync of the file, and of its folder when the file is new). The
 * lead's id is its identity, and stands first in the line: however often a delivery is repeated, after whatever crash,
 * the file holds its line once. A line that a crash left unfinished is cut off before the next one is written. A full
 * disk leaves no part of a line behind and is a retry; a missing folder, a missing right, and a file that ends in the
 * middle of a line which is not ours block the destination until somebody repairs it.
 *
 * <p>A first attempt costs one write and one fsync, whatever the size of the file. The first repeat reads the whole
 * file once (some seconds for each gigabyte) and keeps its ids for as long as the sink lives, 22 to 43 bytes for
 * each line; later repeats read what has come since.
 *
 * <p>The file is opened for each delivery, so it may be renamed, deleted or truncated at any time; then a new one is
 * begun. Rotate it by renaming: {@code copytruncate} of logrotate loses what is written between its two steps. A
 * repeat looks into the current file only. A new file is readable by its owner alone, where the file system knows
 * owners, since it holds personal data; an existing one keeps its rights. Symbolic links are followed.
 *
 * <p>Safe for use by several threads. Sinks and processes may share a file: they take turns by a file lock (two web
 * applications of one Tomcat by trying again). A lead of two destinations then has two lines, unless one of them was
 * a repeat, which lets the other's line stand for its own. Other programs may read the file, not append to it.
 */
public final class JsonLinesSink implements LeadSink {
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Path path;
    private final ReentrantLock turn;
    private final WrittenIds written = new WrittenIds();

    private JsonLinesSink(Path path) {
        this.path = path;
        turn = TURNS.computeIfAbsent(path, any -> new ReentrantLock(true));
    }

    /**
     * A sink that appends to {@code file}. Its folder is created when it is missing; throws {@link
     * IllegalArgumentException} when that is not possible, or when {@code file} is something else than a file.
     */
    public static JsonLinesSink to(Path file) {
        return new JsonLinesSink(Folders.ready(file.toAbsolutePath()));
    }

    /** Exactly one line for each delivery; returns when it is on the disk. */
    @Override
    public DeliveryResult deliver(Delivery delivery) throws InterruptedException {
        turn.lockInterruptibly();
        try (LeadFile file = LeadFile.open(path)) {
            return deliver(delivery, file);
        } catch (OverlappingFileLockException e) {
            return DeliveryResult.retry("another application in this Java process is writing to " + path
                    + " at this moment; give each application its own file to avoid the wait");
        } catch (IOException e) {
            return failure(e);
        } finally {
            turn.unlock();
        }
    }

    private DeliveryResult deliver(Delivery delivery, LeadFile file) throws IOException {
        if (!file.cutUnfinishedLine()) {
            return DeliveryResult.blocked("the last line of " + path + " has no end and was not written by Leadbridge;"
                    + " give the destination a file of its own, or end that line with a line break");
        }
        LeadId id = delivery.lead().id();
        if (delivery.isRepeat() && written.in(file.content()).contains(id)) {
            file.force();
            return DeliveryResult.alreadyThere().withRecordId(id.toString());
        }
        file.append(LeadLine.of(delivery.lead()));
        return DeliveryResult.delivered().withRecordId(id.toString());
    }

    /** The line, without its line break. */
    @Override
    public SinkPreview preview(Delivery delivery) {
        return SinkPreview.of(new String(LeadJson.write(delivery.lead()), UTF_8));
    }

    private DeliveryResult failure(IOException e) {
        if (e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException) {
            return DeliveryResult.retry("the time limit passed while writing to " + path
                    + "; the disk is slow, or another process keeps the file locked");
        }
        if (e instanceof AccessDeniedException) {
            return DeliveryResult.blocked("no right to read and write " + path
                    + "; give the user that runs this process this right, and that to create files in the folder");
        }
        if (e instanceof NoSuchFileException) {
            return DeliveryResult.blocked("the folder of " + path + " is gone; mount or create it again");
        }
        return DeliveryResult.retry("cannot write to " + path + ": " + cause(e));
    }

    /** What the operating system says, which is never about the content of a file. */
    private static String cause(IOException e) {
        String said = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "JsonLinesSink[" + path + "]";
    }
}
