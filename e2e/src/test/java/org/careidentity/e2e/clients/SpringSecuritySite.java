package org.careidentity.e2e.clients;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A site with Spring Boot's defaults for an OpenID Connect client and its back-channel logout. {@code /me} says who is
 * logged in; a refused login is answered with 401 and Spring Security's error code.
 */
final class SpringSecuritySite implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private SpringSecuritySite(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts the site; the issuer must answer already. */
    static SpringSecuritySite start(String issuer, String clientId, String secret) {
        String registration = "spring.security.oauth2.client.registration.care-identity.";
        return new SpringSecuritySite((ServletWebServerApplicationContext) new SpringApplicationBuilder(Site.class)
                .properties(Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off",
                        "spring.security.oauth2.client.provider.care-identity.issuer-uri",
                        issuer,
                        registration + "client-id",
                        clientId,
                        registration + "client-secret",
                        secret,
                        registration + "client-authentication-method",
                        "client_secret_post",
                        registration + "scope",
                        "openid,profile,nationalrbacaccess"))
                .run());
    }

    String url() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Site {

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                    .oauth2Login(login -> login.failureHandler((request, response, failure) -> {
                        response.setStatus(401);
                        response.getWriter()
                                .print(
                                        failure instanceof OAuth2AuthenticationException oauth2
                                                ? oauth2.getError().getErrorCode()
                                                : failure.toString());
                    }))
                    .oidcLogout(logout -> logout.backChannel(withDefaults()))
                    .build();
        }

        /** Spring Security asks for it: the back-channel logout follows the session's id, which changes at a login. */
        @Bean
        HttpSessionEventPublisher sessionEvents() {
            return new HttpSessionEventPublisher();
        }

        @Bean
        RouterFunction<ServerResponse> pages() {
            return RouterFunctions.route()
                    .GET("/me", request -> {
                        OidcUser user =
                                (OidcUser) ((Authentication) request.principal().orElseThrow()).getPrincipal();
                        return ServerResponse.ok()
                                .body(Map.of(
                                        "sub",
                                        user.getSubject(),
                                        "sid",
                                        user.getIdToken().getClaimAsString("sid"),
                                        "roles",
                                        user.getUserInfo().getClaims().getOrDefault("nhsid_nrbac_roles", "")));
                    })
                    .build();
        }
    }
}
