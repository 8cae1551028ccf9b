package org.careidentity.realmconfig;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the fragments of a layer from the class path, sorted by path so that every build merges in one order.
 */
final class Fragments {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Fragments() {}

    static List<Fragment> of(Layer layer) {
        URL folder = Fragments.class.getResource("realm/" + layer.folder());
        if (folder == null) {
            throw new IllegalStateException("The class path has no realm fragments in " + layer.folder());
        }
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(jarFile(uri), Map.<String, Object>of())) {
                return read(jar.getPath(uri.getSchemeSpecificPart().substring(jarSeparator(uri) + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    // A file system of our own instead of the JVM's shared one for the URI: two readers at a time do not close each
    // other's.
    private static Path jarFile(URI uri) {
        return Path.of(URI.create(uri.getRawSchemeSpecificPart()
                .substring(0, uri.getRawSchemeSpecificPart().indexOf("!/"))));
    }

    private static int jarSeparator(URI uri) {
        return uri.getSchemeSpecificPart().indexOf("!/");
    }

    private static List<Fragment> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Fragments::readFile)
                    .toList();
        }
    }

    private static Fragment readFile(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new Fragment(
                    file.getParent().getFileName() + "/" + file.getFileName(),
                    MAPPER.readValue(stream, ObjectNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
