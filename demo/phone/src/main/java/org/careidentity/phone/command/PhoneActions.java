package org.careidentity.phone.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.phone.Account;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.Phone;
import org.careidentity.phone.PhoneRefusedException;
import org.careidentity.phone.RealmRefusedException;
import org.careidentity.phone.Registration;
import org.careidentity.phone.RegistrationLink;

/** What the command line does with a phone. */
final class PhoneActions {

    private final Phone phone;
    private final PrintStream out;

    PhoneActions(Path state, PrintStream out) {
        this.phone = Phone.in(state);
        this.out = out;
    }

    void run(Arguments arguments) {
        switch (arguments.command()) {
            case "register" -> register(arguments.word("a link"), arguments.option("--name", "Command-line phone"));
            case "accounts" -> {
                arguments.noWord();
                accounts();
            }
            case "requests" -> {
                arguments.noWord();
                requests();
            }
            case "approve" -> approve(arguments.word("the number that the browser shows"));
            case "deny" -> {
                arguments.noWord();
                deny(arguments.flag("--not-me"));
            }
            default -> throw new UsageException("Unknown command " + arguments.command() + ".");
        }
    }

    private void register(String link, String name) {
        Registration registration = phone.register(RegistrationLink.parse(link), name, Optional.empty());
        out.println("Registered: " + registration.account());
        out.println("Type this number on the registration page: " + registration.checkNumber());
    }

    private void accounts() {
        List<Account> accounts = phone.accounts();
        if (accounts.isEmpty()) {
            out.println("No account.");
        }
        accounts.forEach(account -> out.println(account + ": " + state(account)));
    }

    private String state(Account account) {
        try {
            return phone.device(account).isPresent() ? "ready" : "the check number is not typed yet";
        } catch (RealmRefusedException refusal) {
            return RefusalText.of(refusal);
        }
    }

    private void requests() {
        List<LoginRequest> requests = phone.requests();
        if (requests.isEmpty()) {
            out.println("Nothing waits.");
        }
        requests.forEach(request -> out.println("%s asks for %s. From %s, %d seconds left, a number of %d digits."
                .formatted(
                        request.application(),
                        request.account(),
                        request.address(),
                        Math.max(0, request.expires() - Instant.now().getEpochSecond()),
                        request.digits())));
    }

    private void approve(String number) {
        LoginRequest request = theOne();
        phone.approve(request, number);
        out.println("Approved: " + request.application());
    }

    private void deny(boolean notMe) {
        LoginRequest request = theOne();
        phone.deny(request, notMe);
        out.println("Denied: " + request.application());
    }

    /** A number or a denial is for one login, and nobody guesses here for which. */
    private LoginRequest theOne() {
        List<LoginRequest> requests = phone.requests();
        if (requests.size() != 1) {
            throw new PhoneRefusedException(
                    requests.isEmpty() ? "Nothing waits." : requests.size() + " logins wait, of several accounts.");
        }
        return requests.get(0);
    }
}
