package org.careidentity.authenticators.smartcard;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.revocation.CrlRules;
import org.careidentity.authenticators.smartcard.revocation.FetchLimits;
import org.careidentity.authenticators.smartcard.revocation.OcspRules;
import org.careidentity.authenticators.smartcard.revocation.RevocationSettings;
import org.careidentity.authenticators.smartcard.revocation.Source;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The server's options for revocation, {@code --spi-authenticator--care-identity-smartcard--revocation-...}. They are the
 * server's and not a realm's, since the server asks the addresses, from inside its network.
 */
final class RevocationOptions {

    private static final String HOSTS = "revocation-hosts";
    private static final String FIRST = "revocation-first";
    private static final String FALL_BACK = "revocation-fall-back";
    private static final String SOFT_FAIL = "revocation-soft-fail";
    private static final String DEADLINE = "revocation-deadline-millis";
    private static final String NONCE = "revocation-ocsp-nonce";
    private static final String LISTS = "revocation-lists";
    private static final String OUTDATED = "revocation-outdated-minutes";
    private static final String CHECK = "revocation";
    private static final String OFF = "off";
    private static final int DEADLINE_MILLIS = 2000;

    private RevocationOptions() {}

    /**
     * Reads the options.
     *
     * @return empty when revocation is not checked
     * @throws IllegalArgumentException for a value that an option does not have
     */
    static Optional<RevocationSettings> read(Config.Scope config, Path folder) {
        if (OFF.equals(config.get(CHECK))) {
            return Optional.empty();
        }
        Set<String> hosts = list(config, HOSTS).collect(Collectors.toSet());
        FetchLimits usual = FetchLimits.of(hosts);
        CrlRules lists = CrlRules.in(folder);
        OcspRules responders = OcspRules.strict();
        return Optional.of(new RevocationSettings(
                source(config.get(FIRST, Source.OCSP.name())),
                config.getBoolean(FALL_BACK, true),
                config.getBoolean(SOFT_FAIL, false),
                new FetchLimits(
                        Duration.ofMillis(config.getInt(DEADLINE, DEADLINE_MILLIS)),
                        hosts,
                        usual.threads(),
                        usual.requests()),
                new OcspRules(config.getBoolean(NONCE, true), responders.cached(), responders.mostBytes()),
                new CrlRules(
                        list(config, LISTS).map(URI::create).toList(),
                        lists.refresh(),
                        lists.retry(),
                        lists.deadline(),
                        Duration.ofMinutes(config.getInt(OUTDATED, 0)),
                        lists.mostBytes(),
                        lists.folder())));
    }

    private static Stream<String> list(Config.Scope config, String name) {
        return Arrays.stream(config.get(name, "").split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    private static Source source(String name) {
        return Source.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The options as the server lists them. */
    static List<ProviderConfigProperty> properties() {
        ProviderConfigurationBuilder all = ProviderConfigurationBuilder.create();
        add(all, CHECK, "off, for tests alone, when revocation shall not be checked.");
        add(
                all,
                HOSTS,
                "Hosts, each host or host:port, that certificates may send the server to for revocation; by comma.");
        add(all, FIRST, "What is asked first, ocsp or crl.");
        add(all, FALL_BACK, "Whether the other is asked when the first has no answer.");
        add(all, SOFT_FAIL, "Whether a card passes of which nobody says anything; the event says so.");
        add(all, DEADLINE, "How long a login waits for revocation at most.");
        add(all, NONCE, "Whether a responder's answer must have our nonce.");
        add(
                all,
                LISTS,
                "Lists besides those that certificates name, as file, http, https or ldap addresses; by comma.");
        add(all, OUTDATED, "How long after its next update a list still counts.");
        return all.build();
    }

    private static void add(ProviderConfigurationBuilder all, String name, String help) {
        all.property()
                .name(name)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText(help)
                .add();
    }
}
