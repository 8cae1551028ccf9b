package org.careidentity.sample.login;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcBackChannelLogoutHandler;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Ends a person's session here when the issuer says that theirs has ended (OpenID Connect Back-Channel Logout 1.0).
 * Spring Security checks the logout token, and then ends each session by a request of its own to this server.
 */
@Configuration(proxyBeanMethods = false)
class BackChannelLogout {

    private final OidcSessionRegistry sessions = new InMemoryOidcSessionRegistry();
    private final OidcBackChannelLogoutHandler handler = new OidcBackChannelLogoutHandler(sessions);
    private final ServerProperties server;

    BackChannelLogout(ServerProperties server) {
        this.server = server;
        handler.setSessionCookieName(
                server.getServlet().getSession().getCookie().getName());
    }

    @Bean
    OidcSessionRegistry oidcSessions() {
        return sessions;
    }

    @Bean
    OidcBackChannelLogoutHandler oidcBackChannelLogoutHandler() {
        return handler;
    }

    /** Without these events the registry would keep the session id from before the login, and sessions long gone. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** By default Spring Security would call the host and port of the Host header, and somebody else writes those. */
    @EventListener
    void callThisServer(ServletWebServerInitializedEvent started) {
        handler.setLogoutUri("http://" + host(server.getAddress()) + ":"
                + started.getWebServer().getPort() + "/logout/connect/back-channel/{registrationId}");
    }

    private static String host(InetAddress bound) {
        return bound == null || bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
    }
}
