package org.careidentity.sample.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the issuer's pages that register a passkey or a phone; coming back is a login like any other. */
@Controller
final class AuthenticatorRegistration {

    private final AuthorizationRequests requests;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent;

    AuthenticatorRegistration(
            AuthorizationRequests requests, AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent) {
        this.requests = requests;
        this.sent = sent;
    }

    @GetMapping("/register-passkey")
    void registerPasskey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(requests.registerPasskey(request), request, response);
    }

    @GetMapping("/register-phone")
    void registerPhone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(requests.registerPhone(request), request, response);
    }

    private void send(
            OAuth2AuthorizationRequest authorizationRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sent.saveAuthorizationRequest(authorizationRequest, request, response);
        response.sendRedirect(authorizationRequest.getAuthorizationRequestUri());
    }
}
