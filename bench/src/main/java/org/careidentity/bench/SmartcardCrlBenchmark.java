package org.careidentity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.e2e.support.TestServer;

/** What a list of a million revoked certificates costs the logins of cards. */
final class SmartcardCrlBenchmark {

    private static final int PORT = 18700;
    private static final int PORT_WITHOUT = 18710;
    private static final Effort LOGINS = new Effort(10, 40);
    private static final Effort FIRST_LOGINS = new Effort(2, 1);

    private final CardAuthority authority;
    private final byte[] list;
    private int lists;

    private SmartcardCrlBenchmark(CardAuthority authority) {
        this.authority = authority;
        try {
            list = Files.readAllBytes(LargeList.signedBy(authority.pki().issuer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Ratio> ratios(Closing closing) {
        CardAuthority authority = new CardAuthority();
        closing.add(authority);
        return new SmartcardCrlBenchmark(authority).ratiosOf(closing);
    }

    private List<Ratio> ratiosOf(Closing closing) {
        CardSite checked = site(
                closing,
                "bench-crl",
                PORT,
                "revocation-first=crl",
                "revocation-fall-back=false",
                // a first login waits for the list, and shall not be refused for it
                "revocation-deadline-millis=60000");
        CardSite unchecked = site(closing, "bench-no-crl", PORT_WITHOUT, "revocation=off");
        StockCardSite stock = closing.add(new StockCardSite(authority));
        SideMeter servers = new SideMeter();
        return List.of(
                new Ratio(
                        "smartcard-crl/steady",
                        "A login with a smartcard whose authority has revoked 1,000,000, from the page to the tokens, against"
                                + " the same with revocation off",
                        Target.atMost(1.05),
                        servers.of(new ServerCpu(checked.server()), logins(checked)),
                        servers.of(new ServerCpu(unchecked.server()), logins(unchecked)),
                        servers,
                        LOGINS),
                new Ratio(
                        "smartcard-crl/first-login",
                        "How long the first login takes that asks such a list, with Keycloak's X.509 authenticator, against"
                                + " ours; both servers have 2 GB",
                        Target.atLeast(5),
                        new FirstLogin(CardPki.PERSON, stock::forgetLists, stock::logIn),
                        new FirstLogin(checked.person(), () -> {}, checked::logIn),
                        new Elapsed(),
                        FIRST_LOGINS));
    }

    private CardSite site(Closing closing, String name, int port, String... options) {
        CardSite site = closing.add(new CardSite(authority, name, port, options));
        OnlyMethod.leave(site.server().admin(), TestServer.REALM, "smartcard");
        return site;
    }

    private Side logins(CardSite site) {
        CardPki.Card card = card(site.person());
        return () -> site.logIn(card);
    }

    /** A card that names a list which nobody has asked yet. */
    private CardPki.Card card(String uuid) {
        String name = "cards-" + lists++;
        authority.network().put(name, list);
        return authority.card(
                uuid, parts -> CardPki.list(parts, authority.network().list(name)));
    }

    /** Logins whose list is another one each time. */
    private final class FirstLogin implements Side {

        private final String uuid;
        private final Runnable before;
        private final Consumer<CardPki.Card> logIn;
        private CardPki.Card card;

        FirstLogin(String uuid, Runnable before, Consumer<CardPki.Card> logIn) {
            this.uuid = uuid;
            this.before = before;
            this.logIn = logIn;
        }

        @Override
        public void prepare(int operations) {
            before.run();
            card = card(uuid);
        }

        @Override
        public void operation() {
            logIn.accept(card);
        }
    }
}
