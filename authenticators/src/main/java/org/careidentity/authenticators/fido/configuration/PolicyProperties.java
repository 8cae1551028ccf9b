package org.careidentity.authenticators.fido.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Consequence;
import org.careidentity.authenticators.fido.policy.AttestationRules.Sha1;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings of a policy as the admin console shows them, with the policy's own values as defaults. */
public final class PolicyProperties {

    static final List<String> CONVEYANCES = List.of("none", "indirect", "direct", "enterprise");
    static final List<String> HINT_VALUES = List.of("security-key", "client-device", "hybrid");
    static final List<String> FORMAT_NAMES = List.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f");
    private static final List<String> LEVELS = List.of("AAL2", "AAL3");

    private PolicyProperties() {}

    /** The settings, in the order of the console. */
    public static List<ProviderConfigProperty> of(FidoPolicy defaults) {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(list(
                PolicySettings.LEVEL,
                "Level",
                "The level that a login gives. AAL3 is given only for an attested authenticator whose key can't be synced;"
                        + " others give AAL2.",
                LEVELS,
                Setting.text(defaults.level())));
        properties.add(list(
                PolicySettings.ATTESTED_LEVEL,
                "Level when attested",
                "A higher level for an attested authenticator whose key can't be synced, or none.",
                List.of("none", "AAL3"),
                Setting.text(defaults.attestedLevel())));
        demands(properties, defaults.demands());
        attestation(properties, defaults.attestation());
        return List.copyOf(properties);
    }

    private static void demands(List<ProviderConfigProperty> properties, Demands demands) {
        properties.add(list(
                PolicySettings.ATTACHMENT,
                "Attachment",
                "platform: built into the computer, phone or tablet. cross-platform: a key of its own.",
                texts(Attachment.values()),
                Setting.text(demands.attachment())));
        properties.add(list(
                PolicySettings.RESIDENT_KEY,
                "Resident key",
                "Whether the credential must be discoverable. Without one nobody can log in without a user name.",
                texts(Requirement.values()),
                Setting.text(demands.residentKey())));
        properties.add(list(
                PolicySettings.USER_VERIFICATION,
                "User verification",
                "Whether a face, fingerprint or PIN is demanded. A login without it gives AAL1.",
                texts(Requirement.values()),
                Setting.text(demands.userVerification())));
        properties.add(list(
                PolicySettings.BACKUP,
                "Backup eligible",
                "Whether the key may be synced to other devices.",
                texts(Backup.values()),
                Setting.text(demands.backup())));
        properties.add(several(
                PolicySettings.ALGORITHMS,
                "Algorithms",
                "The signature algorithms that are offered, the preferred one first.",
                texts(Algorithm.values()).stream()
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .toList(),
                Setting.joined(demands.algorithms().stream().map(Algorithm::name))));
        properties.add(several(
                PolicySettings.HINTS,
                "Hints",
                "What the browser should offer first.",
                HINT_VALUES,
                Setting.joined(demands.hints().stream())));
    }

    private static void attestation(List<ProviderConfigProperty> properties, AttestationRules rules) {
        properties.add(list(
                PolicySettings.CONVEYANCE,
                "Attestation conveyance",
                "How attestation is asked for at registration.",
                CONVEYANCES,
                rules.conveyance()));
        properties.add(several(
                PolicySettings.FORMATS,
                "Attestation formats",
                "The attestation statement formats that are accepted.",
                FORMAT_NAMES,
                Setting.joined(FORMAT_NAMES.stream().filter(rules.formats()::contains))));
        properties.add(list(
                PolicySettings.TRUST,
                "Attestation trust",
                "Where trust anchors come from: the model's own roots in the FIDO Metadata Service, the pinned roots, or"
                        + " either. Never the server's truststore. none: nothing counts as attested.",
                texts(Trust.values()),
                Setting.text(rules.trust())));
        properties.add(list(
                PolicySettings.SHA1,
                "Attestation with SHA-1",
                "Whether a TPM's statement attests when it is signed with SHA-1, as many computers' are. NIST SP 800-131A"
                        + " disallows it.",
                texts(Sha1.values()),
                Setting.text(rules.sha1())));
        properties.add(property(
                PolicySettings.PINNED_ROOTS,
                "Pinned roots",
                "Certificates as PEM, below the AAGUID of the model that they are for; those above the first AAGUID are"
                        + " for any model. They stand beside the method's own.",
                ProviderConfigProperty.TEXT_TYPE,
                ""));
        properties.add(property(
                PolicySettings.ALLOWED_MODELS,
                "Allowed models",
                "AAGUIDs of the only models that are accepted; none for any.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                Setting.joinedOrNone(rules.allowedModels().stream().sorted())));
        properties.add(property(
                PolicySettings.DENIED_MODELS,
                "Denied models",
                "AAGUIDs of models that are refused, at registration and at login.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                Setting.joinedOrNone(rules.deniedModels().stream().sorted())));
        properties.add(list(
                PolicySettings.LEAST_CERTIFICATION,
                "Least certification",
                "The lowest FIDO certification that the metadata must report for the model, or none.",
                Stream.concat(Stream.of("none"), texts(CertificationLevel.values()).stream())
                        .toList(),
                Setting.text(rules.leastCertification())));
        for (Consequence consequence : Consequence.values()) {
            properties.add(property(
                    PolicySettings.STATUSES.get(consequence),
                    switch (consequence) {
                        case REFUSE -> "Statuses that refuse";
                        case LOWER -> "Statuses that lower";
                        case WARN -> "Statuses that warn";
                    },
                    switch (consequence) {
                        case REFUSE -> "Status reports of a model that stop registrations and logins.";
                        case LOWER -> "Status reports of a model that stop registrations and lower logins to AAL2.";
                        case WARN -> "Status reports of a model that are told in the login's event.";
                    },
                    ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                    Setting.joinedOrNone(rules.statuses().entrySet().stream()
                            .filter(entry -> entry.getValue() == consequence)
                            .map(Map.Entry::getKey)
                            .sorted())));
        }
    }

    private static List<String> texts(Enum<?>[] values) {
        return Stream.of(values).map(Setting::text).toList();
    }

    private static ProviderConfigProperty list(
            Setting setting, String label, String help, List<String> options, String value) {
        return options(property(setting, label, help, ProviderConfigProperty.LIST_TYPE, value), options);
    }

    private static ProviderConfigProperty several(
            Setting setting, String label, String help, List<String> options, String value) {
        return options(property(setting, label, help, ProviderConfigProperty.MULTIVALUED_LIST_TYPE, value), options);
    }

    private static ProviderConfigProperty options(ProviderConfigProperty property, List<String> options) {
        property.setOptions(options);
        return property;
    }

    private static ProviderConfigProperty property(
            Setting setting, String label, String help, String type, String value) {
        return new ProviderConfigProperty(
                setting.name(),
                label,
                help,
                type,
                Optional.of(value).filter(text -> !text.isEmpty()).orElse(null));
    }
}
