package org.careidentity.authenticators.fido.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a ceremony asks of authenticators (WebAuthn Level 3 sections 5.4 and 5.5). Browsers promise to heed it; the server
 * enforces it (CVE-2026-8830).
 *
 * @param attachment where the authenticator is
 * @param residentKey whether the credential must be discoverable, so that no user name is needed
 * @param userVerification whether a face, fingerprint or PIN is demanded
 * @param backup whether the key may be synced
 * @param algorithms COSE algorithm identifiers, in the order of preference
 * @param hints what the browser should offer first: {@code security-key}, {@code client-device}, {@code hybrid}
 */
public record Demands(
        Attachment attachment,
        Requirement residentKey,
        Requirement userVerification,
        Backup backup,
        List<Long> algorithms,
        List<String> hints) {

    /** ECDSA with P-256 and SHA-256. */
    public static final long ES256 = -7;

    /** EdDSA. */
    public static final long EDDSA = -8;

    /** ECDSA with P-384 and SHA-384. */
    public static final long ES384 = -35;

    /** ECDSA with P-521 and SHA-512. */
    public static final long ES512 = -36;

    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    public static final long RS256 = -257;

    /** All of them, in the order of preference. */
    public static final List<Long> ALGORITHMS = List.of(ES256, EDDSA, ES384, ES512, RS256);

    /** Keeps own copies. */
    public Demands {
        algorithms = List.copyOf(algorithms);
        hints = List.copyOf(hints);
    }

    /** Where an authenticator is (WebAuthn Level 3 section 5.4.5). */
    public enum Attachment {
        ANY,
        PLATFORM,
        CROSS_PLATFORM;

        /** As WebAuthn writes it; empty for anywhere. */
        public Optional<String> wire() {
            return this == ANY
                    ? Optional.empty()
                    : Optional.of(name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** How strongly something is asked (WebAuthn Level 3 sections 5.4.6 and 5.8.6). */
    public enum Requirement {
        REQUIRED,
        PREFERRED,
        DISCOURAGED;

        /** As WebAuthn writes it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a key may be backup eligible, which is to say synced (WebAuthn Level 3 section 6.1.3). */
    public enum Backup {
        ALLOWED,
        REFUSED,
        DEMANDED
    }
}
