package org.careidentity.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.careidentity.bench.Stage.LoggedIn;
import org.careidentity.e2e.support.Application;

/** What tokens and userinfo cost the server. */
final class TokenBenchmarks {

    private TokenBenchmarks() {}

    static List<Ratio> tokens(Stage stage) {
        LoggedIn ours = stage.careIdentity(10);
        LoggedIn stock = stage.stock();
        return List.of(
                new Ratio(
                        "tokens/code-to-token",
                        "A code for tokens: all our scopes, mappers and policies for a person with 10 roles, against a"
                                + " realm and a client as Keycloak makes them, which keeps events too",
                        Target.atMost(1.05),
                        new CodeToToken(ours),
                        new CodeToToken(stock),
                        stage.cpu(),
                        Effort.of(400)),
                new Ratio(
                        "tokens/refresh",
                        "A token refresh of the same two",
                        Target.atMost(1.05),
                        () -> refresh(ours),
                        () -> refresh(stock),
                        stage.cpu(),
                        Effort.of(500)));
    }

    static List<Ratio> claims(Stage stage) {
        String many = stage.person(500);
        LoggedIn ours = stage.roleReader(many, false);
        LoggedIn stock = stage.roleReader(many, true);
        LoggedIn few = stage.roleReader(stage.person(50), false);
        int sent = Stage.userInfo(ours).length();
        if (sent != Stage.userInfo(stock).length()) {
            throw new IllegalStateException("the two sides do not send the same bytes");
        }
        System.out.printf("userinfo of 500 roles has %d bytes, on both sides%n", sent);
        return List.of(
                new Ratio(
                        "claims-500/vs-stock",
                        "Userinfo for 500 roles, against Keycloak's attribute mapper that sends the same bytes",
                        Target.atMost(1.2),
                        () -> userInfo(ours),
                        () -> userInfo(stock),
                        stage.cpu(),
                        Effort.of(150)),
                new Ratio(
                        "claims-500/growth",
                        "Userinfo for 500 roles, against 50",
                        Target.atMost(11),
                        () -> userInfo(ours),
                        () -> userInfo(few),
                        stage.cpu(),
                        Effort.of(150)));
    }

    private static void userInfo(LoggedIn person) {
        check(person.application().userInfo(person.tokens().accessToken()));
    }

    private static void refresh(LoggedIn person) {
        person.application().refresh(person.tokens());
    }

    private static void check(Application.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("the server answered " + answer.status() + ": " + answer.body());
        }
    }

    /** Codes are single use and short-lived, so each round gets its own before the clock runs. */
    private static final class CodeToToken implements Side {

        private final LoggedIn person;
        private final Deque<String> codes = new ArrayDeque<>();

        CodeToToken(LoggedIn person) {
            this.person = person;
        }

        @Override
        public void prepare(int operations) {
            for (int i = 0; i < operations; i++) {
                codes.add(person.code());
            }
        }

        @Override
        public void operation() {
            check(person.application()
                    .token(Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            codes.remove(),
                            "redirect_uri",
                            "http://application.test/callback")));
        }
    }
}
