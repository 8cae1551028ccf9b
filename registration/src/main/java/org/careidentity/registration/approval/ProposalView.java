package org.careidentity.registration.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.registration.person.FoundView;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A proposal as agents see it. */
public record ProposalView(KeycloakSession session, Agent agent, Words words) {

    /** For an agent, in the words of the realm. */
    public ProposalView(KeycloakSession session, Agent agent) {
        this(session, agent, new Words(session));
    }

    /** As the API describes it. */
    public ObjectNode of(Proposal proposal) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("proposal", proposal.id())
                .put("operation", proposal.operation().id())
                .put("change", proposal.change())
                .put("reason", proposal.reason())
                .put("proposedBy", PersonName.of(session, proposal.proposedBy()))
                .put("created", proposal.created().toString())
                .put("expires", proposal.expires().toString())
                .put("state", proposal.state().name().toLowerCase(Locale.ROOT))
                .put("mine", proposal.proposedBy().equals(agent.id()));
        proposal.decidedBy().ifPresent(by -> view.put("decidedBy", PersonName.of(session, by)));
        proposal.decisionReason().ifPresent(why -> view.put("decisionReason", why));
        UserModel person = session.users().getUserById(session.getContext().getRealm(), proposal.person());
        if (person != null) {
            view.set("person", FoundView.of(person));
            what(view, proposal, person);
        }
        return view;
    }

    /** What it is about: whoever approves answers for it. */
    private void what(ObjectNode view, Proposal proposal, UserModel person) {
        if (proposal.operation() == Operation.ISSUE) {
            method(view, proposal.what());
            return;
        }
        view.put("authenticator", proposal.what());
        AuthenticatorKinds.find(session, person, proposal.what()).ifPresent(held -> {
            method(view, held.authenticator().method());
            Optional.ofNullable(held.authenticator().stored().getUserLabel())
                    .ifPresent(label -> view.put("label", label));
        });
    }

    private void method(ObjectNode view, String method) {
        view.put("method", method).put("methodName", words.method(method));
    }
}
