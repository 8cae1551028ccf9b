package org.careidentity.sample.pages;

import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Explains a login that did not work, by its error code, and offers the button again. */
@Controller
final class LoginFailedPage {

    private final MessageSource messages;

    LoginFailedPage(MessageSource messages) {
        this.messages = messages;
    }

    /** The code is in the address, where anybody could write: what is not a code in form is not shown. */
    @GetMapping("/login-failed")
    String failed(
            @RequestParam(name = "error", defaultValue = "") String error,
            Principal person,
            Locale locale,
            Model model) {
        String code = error.matches("[a-z0-9_]{1,64}") ? error : "unknown_error";
        String general = messages.getMessage("login-failed.other", null, locale);
        model.addAttribute("code", code);
        model.addAttribute("explanation", messages.getMessage("login-failed." + code, null, general, locale));
        model.addAttribute("loggedIn", person != null);
        return "login-failed";
    }
}
