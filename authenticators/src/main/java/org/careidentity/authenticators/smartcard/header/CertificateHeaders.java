package org.careidentity.authenticators.smartcard.header;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the client's certificate from the headers of a proxy that ends TLS, in the one form that this proxy writes. Anything
 * else is refused, since each leniency is a way to have one certificate verified and another one read. A chain is never read:
 * paths are built from what the realm has.
 *
 * <p>That the request came from the proxy, and that the proxy drops such headers of others, the caller and the proxy's
 * configuration see to.
 *
 * @param format how the proxy writes
 * @param names where
 */
public record CertificateHeaders(HeaderFormat format, HeaderNames names) {

    /** Apache's text for a variable that has no value. */
    private static final String APACHE_NULL = "(null)";

    /** Under the format's own names. */
    public static CertificateHeaders of(HeaderFormat format) {
        return new CertificateHeaders(format, format.names());
    }

    /**
     * What the headers say.
     *
     * @param values the values of all headers of a name, in whatever case it came
     * @throws HeaderRefusedException when they do not say it in the proxy's one form
     */
    public HeaderOutcome read(Function<String, List<String>> values) throws HeaderRefusedException {
        try {
            Optional<String> certificate = one(values, names.certificate())
                    .filter(text -> !text.isEmpty() && !(format == HeaderFormat.APACHE && text.equals(APACHE_NULL)));
            String said = one(values, names.verification()).orElse("");
            Optional<HeaderOutcome> outcome = format.verification().outcome(said, certificate.isPresent());
            requireFullHandshake(values);
            return outcome.isPresent()
                    ? outcome.get()
                    : new HeaderOutcome.Presented(format.text().read(certificate.orElseThrow()));
        } catch (RuntimeException e) {
            throw new HeaderRefusedException(
                    HeaderRefusedException.MALFORMED, "the certificate is not written as the proxy writes it", e);
        }
    }

    private void requireFullHandshake(Function<String, List<String>> values) throws HeaderRefusedException {
        if (names.resumption().isPresent()
                && !one(values, names.resumption().get()).equals(Optional.of(format.notResumed()))) {
            throw new HeaderRefusedException(
                    HeaderRefusedException.RESUMED, "the proxy does not say that the TLS session is a new one");
        }
    }

    private static Optional<String> one(Function<String, List<String>> values, String name)
            throws HeaderRefusedException {
        List<String> all = Objects.requireNonNullElse(values.apply(name), List.of());
        if (all.size() > 1 || all.stream().anyMatch(value -> value.indexOf(',') >= 0)) {
            throw new HeaderRefusedException(HeaderRefusedException.REPEATED, name + " has several values");
        }
        return all.stream().findFirst();
    }
}
