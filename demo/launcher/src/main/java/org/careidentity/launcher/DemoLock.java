package org.careidentity.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One demo a clone: two would share a database and each other's JARs. The system frees the lock with the process. */
final class DemoLock implements AutoCloseable {

    private final FileChannel channel;

    private DemoLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LaunchFailure when another demo holds it */
    static DemoLock take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LaunchFailure("Another demo of this clone is running. Stop it first.");
            }
            return new DemoLock(channel);
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot lock " + folder + ": " + broken, broken);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
