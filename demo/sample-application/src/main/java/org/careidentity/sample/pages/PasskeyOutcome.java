package org.careidentity.sample.pages;

import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the registration of an authenticator ended: the issuer's {@code kc_action_status}. */
public enum PasskeyOutcome {
    SUCCESS,
    CANCELLED,
    ERROR;

    private static final String ATTRIBUTE = PasskeyOutcome.class.getName();

    /** The outcome that the issuer names so; empty for no status and for any other. */
    public static Optional<PasskeyOutcome> of(String status) {
        return Stream.of(values())
                .filter(outcome -> outcome.status().equals(status))
                .findFirst();
    }

    /** Keeps this outcome for the next page that asks {@link #take}. */
    public void tellNextPage(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** The outcome kept in this session, once. */
    static Optional<PasskeyOutcome> take(HttpSession session) {
        var outcome = (PasskeyOutcome) session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return Optional.ofNullable(outcome);
    }

    public String status() {
        return name().toLowerCase(Locale.ROOT);
    }
}
