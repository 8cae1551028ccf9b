package org.careidentity.registration.overview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.person.Subject;
import org.keycloak.models.KeycloakSession;

/** Counts what an organisation's people log in with. It grows with methods and months, not with people. */
final class Figures {

    private final Instant now;
    private final Map<String, int[]> methods = new TreeMap<>();
    private final Map<YearMonth, Integer> expiring = new TreeMap<>();
    private final Map<Attention, Integer> attention = new EnumMap<>(Attention.class);
    private int people;
    private int without;

    Figures(Instant now) {
        this.now = now;
    }

    /** Counts one person. */
    void count(KeycloakSession session, Subject subject) {
        List<HeldAuthenticator> all =
                AuthenticatorKinds.of(session, subject.person()).toList();
        AuthenticatorChanges changes = new AuthenticatorChanges(session, subject);
        people++;
        without += all.isEmpty() ? 1 : 0;
        Set<String> used = new HashSet<>();
        for (HeldAuthenticator held : all) {
            String method = held.authenticator().method();
            int[] of = methods.computeIfAbsent(method, any -> new int[2]);
            of[0] += used.add(method) ? 1 : 0;
            of[1]++;
            held.authenticator()
                    .expires()
                    .filter(end -> !end.isBefore(now))
                    .ifPresent(end -> expiring.merge(YearMonth.from(end.atZone(ZoneOffset.UTC)), 1, Integer::sum));
            Attention.of(held, changes.oversight(held), now).ifPresent(why -> attention.merge(why, 1, Integer::sum));
        }
    }

    /** As the API describes it. */
    ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("people", people).put("without", without);
        ArrayNode byMethod = json.putArray("methods");
        methods.forEach((method, of) ->
                byMethod.addObject().put("method", method).put("people", of[0]).put("authenticators", of[1]));
        ArrayNode byMonth = json.putArray("expiring");
        expiring.forEach((month, count) ->
                byMonth.addObject().put("month", month.toString()).put("authenticators", count));
        ArrayNode byReason = json.putArray("attention");
        attention.forEach(
                (why, count) -> byReason.addObject().put("status", why.id()).put("authenticators", count));
        return json;
    }
}
