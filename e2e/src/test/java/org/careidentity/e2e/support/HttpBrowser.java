package org.careidentity.e2e.support;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without a screen: cookies, forms and redirects over HTTP, so that a test can also send what no browser
 * would. It keeps cookies by hand, since Keycloak marks them Secure and the tests' server speaks plain HTTP.
 */
public final class HttpBrowser {

    private final HttpClient http;
    private final Function<URI, HttpRequest.Builder> route;
    private final Map<CookieId, String> cookies = new LinkedHashMap<>();

    /** What tells one cookie of a host from another: two realms of one server have cookies of the same names. */
    private record CookieId(String name, String path) {

        boolean goesTo(URI uri) {
            return uri.getPath().startsWith(path);
        }
    }

    public HttpBrowser() {
        this(HttpClient.newHttpClient());
    }

    /** A browser that reaches servers by a client of the test's own. */
    public HttpBrowser(HttpClient http) {
        this(http, HttpRequest::newBuilder);
    }

    /**
     * A browser with a proxy between it and the server.
     *
     * @param route what the proxy makes of a request for an address
     */
    public HttpBrowser(HttpClient http, Function<URI, HttpRequest.Builder> route) {
        this.http = http;
        this.route = route;
    }

    /** An answer: status, address and, for pages, the document. */
    public record Answer(int status, URI address, String location, String body) {

        /** The page, for reading. */
        public Document page() {
            return Jsoup.parse(body, address.toString());
        }

        /** The parameter of the address that the server redirects to; null when there is none. */
        public String parameter(String name) {
            return location == null ? null : query(URI.create(location)).get(name);
        }

        /** The id of Keycloak's page, as its templates write it. */
        public String pageId() {
            return page().body().attr("data-page-id");
        }

        /** The address that the page's form posts to. */
        public URI action() {
            Element form = page().selectFirst("form[method=post]");
            if (form == null) {
                throw new AssertionError(
                        "no form on the page at " + address + ", status " + status + ":\n" + page().text());
            }
            return URI.create(form.attr("abs:action"));
        }
    }

    /** The parameters of an address. */
    public static Map<String, String> parameters(URI uri) {
        return query(uri);
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(
                        java.net.URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 1 ? "" : java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** Encodes a form or a query. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Gets a page and follows redirects as long as they stay on the server that is asked. */
    public Answer get(URI uri) {
        return follow(visit(uri));
    }

    /** Gets an address and goes nowhere from there. */
    public Answer visit(URI uri) {
        return send(uri, HttpRequest.Builder::GET);
    }

    /** Posts a form and follows redirects as long as they stay on the server that is asked. */
    public Answer post(URI uri, Map<String, String> fields) {
        return follow(send(uri, posting(fields)));
    }

    /** Posts a form and says where the server sends the browser to, without going there. */
    public static String location(HttpBrowser browser, URI uri, Map<String, String> fields) {
        Answer answer = browser.send(uri, posting(fields));
        while (answer.location() != null && answer.location().contains("/login-actions/")) {
            answer = browser.visit(URI.create(answer.location()));
        }
        return answer.location();
    }

    /** Posts the form of a page. */
    public Answer submit(Answer page, Map<String, String> fields) {
        return post(page.action(), fields);
    }

    /** The value of a cookie; null when there is none. Of two realms' cookies, the one that came first. */
    public String cookie(String name) {
        return cookies().get(name);
    }

    /** All cookies by their names. */
    public Map<String, String> cookies() {
        Map<String, String> byName = new LinkedHashMap<>();
        cookies.forEach((id, value) -> byName.putIfAbsent(id.name(), value));
        return byName;
    }

    /** Sets or, with null, forgets a cookie, in whichever realm it is. */
    public void cookie(String name, String value) {
        if (value == null) {
            cookies.keySet().removeIf(id -> id.name().equals(name));
        } else if (cookie(name) == null) {
            cookies.put(new CookieId(name, "/"), value);
        } else {
            cookies.replaceAll((id, old) -> id.name().equals(name) ? value : old);
        }
    }

    private Answer follow(Answer answer) {
        Answer last = answer;
        for (int redirects = 0; redirects < 10 && last.location() != null; redirects++) {
            URI next = last.address().resolve(last.location());
            if (!next.getAuthority().equals(last.address().getAuthority())) {
                return last;
            }
            last = visit(next);
        }
        return last;
    }

    private static UnaryOperator<HttpRequest.Builder> posting(Map<String, String> fields) {
        return request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
    }

    private Answer send(URI uri, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder request = method.apply(route.apply(uri));
        request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        String sent = cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().goesTo(uri))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            String location = response.statusCode() / 100 == 3
                    ? response.headers().firstValue("Location").orElse(null)
                    : null;
            return new Answer(response.statusCode(), uri, location, response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] attributes = setCookie.split(";");
        String[] pair = attributes[0].split("=", 2);
        CookieId id = new CookieId(pair[0], "/");
        boolean gone = false;
        for (String attribute : attributes) {
            String lower = attribute.strip().toLowerCase(Locale.ROOT);
            if (lower.startsWith("path=")) {
                id = new CookieId(pair[0], attribute.strip().substring("path=".length()));
            }
            gone |= lower.equals("max-age=0");
        }
        if (gone) {
            cookies.remove(id);
        } else {
            cookies.put(id, pair[1]);
        }
    }
}
