package org.careidentity.mappers.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.careidentity.mappers.directory.snapshot.Snapshot;
import org.careidentity.mappers.directory.snapshot.SnapshotException;
import org.careidentity.model.DatedDirectoryEntry;
import org.careidentity.model.DirectoryEntry;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one door to a person's roles and organisations, as they stand today. A session that has a snapshot of a remote
 * directory is told what the snapshot says, and nothing else; without one, a live directory is asked. A session that
 * should have a snapshot and has none, because it began by another way than the directory step, is told nothing.
 */
public final class SessionDirectory {

    private static final Logger LOGGER = Logger.getLogger(SessionDirectory.class);
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final String NOTE = "care_identity_directory";

    private SessionDirectory() {}

    /** What tokens of a session may be told; found once in a request. */
    public static DirectoryEntry of(KeycloakSession session, UserSessionModel userSession) {
        String known = NOTE + "." + userSession.getId();
        DirectoryEntry entry = session.getAttribute(known, DirectoryEntry.class);
        if (entry == null) {
            entry = of(
                    session,
                    Optional.ofNullable(userSession.getNote(NOTE)),
                    userSession.getUser(),
                    session.getContext().getClient());
            session.setAttribute(known, entry);
        }
        return entry;
    }

    /**
     * What a login that is running may be told.
     *
     * @param running the session that it will join; empty when there is none
     */
    public static DirectoryEntry of(
            KeycloakSession session, AuthenticationSessionModel authSession, Optional<UserSessionModel> running) {
        UserModel person = authSession.getAuthenticatedUser();
        Optional<String> note = Optional.ofNullable(
                        authSession.getUserSessionNotes().get(NOTE))
                .or(() -> running.filter(own -> own.getUser().getId().equals(person.getId()))
                        .map(own -> own.getNote(NOTE)));
        return of(session, note, person, authSession.getClient());
    }

    /** Whether a session has a person's answer of a directory, so that nothing needs to be read. */
    public static boolean has(UserSessionModel userSession, String directory) {
        try {
            return Snapshot.parse(Optional.ofNullable(userSession.getNote(NOTE)).orElse(""))
                    .filter(snapshot -> snapshot.directory().equals(directory))
                    .filter(snapshot -> belongs(snapshot, userSession.getUser()))
                    .isPresent();
        } catch (SnapshotException e) {
            return false;
        }
    }

    /**
     * Keeps a remote directory's answer, when the login that is running ends.
     *
     * @return how many characters the session keeps
     * @throws DirectoryException when it is more than a session keeps
     */
    public static int keep(AuthenticationSessionModel authSession, String directory, DatedDirectoryEntry entry)
            throws DirectoryException {
        String uuid = PersonAttributes.uuid(authSession.getAuthenticatedUser()).orElse("");
        try {
            String note = new Snapshot(directory, uuid, entry.from(today())).format();
            authSession.setUserSessionNote(NOTE, note);
            return note.length();
        } catch (SnapshotException e) {
            throw new DirectoryException(DirectoryException.Reason.TOO_LARGE, e.getMessage());
        }
    }

    /** Keeps that the directory had no answer: the session has no roles, until a login or single sign-on asks again. */
    public static void keepNothing(AuthenticationSessionModel authSession) {
        authSession.setUserSessionNote(NOTE, Snapshot.NO_ANSWER);
    }

    /** Forgets what the session kept of a directory that is no longer the realm's. */
    public static void forget(AuthenticationSessionModel authSession, Optional<UserSessionModel> running) {
        if (running.map(own -> own.getNote(NOTE)).isPresent()) {
            authSession.setUserSessionNote(NOTE, Snapshot.NONE);
        }
    }

    private static DirectoryEntry of(
            KeycloakSession session, Optional<String> note, UserModel person, ClientModel client) {
        if (note.isPresent() && !note.get().equals(Snapshot.NONE)) {
            return kept(note.get(), person);
        }
        Optional<RoleDirectory> directory =
                DirectorySettings.directory(session, client).filter(RoleDirectory::live);
        if (directory.isEmpty()) {
            LOGGER.warnf(
                    "No roles for user %s: the session did not pass the step %s",
                    person.getId(), DirectorySettings.STEP);
            return DirectoryEntry.NONE;
        }
        try {
            return directory.get().read(person).entry().on(today());
        } catch (DirectoryException e) {
            LOGGER.warnf("No roles for user %s: %s", person.getId(), e.getMessage());
            return DirectoryEntry.NONE;
        }
    }

    private static DirectoryEntry kept(String note, UserModel person) {
        try {
            return Snapshot.parse(note)
                    .filter(snapshot -> belongs(snapshot, person))
                    .map(snapshot -> snapshot.entry().on(today()))
                    .orElse(DirectoryEntry.NONE);
        } catch (SnapshotException e) {
            LOGGER.warnf("No roles for user %s: the session's snapshot can't be read", person.getId());
            return DirectoryEntry.NONE;
        }
    }

    private static boolean belongs(Snapshot snapshot, UserModel person) {
        boolean own = PersonAttributes.uuid(person).equals(Optional.of(snapshot.uuid()));
        if (!own) {
            LOGGER.warnf("A session's snapshot of a directory is not that of user %s", person.getId());
        }
        return own;
    }

    static LocalDate today() {
        return Instant.ofEpochMilli(Time.currentTimeMillis()).atZone(ENGLAND).toLocalDate();
    }
}
