package dev.dateline.contracttests.mutation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dateline.contracttests.mutation.ContractTests.Outcome;
import dev.dateline.contracttests.mutation.Verdict.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Both sides as they are, and the trial of one mutant after another. */
final class MutationRun implements AutoCloseable {

  private static final long SECONDS = 180;

  private final Workbench workbench;
  private final ObjectNode document;
  private final Equivalents equivalents;
  private final Compiler compiler = new Compiler();
  private final ContractTests tests;
  private final Map<Side, GeneratedSide> unchanged = new EnumMap<>(Side.class);
  private final ExecutorService thread =
      Executors.newCachedThreadPool(
          task -> {
            Thread made = new Thread(task, "mutant");
            made.setDaemon(true);
            return made;
          });

  /** Generates both sides from the document as it is. */
  MutationRun(
      Workbench workbench, ObjectNode document, Equivalents equivalents, List<Suite> suites) {
    this.workbench = workbench;
    this.document = document;
    this.equivalents = equivalents;
    Path pact = workbench.folder().resolve("pact-of-the-unchanged");
    Folders.empty(pact);
    this.tests = new ContractTests(workbench, compiler, pact, suites);
    for (Side side : Side.values()) {
      GeneratedSide generated = generate(side, document, "unchanged-" + side);
      generated
          .mistake()
          .ifPresent(
              mistake -> {
                throw new IllegalStateException("Without any change, the " + side + " " + mistake);
              });
      unchanged.put(side, generated);
    }
    for (Side side : Side.values()) {
      tests.prepare(
          side,
          unchanged(side),
          unchanged(side.other()),
          workbench.folder().resolve("tests-" + side));
      Outcome outcome = bounded(() -> test(side, unchanged(side)));
      outcome
          .failure()
          .ifPresent(
              failure -> {
                throw new IllegalStateException("Without any change this fails: " + failure);
              });
      if (outcome.tests() == 0) {
        throw new IllegalStateException("There are no tests of the " + side + ": " + suites);
      }
      if (side == Side.CLIENT) {
        Folders.copy(workbench.pacts(), pact);
      }
    }
  }

  /** Tries a mutant. */
  Verdict judge(Selection selection) {
    long start = System.nanoTime();
    Side side = selection.side();
    Outcome outcome = bounded(() -> trial(selection));
    Optional<String> killer = outcome.failure();
    String name = selection.mutant().name();
    Optional<String> reason =
        killer.isPresent() ? Optional.empty() : equivalents.reason(side, name);
    Result result =
        killer.isPresent()
            ? Result.KILLED
            : reason.isPresent() ? Result.EQUIVALENT : Result.SURVIVED;
    return new Verdict(
        side,
        name,
        selection.mutant().kind(),
        result,
        killer
            .or(() -> reason)
            .orElse(outcome.tests() == 0 ? "the same code" : outcome.tests() + " tests passed"),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private Outcome trial(Selection selection) {
    Side side = selection.side();
    GeneratedSide generated = generate(side, selection.mutant().applied(document), "mutant");
    if (generated.mistake().isPresent()) {
      return new Outcome(generated.mistake(), 0);
    }
    if (generated.isSameAs(unchanged(side))) {
      return new Outcome(Optional.empty(), 0);
    }
    return test(side, generated);
  }

  private GeneratedSide unchanged(Side side) {
    return Objects.requireNonNull(unchanged.get(side));
  }

  private GeneratedSide generate(Side side, ObjectNode changed, String folder) {
    return GeneratedSide.of(side, changed, workbench, compiler, workbench.folder().resolve(folder));
  }

  private Outcome test(Side side, GeneratedSide generated) {
    return tests.run(
        side,
        unchanged(side),
        generated,
        unchanged(side.other()),
        workbench.folder().resolve("tests"));
  }

  /** A mutant that makes something wait forever is noticed, too. */
  private Outcome bounded(Callable<Outcome> task) {
    Future<Outcome> result = thread.submit(task);
    try {
      return result.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      return new Outcome(Optional.of("takes longer than " + SECONDS + " s"), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    compiler.close();
  }
}
