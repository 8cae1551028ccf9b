package org.careidentity.phone.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static PhoneServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PhoneServer.start(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + server.address().getPort() + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> directive(String name) throws IOException, InterruptedException {
        return Stream.of(header(ask("GET", "/"), "Content-Security-Policy").split("; "))
                .map(text -> List.of(text.split(" ")))
                .filter(words -> words.get(0).equals(name))
                .findFirst()
                .orElse(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/index.html, text/html; charset=utf-8",
        "/manifest.webmanifest, application/manifest+json",
        "/service-worker.js, text/javascript; charset=utf-8",
        "/js/pages/request.js, text/javascript; charset=utf-8",
        "/phone.css, text/css; charset=utf-8",
        "/care-identity/nhsuk.css, text/css; charset=utf-8",
        "/icon.svg, image/svg+xml",
        "/icon-512.png, image/png",
    })
    void eachFileHasItsTypeWhichBrowsersMayNotGuess(String path, String type) throws Exception {
        HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(header(response, "Content-Type")).isEqualTo(type);
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.html",
                "/StaticFiles.class",
                "/../command/usage.txt",
                "/%2e%2e/command/usage.txt",
                "/js/../../command/usage.txt",
                "/js/",
                "/META-INF/MANIFEST.MF",
                "/care-identity/care-identity-button.css",
            })
    void nothingElseIsThere(String path) throws Exception {
        HttpResponse<String> response = ask("GET", path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void nothingCanBeSent() throws Exception {
        assertThat(ask("POST", "/").statusCode()).isEqualTo(405);
        assertThat(ask("HEAD", "/").body()).isEmpty();
    }

    @Test
    void noScriptAndNoStyleRunsThatIsNotAFileOfTheApp() throws Exception {
        assertThat(directive("default-src")).containsExactly("default-src", "'none'");
        assertThat(directive("script-src")).containsExactly("script-src", "'self'");
        assertThat(directive("style-src")).containsExactly("style-src", "'self'");
        assertThat(directive("base-uri")).containsExactly("base-uri", "'none'");
        assertThat(directive("form-action")).containsExactly("form-action", "'none'");
    }

    @Test
    void noPageCanFrameTheQuestion() throws Exception {
        assertThat(directive("frame-ancestors")).containsExactly("frame-ancestors", "'none'");
        assertThat(header(ask("GET", "/"), "X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void realmsAreReachedOverTlsOrOnThisMachineAlone() throws Exception {
        assertThat(directive("connect-src"))
                .containsExactly(
                        "connect-src", "https:", "http://localhost:*", "http://*.localhost:*", "http://127.0.0.1:*");
    }

    @Test
    void theWorkerMayServeTheWholeApp() throws Exception {
        assertThat(header(ask("GET", "/service-worker.js"), "Service-Worker-Allowed"))
                .isEqualTo("/");
        assertThat(header(ask("GET", "/"), "Service-Worker-Allowed")).isEmpty();
    }

    @Test
    void theWorkerAsksNobody() throws Exception {
        assertThat(ask("GET", "/service-worker.js").body()).doesNotContain("fetch(", "importScripts", "XMLHttpRequest");
    }

    @Test
    void everythingThatThePageNamesIsThere() throws Exception {
        Matcher names = Pattern.compile("(?:href|src)=\"([^#\"]+)\"")
                .matcher(ask("GET", "/").body());
        assertThat(names.results().map(name -> name.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThat(ask("GET", "/" + name).statusCode()).as(name).isEqualTo(200));
    }
}
