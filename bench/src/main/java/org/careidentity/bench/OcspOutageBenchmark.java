package org.careidentity.bench;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.RevocationServer.Behaviour;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;

/** What a responder that takes every question and answers none costs others, and those with a card. */
final class OcspOutageBenchmark {

    private static final int PORT = 18730;
    private static final int DEADLINE_MILLISECONDS = 2000;
    private static final Effort LOGINS = new Effort(4, 40);
    private static final Effort ANSWERS = new Effort(1, 2);
    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final Map<String, String> REGISTER =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey");

    private final CardAuthority authority;
    private final CardSite site;
    private final CardUsers users;
    private final EmulatedAuthenticator passkey = Devices.passkey();

    private OcspOutageBenchmark(Closing closing) {
        authority = closing.add(new CardAuthority());
        site = closing.add(new CardSite(
                authority,
                "bench-ocsp",
                PORT,
                "revocation-first=ocsp",
                "revocation-fall-back=false",
                "revocation-deadline-millis=" + DEADLINE_MILLISECONDS));
        users = closing.add(new CardUsers(site, authority));
        HttpBrowser browser = site.browser(null);
        Login.register(
                browser, Login.asTestUser(browser, site.begin(browser, REGISTER), site.person()), passkey, a -> {});
        // the card's registration is no part of what is measured
        users.logInOnce();
    }

    static List<Ratio> ratios(Closing closing) {
        return new OcspOutageBenchmark(closing).ratios();
    }

    private List<Ratio> ratios() {
        Meter time = new Elapsed();
        return List.of(
                new Ratio(
                        "ocsp-outage/others",
                        "How long a login by passkey takes with a responder that answers, against one that hangs: the"
                                + " throughput that is left; five people a second come with a card on both sides",
                        Target.atLeast(0.95),
                        new Others(Behaviour.ANSWER),
                        new Others(Behaviour.HANG),
                        time,
                        LOGINS),
                new Ratio(
                        "ocsp-outage/deadline",
                        "How long a person with a card waits for the page that says so when the responder hangs, against the"
                                + " deadline that is configured",
                        Target.atMost(1.1),
                        new Refused(),
                        new Side.Known(DEADLINE_MILLISECONDS),
                        time,
                        ANSWERS));
    }

    private void come(Behaviour responder) {
        users.stop();
        authority.network().responder = responder;
        users.come(responder == Behaviour.ANSWER);
    }

    /** Logins by passkey while people come with cards. */
    private final class Others implements Side {

        private final Behaviour responder;

        Others(Behaviour responder) {
            this.responder = responder;
        }

        @Override
        public void prepare(int operations) {
            come(responder);
            try {
                // by then as many wait as ever will
                Thread.sleep(DEADLINE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void operation() {
            HttpBrowser browser = site.browser(null);
            site.application().tokens(Login.withPasskey(browser, site.begin(browser, AAL2), passkey));
        }
    }

    /** Answers to people with a card, from when they have shown it. */
    private final class Refused implements Side {

        private record Shown(HttpBrowser browser, URI back) {}

        private final Queue<Shown> shown = new ArrayDeque<>();

        @Override
        public void prepare(int operations) {
            come(Behaviour.HANG);
            for (int i = 0; i < operations; i++) {
                HttpBrowser browser = site.browser(authority.card(site.person(), parts -> {}));
                URI ticket = CardEstate.ticket(browser, site.cardPage(browser));
                shown.add(new Shown(browser, CardEstate.back(browser, ticket)));
            }
        }

        @Override
        public void operation() {
            Shown next = shown.remove();
            if (Application.hasCode(next.browser().get(next.back()))) {
                throw new IllegalStateException("a card got in of which nobody said anything");
            }
        }
    }
}
