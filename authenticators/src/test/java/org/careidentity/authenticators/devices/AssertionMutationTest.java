package org.careidentity.authenticators.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A valid login of each algorithm, with one thing changed: all are refused (WebAuthn Level 3 section 7.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssertionMutationTest {

    private final Specimens specimens = new Specimens();
    private final Checkpoint checkpoint = new Checkpoint();
    private int tried;
    private int refused;

    List<Specimen> selfAttested() {
        return specimens.unattested().stream()
                .filter(specimen -> specimen.format().equals("packed"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("selfAttested")
    void aLoginWithOneChangeIsRefused(Specimen specimen) {
        FidoPolicy policy = Site.unattested(specimen);
        EmulatedAuthenticator device = specimen.make();
        FidoCredential stored = checkpoint.register(policy, device, a -> {}).orElseThrow();
        assertThat(checkpoint.authenticate(policy, stored, device, a -> {}))
                .as("unchanged")
                .isPresent();
        assertAllRefused(specimen, policy, stored, device);
    }

    private void assertAllRefused(
            Specimen specimen, FidoPolicy policy, FidoCredential stored, EmulatedAuthenticator device) {
        List<String> accepted = new ArrayList<>();
        List<Mutation> all = AssertionMutations.all(specimen.algorithm().name().startsWith("ES"));
        for (Mutation mutation : all) {
            try {
                if (checkpoint
                        .authenticate(policy, stored, device, mutation.change())
                        .isPresent()) {
                    accepted.add(mutation.name());
                }
            } catch (RuntimeException raw) {
                throw new AssertionError(specimen + ", " + mutation + ": no declared refusal", raw);
            }
        }
        tried += all.size();
        refused += all.size() - accepted.size();
        assertThat(accepted).as("accepted of " + all.size()).isEmpty();
    }

    @AfterAll
    void report() {
        System.out.println("Mutations of logins: " + tried + " tried, " + refused + " refused");
    }
}
