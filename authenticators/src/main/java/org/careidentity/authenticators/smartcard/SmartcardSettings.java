package org.careidentity.authenticators.smartcard;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.careidentity.authenticators.smartcard.certificate.CardRules;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The settings of the smartcard's step.
 *
 * @param rules which certificates the realm takes
 * @param amr the name that tokens have for the method
 * @param registration how a card becomes a person's
 * @param renewal which certificates a registration goes on with
 */
record SmartcardSettings(CardRules rules, String amr, Registration registration, Renewal renewal) {

    /** How a card becomes a person's. */
    enum Registration {
        /** By its certificate, at its first use. */
        AUTOMATIC,
        /** By the person, who has proved the same level in another way. */
        FIRST_USE,
        /** By a link of the Registration Authority. */
        REQUIRED
    }

    /** Which certificates a registration goes on with. */
    enum Renewal {
        /** A later one of the same key. */
        SAME_KEY,
        /** A later one that the same issuer made for the person, on whatever card. */
        SAME_ISSUER,
        /** None. */
        NEVER
    }

    static final String N3_SMARTCARD = "N3_SMARTCARD";
    static final String CIS2_SMARTCARD = "CIS2_SMARTCARD";

    private static final String ANCHORS = "anchors";
    private static final String INTERMEDIATES = "intermediates";
    private static final String LEAST_RSA_BITS = "least-rsa-bits";
    private static final String EXTENDED_KEY_USAGE = "extended-key-usage";
    private static final String POLICIES = "policies";
    private static final String IDENTITY = "identity-pattern";
    private static final String AMR = "amr";
    private static final String REGISTRATION = "registration";
    private static final String RENEWAL = "renewal";
    private static final String REQUIRED = "required";
    private static final String OPTIONAL = "optional";

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException for a value that a setting does not have, and without anchors
     */
    static SmartcardSettings read(Map<String, String> configuration) {
        return new SmartcardSettings(
                new CardRules(
                        certificates(configuration, ANCHORS),
                        certificates(configuration, INTERMEDIATES),
                        bits(configuration),
                        oneOf(configuration, EXTENDED_KEY_USAGE, REQUIRED, OPTIONAL)
                                .equals(OPTIONAL),
                        policies(configuration),
                        pattern(configuration)),
                oneOf(configuration, AMR, N3_SMARTCARD, CIS2_SMARTCARD),
                oneOf(configuration, REGISTRATION, Registration.values()),
                oneOf(configuration, RENEWAL, Renewal.values()));
    }

    /** Whether the step has been set up at all. */
    static boolean absent(Map<String, String> configuration) {
        return text(configuration, ANCHORS).isEmpty();
    }

    private static String text(Map<String, String> configuration, String name) {
        return configuration.getOrDefault(name, "").strip();
    }

    private static List<X509Certificate> certificates(Map<String, String> configuration, String name) {
        String pem = text(configuration, name);
        if (pem.isEmpty()) {
            return List.of();
        }
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                // what Java makes of a text that has none
                throw new CertificateException("no certificate");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(name + ": not certificates in PEM", e);
        }
    }

    private static int bits(Map<String, String> configuration) {
        String text = text(configuration, LEAST_RSA_BITS);
        try {
            return text.isEmpty() ? CardRules.RSA_BITS : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(LEAST_RSA_BITS + ": not a number of bits", e);
        }
    }

    private static Set<String> policies(Map<String, String> configuration) {
        return Arrays.stream(text(configuration, POLICIES).split(Constants.CFG_DELIMITER))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Pattern pattern(Map<String, String> configuration) {
        String text = text(configuration, IDENTITY);
        try {
            return text.isEmpty() ? CardRules.NHS_UUID : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(IDENTITY + ": not a regular expression", e);
        }
    }

    /** The first value is the default. */
    private static String oneOf(Map<String, String> configuration, String name, String... values) {
        String text = text(configuration, name);
        if (text.isEmpty()) {
            return values[0];
        }
        if (!List.of(values).contains(text)) {
            throw new IllegalArgumentException(name + ": not one of " + String.join(", ", values));
        }
        return text;
    }

    /** The first value is the default. */
    private static <E extends Enum<E>> E oneOf(Map<String, String> configuration, String name, E[] values) {
        String text = oneOf(configuration, name, texts(values));
        return Arrays.stream(values)
                .filter(value -> text(value).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String[] texts(Enum<?>[] values) {
        return Arrays.stream(values).map(SmartcardSettings::text).toArray(String[]::new);
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The settings as the admin console shows them. */
    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ANCHORS)
                .label("Anchors")
                .helpText(
                        "Certificates as PEM of the authorities that the realm trusts for cards, known by name and key. The"
                                + " method is not offered without. The server's truststore is never asked.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(INTERMEDIATES)
                .label("Intermediates")
                .helpText(
                        "Certificates as PEM of authorities below the anchors. Nothing is trusted for being here, and no"
                                + " authority's certificate is taken from anywhere else.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(LEAST_RSA_BITS)
                .label("Smallest RSA key")
                .helpText("In bits; 1024 only for the old cards of the NHS.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options("1024", "2048", "3072", "4096")
                .defaultValue(Integer.toString(CardRules.RSA_BITS))
                .add()
                .property()
                .name(EXTENDED_KEY_USAGE)
                .label("Extended key usage")
                .helpText("Whether a certificate may have none. One that is there must have clientAuth.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(REQUIRED, OPTIONAL)
                .defaultValue(REQUIRED)
                .add()
                .property()
                .name(POLICIES)
                .label("Policies")
                .helpText(
                        "Object identifiers of the certificate policies one of which a card must be issued under; none for"
                                + " any.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(IDENTITY)
                .label("Identity")
                .helpText("A regular expression for the whole common name, with one group: the person's UUID.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(CardRules.NHS_UUID.pattern())
                .add()
                .property()
                .name(AMR)
                .label("amr")
                .helpText("The name that tokens have for this method.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(N3_SMARTCARD, CIS2_SMARTCARD)
                .defaultValue(N3_SMARTCARD)
                .add()
                .property()
                .name(REGISTRATION)
                .label("Registration")
                .helpText(
                        "How a card becomes a person's: automatic, by its certificate at its first use; first-use, by the"
                                + " person in a session of the same level, or by a link; required, by a link of the Registration"
                                + " Authority.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(texts(Registration.values()))
                .defaultValue(text(Registration.AUTOMATIC))
                .add()
                .property()
                .name(RENEWAL)
                .label("Renewal")
                .helpText(
                        "Which later certificate a registration goes on with: one of the same key, one that the same issuer"
                                + " made for the person, or none.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(texts(Renewal.values()))
                .defaultValue(text(Renewal.SAME_KEY))
                .add()
                .build();
    }
}
