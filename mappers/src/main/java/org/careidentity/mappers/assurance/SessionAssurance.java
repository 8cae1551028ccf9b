package org.careidentity.mappers.assurance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.model.AcrRequest;
import org.careidentity.model.Assurance;
import org.careidentity.model.LevelAges;
import org.careidentity.model.Notes;
import org.careidentity.model.Proofs;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;

/** Reads what assurance wrote on a session, as far as it still holds. */
public final class SessionAssurance {

    private static final AcrRequest ANYTHING = new AcrRequest(List.of());

    private SessionAssurance() {}

    /** The proofs of the session that count now; none for a session that assurance never saw. */
    public static Proofs validProofs(UserSessionModel userSession) {
        return Proofs.parse(userSession.getNote(Notes.PROOFS))
                .validAt(Instant.ofEpochSecond(Time.currentTime()), LevelAges.NIST);
    }

    /**
     * What may be said of the login now to this client: what it asked, if that still holds, else what is left.
     *
     * @return empty when no level holds any more, or when assurance never passed this client's login: then no acr,
     *     level, role or organisation may be told (a login by another way than the browser flow)
     */
    public static Optional<Assurance> current(
            UserSessionModel userSession, AuthenticatedClientSessionModel clientSession) {
        String acr = clientSession == null ? null : clientSession.getNote(Notes.ACR);
        if (acr == null) {
            return Optional.empty();
        }
        Proofs valid = validProofs(userSession);
        return new AcrRequest(List.of(acr)).satisfiedBy(valid).or(() -> ANYTHING.satisfiedBy(valid));
    }
}
