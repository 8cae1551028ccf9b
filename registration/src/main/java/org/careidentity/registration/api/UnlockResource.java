package org.careidentity.registration.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.registration.answer.Answers;
import org.careidentity.registration.answer.Body;
import org.careidentity.registration.answer.Problem;
import org.careidentity.registration.answer.ProblemException;
import org.careidentity.registration.audit.Audit;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.person.Subjects;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.unlock.Unlocking;
import org.keycloak.models.KeycloakSession;

/** Codes that unlock one person, and their authenticators that failures disabled. */
public final class UnlockResource {

    private static final int ACCEPTED = 202;

    private final KeycloakSession session;
    private final Answers answers;
    private final String person;

    UnlockResource(KeycloakSession session, Answers answers, String person) {
        this.session = session;
        this.answers = answers;
        this.person = person;
    }

    /** Sends one. */
    @POST
    public Response send(String text) {
        return answers.to(agent -> {
            Subject subject = new Subjects(session, agent).load(person);
            Audit audit = new Audit(session, agent);
            String[] path = {"users", subject.person().getId(), "unlock"};
            Body body = Body.of(text);
            String reason = body.reason();
            Map<String, String> details = new HashMap<>(Map.of("care_identity_reason", reason));
            try {
                send(subject.by(body.organisation()))
                        .ifPresent(organisation -> details.put("care_identity_organisation", organisation));
            } catch (ProblemException refused) {
                audit.refused(Operation.UNLOCK, subject.person().getId(), refused, path);
                throw refused;
            }
            audit.done(Operation.UNLOCK, subject.person().getId(), details, path);
            return Answers.json(ACCEPTED, JsonNodeFactory.instance.objectNode());
        });
    }

    private Optional<String> send(Subject subject) throws ProblemException {
        Optional<String> organisation = subject.require(Operation.UNLOCK);
        subject.requireLevel(level(subject));
        if (!Unlocking.hasAddress(subject.person())) {
            throw new ProblemException(
                    Problem.STATE,
                    "This person has no e-mail address that a code could be sent to: ask an administrator.");
        }
        if (!Unlocking.send(session, subject.person(), true)) {
            throw new ProblemException(
                    Problem.STATE, "This person's Care Identity was disabled by an administrator, who can enable it.");
        }
        return organisation;
    }

    /** What the code can give the person back: the agent's check of who they are stands for a registration. */
    private AssuranceLevel level(Subject subject) {
        return AuthenticatorKinds.of(session, subject.person())
                .map(held -> held.authenticator())
                .filter(own -> own.status() == AuthenticatorStatus.DISABLED)
                .map(own -> own.highest())
                .max(Comparator.naturalOrder())
                .orElse(AssuranceLevel.AAL2);
    }
}
