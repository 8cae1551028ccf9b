package org.careidentity.sample.pages;

import jakarta.servlet.http.HttpSession;
import org.careidentity.sample.CareIdentityProperties;
import org.careidentity.sample.claims.Clinician;
import org.careidentity.sample.claims.RawClaims;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this application knows of the person who is logged in. */
@Controller
final class HomePage {

    private final CareIdentityProperties properties;

    HomePage(CareIdentityProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/home")
    String home(@AuthenticationPrincipal OidcUser user, HttpSession session, Model model) {
        model.addAttribute("clinician", Clinician.of(user));
        model.addAttribute("claims", RawClaims.of(user));
        model.addAttribute("accountUri", properties.accountUri());
        model.addAttribute("registersPhones", !properties.phoneAction().isBlank());
        PasskeyOutcome.take(session).ifPresent(outcome -> model.addAttribute("passkey", outcome.status()));
        return "home";
    }
}
