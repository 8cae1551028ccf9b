package org.careidentity.sample.login;

import static org.careidentity.sample.CareIdentityProperties.LOGIN_PATH;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of this browser when a login begins. On a shared computer another person may be the one who logs in:
 * the issuer then ends the previous person's session and tells this application so before the new login has come back,
 * and a login that had begun inside the previous session would be lost with it.
 */
final class FreshSessionFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LOGIN_PATH.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        chain.doFilter(request, response);
    }
}
