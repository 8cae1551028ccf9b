package org.careidentity.bench;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.smartcard.revocation.CrlSides;

/** What a large list of revoked certificates costs a node, in this process and without a server. */
final class CrlLoadBenchmark {

    private static final Effort LOADS = new Effort(2, 1);
    /** What is held is the same from the first load on. */
    private static final Effort HELD = new Effort(0, 1);

    private CrlLoadBenchmark() {}

    static List<Ratio> ratios() {
        TestAuthority authority = TestAuthority.root("Bench Card Authority");
        CrlSides sides = new CrlSides(LargeList.signedBy(authority), authority.certificate());
        Side ours = side(sides, CrlSides::load);
        Side byJdk = side(sides, CrlSides::loadByJdk);
        return List.of(
                new Ratio(
                        "crl-load/time",
                        "A list of 1,000,000 revoked certificates, verified and ready for look-ups, against the JDK's parser"
                                + " and verification",
                        Target.atMost(0.1),
                        ours,
                        byJdk,
                        new ThreadCpu(),
                        LOADS),
                new Ratio(
                        "crl-load/heap",
                        "What the same two hold in the heap from then on",
                        Target.atMost(0.02),
                        ours,
                        byJdk,
                        new RetainedHeap(),
                        HELD));
    }

    /** One load, with two look-ups of what is not there; what was loaded before is gone. */
    private static Side side(CrlSides sides, Consumer<CrlSides> load) {
        return new Side() {
            @Override
            public void prepare(int operations) {
                sides.clear();
            }

            @Override
            public void operation() {
                load.accept(sides);
                if (sides.revoked(BigInteger.ONE) || sides.revoked(BigInteger.TWO)) {
                    throw new IllegalStateException("a certificate that is not in the list is revoked");
                }
            }
        };
    }
}
