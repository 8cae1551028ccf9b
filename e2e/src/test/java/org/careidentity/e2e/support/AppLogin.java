package org.careidentity.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.careidentity.e2e.support.HttpBrowser.Answer;

/** What a person does on the pages of a login by authenticator app, over HTTP, in a browser of their own. */
public record AppLogin(Application application, HttpBrowser browser) {

    public AppLogin(Application application) {
        this(application, new HttpBrowser());
    }

    /** A login that has come to the first page. */
    public Answer begin() {
        Answer page = application.begin(browser, Map.of("acr_values", "AAL2_TOTP"));
        return page.page().getElementById("method-authenticator-app") == null
                ? page
                : Login.choose(browser, page, "authenticator-app");
    }

    /** Answers the first page as the person. */
    public Answer password(Answer page, AppPerson person) {
        return password(page, person.email(), AppPerson.PASSWORD);
    }

    /** Answers the first page. */
    public Answer password(Answer page, String email, String password) {
        return browser.submit(page, Map.of("email", email, "password", password));
    }

    /** Answers the second page. */
    public Answer code(Answer page, String code) {
        return browser.submit(page, Map.of("otp", code));
    }

    /** Holds that this is the first page. */
    public static void asksPassword(Answer answer) {
        assertThat(answer.page().select("input[name=email], input[name=password]"))
                .as(answer.page().text())
                .hasSize(2);
    }

    /** Holds that this is the second page, under this heading. */
    public static void asksCode(Answer answer, String heading) {
        assertThat(answer.page().select("input[name=otp]"))
                .as(answer.page().text())
                .hasSize(1);
        assertThat(answer.page().selectFirst("h1").text()).isEqualTo(heading);
    }
}
