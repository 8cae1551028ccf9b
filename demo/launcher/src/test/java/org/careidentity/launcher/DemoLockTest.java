package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLockTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondDemoOfTheSameCloneIsRefused() throws Exception {
        try (DemoLock first = DemoLock.take(folder)) {
            assertThatThrownBy(() -> DemoLock.take(folder)).isInstanceOf(LaunchFailure.class);
        }
        DemoLock.take(folder).close();
    }
}
