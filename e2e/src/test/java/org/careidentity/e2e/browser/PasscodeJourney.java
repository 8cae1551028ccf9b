package org.careidentity.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.CardSite;
import org.careidentity.e2e.support.Folder;
import org.careidentity.e2e.support.PcscReader;
import org.careidentity.e2e.support.SoftHsm;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The passcode is typed into the window of the browser, on a screen. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CardSite.LOCK)
class PasscodeJourney {

    private static final String PROMPT = "Unlock Security Device";

    private final Path folder = Folder.empty(TestServer.target("passcode"));
    private CardSite site;
    private Screen screen;

    @BeforeEach
    void turnOn() {
        site = CardSite.running();
        screen = new Screen(folder);
    }

    @AfterEach
    void turnOff() {
        screen.close();
    }

    @Test
    void aWrongPasscodeIsAskedForAgainAndTheLoginGoesOn() {
        site.reader().insert(CardSite.GOOD);
        try (CardChromium chromium = open(site.reader().library(), site.reader().askingEnvironment())) {
            Browser browser = new Browser(chromium.browser().newContext());
            CardLogins logins = CardLogins.of(site);
            logins.toThePage(browser).useSmartcard();
            screen.type(PROMPT, "999999");
            screen.type(PROMPT, SoftHsm.PIN);
            assertThat(logins.claims(browser.page()).path("sub").textValue()).isEqualTo(site.person());
        }
    }

    @Test
    void aCardInAReaderOfPcScLogsInThroughOpenSc() {
        assumeTrue(PcscReader.isPossible(folder), "this computer gives tests no mount namespace, which pcscd needs");
        CardPki.Card card = site.pki().card(parts -> parts.subject = CardPki.name(site.person() + "_RANDOM_USERQ"));
        try (PcscReader reader = new PcscReader(folder, card, SoftHsm.PIN);
                CardChromium chromium = open(PcscReader.module(), reader.environment())) {
            Browser browser = new Browser(chromium.browser().newContext());
            CardLogins logins = CardLogins.of(site);
            logins.toThePage(browser).useSmartcard();
            screen.type(PROMPT, SoftHsm.PIN);
            JsonNode claims = logins.claims(browser.page());
            assertThat(claims.path("sub").textValue()).isEqualTo(site.person());
            assertThat(claims.path("authentication_assurance_level").textValue())
                    .isEqualTo("3");
        }
    }

    private CardChromium open(Path module, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(screen.environment());
        return new CardChromium(site, module, all, false);
    }
}
