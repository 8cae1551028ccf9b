package org.careidentity.authenticators.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.careidentity.authenticators.emulated.RevocationServer;

/** One check of a path with one thing of its settings changed. */
final class RevocationTrial implements AutoCloseable {

    /** For what must be answered: long, since other tests run at the same time. */
    static final Duration PATIENT = Duration.ofSeconds(20);
    /** For what is not answered. */
    static final Duration SHORT = Duration.ofMillis(400);

    Source first = Source.OCSP;
    boolean fallBack = true;
    boolean softFail;
    Duration deadline = PATIENT;
    boolean nonceDemanded = true;
    Duration cached = Duration.ofMinutes(10);
    Duration outdated = Duration.ZERO;
    Duration refresh = Duration.ofHours(1);
    List<URI> sources = List.of();
    Set<String> hosts;
    Instant now = Instant.now();

    private final Path folder;
    private Revocation revocation;

    RevocationTrial(RevocationServer server, Path folder) {
        this.hosts = Set.of(server.host());
        this.folder = folder;
    }

    Revocation revocation() {
        if (revocation == null) {
            revocation = new Revocation(
                    new RevocationSettings(
                            first,
                            fallBack,
                            softFail,
                            new FetchLimits(deadline, hosts, 2, 64),
                            new OcspRules(nonceDemanded, cached, 100_000),
                            new CrlRules(
                                    sources, refresh, Duration.ofMillis(100), deadline, outdated, 10_000_000, folder)),
                    InstantSource.system());
        }
        return revocation;
    }

    RevocationResult check(RevocationPki pki, X509Certificate card) throws RevocationRefusedException {
        return revocation().check(pki.path(card), pki.root.certificate(), now);
    }

    /** The reason of a refusal, which must come in time. */
    RevocationRefusedException refusal(RevocationPki pki, X509Certificate card) {
        long begin = System.nanoTime();
        var refused = catchThrowableOfType(RevocationRefusedException.class, () -> check(pki, card));
        assertThat(refused).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(deadline.plus(PATIENT));
        return refused;
    }

    void refusesAsUnknown(RevocationPki pki, X509Certificate card, String detail) {
        var refused = refusal(pki, card);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.UNKNOWN);
        assertThat(refused.detail()).contains(detail);
        assertThat(refused.certificate()).isEqualTo(card);
    }

    void refusesAsRevoked(RevocationPki pki, X509Certificate card, String detail) {
        var refused = refusal(pki, card);
        assertThat(refused.detail()).contains(detail);
        assertThat(refused.reason()).isEqualTo(RevocationRefusedException.REVOKED);
        assertThat(refused.certificate()).isEqualTo(card);
    }

    /** Ends the running one; the next check is of a server that started again. */
    void restart() {
        close();
        revocation = null;
    }

    @Override
    public void close() {
        if (revocation != null) {
            revocation.close();
        }
    }
}
