package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careidentity.authenticators.emulated.MetadataBlob;
import org.careidentity.authenticators.emulated.MetadataSigner;

/**
 * The FIDO metadata of a test server: a BLOB under a test root, as a file that the server looks at each second.
 *
 * <pre>{@code
 * metadata.model(aaguid, "A key", List.of(root), "FIDO_CERTIFIED_L2").publish();
 * metadata.awaitedBy(server);
 * }</pre>
 */
public final class TestMetadata {

    private static final String OPTION = "--spi-care-identity-mds--fido--";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Model(String description, List<X509Certificate> roots, String[] statuses) {}

    private final Path folder;
    private final MetadataSigner signer;
    private final Map<UUID, Model> models = new LinkedHashMap<>();
    private Optional<LocalDate> nextUpdate = Optional.empty();
    // a server that is used again has seen the numbers of an earlier run
    private long number = Instant.now().getEpochSecond();

    private TestMetadata(Path folder, MetadataSigner signer) {
        this.folder = folder;
        this.signer = signer;
    }

    /** Metadata without a model, in this folder. */
    public static TestMetadata in(Path folder) {
        return in(folder, MetadataSigner.create());
    }

    /** Metadata of this signer without a model, in this folder. */
    static TestMetadata in(Path folder, MetadataSigner signer) {
        TestMetadata metadata = new TestMetadata(folder, signer);
        try {
            Files.createDirectories(folder);
            Files.writeString(metadata.root(), signer.rootPem());
            Files.write(metadata.list(), signer.nobodyRevoked().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return metadata.publish();
    }

    /** Options of a server that reads this file, and keeps what it read beside it. */
    public String[] options() {
        return new String[] {
            OPTION + "file=" + blob(),
            OPTION + "root=" + root(),
            OPTION + "crl=" + list(),
            OPTION + "refresh-seconds=1",
            OPTION + "folder=" + folder.resolve("kept")
        };
    }

    /** The file with the BLOB. */
    public Path blob() {
        return folder.resolve("blob.jwt");
    }

    Path root() {
        return folder.resolve("root.pem");
    }

    private Path list() {
        return folder.resolve("root.crl");
    }

    /** The number of the BLOB published last. */
    public synchronized long number() {
        return number;
    }

    /** Adds a model, or replaces what is said of it, with statuses that are in effect. */
    public synchronized TestMetadata model(
            UUID aaguid, String description, List<X509Certificate> roots, String... statuses) {
        models.put(aaguid, new Model(description, List.copyOf(roots), statuses.clone()));
        return this;
    }

    /** Replaces the statuses of a model. */
    public synchronized TestMetadata statuses(UUID aaguid, String... statuses) {
        Model model = models.get(aaguid);
        return model(aaguid, model.description, model.roots, statuses);
    }

    /** BLOBs from now on say that the next one is due on this day. */
    public synchronized TestMetadata nextUpdate(LocalDate day) {
        nextUpdate = Optional.of(day);
        return this;
    }

    /** Takes a model out. */
    public synchronized TestMetadata remove(UUID aaguid) {
        models.remove(aaguid);
        return this;
    }

    /** The next BLOB, with all models. */
    synchronized String next() {
        MetadataBlob blob = new MetadataBlob().number(++number);
        nextUpdate.ifPresent(blob::nextUpdate);
        models.forEach((aaguid, model) -> blob.model(aaguid, model.description, model.roots, model.statuses));
        return blob.signedBy(signer);
    }

    /** Writes the next BLOB, with all models. */
    public synchronized TestMetadata publish() {
        return write(next());
    }

    /** Writes anything in place of a BLOB. */
    public synchronized TestMetadata write(String content) {
        try {
            Path part = Files.write(folder.resolve("blob.part"), content.getBytes(StandardCharsets.US_ASCII));
            Files.move(part, blob(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when a server has the BLOB published last, or one that another test has published since, with all models. */
    public void awaitedBy(TestServer server) {
        Instant end = Instant.now().plus(PATIENCE);
        long wanted = number();
        while (Long.parseLong(information(server).getOrDefault("number", "0")) < wanted) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not the metadata no. " + wanted + ": " + information(server));
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the server's information tells an administrator of its metadata. */
    public static Map<String, String> information(TestServer server) {
        Map<String, String> information = new LinkedHashMap<>();
        server.admin()
                .get("../serverinfo")
                .at("/providers/care-identity-mds/providers/fido/operationalInfo")
                .fields()
                .forEachRemaining(entry ->
                        information.put(entry.getKey(), entry.getValue().asText()));
        return information;
    }
}
