package org.careidentity.sample.login;

import static org.springframework.security.config.Customizer.withDefaults;

import java.net.URI;
import java.time.Clock;
import org.careidentity.sample.CareIdentityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what, how a login begins and ends, and the headers of every page. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            CareIdentityProperties properties,
            AuthorizationRequests requests,
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent,
            ClientRegistrationRepository clients,
            SigningKey key)
            throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                "/", "/login-failed", "/error", SigningKey.PATH, "/care-identity/*", "/*.css", "/*.svg")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new FreshSessionFilter(), OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.loginPage("/")
                        .authorizationEndpoint(endpoint ->
                                endpoint.authorizationRequestResolver(requests).authorizationRequestRepository(sent))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens(key)))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users()))
                        .successHandler(new LoginSuccess())
                        .failureHandler(new LoginFailure())
                        .withObjectPostProcessor(checkLogins(new LoginChecks(properties, Clock.systemUTC())))
                        .withObjectPostProcessor(explainFailedRedirects()))
                .oidcLogout(logout -> logout.backChannel(withDefaults()))
                .logout(logout -> logout.logoutSuccessHandler(logOutAtTheIssuer(clients)))
                // a page left open until its session is gone: its Log out button leads to the start page
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                        (request, response, failure) -> response.sendRedirect(request.getContextPath() + "/")))
                .requestCache(cache -> cache.disable())
                .headers(headers -> secure(headers, properties.issuer()))
                .build();
    }

    @Bean
    AuthorizationRequestRepository<OAuth2AuthorizationRequest> sentAuthorizationRequests() {
        return new HttpSessionOAuth2AuthorizationRequestRepository();
    }

    /** The access token is kept no longer than the session. */
    @Bean
    OAuth2AuthorizedClientRepository accessTokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    /**
     * CIS2 gives the custom claims by userinfo alone, whatever the scopes. Spring Security refuses a userinfo answer whose
     * {@code sub} is not the ID token's (OpenID Connect Core 1.0, 5.3.2). The values stay as they came.
     */
    private static OidcUserService users() {
        var users = new OidcUserService();
        users.setRetrieveUserInfo(request -> true);
        users.setClaimTypeConverterFactory(client -> claims -> claims);
        return users;
    }

    /** Each token request carries an assertion of its own (RFC 7523), for the token endpoint, good for a minute. */
    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens(SigningKey key) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(client -> key.pair()));
        return tokens;
    }

    private static LogoutSuccessHandler logOutAtTheIssuer(ClientRegistrationRepository clients) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }

    private static ObjectPostProcessor<OAuth2LoginAuthenticationFilter> checkLogins(LoginChecks checks) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationResultConverter(checks);
                return filter;
            }
        };
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> explainFailedRedirects() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(new LoginFailure());
                return filter;
            }
        };
    }

    /** No script anywhere. Browsers apply form-action to redirects too, and Log out is redirected to the issuer. */
    private static void secure(HeadersConfigurer<HttpSecurity> headers, URI issuer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; style-src 'self'; "
                        + "img-src 'self'; form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'"
                                .formatted(issuer.resolve("/"))))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }
}
