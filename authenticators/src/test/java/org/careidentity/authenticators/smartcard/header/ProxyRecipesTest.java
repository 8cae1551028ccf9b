package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.programs.CardHostRecipe;
import org.careidentity.authenticators.smartcard.header.CardHostKeys.InReader;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.Presented;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes of the documentation, run by the real proxies in front of the reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyRecipesTest {

    private static final String CARD = "card.example.org";
    private static final String LOGIN = "login.example.org";
    private static final String TLS12 = "TLSv1.2";
    private static final String TLS13 = "TLSv1.3";

    private final Map<CardHostRecipe, RealProxy> proxies = new EnumMap<>(CardHostRecipe.class);
    private final CardReader noCard = new CardReader(Optional.empty());
    private Path folder;
    private HttpServer upstream;
    private CardHostKeys keys;

    @BeforeAll
    void begin(@TempDir Path directory) throws Exception {
        folder = directory;
        keys = new CardHostKeys(Files.createDirectory(folder.resolve("keys")));
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (HeaderFormat format : HeaderFormat.values()) {
            upstream.createContext("/realms/" + format, exchange -> answer(exchange, format));
        }
        upstream.start();
        for (CardHostRecipe recipe : CardHostRecipe.values()) {
            proxies.put(recipe, start(recipe, recipe.documented(), recipe.name()));
        }
    }

    /** What the reader makes of the request, behind the names of its headers. */
    private static void answer(HttpExchange exchange, HeaderFormat format) throws IOException {
        StringBuilder text = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append('\n')));
        try {
            HeaderOutcome outcome = CertificateHeaders.of(format)
                    .read(name -> exchange.getRequestHeaders().get(name));
            text.append(
                    outcome instanceof Presented presented
                            ? "Presented " + HexFormat.of().formatHex(presented.der())
                            : outcome);
        } catch (HeaderRefusedException refused) {
            text.append(refused.reason());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private RealProxy start(CardHostRecipe recipe, String configuration, String name) throws Exception {
        return RealProxy.start(
                recipe,
                configuration,
                folder.resolve(name),
                folder.resolve("keys"),
                upstream.getAddress().getPort());
    }

    private static String page(CardHostRecipe recipe) {
        return "GET /realms/" + recipe.format() + "/care-identity-card/present?ticket=x";
    }

    private String ask(CardHostRecipe recipe, CardReader reader, String protocol, String... headers)
            throws IOException {
        return reader.ask(proxies.get(recipe).cardPort(), CARD, protocol, page(recipe), headers);
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void aCardIsHandedOnWithEachLogin(CardHostRecipe recipe) throws Exception {
        InReader card = keys.card();
        CardReader reader = new CardReader(Optional.of(card));
        String presented =
                "Presented " + HexFormat.of().formatHex(card.certificate().getEncoded());
        for (String protocol : List.of(TLS12, TLS12, TLS13, TLS13)) {
            assertThat(ask(recipe, reader, protocol)).startsWith("HTTP/1.1 200").endsWith(presented);
        }
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void nobodyIsForcedToHaveACard(CardHostRecipe recipe) throws Exception {
        assertThat(ask(recipe, noCard, TLS13)).endsWith("None[]");
    }

    @ParameterizedTest
    @EnumSource(value = CardHostRecipe.class, names = "APACHE", mode = EnumSource.Mode.EXCLUDE)
    void aCardThatTheProxyRefusesComesToThePageWithWhy(CardHostRecipe recipe) throws Exception {
        for (String protocol : List.of(TLS12, TLS13)) {
            assertThat(ask(recipe, new CardReader(Optional.of(keys.expired())), protocol))
                    .endsWith("RefusedByProxy[why=certificate has expired]");
            assertThat(ask(recipe, new CardReader(Optional.of(keys.foreign())), protocol))
                    .contains("RefusedByProxy[why=");
        }
    }

    /** nginx ends the connection where the handshake comes in several packets, which is as good. */
    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void aCardOfAnIssuerOfTheSameNameIsNotHandedOn(CardHostRecipe recipe) {
        for (String protocol : List.of(TLS12, TLS13)) {
            String answer;
            try {
                answer = ask(recipe, new CardReader(Optional.of(keys.ofTheSameName())), protocol);
            } catch (IOException ended) {
                answer = "RefusedByProxy[why=certificate signature failure]";
            }
            assertThat(answer).endsWith("RefusedByProxy[why=certificate signature failure]");
        }
    }

    @Test
    void apacheEndsTheConnectionOfACardThatItRefuses() {
        for (InReader card : List.of(keys.expired(), keys.foreign())) {
            assertThatThrownBy(() -> ask(CardHostRecipe.APACHE, new CardReader(Optional.of(card)), TLS13))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void headersOfTheClientAreDroppedOnBothHosts(CardHostRecipe recipe) throws Exception {
        CardHeaders good = CardHeaders.presented(recipe.format(), Card.of("VICTIM"));
        HeaderNames names = recipe.format().names();
        String[] forged = Stream.of(
                        names.certificate() + ": " + good.certificate(),
                        names.verification() + ": " + CardHeaders.yes(recipe.format()),
                        names.resumption().orElseThrow() + ": "
                                + recipe.format().notResumed(),
                        "Client-Cert: forged",
                        "Client-Cert-Chain: forged",
                        "Client-Cert-Verify: forged",
                        "Client-Cert-Resumed: forged",
                        "Forwarded: forged",
                        "X-Forwarded-For: forged",
                        "X-Forwarded-Host: forged",
                        "X-Forwarded-Port: forged",
                        "X-Forwarded-Prefix: forged",
                        "X-Forwarded-Proto: forged",
                        "X-Forwarded-Trusted-Proxy: forged")
                .flatMap(header -> Stream.of(header, header))
                .toArray(String[]::new);
        assertThat(ask(recipe, noCard, TLS13, forged))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("forged", good.certificate())
                .endsWith("None[]");
        assertThat(noCard.ask(proxies.get(recipe).loginPort(), LOGIN, TLS13, page(recipe), forged))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("forged", good.certificate())
                .endsWith(HeaderRefusedException.VERIFICATION);
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void theLoginHostAsksForNoCertificate(CardHostRecipe recipe) throws Exception {
        CardReader reader = new CardReader(Optional.of(keys.card()));
        assertThat(reader.ask(proxies.get(recipe).loginPort(), LOGIN, TLS13, page(recipe)))
                .endsWith(HeaderRefusedException.VERIFICATION);
        assertThat(reader.asked()).isFalse();
        ask(recipe, reader, TLS13);
        assertThat(reader.asked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void theCardHostHasOnePage(CardHostRecipe recipe) throws Exception {
        String realm = "/realms/" + recipe.format();
        for (CardReader reader : List.of(noCard, new CardReader(Optional.of(keys.card())))) {
            for (String request : List.of(
                    "GET /",
                    "GET " + realm + "/protocol/openid-connect/auth",
                    "GET " + realm + "/care-identity-card/present/more",
                    "GET " + realm + "/care-identity-card/presented",
                    "GET " + realm + "/x/../care-identity-card/present",
                    "GET " + realm + "/x/%2e%2e/care-identity-card/present",
                    "GET //realms/care-identity-card/present",
                    "POST " + realm + "/care-identity-card/present")) {
                assertThat(reader.ask(proxies.get(recipe).cardPort(), CARD, TLS13, request))
                        .as(request)
                        .startsWith("HTTP/1.1 404");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = CardHostRecipe.class, names = "APACHE", mode = EnumSource.Mode.EXCLUDE)
    void aCardThatTheProxyRefusesOpensNoOtherPage(CardHostRecipe recipe) throws Exception {
        CardReader expired = new CardReader(Optional.of(keys.expired()));
        assertThat(expired.ask(
                        proxies.get(recipe).cardPort(), CARD, TLS13, "GET /realms/" + recipe.format() + "/account"))
                .startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @EnumSource(CardHostRecipe.class)
    void aResumedSessionOfAProxyThatAllowsThemIsRefused(CardHostRecipe recipe) throws Exception {
        try (RealProxy lax = start(recipe, recipe.resuming(), recipe + "-lax")) {
            for (String protocol : List.of(TLS12, TLS13)) {
                CardReader reader = new CardReader(Optional.of(keys.card()));
                assertThat(reader.ask(lax.cardPort(), CARD, protocol, page(recipe)))
                        .contains("Presented ");
                assertThat(reader.ask(lax.cardPort(), CARD, protocol, page(recipe)))
                        .endsWith(HeaderRefusedException.RESUMED);
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        for (RealProxy proxy : proxies.values()) {
            proxy.close();
        }
        upstream.stop(0);
    }
}
