package org.careidentity.authenticators.smartcard.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** NIST's test suite of certificate paths (PKITS), run by the class that finds the paths of cards. */
final class Pkits {

    private static final Path FOLDER = Path.of(
                    Optional.ofNullable(System.getenv("CARE_IDENTITY_VECTORS")).orElse("../../shared/vectors"))
            .resolve("nist-pkits");
    private static final String NIST_POLICY = "2.16.840.1.101.3.2.1.48.";

    private static final Map<Integer, Tally> SECTIONS = new TreeMap<>();

    /** How the tests of a section came out. */
    record Tally(int right, List<String> falseAccepts, List<String> falseRejects) {

        private Tally() {
            this(0, new ArrayList<>(), new ArrayList<>());
        }

        Tally plus(Tally other) {
            return new Tally(
                    right + other.right,
                    Stream.concat(falseAccepts.stream(), other.falseAccepts.stream())
                            .toList(),
                    Stream.concat(falseRejects.stream(), other.falseRejects.stream())
                            .toList());
        }

        private Tally with(String test, boolean expected, boolean accepted) {
            if (accepted && !expected) {
                falseAccepts.add(test);
            } else if (!accepted && expected) {
                falseRejects.add(test);
            }
            return new Tally(accepted == expected ? right + 1 : right, falseAccepts, falseRejects);
        }
    }

    private Pkits() {}

    /** The tallies by the number behind the "4." of a section; the suite runs once. */
    static synchronized Map<Integer, Tally> sections() throws Exception {
        if (SECTIONS.isEmpty()) {
            SECTIONS.putAll(run());
        }
        return SECTIONS;
    }

    private static Map<Integer, Tally> run() throws Exception {
        JsonNode suite =
                new ObjectMapper().readTree(FOLDER.resolve("cases.json").toFile());
        Instant at = Instant.parse(suite.get("validation_time").textValue());
        Map<Integer, Tally> sections = new TreeMap<>();
        for (JsonNode one : suite.get("cases")) {
            String test = one.get("test").textValue();
            boolean expected = one.get("should_validate").booleanValue();
            boolean accepted = validates(one, at);
            sections.merge(
                    Integer.valueOf(test.split("\\.")[1]),
                    new Tally().with(test, expected, accepted),
                    (before, after) -> before.with(test, expected, accepted));
        }
        return sections;
    }

    private static boolean validates(JsonNode test, Instant at) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        for (JsonNode name : test.get("certs")) {
            certificates.add(certificate(name.textValue()));
        }
        List<X509CRL> lists = new ArrayList<>();
        for (JsonNode name : test.get("crls")) {
            lists.add(list(name.textValue()));
        }
        int last = certificates.size() - 1;
        PathBuilder builder = new PathBuilder(
                BouncyCastle.PROVIDER, certificates.subList(0, 1), certificates.subList(1, last), lists);
        try {
            builder.build(certificates.get(last), at, policies(test));
            return true;
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private static PathPolicies policies(JsonNode test) {
        Set<String> accepted = new HashSet<>();
        for (String name : test.path("initial_policy_set").asText("anyPolicy").split(",")) {
            if (!name.equals("anyPolicy")) {
                accepted.add(NIST_POLICY + name.replace("NIST-test-policy-", ""));
            }
        }
        return new PathPolicies(
                accepted,
                test.path("initial_explicit_policy").asBoolean(),
                test.path("initial_policy_mapping_inhibit").asBoolean(),
                test.path("initial_inhibit_any_policy").asBoolean());
    }

    private static X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve("certs/" + name + ".crt"))) {
            return (X509Certificate) factory().generateCertificate(in);
        }
    }

    private static X509CRL list(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve("crls/" + name + ".crl"))) {
            return (X509CRL) factory().generateCRL(in);
        }
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
    }
}
