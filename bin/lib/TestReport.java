import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Sums the XML reports of all modules under the current folder. Run as {@code java TestReport.java SCOPE FAILURES}:
 * with the scope {@code all} every test class in the sources must have a report; FAILURES is the folder where the
 * end-to-end tests leave screenshots and logs. Status 1 when a test failed, none ran, or a report is missing.
 */
final class TestReport {

    /** What a test class runs in, by the end of its name. The first that matches counts. */
    private enum Kind {
        BROWSER("Journey"),
        SERVER("IT"),
        UNIT("Test");

        private final Pattern name;

        Kind(String suffix) {
            name = Pattern.compile(".*(" + suffix + ")");
        }

        static Kind of(String testClass) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name.matcher(testClass).matches())
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git");
    private static final int LONGEST_MESSAGE = 200;

    private final Map<String, Map<Kind, Integer>> passed = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        TestReport report = new TestReport();
        for (Path module : modules()) {
            report.read(module, arguments[0].equals("all"));
        }
        report.print(Path.of(arguments[1]));
        System.exit(report.isGood() ? 0 : 1);
    }

    private void read(Path module, boolean everyClass) throws Exception {
        List<Path> reports = reports(module);
        for (Path file : reports) {
            count(module, file);
        }
        if (everyClass) {
            List<String> reported = reports.stream().map(TestReport::testClass).toList();
            testClasses(module).stream()
                    .filter(name -> !reported.contains(name))
                    .forEach(missing::add);
        }
    }

    private void count(Path module, Path file) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        NodeList cases = parser.parse(file.toFile()).getElementsByTagName("testcase");
        Kind kind = Kind.of(testClass(file));
        for (int each = 0; each < cases.getLength(); each++) {
            Element test = (Element) cases.item(each);
            Element problem = first(test, "failure", "error");
            Element skip = first(test, "skipped");
            if (problem != null) {
                failures.add(named(test, problem));
            } else if (skip != null) {
                skipped.add(named(test, skip));
            } else {
                passed.computeIfAbsent(module.toString(), any -> new EnumMap<>(Kind.class))
                        .merge(kind == null ? Kind.UNIT : kind, 1, Integer::sum);
            }
        }
    }

    private static String named(Element test, Element why) {
        return test.getAttribute("classname") + "." + test.getAttribute("name") + ": "
                + oneLine(why.getAttribute("message"));
    }

    private void print(Path evidence) throws IOException {
        String row = "%-28s" + "%10s".repeat(Kind.values().length) + "%n";
        List<Kind> columns = List.of(Kind.UNIT, Kind.SERVER, Kind.BROWSER);
        System.out.printf(row, cells("passed", columns.stream().map(kind -> kind.name().toLowerCase())));
        passed.forEach((module, counts) -> System.out.printf(
                row, cells(module, columns.stream().map(kind -> counts.containsKey(kind) ? "" + counts.get(kind) : ""))));
        System.out.printf(row, cells("total", columns.stream().map(kind -> "" + total(kind))));
        failures.forEach(failure -> System.out.println("FAILED   " + failure));
        skipped.forEach(skip -> System.out.println("SKIPPED  " + skip));
        missing.forEach(testClass -> System.out.println("NOT RUN  " + testClass));
        if (!failures.isEmpty() && Files.isDirectory(evidence)) {
            System.out.println("Screenshots and server logs of the failures: " + evidence.toAbsolutePath());
            try (Stream<Path> files = Files.walk(evidence)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> System.out.println("  " + file));
            }
        }
        System.out.println(allPassed() + " passed, " + failures.size() + " failed, " + skipped.size() + " skipped");
    }

    private boolean isGood() {
        return failures.isEmpty() && missing.isEmpty() && allPassed() > 0;
    }

    private int allPassed() {
        return Arrays.stream(Kind.values()).mapToInt(this::total).sum();
    }

    private int total(Kind kind) {
        return passed.values().stream().mapToInt(counts -> counts.getOrDefault(kind, 0)).sum();
    }

    private static Object[] cells(String first, Stream<String> rest) {
        return Stream.concat(Stream.of(first), rest).toArray();
    }

    private static List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = folder.getFileName();
                if (name != null && (NO_SOURCES.contains(name.toString()) || name.toString().equals("src"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (new File(folder.toString(), "pom.xml").isFile()) {
                    modules.add(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return modules;
    }

    private static List<Path> reports(Path module) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String folder : List.of("target/surefire-reports", "target/failsafe-reports")) {
            if (Files.isDirectory(module.resolve(folder))) {
                try (Stream<Path> files = Files.list(module.resolve(folder))) {
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .sorted()
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }

    /** The outer class that a report is about. */
    private static String testClass(Path report) {
        return report.getFileName().toString().replaceAll("^TEST-|(\\$.*)?\\.xml$", "");
    }

    private static List<String> testClasses(Path module) throws IOException {
        Path sources = module.resolve("src/test/java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isAbstract(file))
                    .map(file -> sources.relativize(file).toString().replaceAll("\\.java$", "").replace('/', '.'))
                    .filter(name -> Kind.of(name) != null)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static boolean isAbstract(Path source) {
        String name = source.getFileName().toString().replaceAll("\\.java$", "");
        try {
            return Pattern.compile("(\\babstract class|interface) " + name + "\\b")
                    .matcher(Files.readString(source))
                    .find();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Element first(Element test, String... names) {
        return Stream.of(names)
                .map(name -> (Element) test.getElementsByTagName(name).item(0))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
    }
}
