package dev.dateline.benchmarks.generation;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process cost.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds user and system time of all its threads
 * @param peakMegabytes the most memory that was resident at one time, in units of 2^20 bytes; NaN
 *     where the operating system does not tell
 */
record ProcessCost(double wallSeconds, double cpuSeconds, double peakMegabytes) {

  /** The median of each figure by itself. */
  static ProcessCost median(List<ProcessCost> runs) {
    return new ProcessCost(
        median(runs, ProcessCost::wallSeconds),
        median(runs, ProcessCost::cpuSeconds),
        median(runs, ProcessCost::peakMegabytes));
  }

  private static double median(List<ProcessCost> runs, ToDoubleFunction<ProcessCost> figure) {
    List<Double> sorted =
        runs.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
