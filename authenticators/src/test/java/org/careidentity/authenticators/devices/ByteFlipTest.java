package org.careidentity.authenticators.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No byte of an attestation object can be changed, nor can it break off, without being refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByteFlipTest {

    /** Each third byte, by a bit that changes: enough to meet every field, and soon done. */
    private static final int STRIDE = 3;

    /** Flags, counter and model, which U2F does not sign (section 8.6). */
    private static final int UNSIGNED_FROM = 32;

    private static final int UNSIGNED_UNTIL = 53;

    private static final int BIT_STRING = 0x03;
    private static final int SEQUENCE = 0x30;

    private final Specimens specimens = new Specimens();
    private final Checkpoint checkpoint = new Checkpoint();
    private int tried;
    private int refused;

    List<Specimen> attested() {
        return specimens.attested();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attested")
    void anyByteThatIsChangedOrMissingIsNoticed(Specimen specimen) throws Exception {
        FidoPolicy policy = Site.attested(specimen, specimens.root.certificate());
        CeremonyOptions options = Site.registration(policy);
        var answer = (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(specimen.make().register(options.json(), Site.ORIGIN, a -> {}));
        byte[] object =
                Bytes.fromBase64url(answer.at("/response/attestationObject").textValue());
        assertThat(checkpoint.register(policy, options, answer.toString())).isPresent();
        int authenticatorData = indexOf(object, Bytes.sha256("login.example.test".getBytes()));
        List<String> accepted = new ArrayList<>();
        int changes = 0;
        for (int index = 0; index < object.length; index += STRIDE) {
            boolean unsigned = countsUnusedBits(object, index)
                    || specimen.format().equals("fido-u2f")
                            && index >= authenticatorData + UNSIGNED_FROM
                            && index < authenticatorData + UNSIGNED_UNTIL;
            byte[] flipped = object.clone();
            flipped[index] ^= (byte) (1 << index % Byte.SIZE);
            if (!unsigned && isAccepted(policy, options, answer, flipped)) {
                accepted.add("byte " + index + " of " + HexFormat.of().formatHex(object));
            }
            if (isAccepted(policy, options, answer, Arrays.copyOf(object, index))) {
                accepted.add("broken off after " + index);
            }
            changes += unsigned ? 1 : 2;
        }
        tried += changes;
        refused += changes - accepted.size();
        assertThat(accepted).isEmpty();
    }

    private boolean isAccepted(FidoPolicy policy, CeremonyOptions options, ObjectNode answer, byte[] object) {
        ((ObjectNode) answer.get("response")).put("attestationObject", Bytes.base64url(object));
        return checkpoint.register(policy, options, answer.toString()).isPresent();
    }

    /**
     * The byte in front of a certificate's signature that says how many of its last bits do not count. The JDK takes a
     * number there when these bits are 0, so that certificate and signature stay the same.
     */
    private static boolean countsUnusedBits(byte[] object, int index) {
        return index > 2 && object[index - 2] == BIT_STRING && object[index] == 0 && object[index + 1] == SEQUENCE;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int index = 0;
        while (!Arrays.equals(bytes, index, index + part.length, part, 0, part.length)) {
            index++;
        }
        return index;
    }

    @AfterAll
    void report() {
        System.out.println(
                "Attestation objects with a byte changed or missing: " + tried + " tried, " + refused + " refused");
    }
}
