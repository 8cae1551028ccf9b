package org.careidentity.mappers.assurance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.careidentity.model.AcrRequest;
import org.careidentity.model.Assurance;
import org.careidentity.model.Notes;
import org.careidentity.model.Proof;
import org.careidentity.model.Proofs;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Reads what assurance wrote on a session, as far as it still holds. */
public final class SessionAssurance {

    private static final AcrRequest ANYTHING = new AcrRequest(List.of());

    private SessionAssurance() {}

    /** Whether assurance ever saw a login of this session. */
    public static boolean saw(UserSessionModel userSession) {
        return userSession.getNote(Notes.PROOFS) != null;
    }

    /**
     * What assurance wrote for the session's person. A login that Keycloak finishes in another way may bring a session to
     * somebody else after assurance: what was proved of one person says nothing of another.
     */
    private static Proofs kept(UserSessionModel userSession) {
        return userSession.getUser().getId().equals(userSession.getNote(Notes.PERSON))
                ? Proofs.parse(userSession.getNote(Notes.PROOFS))
                : Proofs.NONE;
    }

    /** What the session's proofs stand for now; none for a session that assurance never saw. */
    public static Proofs standing(KeycloakSession session, UserSessionModel userSession) {
        Proofs proofs = kept(userSession);
        return checked(session, userSession, proofs.standing(RealmLimits.of(userSession.getRealm()), now()));
    }

    /**
     * Ends the levels that nobody used for too long, for good, and returns what is left. To be called before the use
     * that asks: a single sign-on or a token refresh makes the session used again, and must not wake what has ended.
     */
    public static Proofs endIdle(KeycloakSession session, UserSessionModel userSession) {
        Proofs before = kept(userSession);
        Proofs left = before.standing(RealmLimits.of(userSession.getRealm()), now(), lastUse(userSession));
        if (!left.equals(before)) {
            userSession.setNote(Notes.PROOFS, left.format());
        }
        return checked(session, userSession, left);
    }

    /** What is left of the proofs after every check that is installed; the session keeps what its logins proved. */
    private static Proofs checked(KeycloakSession session, UserSessionModel userSession, Proofs proofs) {
        Set<ProofCheck> checks = session.getAllProviders(ProofCheck.class);
        Stream<Proof> standing = proofs.all().stream();
        for (ProofCheck check : checks) {
            standing = standing.flatMap(proof -> check.standing(userSession, proof).stream());
        }
        return new Proofs(standing.toList());
    }

    /**
     * Takes the proofs of a credential that is gone out of the session.
     *
     * @return whether the session rested on it: nothing that is left in it proves a level
     */
    public static boolean without(KeycloakSession session, UserSessionModel userSession, String credential) {
        Proofs before = kept(userSession);
        Proofs left = before.without(credential);
        if (left.equals(before)) {
            return false;
        }
        userSession.setNote(Notes.PROOFS, left.format());
        return standing(session, userSession).all().isEmpty();
    }

    /**
     * The last finished login, single sign-on or token refresh of any client. Not Keycloak's last session refresh: every
     * request with the cookie moves that, abandoned ones too.
     */
    private static Instant lastUse(UserSessionModel userSession) {
        return Instant.ofEpochSecond(userSession.getAuthenticatedClientSessions().values().stream()
                .mapToInt(AuthenticatedClientSessionModel::getTimestamp)
                .max()
                .orElse(userSession.getStarted()));
    }

    /**
     * What may be said of the login now to this client: what it asked, if that still holds, else what is left.
     *
     * @return empty when no level holds any more, or when assurance never passed this client's login: then no acr,
     *     level, role or organisation may be told (a login by another way than the browser flow)
     */
    public static Optional<Assurance> current(
            KeycloakSession session, UserSessionModel userSession, AuthenticatedClientSessionModel clientSession) {
        String acr = clientSession == null ? null : clientSession.getNote(Notes.ACR);
        if (acr == null) {
            return Optional.empty();
        }
        Proofs standing = standing(session, userSession);
        return new AcrRequest(List.of(acr)).satisfiedBy(standing).or(() -> ANYTHING.satisfiedBy(standing));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
