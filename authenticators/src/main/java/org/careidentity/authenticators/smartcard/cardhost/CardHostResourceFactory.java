package org.careidentity.authenticators.smartcard.cardhost;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.smartcard.header.CertificateHeaders;
import org.careidentity.authenticators.smartcard.header.HeaderFormat;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Serves the card host, which the server's administrator configures: {@code
 * --spi-realm-restapi-extension--care-identity-card--url} and {@code --proxy}, or {@code --direct} for a server that asks every
 * browser itself. A realm can't: whose headers a server believes is not for realms to say.
 */
public final class CardHostResourceFactory implements RealmResourceProviderFactory {

    private static final String TRUSTED_ADDRESSES = "kc.proxy-trusted-addresses";

    private Optional<CardHost> host = Optional.empty();
    private Optional<DirectTls> direct = Optional.empty();

    /** The card host of a server; empty when it has none. */
    static Optional<CardHost> host(KeycloakSession session) {
        return of(session).flatMap(factory -> factory.host);
    }

    /** The server's own TLS, if it asks browsers for a card; empty when it doesn't. */
    static Optional<DirectTls> direct(KeycloakSession session) {
        return of(session).flatMap(factory -> factory.direct);
    }

    private static Optional<CardHostResourceFactory> of(KeycloakSession session) {
        return Optional.ofNullable((CardHostResourceFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RealmResourceProvider.class, CardHostResource.ID));
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new CardHostResource(session, host);
    }

    /** Throws {@link IllegalArgumentException}, which stops the server, for options that make no card host. */
    @Override
    public void init(Config.Scope config) {
        init(config, CardHostResourceFactory::option);
    }

    /**
     * As {@link #init(Config.Scope)}.
     *
     * @param server the value of an option of the server; empty when it has none
     */
    void init(Config.Scope config, UnaryOperator<String> server) {
        String url = config.get("url");
        host = url == null || url.isBlank()
                ? Optional.empty()
                : Optional.of(new CardHost(
                        URI.create(url.strip()),
                        CertificateHeaders.of(format(config.get("proxy"))),
                        !server.apply(TRUSTED_ADDRESSES).isBlank(),
                        config.getInt("ticket-seconds", CardHost.TICKET_SECONDS)));
        direct = config.getBoolean("direct", false)
                ? Optional.of(new DirectTls(server.apply("kc.https-client-auth"), server.apply("kc.proxy-headers")))
                : Optional.empty();
        if (host.isPresent() && direct.isPresent()) {
            throw new IllegalArgumentException(
                    "cards are asked for by a card host or by the server itself, not by both");
        }
    }

    private static HeaderFormat format(String proxy) {
        return Arrays.stream(HeaderFormat.values())
                .filter(format -> name(format).equals(proxy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the card host's proxy must be one of " + names()));
    }

    private static List<String> names() {
        return Arrays.stream(HeaderFormat.values())
                .map(CardHostResourceFactory::name)
                .toList();
    }

    private static String name(HeaderFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static String option(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("");
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name("url")
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("The address of the host that asks browsers for a card's certificate, such as"
                        + " https://card.example.nhs.uk.")
                .add()
                .property()
                .name("proxy")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(names())
                .helpText("The proxy of that host, which says how it hands on certificates.")
                .add()
                .property()
                .name("ticket-seconds")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(CardHost.TICKET_SECONDS)
                .helpText("How long a person has from the button until the card has answered, passcode included.")
                .add()
                .property()
                .name("direct")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .helpText(
                        "In place of a card host: the server asks every browser itself, with https-client-auth. A later"
                                + " login on the same connection does not prove the card again.")
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return CardHostResource.ID;
    }
}
