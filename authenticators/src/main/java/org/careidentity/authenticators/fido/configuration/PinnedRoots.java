package org.careidentity.authenticators.fido.configuration;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.authenticators.fido.policy.AttestationRules;

/**
 * The text of pinned roots: certificates as PEM, below the AAGUID of the model that they are for. Certificates above the
 * first AAGUID are for any model. White space may be missing or more: consoles turn line breaks into blanks.
 */
final class PinnedRoots {

    private static final Pattern PART = Pattern.compile("(?<model>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
            + "|-----BEGIN CERTIFICATE-----(?<certificate>[A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private PinnedRoots() {}

    /** Reads the text; {@link IllegalArgumentException} for anything besides models and certificates. */
    static Map<UUID, List<X509Certificate>> read(String text) {
        Map<UUID, List<X509Certificate>> roots = new LinkedHashMap<>();
        UUID model = AttestationRules.ANY_MODEL;
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.find()) {
            requireBlank(text.substring(end, part.start()));
            end = part.end();
            if (part.group("model") != null) {
                model = UUID.fromString(part.group("model"));
            } else {
                roots.computeIfAbsent(model, none -> new ArrayList<>()).add(certificate(part.group("certificate")));
            }
        }
        requireBlank(text.substring(end));
        return roots;
    }

    private static X509Certificate certificate(String base64) {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + base64.replaceAll("\\s+", "\n").strip() + "\n-----END CERTIFICATE-----\n";
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate can't be read", e);
        }
    }

    private static void requireBlank(String between) {
        if (!between.replace(":", "").isBlank()) {
            throw new IllegalArgumentException("neither AAGUID nor certificate: " + between.strip());
        }
    }
}
