package org.careidentity.registration.overview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.authenticator.AuthenticatorView;
import org.careidentity.registration.person.FoundView;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.store.IndexedAuthenticator;
import org.careidentity.registration.store.PeopleIndex;
import org.careidentity.registration.store.RegistrationStore;
import org.careidentity.registration.words.Words;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What wants attention: the table says which and in what order; the authenticator itself, and the directory, whether. */
final class Queue {

    /** How many are shown. */
    static final int MOST = 500;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Agent agent;
    private final Optional<String> organisation;
    private final Instant now = Instant.ofEpochSecond(Time.currentTime());

    Queue(KeycloakSession session, Agent agent, Optional<String> organisation) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.agent = agent;
        this.organisation = organisation;
    }

    /** The most urgent ones. */
    List<ObjectNode> first() throws ProblemException {
        PeopleIndex index = session.getProvider(RegistrationStore.class).people();
        Words words = new Words(session);
        Subjects subjects = new Subjects(session, agent);
        List<ObjectNode> first = new ArrayList<>();
        int skipped = 0;
        List<IndexedAuthenticator> rows;
        do {
            rows = index.attention(realm, organisation, now, now.plus(AuthenticatorView.EXPIRING), skipped, MOST);
            skipped += rows.size();
            for (IndexedAuthenticator row : rows) {
                Optional<Subject> subject = subjects.load(
                                Optional.ofNullable(session.users().getUserById(realm, row.person())))
                        .filter(seen -> seen.isOf(organisation));
                if (subject.isPresent() && first.size() < MOST) {
                    view(subject.get(), row.credential(), words).ifPresent(first::add);
                }
            }
        } while (rows.size() == MOST && first.size() < MOST);
        return first;
    }

    private Optional<ObjectNode> view(Subject subject, String credential, Words words) {
        AuthenticatorChanges changes = new AuthenticatorChanges(session, subject);
        Optional<HeldAuthenticator> held = AuthenticatorKinds.find(session, subject.person(), credential)
                .filter(found ->
                        Attention.of(found, changes.oversight(found), now).isPresent());
        return held.map(found -> {
            ObjectNode view = new AuthenticatorView(session, changes, words).of(found);
            view.set("person", FoundView.of(subject.person()));
            return view;
        });
    }
}
