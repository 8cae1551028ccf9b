package org.careidentity.sample.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the issuer's page that registers a passkey; coming back is a login like any other. */
@Controller
final class PasskeyRegistration {

    private final AuthorizationRequests requests;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent;

    PasskeyRegistration(
            AuthorizationRequests requests, AuthorizationRequestRepository<OAuth2AuthorizationRequest> sent) {
        this.requests = requests;
        this.sent = sent;
    }

    @GetMapping("/register-passkey")
    void registerPasskey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorizationRequest = requests.registerPasskey(request);
        sent.saveAuthorizationRequest(authorizationRequest, request, response);
        response.sendRedirect(authorizationRequest.getAuthorizationRequestUri());
    }
}
