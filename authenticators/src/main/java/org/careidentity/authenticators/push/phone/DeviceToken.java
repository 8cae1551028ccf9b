package org.careidentity.authenticators.push.phone;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.secret.Secrets;

/**
 * What authenticates an app: whose phone it is, so that it is found without an index, and a secret. It lets the app read and
 * deny what waits for the person; to approve takes the phone's key.
 *
 * @param person the person's id
 * @param secret of 32 bytes, base64url
 */
record DeviceToken(String person, String secret) {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 255;

    static String of(String person, String secret) {
        return Base64Url.encode(person.getBytes(StandardCharsets.UTF_8)) + "." + secret;
    }

    /** The one of an Authorization header (RFC 6750 section 2.1); empty when it has none that could be one. */
    static Optional<DeviceToken> read(String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String[] parts = header.substring(SCHEME.length()).split("\\.", -1);
        try {
            return parts.length == 2 && Secrets.shaped(parts[1])
                    ? Optional.of(new DeviceToken(
                                    new String(Base64Url.decode(parts[0]), StandardCharsets.UTF_8), parts[1]))
                            .filter(token -> token.person().length() <= LONGEST
                                    && token.person().chars().noneMatch(Character::isISOControl))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
