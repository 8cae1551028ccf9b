package org.careidentity.authenticators.smartcard.header;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of the headers that the proxy sets.
 *
 * @param certificate the client's certificate
 * @param verification whether the proxy verified it; there is no format without
 * @param resumption whether the TLS session was resumed. Where it has a name, the header is demanded. Without one the proxy
 *     has no such header, and resumption being off is a promise of its configuration alone
 */
public record HeaderNames(String certificate, String verification, Optional<String> resumption) {

    // RFC 9110 section 5.6.2
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Throws {@link IllegalArgumentException} for what is no header's name, and for one name in two roles. */
    public HeaderNames {
        List<String> all = Stream.concat(Stream.of(certificate, verification), resumption.stream())
                .toList();
        if (!all.stream().allMatch(name -> TOKEN.matcher(name).matches())) {
            throw new IllegalArgumentException("not the name of a header");
        }
        if (all.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count() < all.size()) {
            throw new IllegalArgumentException("one header in two roles");
        }
    }
}
