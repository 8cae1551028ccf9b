package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A zip file whose entries carry POSIX permissions. */
final class Archive {

    private Archive() {}

    /** Unpacks the whole file, with its permissions, into a folder that is empty. */
    @SuppressWarnings("unchecked")
    static void unpack(Path zip, Path folder) throws IOException {
        // the zip file system of the JDK is the one that reads permissions; ZipInputStream does not
        try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            Path root = archive.getPath("/");
            try (Stream<Path> entries = Files.walk(root)) {
                for (Iterator<Path> each = entries.iterator(); each.hasNext(); ) {
                    Path entry = each.next();
                    Path target = folder.resolve(root.relativize(entry).toString());
                    if (Files.isDirectory(entry)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(entry, target);
                        allow(target, (Set<PosixFilePermission>) Files.getAttribute(entry, "zip:permissions"));
                    }
                }
            }
        }
    }

    private static void allow(Path file, Set<PosixFilePermission> permissions) throws IOException {
        // an archive need not have any
        if (permissions != null) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
