package org.careidentity.registration.authenticator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.lifecycle.Overseen;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.authenticators.selfservice.OwnAuthenticator;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.words.Words;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/** An authenticator as agents see it. */
public final class AuthenticatorView {

    /** How long before its end an authenticator is said to expire: time enough for a new smartcard. */
    public static final Duration EXPIRING = Duration.ofDays(60);

    private final KeycloakSession session;
    private final AuthenticatorChanges changes;
    private final Words words;

    /** For the authenticators of a person. */
    public AuthenticatorView(KeycloakSession session, AuthenticatorChanges changes, Words words) {
        this.session = session;
        this.changes = changes;
        this.words = words;
    }

    /** As the API describes it. */
    public ObjectNode of(HeldAuthenticator held) {
        OwnAuthenticator own = held.authenticator();
        Overseen overseen = changes.overseen(held);
        Oversight oversight = overseen.oversight();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", held.id())
                .put("method", own.method())
                .put("methodName", words.method(own.method()))
                .put("level", own.highest().name())
                .put("status", own.status().name().toLowerCase(Locale.ROOT))
                .put("awaitsConfirmation", oversight.awaitsConfirmation())
                .put("issuer", issuer(overseen.registeredBy()))
                .put("registered", own.registered().toString())
                .put("version", oversight.version());
        put(view, "label", Optional.ofNullable(own.stored().getUserLabel()));
        put(view, "model", Optional.of(held.kind().model(session, own.stored())));
        put(view, "statusReason", oversight.reason());
        put(view, "lastUsed", own.lastUsed().map(Instant::toString));
        put(view, "expires", own.expires().map(Instant::toString));
        ArrayNode warnings = view.putArray("warnings");
        warnings(held, oversight).map(words::of).distinct().forEach(warnings::add);
        ArrayNode possible = view.putArray("changes");
        changes.possible(held, overseen).forEach(change -> possible.add(change.id()));
        return view;
    }

    private String issuer(String by) {
        String known = words.registrar(by);
        return known.equals(by) ? PersonName.of(session, by) : known;
    }

    private Stream<String> warnings(HeldAuthenticator held, Oversight oversight) {
        OwnAuthenticator own = held.authenticator();
        Instant now = Instant.ofEpochSecond(Time.currentTime());
        Stream.Builder<String> warnings = Stream.builder();
        if (oversight.awaitsConfirmation()) {
            warnings.add("care-identity-warning-awaits-confirmation");
        }
        if (own.status() != AuthenticatorStatus.ACTIVE) {
            warnings.add("care-identity-warning-" + own.status().name().toLowerCase(Locale.ROOT));
        }
        own.expires().ifPresent(end -> {
            if (end.isBefore(now)) {
                warnings.add("care-identity-warning-expired");
            } else if (end.isBefore(now.plus(EXPIRING))) {
                warnings.add("care-identity-warning-expiring");
            }
        });
        return Stream.concat(warnings.build(), held.kind().warnings(session, own.stored()));
    }

    private static void put(ObjectNode view, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> view.put(name, text));
    }
}
