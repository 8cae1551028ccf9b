package org.careidentity.authenticators.smartcard.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.revocation.RevocationResult.Checked;

/**
 * Whether a certificate of a path is revoked (RFC 5280 section 6.3, RFC 6960), within one deadline for all of it.
 *
 * <p>One for each configuration, for as long as the server runs: it holds what was answered before and the lists, and
 * refreshes them. Thread-safe.
 */
public final class Revocation implements AutoCloseable {

    private final RevocationSettings settings;
    private final Fetcher certificates;
    private final Fetcher sources;
    private final CrlClient lists;
    private final OcspClient responders;

    /** @param clock for what happens in the background; the time of a check is the caller's */
    public Revocation(RevocationSettings settings, InstantSource clock) {
        this.settings = settings;
        certificates = new Fetcher(settings.limits());
        sources = new Fetcher(named(settings));
        lists = new CrlClient(
                settings.crl(),
                new CrlDownload(certificates, sources, settings.crl()),
                settings.limits().deadline().dividedBy(4),
                clock);
        responders = new OcspClient(settings.ocsp(), certificates, lists);
    }

    /** What an administrator named may be asked for that alone, and certificates do not get there. */
    private static FetchLimits named(RevocationSettings settings) {
        FetchLimits limits = settings.limits();
        Set<String> hosts = settings.crl().sources().stream()
                .filter(source -> source.getHost() != null)
                .flatMap(source -> source.getPort() == -1
                        ? Stream.of(source.getHost())
                        : Stream.of(source.getHost() + ":" + source.getPort()))
                .collect(Collectors.toSet());
        return new FetchLimits(limits.deadline(), hosts, limits.threads(), limits.requests());
    }

    /**
     * Checks each certificate with its issuer. Waits no longer than the deadline.
     *
     * @param path from the card to the certificate below the anchor; trusted already, since addresses in it are asked
     *     (CWE-918)
     * @param anchor whose own revocation nobody can say
     * @return what was found: a certificate may have passed without an answer where that is allowed
     * @throws RevocationRefusedException with {@link RevocationRefusedException#REVOKED} or
     *     {@link RevocationRefusedException#UNKNOWN}
     */
    public RevocationResult check(List<X509Certificate> path, X509Certificate anchor, Instant now)
            throws RevocationRefusedException {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a path without a card");
        }
        long begin = System.nanoTime();
        List<Question> questions = questions(path, anchor, now);
        for (Question question : questions) {
            Optional<Answer> known = known(question).filter(Answer::revokedForGood);
            if (known.isPresent()) {
                throw refused(RevocationRefusedException.REVOKED, known.get(), question);
            }
        }
        List<Inquiry> inquiries = questions.stream()
                .map(question -> new Inquiry(question, settings.first(), this::informant))
                .toList();
        List<Checked> checked = new ArrayList<>();
        try {
            long deadline = settings.limits().deadline().toNanos();
            if (settings.fallBack()) {
                for (Inquiry inquiry : inquiries) {
                    inquiry.fallBack(begin + deadline / 2, this::informant);
                }
            }
            for (Inquiry inquiry : inquiries) {
                checked.add(judge(inquiry.question(), inquiry.answer(begin + deadline)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RevocationRefusedException(RevocationRefusedException.UNKNOWN, "the server stops", path.get(0));
        }
        return new RevocationResult(checked);
    }

    private static List<Question> questions(List<X509Certificate> path, X509Certificate anchor, Instant now)
            throws RevocationRefusedException {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            try {
                questions.add(new Question(
                        certificate,
                        i + 1 < path.size() ? path.get(i + 1) : anchor,
                        CertificateAddresses.of(certificate),
                        now));
            } catch (NoAnswerException e) {
                throw new RevocationRefusedException(RevocationRefusedException.UNKNOWN, e.getMessage(), certificate);
            }
        }
        return questions;
    }

    private Informant informant(Source source) {
        return source == Source.OCSP ? responders : lists;
    }

    private Optional<Answer> known(Question question) {
        Optional<Answer> said = lists.known(question);
        return said.filter(Answer::revokedForGood)
                .or(() -> responders.known(question))
                .or(() -> said);
    }

    private Checked judge(Question question, Answer answer) throws RevocationRefusedException {
        if (answer.status() == Answer.Status.REVOKED) {
            throw refused(RevocationRefusedException.REVOKED, answer, question);
        }
        Optional<Answer> known = known(question);
        boolean over = answer.status() == Answer.Status.GOOD
                && known.filter(held -> !held.revokedForGood() && held.at().isBefore(answer.at()))
                        .isPresent();
        if (known.isPresent() && !over) {
            throw refused(RevocationRefusedException.REVOKED, known.get(), question);
        }
        if (answer.status() == Answer.Status.GOOD) {
            return new Checked(question.certificate(), answer.source(), answer.outdated(), answer.detail());
        }
        if (answer.status() == Answer.Status.NONE && settings.softFail()) {
            return new Checked(question.certificate(), null, false, answer.detail());
        }
        throw refused(RevocationRefusedException.UNKNOWN, answer, question);
    }

    private static RevocationRefusedException refused(String reason, Answer answer, Question question) {
        return new RevocationRefusedException(reason, answer.detail(), question.certificate());
    }

    /** Ends what runs in the background. */
    @Override
    public void close() {
        lists.close();
        certificates.close();
        sources.close();
    }
}
