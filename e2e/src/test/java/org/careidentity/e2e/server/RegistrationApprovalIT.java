package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a realm asks for two pairs of eyes: who proposes, who may decide, and what is carried out in the end (CVE-2026-16072). */
@SideBySide
class RegistrationApprovalIT {

    private static final String REALM = "registration-approval";
    private static final String HERE = "RJ1";
    private static final String OTHER = "RJ12";

    private static TestServer server;
    private static Admin admin;
    private static Staff first;
    private static Staff second;

    private String person;
    private JsonNode authenticator;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        RealmAttributes.set(admin, REALM, "care-identity.registration-four-eyes", "issue remove");
        first = staff(HERE, Staff.MANAGER, "3");
        second = staff(HERE, Staff.MANAGER, "3");
    }

    private static Staff staff(String organisation, String role, String level, String... activities) {
        return Staff.logIn(server, REALM, Staff.person(admin, REALM, organisation, role, level, activities));
    }

    @BeforeEach
    void newPerson() {
        person = id(Workforce.of(HERE).withApps(1).join(admin, REALM).get(0));
        authenticator = authenticators().get(0);
    }

    private static String id(String uuid) {
        return admin.user(REALM, uuid).path("id").textValue();
    }

    private JsonNode authenticators() {
        return first.get("people/" + person + "/authenticators")
                .with(200)
                .json()
                .path("authenticators");
    }

    private Staff.Answer remove(Staff agent, String proposal) {
        Map<String, Object> body =
                new HashMap<>(Map.of("version", authenticator.path("version").longValue(), "reason", "Left the ward"));
        if (proposal != null) {
            body.put("proposal", proposal);
        }
        return agent.post(
                "people/" + person + "/authenticators/"
                        + authenticator.path("id").textValue() + "/removal",
                body);
    }

    private String proposed() {
        return remove(first, null).with(202).json().path("proposal").textValue();
    }

    private static Staff.Answer decide(Staff agent, String proposal, String decision) {
        return agent.post("proposals/" + proposal + "/" + decision, Map.of("reason", "Looked at it"));
    }

    private static List<String> open(Staff agent) {
        return agent.get("proposals?organisation=" + HERE)
                .with(200)
                .json()
                .path("proposals")
                .findValuesAsText("proposal");
    }

    @Test
    void whatOneAgentProposesAnotherApprovesAndTheFirstDoesItOnce() {
        String proposal = proposed();
        assertThat(open(first)).contains(proposal);
        assertThat(open(second)).contains(proposal);
        assertThat(remove(first, proposal).with(409).reason()).isEqualTo("care_identity_registration_state");
        decide(second, proposal, "approval").with(204);
        assertThat(open(second)).doesNotContain(proposal);
        assertThat(authenticators()).hasSize(1);
        remove(first, proposal).with(204);
        assertThat(authenticators()).isEmpty();
        assertThat(open(first)).doesNotContain(proposal);
        assertThat(remove(first, proposal).status()).isEqualTo(404);
    }

    @Test
    void aLinkIsProposedAndIssuedAlike() {
        Map<String, Object> body = new HashMap<>(Map.of("method", "passkey", "reason", "New starter"));
        String proposal = first.post("people/" + person + "/links", body)
                .with(202)
                .json()
                .path("proposal")
                .textValue();
        decide(second, proposal, "approval").with(204);
        body.put("proposal", proposal);
        assertThat(first.post("people/" + person + "/links", body)
                        .with(201)
                        .json()
                        .path("passphrase")
                        .textValue())
                .isNotEmpty();
        assertThat(first.post("people/" + person + "/links", body).status()).isEqualTo(409);
        body.put("method", "security-key");
        assertThat(first.post("people/" + person + "/links", body).status())
                .as("another method than was approved")
                .isEqualTo(404);
    }

    @Test
    void whatWasRefusedIsNotCarriedOut() {
        String proposal = proposed();
        decide(second, proposal, "refusal").with(204);
        assertThat(remove(first, proposal).with(409).reason()).isEqualTo("care_identity_registration_state");
        assertThat(decide(second, proposal, "approval").with(409).reason())
                .isEqualTo("care_identity_registration_stale");
        assertThat(authenticators()).hasSize(1);
        JsonNode own = first.get("proposals").with(200).json().path("proposals");
        assertThat(own.findValuesAsText("state")).contains("refused");
        assertThat(own.findValuesAsText("decisionReason"))
                .as("whoever proposed it gets to know")
                .contains("Looked at it");
    }

    @Test
    void neitherTheProposerNorSomebodyWithoutTheRightNorAWeakerSessionDecides() {
        String proposal = proposed();
        assertThat(decide(first, proposal, "approval").with(403).reason())
                .isEqualTo("care_identity_registration_second_agent");
        assertThat(decide(staff(HERE, Staff.AGENT, "3"), proposal, "approval")
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_right");
        assertThat(decide(staff("RJ12", Staff.MANAGER, "3"), proposal, "approval")
                        .with(404)
                        .reason())
                .isEqualTo("care_identity_registration_unknown");
        assertThat(decide(first.with(""), proposal, "approval").status()).isEqualTo(401);
        assertThat(authenticators()).hasSize(1);
        decide(second, proposal, "approval").with(204);
    }

    @Test
    void aSessionBelowWhatIsProposedDecidesNothing() {
        String proposal = first.post(
                        "people/" + person + "/links", Map.of("method", "security-key", "reason", "New starter"))
                .with(202)
                .json()
                .path("proposal")
                .textValue();
        assertThat(decide(staff(HERE, Staff.MANAGER, "2"), proposal, "approval")
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_level");
        decide(second, proposal, "approval").with(204);
    }

    @Test
    void thePersonOfAProposalDecidesNothingAboutIt() {
        Staff third = staff(HERE, Staff.MANAGER, "3");
        String proposal = first.post(
                        "people/" + id(third.username()) + "/links",
                        Map.of("method", "passkey", "reason", "New starter"))
                .with(202)
                .json()
                .path("proposal")
                .textValue();
        assertThat(open(third)).doesNotContain(proposal);
        assertThat(decide(third, proposal, "approval").with(403).reason())
                .isEqualTo("care_identity_registration_second_agent");
        decide(second, proposal, "approval").with(204);
    }

    @Test
    void anotherAgentDoesNotUseAnApprovedProposal() {
        String proposal = proposed();
        decide(second, proposal, "approval").with(204);
        assertThat(remove(second, proposal).with(404).reason()).isEqualTo("care_identity_registration_unknown");
        assertThat(authenticators()).hasSize(1);
    }

    @Test
    void ofManyDecisionsAtTheSameMomentOneCounts() throws Exception {
        String proposal = proposed();
        List<Callable<Integer>> decisions = IntStream.range(0, 8)
                .mapToObj(number ->
                        (Callable<Integer>) () -> decide(second, proposal, number % 2 == 0 ? "approval" : "refusal")
                                .status())
                .toList();
        List<Integer> answers = AtOnce.run(decisions);
        assertThat(Collections.frequency(answers, 204)).as(answers.toString()).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).as(answers.toString()).isEqualTo(7);
    }

    @Test
    void everyDecisionIsAnAdminEventAndSoIsARefusedOne() {
        String proposal = proposed();
        decide(first, proposal, "approval").with(403);
        decide(second, proposal, "approval").with(204);
        String events = admin.get(REALM + "/admin-events?resourcePath=users/" + person + "/proposals/*")
                .toString();
        assertThat(events)
                .contains("care_identity_registration_second_agent", "Looked at it", proposal, HERE)
                .contains(id(second.username()));
    }

    @Test
    void aProposalSaysWhatItIsAbout() {
        String proposal = proposed();
        JsonNode shown = second.get("proposals?organisation=" + HERE)
                .with(200)
                .json()
                .path("proposals")
                .valueStream()
                .filter(one -> one.path("proposal").textValue().equals(proposal))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("authenticator")).isEqualTo(authenticator.path("id"));
        assertThat(shown.path("label")).isEqualTo(authenticator.path("label"));
        assertThat(shown.path("methodName")).isEqualTo(authenticator.path("methodName"));
    }

    @Test
    void whatHasChangedSinceItWasApprovedIsProposedAnew() {
        String proposal = proposed();
        decide(second, proposal, "approval").with(204);
        authenticator = change("resumption", change("suspension", authenticator));
        Staff.Answer refused = remove(first, proposal).with(409);
        assertThat(refused.reason()).isEqualTo("care_identity_registration_stale");
        assertThat(refused.body()).contains("propose it anew");
        assertThat(authenticators()).hasSize(1);
    }

    private JsonNode change(String change, JsonNode seen) {
        return first.post(
                        "people/" + person + "/authenticators/"
                                + authenticator.path("id").textValue() + "/" + change,
                        Map.of("version", seen.path("version").longValue(), "reason", "For a while"))
                .with(200)
                .json();
    }

    @Test
    void anAgentOfTwoOrganisationsProposesByTheOneTheyActFor() {
        String uuid = Staff.person(admin, REALM, HERE, Staff.MANAGER, "3");
        admin.put(REALM + "/users/" + id(uuid), atBoth(uuid)).ok();
        ObjectNode user = (ObjectNode) admin.get(REALM + "/users/" + person);
        ((ArrayNode) user.at("/attributes/nhsid_user_orgs"))
                .add("{\"org_name\":\"Other\",\"org_code\":\"" + OTHER + "\"}");
        admin.put(REALM + "/users/" + person, user).ok();
        Staff agent = Staff.logIn(server, REALM, uuid);
        for (String organisation : List.of(HERE, OTHER)) {
            String proposal = agent.post(
                            "people/" + person + "/links",
                            Map.of("method", "passkey", "reason", "New starter", "organisation", organisation))
                    .with(202)
                    .json()
                    .path("proposal")
                    .textValue();
            Staff colleague = staff(organisation, Staff.MANAGER, "3");
            assertThat(colleague
                            .get("proposals")
                            .with(200)
                            .json()
                            .path("proposals")
                            .findValuesAsText("proposal"))
                    .as(organisation)
                    .contains(proposal);
            decide(organisation.equals(HERE) ? staff(OTHER, Staff.MANAGER, "3") : second, proposal, "approval")
                    .with(404);
            decide(colleague, proposal, "approval").with(204);
            assertThat(agent.get("proposals?organisation=" + (organisation.equals(HERE) ? OTHER : HERE))
                            .with(200)
                            .json()
                            .path("proposals")
                            .findValuesAsText("proposal"))
                    .as("their own, whichever they act for")
                    .contains(proposal);
        }
        assertThat(agent.post(
                                "people/" + person + "/links",
                                Map.of("method", "passkey", "reason", "New starter", "organisation", "no code!"))
                        .with(400)
                        .reason())
                .isEqualTo("care_identity_registration_malformed");
    }

    private static ObjectNode atBoth(String uuid) {
        ObjectNode user = (ObjectNode) admin.user(REALM, uuid);
        for (String attribute : List.of("nhsid_nrbac_roles", "nhsid_user_orgs")) {
            ArrayNode values = (ArrayNode) user.at("/attributes/" + attribute);
            values.add(values.get(0)
                    .textValue()
                    .replace(HERE, OTHER)
                    .replace("\"person_roleid\":\"2\"", "\"person_roleid\":\"3\""));
        }
        return user;
    }

    @Test
    void aSettingThatHoldsWhatCannotBeHeldHoldsEverythingThatCan() {
        String strict = server.copyRealm(TestServer.REALM, "registration-unreadable");
        RealmAttributes.set(admin, strict, "care-identity.registration-four-eyes", "unlock");
        Staff agent = Staff.logIn(server, strict, Staff.person(admin, strict, HERE, Staff.MANAGER, "3"));
        assertThat(agent.get("me").with(200).json().path("fourEyes"))
                .extracting(JsonNode::textValue)
                .containsExactly("issue", "confirm", "suspend", "resume", "remove", "bulk");
        String uuid = Workforce.of(HERE).withApps(1).join(admin, strict).get(0);
        agent.post(
                        "people/" + admin.user(strict, uuid).path("id").textValue() + "/links",
                        Map.of("method", "passkey", "reason", "New starter"))
                .with(202);
    }

    @Test
    void anUnknownProposalAndAnotherRealmsAreTheSame404() {
        String other = server.copyRealm(TestServer.REALM, "registration-approval-2");
        Staff elsewhere = Staff.logIn(server, other, Staff.person(admin, other, HERE, Staff.MANAGER, "3"));
        assertThat(decide(elsewhere, proposed(), "approval").with(404).body())
                .isEqualTo(decide(second, "none", "approval").with(404).body());
    }
}
