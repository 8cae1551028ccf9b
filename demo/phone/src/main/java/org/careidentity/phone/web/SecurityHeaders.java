package org.careidentity.phone.web;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/**
 * The headers of every answer. The policy (CSP Level 3) lets in what the app is made of and nothing from elsewhere, no inline
 * script and no inline style. It may connect to any realm over https, since a phone has accounts at several, and without
 * TLS to this machine's own, which browsers take for secure (Secure Contexts section 3.1).
 */
final class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "connect-src https: http://localhost:* http://*.localhost:* http://127.0.0.1:*",
            "base-uri 'none'",
            "form-action 'none'",
            // a page around it could lay a picture over "Confirm"
            "frame-ancestors 'none'");

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // the fragment of a registration link is never sent, and neither is the rest of the address
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy",
                    "camera=(self), publickey-credentials-create=(self), publickey-credentials-get=(self),"
                            + " geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            // a mended app is there at the next visit
            "Cache-Control", "no-cache");

    private SecurityHeaders() {}

    static void addTo(Headers headers) {
        ALWAYS.forEach(headers::set);
    }
}
