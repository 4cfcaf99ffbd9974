package dev.dateline.contract.schema;

import java.util.List;

/**
 * How a value stands to a schema.
 *
 * @param problems what is wrong, in the order of the value
 * @param applied the schemas that hold for the value and its parts, each with what it holds for;
 *     alternatives that the value is none of are left out
 */
public record Judgement(List<Problem> problems, List<Applied> applied) {
  public Judgement {
    problems = List.copyOf(problems);
    applied = List.copyOf(applied);
  }

  /** Whether the schema forbids nothing of the value. */
  public boolean isKept() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
