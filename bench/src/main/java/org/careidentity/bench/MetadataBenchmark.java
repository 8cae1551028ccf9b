package org.careidentity.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.mds.fido.MetadataSides;

/** What the FIDO metadata costs a node, in this process and without a server. */
final class MetadataBenchmark {

    private MetadataBenchmark() {}

    static List<Ratio> ratios() {
        MetadataSides sides = new MetadataSides(Path.of(Optional.ofNullable(System.getenv("CARE_IDENTITY_VECTORS"))
                        .orElse("../../shared/vectors"))
                .resolve("fido-mds3-blobs"));
        Meter meter = new ThreadCpu();
        return List.of(
                new Ratio(
                        "mds/load",
                        "A BLOB of 2.3 MB, verified and all its models ready for look-ups, against its bare JSON tree and"
                                + " signature",
                        Target.atMost(1.2),
                        sides::load,
                        sides::loadBare,
                        meter,
                        Effort.of(5)),
                new Ratio(
                        "mds/lookup-us",
                        "Looking up a model of that BLOB: microseconds",
                        Target.atMost(1),
                        sides::lookUp,
                        Side.ONE_MICROSECOND,
                        meter,
                        Effort.of(1_000_000)));
    }
}
