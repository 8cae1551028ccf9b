package org.careidentity.sample.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads to the page that explains a failed login; the log has the rest. */
final class LoginFailure implements AuthenticationFailureHandler {

    /** OAuth 2.0's name for "not now" (RFC 6749, 4.1.2.1); here also for an issuer that does not answer. */
    static final String UNAVAILABLE = "temporarily_unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = UNAVAILABLE;
        String reason = failure.getMessage();
        if (failure instanceof OAuth2AuthenticationException oauth) {
            code = oauth.getError().getErrorCode();
            reason = oauth.getError().getDescription();
        }
        LOG.warn("Login failed: {} {}", printable(code), reason == null ? "" : printable(reason));
        response.sendRedirect(UriComponentsBuilder.fromPath(request.getContextPath() + "/login-failed")
                .queryParam("error", "{code}")
                .build(code)
                .toString());
    }

    /** Code and message may have come by the browser: no line breaks in the log. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
