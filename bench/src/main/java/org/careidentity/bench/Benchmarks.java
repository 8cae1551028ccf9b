package org.careidentity.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The benchmarks by their names. */
final class Benchmarks {

    private static final Map<String, Function<Supplier<Stage>, List<Ratio>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("tokens", stage -> TokenBenchmarks.tokens(stage.get()));
        ALL.put("claims-500", stage -> TokenBenchmarks.claims(stage.get()));
        ALL.put("passkey-login", stage -> PasskeyLoginBenchmark.ratios(stage.get()));
        ALL.put("assertion", stage -> AssertionBenchmark.ratios());
        ALL.put("mds", stage -> MetadataBenchmark.ratios());
        ALL.put("startup", stage -> StartupBenchmark.ratios());
    }

    private Benchmarks() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * What a benchmark measures.
     *
     * @param stage the shared server, for those that need one
     */
    static List<Ratio> ratios(String name, Supplier<Stage> stage) {
        return ALL.get(name).apply(stage);
    }
}
