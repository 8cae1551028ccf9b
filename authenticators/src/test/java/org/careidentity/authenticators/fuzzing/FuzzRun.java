package org.careidentity.authenticators.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of one target by Jazzer, in a JVM of its own.
 *
 * @param status 0 when nothing was found
 * @param seeds how many inputs there were to begin with
 * @param executions how many inputs were tried
 * @param output what the fuzzer said
 */
record FuzzRun(int status, int seeds, long executions, String output) {

    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final String SECONDS = System.getProperty("care-identity.fuzz.seconds", "10");
    private static final Path FOLDER = Path.of("target", "fuzz");

    static FuzzRun of(Class<?> target, List<byte[]> seeds) throws IOException, InterruptedException {
        Path folder = FOLDER.resolve(target.getSimpleName());
        clean(folder);
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path begin = Files.createDirectories(folder.resolve("seeds"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(begin.resolve("seed-" + i), seeds.get(i));
        }
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=org.careidentity.**:com.webauthn4j.**",
                        // loads the other classes as they are, which saves most of the start
                        "--custom_hook_includes=org.careidentity.**:com.webauthn4j.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + SECONDS,
                        // seconds, after which an input is a finding; generous, since other tests run at the same time
                        "-timeout=30",
                        "-print_final_stats=1",
                        corpus.toString(),
                        begin.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher executions = EXECUTIONS.matcher(said);
        return new FuzzRun(status, seeds.size(), executions.find() ? Long.parseLong(executions.group(1)) : 0, said);
    }

    private static void clean(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
