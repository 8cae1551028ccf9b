package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.node.ServerFolder;
import org.keycloak.Config;

/**
 * Where metadata comes from and whom it is believed of: options of the server that begin with
 * {@code --spi-care-identity-mds--fido--}.
 *
 * @param file a BLOB on disk; null for an address
 * @param url a BLOB at an https address; null for a file
 * @param roots the pinned roots; none when the default is not in this Java
 * @param signer the DNS name in the signer's certificate
 * @param crlFiles lists of revoked certificates, instead of those that the certificates name
 * @param crlHosts hosts of lists that may be asked
 * @param revocationRequired whether a BLOB is refused when nobody says whether its signer is revoked
 * @param refresh how often the source is looked at
 * @param retry how soon after a first failure
 * @param timeout for a connection, and for each piece of an answer
 * @param totalTimeout for one request
 * @param maxBytes a larger BLOB or list is refused
 * @param graceDays how long after its next update a BLOB is trusted for new registrations
 * @param folder where the last good BLOB is kept
 */
record MetadataSettings(
        Path file,
        URI url,
        List<X509Certificate> roots,
        String signer,
        List<Path> crlFiles,
        Set<String> crlHosts,
        boolean revocationRequired,
        Duration refresh,
        Duration retry,
        Duration timeout,
        Duration totalTimeout,
        int maxBytes,
        int graceDays,
        Path folder) {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /**
     * Reads the options; null without a source.
     *
     * @throws IllegalArgumentException when an option has no sensible value: the server does not start then
     */
    static MetadataSettings of(Config.Scope config) {
        String file = text(config, "file", null);
        String url = text(config, "url", null);
        if (file == null && url == null) {
            return null;
        }
        if (file != null && url != null) {
            throw new IllegalArgumentException(name("file") + " and " + name("url") + " are both there: take one");
        }
        return new MetadataSettings(
                file == null ? null : path("file", file),
                url == null ? null : https(url),
                roots(text(config, "root", null)),
                text(config, "signer", "mds.fidoalliance.org"),
                list(config, "crl", "").map(each -> path("crl", each)).toList(),
                list(config, "crl-hosts", "crl.globalsign.com")
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                revocation(text(config, "revocation", "required")),
                Duration.ofSeconds(positive(config, "refresh-seconds", 3600)),
                Duration.ofSeconds(positive(config, "retry-seconds", 10)),
                Duration.ofMillis(positive(config, "timeout-millis", 5000)),
                Duration.ofMillis(positive(config, "total-timeout-millis", 60_000)),
                positive(config, "max-bytes", MOST_BYTES),
                number(config, "grace-days", 30, "[0-9]{1,4}", "a number of days"),
                folder(text(config, "folder", null)));
    }

    /** What is watched. */
    BlobSource source(Downloads downloads) {
        return file != null ? new BlobSource.OfFile(file, maxBytes) : new BlobSource.OfAddress(url, downloads);
    }

    private static List<X509Certificate> roots(String file) {
        if (file == null) {
            return PinnedRoots.ofJava();
        }
        try {
            return PinnedRoots.ofFile(path("root", file));
        } catch (IOException e) {
            throw new IllegalArgumentException(name("root") + ": no certificate can be read from " + file, e);
        }
    }

    private static URI https(String text) {
        try {
            URI url = URI.create(text);
            if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(name("url") + " is not an https address");
    }

    private static boolean revocation(String text) {
        return switch (text) {
            case "required" -> true;
            case "if-available" -> false;
            default -> throw new IllegalArgumentException(name("revocation") + " is neither required nor if-available");
        };
    }

    private static Path folder(String text) {
        return text != null ? path("folder", text) : ServerFolder.of("mds");
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name(option) + " is not a path");
        }
    }

    private static Stream<String> list(Config.Scope config, String option, String otherwise) {
        return Arrays.stream(text(config, option, otherwise).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    private static int positive(Config.Scope config, String option, int otherwise) {
        return number(config, option, otherwise, "[1-9][0-9]{0,8}", "a number above 0");
    }

    private static int number(Config.Scope config, String option, int otherwise, String pattern, String what) {
        String text = text(config, option, Integer.toString(otherwise));
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(name(option) + " is not " + what);
        }
        return Integer.parseInt(text);
    }

    private static String text(Config.Scope config, String option, String otherwise) {
        String text = config.get(option);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static String name(String option) {
        return "spi-care-identity-mds--fido--" + option;
    }
}
