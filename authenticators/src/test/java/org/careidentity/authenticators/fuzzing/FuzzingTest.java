package org.careidentity.authenticators.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.statement.KeyDescriptionFuzz;
import org.careidentity.authenticators.fido.statement.TpmStructuresFuzz;
import org.careidentity.authenticators.mds.fido.MetadataFuzz;
import org.careidentity.authenticators.smartcard.certificate.CardCertificateFuzz;
import org.careidentity.authenticators.smartcard.header.HeaderFuzz;
import org.careidentity.authenticators.smartcard.revocation.CrlFuzz;
import org.careidentity.authenticators.smartcard.revocation.OcspFuzz;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come in, the end is a declared refusal. Each target has seconds here, and as long as one likes with the
 * profile {@code fuzz}.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzingTest {

    private static final int AT_A_TIME = 2;

    private final ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<Class<?>, Future<FuzzRun>> started = new ConcurrentHashMap<>();

    @BeforeAll
    void begin() {
        Seeds seeds = new Seeds();
        start(ClientDataFuzz.class, seeds.clientData());
        start(AttestationObjectFuzz.class, seeds.attestationObjects());
        start(TpmStructuresFuzz.class, seeds.tpmStructures());
        start(KeyDescriptionFuzz.class, seeds.keyDescriptions());
        start(MetadataFuzz.class, seeds.metadata());
        start(StoredCredentialFuzz.class, seeds.storedCredentials());
        start(CardCertificateFuzz.class, seeds.cards());
        start(HeaderFuzz.class, HeaderFuzz.seeds());
        start(CrlFuzz.class, CrlFuzz.seeds());
        start(OcspFuzz.class, OcspFuzz.seeds());
    }

    private void start(Class<?> target, List<byte[]> seeds) {
        assertThat(seeds).isNotEmpty();
        started.put(target, runs.submit(() -> FuzzRun.of(target, seeds)));
    }

    Stream<Class<?>> targets() {
        return started.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void anyBytesEndInADeclaredRefusal(Class<?> target) throws Exception {
        FuzzRun run = started.get(target).get();
        System.out.println(target.getSimpleName() + ": " + run.executions() + " inputs");
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.executions()).as(run.output()).isGreaterThanOrEqualTo(run.seeds());
    }

    @AfterAll
    void end() {
        runs.shutdownNow();
    }
}
