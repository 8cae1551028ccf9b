package org.careidentity.sample.pages;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page with the Care Identity button, for everybody. */
@Controller
final class StartPage {

    @GetMapping("/")
    String start(Principal person, Model model) {
        model.addAttribute("loggedIn", person != null);
        return "start";
    }
}
