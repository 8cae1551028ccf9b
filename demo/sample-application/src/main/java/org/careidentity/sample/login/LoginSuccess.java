package org.careidentity.sample.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.careidentity.sample.pages.PasskeyOutcome;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Leads to the home page, which then says once how a registration ended. */
final class LoginSuccess implements AuthenticationSuccessHandler {

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        PasskeyOutcome.of(request.getParameter("kc_action_status"))
                .ifPresent(outcome -> outcome.tellNextPage(request.getSession()));
        response.sendRedirect(request.getContextPath() + "/home");
    }
}
