package org.careidentity.authenticators.smartcard;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Set<String> NETWORK = Set.of("http", "https", "ldap");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    private RevocationOptions() {}

    /**
     * Reads the options.
     *
     * @return empty when revocation is not checked
     * @throws IllegalArgumentException for a value that an option does not have
     */
    static Optional<RevocationSettings> read(Config.Scope config, Path folder) {
        String check = text(config, CHECK, "");
        if (check.equals(OFF)) {
            return Optional.empty();
        }
        if (!check.isEmpty()) {
            throw refused(CHECK, "can only be " + OFF);
        }
        Set<String> hosts = list(config, HOSTS).map(RevocationOptions::host).collect(Collectors.toSet());
        FetchLimits usual = FetchLimits.of(hosts);
        CrlRules lists = CrlRules.in(folder);
        OcspRules responders = OcspRules.strict();
        return Optional.of(new RevocationSettings(
                source(text(config, FIRST, "ocsp")),
                flag(config, FALL_BACK, true),
                flag(config, SOFT_FAIL, false),
                new FetchLimits(
                        Duration.ofMillis(number(config, DEADLINE, DEADLINE_MILLIS, "[1-9][0-9]{0,5}")),
                        hosts,
                        usual.threads(),
                        usual.requests()),
                new OcspRules(flag(config, NONCE, true), responders.cached(), responders.mostBytes()),
                new CrlRules(
                        list(config, LISTS).map(RevocationOptions::address).toList(),
                        lists.refresh(),
                        lists.retry(),
                        lists.deadline(),
                        Duration.ofMinutes(number(config, OUTDATED, 0, "[0-9]{1,6}")),
                        lists.mostBytes(),
                        lists.folder())));
    }

    private static String text(Config.Scope config, String name, String otherwise) {
        String text = config.get(name);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private static Stream<String> list(Config.Scope config, String name) {
        return Arrays.stream(text(config, name, "").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty());
    }

    /** What is written in another way would never be asked, and every card would be one that nobody knows. */
    private static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw refused(HOSTS, "has more than hosts, each host or host:port");
        }
        return text;
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean file = scheme.equals("file") && text.regionMatches(true, 0, "file:/", 0, "file:/".length());
            if (file || (NETWORK.contains(scheme) && address.getHost() != null)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw refused(LISTS, "has more than addresses that begin with file:/, http://, https:// or ldap://");
    }

    private static Source source(String text) {
        return Arrays.stream(Source.values())
                .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> refused(FIRST, "is neither ocsp nor crl"));
    }

    /** Nothing but these two words: a typing error must not be the weaker of the two. */
    private static boolean flag(Config.Scope config, String name, boolean otherwise) {
        return switch (text(config, name, Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "is neither true nor false");
        };
    }

    private static int number(Config.Scope config, String name, int otherwise, String pattern) {
        String text = text(config, name, Integer.toString(otherwise));
        if (!text.matches(pattern)) {
            throw refused(name, "is no number that makes sense");
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("spi-authenticator--care-identity-smartcard--" + name + " " + why);
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
