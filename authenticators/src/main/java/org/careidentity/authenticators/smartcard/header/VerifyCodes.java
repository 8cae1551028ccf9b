package org.careidentity.authenticators.smartcard.header;

import java.util.Map;

/** OpenSSL's words for the result codes of a certificate's verification (X509_verify_cert_error_string). */
final class VerifyCodes {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("2", "unable to get issuer certificate"),
            Map.entry("7", "certificate signature failure"),
            Map.entry("9", "certificate is not yet valid"),
            Map.entry("10", "certificate has expired"),
            Map.entry("18", "self-signed certificate"),
            Map.entry("19", "self-signed certificate in certificate chain"),
            Map.entry("20", "unable to get local issuer certificate"),
            Map.entry("21", "unable to verify the first certificate"),
            Map.entry("22", "certificate chain too long"),
            Map.entry("23", "certificate revoked"),
            Map.entry("26", "unsuitable certificate purpose"),
            Map.entry("66", "EE certificate key too weak"),
            Map.entry("67", "CA certificate key too weak"),
            Map.entry("68", "CA signature digest algorithm too weak"));

    private VerifyCodes() {}

    /** The words of a code; anything else as it is. */
    static String text(String said) {
        return TEXTS.getOrDefault(said, said);
    }
}
