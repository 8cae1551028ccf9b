package org.careidentity.phone;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The link of a registration page.
 *
 * @param app the address of the app, without the fragment
 * @param realm the realm's address
 * @param ticket what lets this person register a device
 */
public record RegistrationLink(URI app, URI realm, String ticket) {

    private static final String MARK = "register?";

    /**
     * Reads a link.
     *
     * @throws PhoneRefusedException when it is another one
     */
    public static RegistrationLink parse(String text) {
        try {
            URI link = URI.create(text.strip());
            String fragment = link.getRawFragment();
            if (fragment == null || !fragment.startsWith(MARK)) {
                throw new PhoneRefusedException("This is not the link of a registration page.");
            }
            Map<String, String> values = Stream.of(
                            fragment.substring(MARK.length()).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (first, second) -> first));
            if (link.getHost() == null || !values.keySet().containsAll(List.of("realm", "ticket"))) {
                throw new PhoneRefusedException("This link has no app, realm or ticket in it.");
            }
            return new RegistrationLink(
                    URI.create(text.strip().substring(0, text.strip().indexOf('#'))),
                    realm(values.get("realm")),
                    values.get("ticket"));
        } catch (IllegalArgumentException e) {
            throw new PhoneRefusedException("This is not a link.", e);
        }
    }

    /** The app's origin, which its WebAuthn ceremonies name. */
    String origin() {
        String port = app.getPort() < 0 ? "" : ":" + app.getPort();
        return app.getScheme() + "://" + app.getHost() + port;
    }

    private static URI realm(String text) {
        URI realm = URI.create(text);
        if (!("https".equals(realm.getScheme()) || "http".equals(realm.getScheme())) || realm.getHost() == null) {
            throw new PhoneRefusedException("The realm of this link is not an address of the web.");
        }
        return realm;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
