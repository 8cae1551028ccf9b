package org.careidentity.registration.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.careidentity.registration.person.FoundView;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.rights.Agent;
import org.careidentity.registration.rights.Operation;
import org.careidentity.registration.store.Proposal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A proposal as agents see it. */
public record ProposalView(KeycloakSession session, Agent agent) {

    /** As the API describes it. */
    public ObjectNode of(Proposal proposal) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("proposal", proposal.id())
                .put("operation", proposal.operation().id())
                .put("change", proposal.change())
                .put(proposal.operation() == Operation.ISSUE ? "method" : "authenticator", proposal.what())
                .put("reason", proposal.reason())
                .put("proposedBy", PersonName.of(session, proposal.proposedBy()))
                .put("created", proposal.created().toString())
                .put("expires", proposal.expires().toString())
                .put("state", proposal.state().name().toLowerCase(Locale.ROOT))
                .put("mine", proposal.proposedBy().equals(agent.id()));
        UserModel person = session.users().getUserById(session.getContext().getRealm(), proposal.person());
        if (person != null) {
            view.set("person", FoundView.of(person));
        }
        return view;
    }
}
