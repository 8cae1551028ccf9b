package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Brings a list into a file of our own, which nobody else writes to. */
final class CrlDownload implements AutoCloseable {

    /** For directories and files, which have no way to wait without a thread. */
    private static final int SLOW = 2;

    private static final String PREFIX = "list";
    private static final String SUFFIX = ".part";
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Fetcher certificates;
    private final Fetcher sources;
    private final CrlRules rules;
    private final ThreadPoolExecutor slow = Threads.few("care-identity-revocation-files", SLOW);

    /**
     * @param certificates asks what certificates name
     * @param sources asks what an administrator named
     */
    CrlDownload(Fetcher certificates, Fetcher sources, CrlRules rules) {
        this.certificates = certificates;
        this.sources = sources;
        this.rules = rules;
        deleteLeftOvers();
    }

    /** Of a server that ended in the middle of a download. */
    private void deleteLeftOvers() {
        Instant old = Instant.now().minus(LEFT_OVER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(rules.folder(), PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            // nothing was kept there yet
        }
    }

    /** The new file, which is the caller's; fails with {@link NoAnswerException}. */
    CompletableFuture<Path> fetch(URI source) {
        Path file;
        try {
            Files.createDirectories(rules.folder());
            file = Files.createTempFile(rules.folder(), PREFIX, SUFFIX);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new NoAnswerException("no list can be kept: " + e, e));
        }
        return into(file, source).handle((done, error) -> {
            if (error == null) {
                return file;
            }
            delete(file);
            throw new CompletionException(NoAnswerException.of(error));
        });
    }

    private CompletableFuture<Void> into(Path file, URI source) {
        boolean named = rules.sources().contains(source);
        String scheme = source.getScheme() == null ? "" : source.getScheme().toLowerCase(Locale.ROOT);
        if (named && scheme.equals("file")) {
            return slowly(() -> copy(Path.of(source), file));
        }
        if (named && scheme.equals("ldap")) {
            return slowly(() -> Files.write(file, cut(LdapList.read(source, rules.deadline()))));
        }
        return over(named ? sources : certificates, source, file);
    }

    private CompletableFuture<Void> over(Fetcher fetcher, URI source, Path file) {
        FileChannel to;
        try {
            to = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return fetcher.get(source, to, rules.mostBytes(), rules.deadline()).whenComplete((done, error) -> close(to));
    }

    private interface Work {
        void run() throws IOException, NoAnswerException;
    }

    private CompletableFuture<Void> slowly(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        slow.execute(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (IOException | NoAnswerException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(rules.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void copy(Path from, Path to) throws IOException, NoAnswerException {
        if (!Files.isRegularFile(from) || Files.size(from) > rules.mostBytes()) {
            throw new NoAnswerException("this is no file of at most " + rules.mostBytes() + " bytes");
        }
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] cut(byte[] list) throws NoAnswerException {
        if (list.length > rules.mostBytes()) {
            throw new NoAnswerException("the list is larger than " + rules.mostBytes() + " bytes");
        }
        return list;
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // the list is read again, and then it shows
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a file too many
        }
    }

    @Override
    public void close() {
        Threads.end(slow);
    }
}
