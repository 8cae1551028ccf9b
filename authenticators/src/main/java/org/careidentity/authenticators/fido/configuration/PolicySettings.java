package org.careidentity.authenticators.fido.configuration;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Consequence;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.model.AssuranceLevel;

/** Reads a policy from the configuration of a method's step. */
public final class PolicySettings {

    static final Setting LEVEL = new Setting("level");
    static final Setting ATTESTED_LEVEL = new Setting("attested-level");
    static final Setting ATTACHMENT = new Setting("attachment");
    static final Setting RESIDENT_KEY = new Setting("resident-key");
    static final Setting USER_VERIFICATION = new Setting("user-verification");
    static final Setting BACKUP = new Setting("backup-eligible");
    static final Setting ALGORITHMS = new Setting("algorithms");
    static final Setting HINTS = new Setting("hints");
    static final Setting CONVEYANCE = new Setting("attestation-conveyance");
    static final Setting FORMATS = new Setting("attestation-formats");
    static final Setting TRUST = new Setting("attestation-trust");
    static final Setting SHA1 = new Setting("attestation-sha1");
    static final Setting PINNED_ROOTS = new Setting("pinned-roots");
    static final Setting ALLOWED_MODELS = new Setting("allowed-models");
    static final Setting DENIED_MODELS = new Setting("denied-models");
    static final Setting LEAST_CERTIFICATION = new Setting("least-certification");
    static final Map<Consequence, Setting> STATUSES = Map.of(
            Consequence.REFUSE, new Setting("statuses-refuse"),
            Consequence.LOWER, new Setting("statuses-lower"),
            Consequence.WARN, new Setting("statuses-warn"));

    private PolicySettings() {}

    /**
     * The policy that a configuration makes of the defaults. A level for attested authenticators brings the defaults that
     * it needs: attestation is asked for, and the metadata is believed.
     *
     * @throws PolicyConfigurationException for a value that a setting does not have
     */
    public static FidoPolicy read(FidoPolicy defaults, Map<String, String> configuration)
            throws PolicyConfigurationException {
        Optional<AssuranceLevel> attested =
                ATTESTED_LEVEL.optional(configuration, defaults.attestedLevel(), AssuranceLevel.class);
        FidoPolicy base = attested.map(defaults::attestedAt).orElse(defaults);
        return new FidoPolicy(
                base.method(),
                base.credentialType(),
                base.amr(),
                LEVEL.one(configuration, base.level()),
                attested,
                demands(base.demands(), configuration),
                attestation(base.attestation(), configuration));
    }

    private static Demands demands(Demands defaults, Map<String, String> configuration)
            throws PolicyConfigurationException {
        Demands demands = new Demands(
                ATTACHMENT.one(configuration, defaults.attachment()),
                RESIDENT_KEY.one(configuration, defaults.residentKey()),
                USER_VERIFICATION.one(configuration, defaults.userVerification()),
                BACKUP.one(configuration, defaults.backup()),
                ALGORITHMS.list(configuration, defaults.algorithms(), Algorithm::identifier),
                HINTS.list(configuration, defaults.hints(), PolicySettings::hint));
        if (demands.algorithms().isEmpty()) {
            throw new PolicyConfigurationException(ALGORITHMS.name(), "", null);
        }
        return demands;
    }

    private static AttestationRules attestation(AttestationRules defaults, Map<String, String> configuration)
            throws PolicyConfigurationException {
        return new AttestationRules(
                conveyance(configuration, defaults.conveyance()),
                Set.copyOf(FORMATS.list(configuration, List.copyOf(defaults.formats()), PolicySettings::format)),
                TRUST.one(configuration, defaults.trust()),
                pinnedRoots(defaults, configuration),
                ALLOWED_MODELS.set(configuration, defaults.allowedModels(), UUID::fromString),
                DENIED_MODELS.set(configuration, defaults.deniedModels(), UUID::fromString),
                statuses(defaults.statuses(), configuration),
                LEAST_CERTIFICATION.optional(configuration, defaults.leastCertification(), CertificationLevel.class),
                SHA1.one(configuration, defaults.sha1()));
    }

    private static String conveyance(Map<String, String> configuration, String otherwise)
            throws PolicyConfigurationException {
        String value = configuration.getOrDefault(CONVEYANCE.name(), "");
        if (value.isBlank()) {
            return otherwise;
        }
        if (!PolicyProperties.CONVEYANCES.contains(value.strip())) {
            throw new PolicyConfigurationException(CONVEYANCE.name(), value, null);
        }
        return value.strip();
    }

    /** The admin's roots beside those of the defaults: pinning one model's roots takes away no other's. */
    private static Map<UUID, List<X509Certificate>> pinnedRoots(
            AttestationRules defaults, Map<String, String> configuration) throws PolicyConfigurationException {
        String text = configuration.getOrDefault(PINNED_ROOTS.name(), "");
        try {
            var own = PinnedRoots.read(text);
            return Stream.of(defaults.pinnedRoots(), own)
                    .flatMap(roots -> roots.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (standing, more) -> Stream.concat(
                                    standing.stream(), more.stream())
                            .toList()));
        } catch (IllegalArgumentException e) {
            throw new PolicyConfigurationException(PINNED_ROOTS.name(), text, e);
        }
    }

    private static Map<String, Consequence> statuses(
            Map<String, Consequence> defaults, Map<String, String> configuration) throws PolicyConfigurationException {
        Map<String, Consequence> statuses = new HashMap<>();
        for (Consequence consequence : new Consequence[] {Consequence.WARN, Consequence.LOWER, Consequence.REFUSE}) {
            Set<String> names = STATUSES.get(consequence)
                    .set(
                            configuration,
                            defaults.entrySet().stream()
                                    .filter(entry -> entry.getValue() == consequence)
                                    .map(Map.Entry::getKey)
                                    .collect(Collectors.toSet()),
                            name -> name);
            // the strictest last: it wins where a status stands twice
            names.forEach(name -> statuses.put(name, consequence));
        }
        return statuses;
    }

    private static String hint(String value) {
        return known(value, PolicyProperties.HINT_VALUES);
    }

    private static String format(String value) {
        return known(value, PolicyProperties.FORMAT_NAMES);
    }

    private static String known(String value, List<String> values) {
        if (!values.contains(value)) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }
}
