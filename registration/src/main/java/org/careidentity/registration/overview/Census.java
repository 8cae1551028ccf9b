package org.careidentity.registration.overview;

import java.util.List;
import java.util.Optional;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.store.PeopleIndex;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Goes through everybody whom the directory counts to an organisation, in the order of their user names. Each page of people has
 * a session of its own: what one page took is free before the next.
 */
final class Census {

    private static final int PAGE = 100;

    private final KeycloakSessionFactory sessions;
    private final String realm;
    private final Agent agent;
    private final Optional<String> organisation;

    /**
     * For an agent who may see these people.
     *
     * @param organisation ODS code; empty for all
     */
    Census(KeycloakSession session, Agent agent, Optional<String> organisation) {
        this.sessions = session.getKeycloakSessionFactory();
        this.realm = session.getContext().getRealm().getId();
        this.agent = agent;
        this.organisation = organisation;
    }

    /** What is done with each. */
    @FunctionalInterface
    interface Visitor {

        /** Gets one, with the session that they can be looked at in now. */
        void visit(KeycloakSession session, Subject subject);
    }

    /**
     * Goes through all.
     *
     * @throws IllegalStateException when the directory has no answer about somebody; a live one always has
     */
    void each(Visitor visitor) {
        String after = "";
        List<PeopleIndex.Entry> page;
        do {
            page = page(after, visitor);
            after = page.isEmpty() ? after : page.get(page.size() - 1).username();
        } while (page.size() == PAGE);
    }

    private List<PeopleIndex.Entry> page(String after, Visitor visitor) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            RealmModel of = session.realms().getRealm(realm);
            session.getContext().setRealm(of);
            List<PeopleIndex.Entry> entries =
                    session.getProvider(RegistrationStore.class).people().of(of, organisation, after, PAGE);
            // the database's people, not the cache's: that is full of those who log in
            UserProvider users = session.getProvider(UserProvider.class);
            Subjects subjects = new Subjects(session, agent);
            for (PeopleIndex.Entry entry : entries) {
                try {
                    subjects.load(Optional.ofNullable(users.getUserById(of, entry.id())))
                            .filter(subject -> subject.isOf(organisation))
                            .ifPresent(subject -> visitor.visit(session, subject));
                } catch (ProblemException e) {
                    throw new IllegalStateException(e);
                }
            }
            return entries;
        });
    }
}
