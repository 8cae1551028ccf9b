package org.careidentity.authenticators.fido;

import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Base64Url;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The options of a ceremony between page and answer: kept under the execution that made them (CVE-2026-18963), taken once.
 */
final class KeptOptions {

    private static final int ACCEPTED_SECONDS = 600;

    private KeptOptions() {}

    /** Keeps options for the answer; an earlier ceremony of the same execution is void. */
    static void keep(CeremonyOptions options, AuthenticationSessionModel authSession, String execution) {
        authSession.setAuthNote(note(execution), Time.currentTime() + "\n" + options.json());
    }

    /**
     * Takes the options that were kept, once: a second answer finds none, not even one that is posted at the same
     * moment to another node.
     */
    static Optional<CeremonyOptions> take(
            KeycloakSession session, AuthenticationSessionModel authSession, String execution) {
        String kept = authSession.getAuthNote(note(execution));
        authSession.removeAuthNote(note(execution));
        if (kept == null) {
            return Optional.empty();
        }
        int separator = kept.indexOf('\n');
        boolean expired = Time.currentTime() - Integer.parseInt(kept.substring(0, separator)) > ACCEPTED_SECONDS;
        CeremonyOptions options = CeremonyOptions.read(kept.substring(separator + 1));
        boolean first = session.singleUseObjects()
                .putIfAbsent(
                        "care-identity-challenge." + authSession.getRealm().getId() + "."
                                + Base64Url.encode(options.challenge()),
                        ACCEPTED_SECONDS);
        return expired || !first ? Optional.empty() : Optional.of(options);
    }

    private static String note(String execution) {
        return "care_identity_ceremony." + execution;
    }
}
