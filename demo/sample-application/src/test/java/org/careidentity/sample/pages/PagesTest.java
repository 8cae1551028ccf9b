package org.careidentity.sample.pages;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.careidentity.sample.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** No issuer is needed: the pages and their headers, and the application starts while the issuer is away. */
@SpringBootTest(properties = "care-identity.issuer=http://localhost:1/realms/none")
@AutoConfigureMockMvc
class PagesTest {

    @Autowired
    private MockMvc browser;

    @Test
    void startPageHasTheButtonAndItsStylesheets() throws Exception {
        browser.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "<a class=\"care-identity-button\" href=\"/oauth2/authorization/care-identity\">"
                                                + "Log in with my Care Identity</a>"),
                                containsString("independent of the NHS"),
                                startsWith("<!doctype html>"),
                                not(containsString("Log out")))));
        browser.perform(get("/care-identity/care-identity-button.css")).andExpect(status().isOk());
        browser.perform(get("/sample-application.css")).andExpect(status().isOk());
    }

    @Test
    void startPageNeverNamesThePersonWhoIsLoggedIn() throws Exception {
        browser.perform(get("/").with(oidcLogin().oidcUser(People.nurse())))
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody is logged in on this computer"),
                                not(containsString("Userq")),
                                not(containsString(People.NURSE_ID)))));
    }

    @Test
    void everythingElseLeadsStrangersToTheStartPage() throws Exception {
        for (String path : new String[] {"/home", "/register-passkey", "/register-phone", "/nowhere"}) {
            browser.perform(get(path)).andExpect(status().isFound()).andExpect(redirectedUrl("http://localhost/"));
        }
    }

    @Test
    void homeShowsPersonLevelRolesAndOrganisations() throws Exception {
        home(People.nurse())
                .andExpect(content()
                        .string(allOf(
                                containsString("Random Userq"),
                                containsString("AAL2, FIDO2"),
                                containsString(">Nurse Access Role<"),
                                containsString(">Clinical, Clinical Provision<"),
                                containsString("NORTH HOSPITAL (RBA)"),
                                containsString("Ward 7"),
                                containsString("Log out"))));
    }

    @Test
    void homeShowsClaimsButNoToken() throws Exception {
        home(People.nurse())
                .andExpect(content()
                        .string(allOf(
                                containsString("&quot;aud&quot; : &quot;sample&quot;"),
                                containsString("&quot;nhsid_nrbac_roles&quot;"),
                                not(containsString("secret-signature")))));
    }

    @Test
    void homeSaysWhenThereIsNoRole() throws Exception {
        var userInfo = People.userInfoClaims();
        userInfo.remove("nhsid_nrbac_roles");
        userInfo.remove("nhsid_user_orgs");
        home(People.person(People.idTokenClaims(), userInfo))
                .andExpect(content()
                        .string(allOf(containsString("You have no roles"), not(containsString("nhsuk-card")))));
    }

    @Test
    void claimsAreTextOnThePage() throws Exception {
        var userInfo = People.userInfoClaims();
        userInfo.put("given_name", "<script>alert(1)</script>");
        home(People.person(People.idTokenClaims(), userInfo))
                .andExpect(content().string(not(containsString("<script"))));
    }

    @Test
    void homeTellsOnceHowAPasskeyRegistrationEnded() throws Exception {
        for (PasskeyOutcome outcome : PasskeyOutcome.values()) {
            var session = new MockHttpSession();
            outcome.tellNextPage(session);
            var request = get("/home").session(session).with(oidcLogin().oidcUser(People.nurse()));
            browser.perform(request)
                    .andExpect(content().string(containsString("data-status=\"" + outcome.status() + "\"")));
            browser.perform(request).andExpect(content().string(not(containsString("data-status"))));
        }
    }

    @Test
    void failedLoginIsExplainedAndNamesItsCode() throws Exception {
        browser.perform(get("/login-failed").param("error", "unmet_authentication_requirements"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(">unmet_authentication_requirements<"),
                                containsString("stronger login method"),
                                containsString("care-identity-button"))));
        browser.perform(get("/login-failed").param("error", "never_seen_before"))
                .andExpect(content().string(containsString(">never_seen_before<")));
    }

    @Test
    void failedLoginShowsNoTextOfOthers() throws Exception {
        browser.perform(get("/login-failed").param("error", "Call this number"))
                .andExpect(content()
                        .string(allOf(containsString(">unknown_error<"), not(containsString("Call this number")))));
    }

    @Test
    void everyPageForbidsScriptsAndFrames() throws Exception {
        browser.perform(get("/"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        "default-src 'none'; style-src 'self'; img-src 'self'; "
                                                + "form-action 'self' http://localhost:1/; base-uri 'none'; frame-ancestors 'none'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
    }

    @Test
    void loggingOutAfterTheSessionHasEndedLeadsToTheStartPage() throws Exception {
        browser.perform(post("/logout")).andExpect(redirectedUrl("/"));
        browser.perform(post("/logout").with(csrf().useInvalidToken())).andExpect(redirectedUrl("/"));
    }

    @Test
    void anIssuerThatDoesNotAnswerIsExplained() throws Exception {
        browser.perform(get("/oauth2/authorization/care-identity"))
                .andExpect(redirectedUrl("/login-failed?error=temporarily_unavailable"));
    }

    private ResultActions home(OidcUser user) throws Exception {
        return browser.perform(get("/home").with(oidcLogin().oidcUser(user))).andExpect(status().isOk());
    }
}
