package org.careidentity.phone.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the app, from the class path: its own, and the one stylesheet of the themes that it uses. */
final class StaticFiles {

    private static final String STYLESHEET = "/care-identity/nhsuk.css";
    private static final String THEMES = "/META-INF/resources";
    private static final String INDEX = "index.html";

    /** Names without a dot at their beginning, so that no path leads upwards or to a class. */
    private static final Pattern PATH = Pattern.compile("(?:/[a-z0-9-]+)*/[a-z0-9-]+\\.(?<ending>[a-z]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private StaticFiles() {}

    /** A file. */
    record StaticFile(String type, byte[] bytes) {}

    /** The file at a path of the app's address; empty when there is none. */
    static Optional<StaticFile> at(String path) {
        String file = "/".equals(path) ? "/" + INDEX : path;
        var match = PATH.matcher(file);
        if (!match.matches() || !TYPES.containsKey(match.group("ending"))) {
            return Optional.empty();
        }
        try (InputStream stream =
                StaticFiles.class.getResourceAsStream(STYLESHEET.equals(file) ? THEMES + file : file.substring(1))) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new StaticFile(TYPES.get(match.group("ending")), stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
