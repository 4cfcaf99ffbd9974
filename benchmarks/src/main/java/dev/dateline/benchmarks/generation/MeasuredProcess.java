package dev.dateline.benchmarks.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command to its end and tells what it cost.
 *
 * <p>Processor time is the operating system's, asked for every ten milliseconds until the process
 * is gone. The peak of memory is {@code VmHWM} of {@code /proc}, so only Linux tells it.
 */
final class MeasuredProcess {
  private static final long POLL_MILLIS = 10;

  private MeasuredProcess() {}

  /**
   * Runs a command.
   *
   * @param log where its output goes
   * @throws IllegalStateException when it ends with anything but 0
   */
  static ProcessCost run(
      List<String> command, Path directory, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      Duration cpu = Duration.ZERO;
      double peak = Double.NaN;
      boolean running = true;
      while (running) {
        running = !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (running) {
          cpu = process.info().totalCpuDuration().orElse(cpu);
          double now = peakMegabytes(process.pid());
          peak = Double.isNaN(now) ? peak : now;
        }
      }
      double wall = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + process.exitValue() + ", see " + log);
      }
      return new ProcessCost(wall, cpu.toMillis() / 1e3, peak);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static double peakMegabytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
    } catch (IOException gone) {
      // The process has ended, or this is not Linux.
    }
    return Double.NaN;
  }
}
