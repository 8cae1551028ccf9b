package org.careidentity.authenticators.push;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RefusedException;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.password.PasswordCheck;
import org.careidentity.authenticators.password.ProvedPassword;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The browser's side of push: a password or a remembered browser, then the number, until the phone has answered. Nothing is
 * sent to anybody's phone before (OWASP ASVS 5.0 requirement 6.6.4), and only the browser that began goes on: what a phone
 * approves is taken by the login whose note names the request.
 */
final class PushLogin implements Step {

    static final String REMEMBER = "remember";

    private final LoginMethod method;
    private final Settings settings;
    private final PasswordCheck passwords = new PasswordCheck();

    PushLogin(LoginMethod method, Settings settings) {
        this.method = method;
        this.settings = settings;
    }

    /** Reads a step's configuration. */
    @FunctionalInterface
    interface Settings {

        PushSettings of(Map<String, String> configuration);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        withSettings(context, set -> show(context, set));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        withSettings(context, set -> take(context, set, Form.of(context.getHttpRequest())));
    }

    private void withSettings(AuthenticationFlowContext context, Consumer<PushSettings> step) {
        PushSettings set;
        try {
            set = settings.of(StepConfiguration.of(context));
        } catch (IllegalArgumentException unreadable) {
            Refusal.ofUnreadableSettings(context, method, unreadable);
            return;
        }
        step.accept(set);
    }

    /** The page that is due. */
    private void show(AuthenticationFlowContext context, PushSettings set) {
        PushAttempt attempt = new PushAttempt(context, method, set);
        if (attempt.isOpen()) {
            attempt.showNumber();
        } else if (attempt.firstFactor().isPresent()) {
            context.challenge(PushPages.again(context));
        } else {
            context.challenge(remembered(context, set)
                    .map(browser -> PushPages.remembered(context, browser.person()))
                    .orElseGet(() -> PushPages.password(context, set, "")));
        }
    }

    private static Optional<RememberedBrowser> remembered(AuthenticationFlowContext context, PushSettings set) {
        boolean another = PushNote.ANOTHER_ADDRESS.read(context).isPresent();
        return another || set.remembered().isZero() ? Optional.empty() : RememberedBrowser.of(context);
    }

    private void take(AuthenticationFlowContext context, PushSettings set, Form form) {
        PushAttempt attempt = new PushAttempt(context, method, set);
        switch (form.action()) {
            case "another-method" -> {
                attempt.cancel();
                context.resetFlow();
            }
            case "another-address" -> {
                attempt.cancel();
                ProvedPassword.forget(context);
                PushNote.REMEMBERED.drop(context);
                PushNote.ANOTHER_ADDRESS.write(context, "true");
                show(context, set);
            }
            case "send-again" -> {
                attempt.cancel();
                askAgain(context, set, attempt);
            }
            case "send" -> askOfRemembered(context, set, attempt);
            default -> {
                if (form.has(PasswordCheck.FIELD) || form.has(PasswordCheck.PASSWORD)) {
                    takePassword(context, set, form);
                } else if (form.action().equals("continue") && attempt.isBegun()) {
                    attempt.goOn();
                } else {
                    show(context, set);
                }
            }
        }
    }

    private void takePassword(AuthenticationFlowContext context, PushSettings set, Form form) {
        String address = form.text(PasswordCheck.FIELD);
        String password = form.text(PasswordCheck.PASSWORD);
        ProvedPassword.forget(context);
        PushNote.REMEMBERED.drop(context);
        Optional<FormMessage> missing = PasswordCheck.missing(address, password);
        if (missing.isPresent()) {
            context.challenge(PushPages.password(context, set, address, missing.get()));
            return;
        }
        try {
            UserModel person = passwords.verify(context, address, password);
            ProvedPassword.remember(context, person);
            if (form.has(REMEMBER)) {
                PushNote.REMEMBER.write(context, "true");
            } else {
                PushNote.REMEMBER.drop(context);
            }
            new PushAttempt(context, method, set).ask(person);
        } catch (RefusedException refused) {
            context.getEvent().error(refused.reason());
            context.forceChallenge(PushPages.password(context, set, address, refused));
        }
    }

    private void askOfRemembered(AuthenticationFlowContext context, PushSettings set, PushAttempt attempt) {
        Optional<RememberedBrowser> browser = remembered(context, set);
        if (attempt.isOpen() || browser.isEmpty()) {
            show(context, set);
            return;
        }
        PushNote.REMEMBERED.write(context, browser.get().person().getId());
        ask(context, set, attempt, browser.get().person());
    }

    private void askAgain(AuthenticationFlowContext context, PushSettings set, PushAttempt attempt) {
        Optional<UserModel> person = attempt.firstFactor();
        if (person.isEmpty()) {
            show(context, set);
        } else {
            ask(context, set, attempt, person.get());
        }
    }

    private static void ask(
            AuthenticationFlowContext context, PushSettings set, PushAttempt attempt, UserModel person) {
        try {
            PasswordCheck.requireSamePerson(context, person);
            attempt.ask(person);
        } catch (RefusedException refused) {
            context.getEvent().user(person).error(refused.reason());
            PushPages.startOver(context, set, refused);
        }
    }
}
