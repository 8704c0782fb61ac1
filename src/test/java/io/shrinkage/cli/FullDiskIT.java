package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import io.shrinkage.requires.Need;
import io.shrinkage.requires.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full must be said in one line and cost nothing that was there before. */
final class FullDiskIT {
  private static final int EPOCHS = 6;

  // also a container's root user may lack it, so that this skips even where nothing else may
  private static final String MOUNT = "needs to run where a tmpfs may be mounted";

  @TempDir private Path folder;

  @Test
  void sweep_diskFullInTheMiddle_saysSoAndGoesOnOnceThereIsRoom() throws Exception {
    assumeTrue(Mounting.isAllowed(), MOUNT);
    Path whole = Files.createDirectory(folder.resolve("whole"));
    assertThat(run(whole).code()).isZero();
    try (Disk disk = Disk.mount(folder.resolve("disk"), "size=4m")) {
      // Two runs that train take 80 KB each, two that ended 50 KB each.
      Path filler = disk.fillUpTo(200 << 10);
      String full = oneLine(run(disk.path()));
      assertThat(full).contains("runs/", ": cannot be written: No space left on device");
      assertThat(TinySweep.hasCheckpoint(disk.path())).isTrue();
      Files.delete(filler);
      filler = disk.fillUpTo(1 << 20); // enough for the runs, not for the report
      Ended trained = run(disk.path());
      assertThat(trained.err()).contains("goes on after epoch");
      assertThat(trained.code()).isEqualTo(ExitCode.FAILED);
      assertThat(trained.err())
          .contains("report.html: cannot be written: No space left on device")
          .doesNotContain("\tat ");
      Files.delete(filler);
      assertThat(run(disk.path()).code()).isZero();
      assertThat(TinySweep.hashes(disk.path())).isEqualTo(TinySweep.hashes(whole));
    }
  }

  @Test
  void results_onReadOnlyDisk_areOneMessage() throws Exception {
    assumeTrue(Mounting.isAllowed(), MOUNT);
    try (Disk disk = Disk.mount(folder.resolve("disk"), "size=1m,ro")) {
      assertThat(oneLine(run(disk.path()))).contains("tiny: cannot be made: Read-only file system");
    }
  }

  @Test
  void results_whereAFileIs_areOneMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("results"), "not a folder");
    assertThat(oneLine(run(file))).contains("cannot be made: ", "--results");
  }

  @Test
  @Requires(Need.ROOT)
  void results_ofSomebodyElse_areOneMessage() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    for (Path each : List.of(folder, own)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    String spec = TinySweep.write(folder, EPOCHS);
    try (Running running =
        RunnerJar.startBy(asNobody, folder, RunnerJar.QUICK, spec, "--results", own.toString())) {
      assertThat(oneLine(running.end())).contains("tiny: cannot be made: permission denied");
    }
  }

  private static String oneLine(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err()).doesNotContain("\tat ", "bug");
    return ended
        .err()
        .lines()
        .filter(line -> line.contains("cannot be"))
        .reduce("", String::concat);
  }

  private Ended run(Path results) throws Exception {
    String spec = TinySweep.write(folder, EPOCHS);
    try (Running running =
        RunnerJar.start(
            folder, RunnerJar.QUICK, spec, "--results", results.toString(), "--workers", "2")) {
      return running.end();
    }
  }

  /** A disk of its own, in memory. */
  private record Disk(Path path) implements AutoCloseable {

    static Disk mount(Path path, String options) throws IOException {
      Files.createDirectory(path);
      command("mount", "-t", "tmpfs", "-o", options, "shrinkage", path.toString());
      return new Disk(path);
    }

    /** Fills it but for so many bytes. */
    Path fillUpTo(int room) throws IOException {
      long bytes = Files.getFileStore(path).getUsableSpace() - room;
      return Files.write(path.resolve("filler"), new byte[(int) bytes]);
    }

    @Override
    public void close() throws IOException {
      command("umount", path.toString());
    }

    private static void command(String... words) throws IOException {
      Process process = new ProcessBuilder(words).inheritIO().start();
      assertThat(process.onExit().join().exitValue()).isZero();
    }
  }
}
