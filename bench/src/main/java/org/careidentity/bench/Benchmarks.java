package org.careidentity.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The benchmarks by their names. */
final class Benchmarks {

    private static final Map<String, BiFunction<Supplier<Stage>, Closing, List<Ratio>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("tokens", (stage, closing) -> TokenBenchmarks.tokens(stage.get()));
        ALL.put("claims-500", (stage, closing) -> TokenBenchmarks.claims(stage.get()));
        ALL.put("passkey-login", (stage, closing) -> PasskeyLoginBenchmark.ratios(stage.get()));
        ALL.put("assertion", (stage, closing) -> AssertionBenchmark.ratios());
        ALL.put("mds", (stage, closing) -> MetadataBenchmark.ratios());
        ALL.put("crl-load", (stage, closing) -> CrlLoadBenchmark.ratios());
        ALL.put("smartcard-crl", (stage, closing) -> SmartcardCrlBenchmark.ratios(closing));
        ALL.put("ocsp-outage", (stage, closing) -> OcspOutageBenchmark.ratios(closing));
        ALL.put("push-open", (stage, closing) -> PushOpenBenchmark.ratios(closing));
        ALL.put("registration", (stage, closing) -> RegistrationBenchmark.ratios(stage.get(), closing));
        ALL.put("registration-730k", (stage, closing) -> FindBenchmark.ratios(closing));
        ALL.put("startup", (stage, closing) -> StartupBenchmark.ratios());
    }

    private Benchmarks() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * What a benchmark measures.
     *
     * @param stage the shared server, for those that need one
     * @param closing ends the servers of this benchmark
     */
    static List<Ratio> ratios(String name, Supplier<Stage> stage, Closing closing) {
        return ALL.get(name).apply(stage, closing);
    }
}
