package org.careidentity.authenticators.smartcard.cardhost;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * --spi-realm-restapi-extension--care-identity-card--url} and {@code --proxy}. A realm can't: whose headers a server believes
 * is not for realms to say.
 */
public final class CardHostResourceFactory implements RealmResourceProviderFactory {

    private static final String TRUSTED_ADDRESSES = "kc.proxy-trusted-addresses";

    private Optional<CardHost> host = Optional.empty();

    /** The card host of a server; empty when it has none. */
    static Optional<CardHost> host(KeycloakSession session) {
        var factory = (CardHostResourceFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RealmResourceProvider.class, CardHostResource.ID);
        return factory == null ? Optional.empty() : factory.host;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new CardHostResource(session, host);
    }

    /** Throws {@link IllegalArgumentException}, which stops the server, for options that make no card host. */
    @Override
    public void init(Config.Scope config) {
        String url = config.get("url");
        host = url == null || url.isBlank()
                ? Optional.empty()
                : Optional.of(new CardHost(
                        URI.create(url.strip()), CertificateHeaders.of(format(config.get("proxy"))), proxyTrust()));
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

    private static boolean proxyTrust() {
        return ConfigProvider.getConfig()
                .getOptionalValue(TRUSTED_ADDRESSES, String.class)
                .filter(addresses -> !addresses.isBlank())
                .isPresent();
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
