package org.careidentity.authenticators.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each valid registration, with one thing changed: all are refused (WebAuthn Level 3 sections 7.1 and 8). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationMutationTest {

    private final Specimens specimens = new Specimens();
    private final RegistrationMutations mutations = new RegistrationMutations(specimens);
    private final Checkpoint checkpoint = new Checkpoint();
    private int tried;
    private int refused;

    List<Specimen> attested() {
        return Stream.concat(specimens.attested().stream(), Stream.of(specimens.tpmWithScheme()))
                .toList();
    }

    List<Specimen> byAlgorithms() {
        return specimens.byAlgorithms();
    }

    List<Specimen> unattested() {
        return specimens.unattested();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attested")
    void anAttestedRegistrationWithOneChangeIsRefused(Specimen specimen) {
        FidoPolicy policy = Site.attested(specimen, specimens.root.certificate());
        assertAllRefused(specimen, policy, mutations.of(specimen));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byAlgorithms")
    void anAttestedRegistrationOfAnotherAlgorithmWithOneChangeIsRefused(Specimen specimen) {
        FidoPolicy policy = Site.attested(specimen, specimens.root.certificate());
        assertAllRefused(specimen, policy, mutations.ofAlgorithms(specimen));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unattested")
    void aRegistrationWithoutAttestationWithOneChangeIsRefused(Specimen specimen) {
        assertAllRefused(specimen, Site.unattested(specimen), mutations.ceremony(specimen));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unattested")
    void whatProvesNoModelIsRefusedWhereAModelIsDemanded(Specimen specimen) {
        FidoPolicy policy = Site.attested(specimen, specimens.root.certificate());
        assertThat(checkpoint.register(policy, specimen.make(), a -> {})).isEmpty();
    }

    @Test
    void aU2fKeyCannotClaimAModelSinceItsSignatureDoesNotCoverIt() {
        Specimen u2f = specimens.attested().get(6);
        Specimen claimed = specimens.attested().get(0);
        FidoPolicy policy = Site.attestedOfAnyModel(claimed, specimens.root.certificate());
        assertThat(checkpoint.register(policy, claimed.make(), a -> {}))
                .as("the model itself")
                .isPresent();
        assertThat(checkpoint.register(
                        policy, u2f.make(), a -> a.aaguid = claimed.model().aaguid()))
                .isEmpty();
    }

    private void assertAllRefused(Specimen specimen, FidoPolicy policy, List<Mutation> all) {
        assertThat(checkpoint.register(policy, specimen.make(), a -> {}))
                .as("unchanged")
                .isPresent();
        List<String> accepted = new ArrayList<>();
        for (Mutation mutation : all) {
            if (isAccepted(specimen, policy, mutation)) {
                accepted.add(mutation.name());
            }
        }
        tried += all.size();
        refused += all.size() - accepted.size();
        assertThat(accepted).as("accepted of " + all.size()).isEmpty();
    }

    private boolean isAccepted(Specimen specimen, FidoPolicy policy, Mutation mutation) {
        try {
            return checkpoint
                    .register(policy, specimen.make(), mutation.change())
                    .isPresent();
        } catch (RuntimeException raw) {
            throw new AssertionError(specimen + ", " + mutation + ": no declared refusal", raw);
        }
    }

    @AfterAll
    void report() {
        System.out.println("Mutations of registrations: " + tried + " tried, " + refused + " refused");
    }
}
