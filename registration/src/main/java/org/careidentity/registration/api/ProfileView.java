package org.careidentity.registration.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.careidentity.authenticators.password.Lock;
import org.careidentity.registration.link.IssuableMethod;
import org.careidentity.registration.person.FoundView;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** A person as agents see them. */
record ProfileView(KeycloakSession session) {

    /** As the API describes it. */
    ObjectNode of(Subject subject) {
        UserModel person = subject.person();
        ObjectNode view = FoundView.of(person).put("locked", isLocked(subject.realm(), person));
        if (person.getEmail() != null) {
            view.put("email", person.getEmail());
        }
        ArrayNode organisations = view.putArray("organisations");
        subject.organisations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(organisation -> organisations
                        .addObject()
                        .put("code", organisation.getKey())
                        .put("name", organisation.getValue()));
        ArrayNode operations = view.putArray("operations");
        subject.operations().stream().sorted().map(Operation::id).forEach(operations::add);
        ArrayNode issuable = view.putArray("issuable");
        if (subject.operations().contains(Operation.ISSUE) && person.isEnabled()) {
            Words words = new Words(session);
            IssuableMethod.of(session).stream()
                    .filter(method -> subject.agent().reaches(method.level()))
                    .forEach(method -> issuable.addObject()
                            .put("method", method.id())
                            .put("name", words.method(method.id()))
                            .put("level", method.level().name()));
        }
        return view;
    }

    private boolean isLocked(RealmModel realm, UserModel person) {
        return realm.isBruteForceProtected()
                && (Lock.hasDisabled(person)
                        || session.getProvider(BruteForceProtector.class)
                                .isTemporarilyDisabled(session, realm, person));
    }
}
