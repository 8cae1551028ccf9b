package org.careidentity.authenticators.smartcard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.LongDate;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Tells a person who logged in with a card that it expires soon, once a day, and counts it. */
final class ExpiringSmartcard implements RequiredActionProvider {

    static final String ID = "care-identity-smartcard-expiring";

    private static final String TEMPLATE = "care-identity-smartcard-expiring.ftl";
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration AGAIN = Duration.ofDays(1);

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (authSession != null && due(context).isPresent()) {
            authSession.addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<StoredSmartcard> due = due(context);
        if (due.isEmpty()) {
            context.success();
            return;
        }
        StoredSmartcard card = due.get();
        card.keep(context.getUser(), card.credential().warned(now()));
        Counter.builder("care_identity_card_expiring")
                .description("Warnings to people that their smartcard expires within 30 days, one a day")
                .tag("realm", context.getRealm().getName())
                .register(Metrics.globalRegistry)
                .increment();
        Instant expires = Instant.ofEpochSecond(card.credential().notAfter());
        context.challenge(Page.of(
                        context.form(),
                        context.getSession(),
                        context.getAuthenticationSession(),
                        Map.of("expires", date(context, expires)))
                .createForm(TEMPLATE));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.success();
    }

    /** The card of this login, when its person is to be told. */
    private static Optional<StoredSmartcard> due(RequiredActionContext context) {
        String proofs = context.getAuthenticationSession().getUserSessionNotes().get(Notes.PROOFS);
        return Optional.ofNullable(proofs).map(Proofs::parse).stream()
                .flatMap(all -> all.all().stream())
                .filter(proof -> proof.method().equals(StoredSmartcard.METHOD))
                .map(Proof::credential)
                .flatMap(credential -> StoredSmartcard.of(context.getUser())
                        .filter(card -> card.model().getId().equals(credential)))
                .filter(ExpiringSmartcard::isDue)
                .findFirst();
    }

    private static boolean isDue(StoredSmartcard card) {
        Instant expires = Instant.ofEpochSecond(card.credential().notAfter());
        Instant warned = Instant.ofEpochSecond(card.credential().warnedAt());
        return now().isAfter(expires.minus(SOON)) && now().isAfter(warned.plus(AGAIN));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }

    private static String date(RequiredActionContext context, Instant when) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        return LongDate.of(when, locale);
    }

    @Override
    public void close() {}
}
