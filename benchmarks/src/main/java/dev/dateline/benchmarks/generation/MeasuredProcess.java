package dev.dateline.benchmarks.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command to its end and tells what it cost, the processes that it starts included.
 *
 * <p>Processor time is the operating system's, asked for every ten milliseconds until a process is
 * gone. The peak of memory is the sum of {@code VmHWM} of {@code /proc} of those that are there at
 * one time, so only Linux tells it.
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
      Map<Long, Duration> cpu = new HashMap<>();
      double peak = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        double now = 0;
        for (ProcessHandle each :
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
          each.info().totalCpuDuration().ifPresent(spent -> cpu.put(each.pid(), spent));
          now += peakMegabytes(each.pid());
        }
        peak = Math.max(peak, now);
      }
      double wall = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + process.exitValue() + ", see " + log);
      }
      Duration all = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
      return new ProcessCost(wall, all.toMillis() / 1e3, peak > 0 ? peak : Double.NaN);
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
    return 0;
  }
}
