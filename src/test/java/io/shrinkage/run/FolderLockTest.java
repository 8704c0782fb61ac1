package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A lock that is lost unnoticed lets two processes train into one folder. */
final class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void acquire_twice_saysWhoHasIt() {
    try (FolderLock held = FolderLock.acquire(folder, "process 17")) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.acquire(folder, "process 18"))
          .isInstanceOf(ResultsException.class)
          .hasMessage(
              folder
                  + ": is in use by process 17; wait for it, or choose another folder"
                  + " with --results");
    }
  }

  @Test
  void acquire_afterClose_succeeds() {
    FolderLock.acquire(folder, "process 17").close();
    FolderLock.acquire(folder, "process 18").close();
  }

  @Test
  void acquire_noteOfAProcessThatWasKilled_succeeds() throws IOException {
    long pid = ProcessHandle.current().pid(); // numbers come again, in containers every time
    Files.writeString(
        folder.resolve(".lock.holder"), "process 17\n" + pid + " started 2001-01-01T00:00:00Z\n");
    FolderLock.acquire(folder, "process 18").close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void acquire_refused_leavesTheLockWithItsHolder() throws Exception {
    try (FolderLock held = FolderLock.acquire(folder, "process 17")) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.acquire(folder, "process 18"))
          .isInstanceOf(ResultsException.class);
      assertThat(locksOn(folder.resolve(".lock"))).isEqualTo(1);
    }
    assertThat(locksOn(folder.resolve(".lock"))).isEqualTo(0);
  }

  /** Counts what the kernel has: lines such as "1: POSIX ADVISORY WRITE 17 08:01:4711 0 EOF". */
  private static long locksOn(Path file) throws IOException {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    String owner = " " + ProcessHandle.current().pid() + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .filter(line -> line.contains(inode) && line.contains(owner))
        .count();
  }
}
