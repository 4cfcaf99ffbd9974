package dev.dateline.contract.pact.report;

import dev.dateline.contract.model.Operation;
import dev.dateline.contract.pact.Finding;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verification as XML of the form that JUnit's tools write and build servers read: a suite for
 * each pact, a case for each interaction. Stateless.
 */
public final class JunitReport {
  private JunitReport() {}

  /** The report, with its XML declaration, to be written in UTF-8. */
  public static String of(Verification verification) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites").append(attribute("name", "pacts against " + verification.document()));
    xml.append(attribute("tests", String.valueOf(tests(verification.pacts()))));
    long failures =
        verification.pacts().stream().mapToLong(each -> failures(each, verification)).sum();
    xml.append(attribute("failures", String.valueOf(failures)));
    xml.append(">\n");
    verification.pacts().forEach(each -> suite(each, verification, xml));
    return xml.append("</testsuites>\n").toString();
  }

  private static int tests(List<PactVerdict> pacts) {
    return pacts.stream().mapToInt(JunitReport::tests).sum();
  }

  private static int tests(PactVerdict pact) {
    return pact.verdicts().size() + (pact.findings().isEmpty() ? 0 : 1);
  }

  private static long failures(PactVerdict pact, Verification verification) {
    long whole = pact.findings().stream().anyMatch(verification::fails) ? 1 : 0;
    return whole
        + pact.verdicts().stream()
            .filter(each -> each.findings().stream().anyMatch(verification::fails))
            .count();
  }

  private static void suite(PactVerdict pact, Verification verification, StringBuilder xml) {
    long skipped = pact.verdicts().stream().filter(Verification::isUnjudged).count();
    xml.append("  <testsuite").append(attribute("name", pact.pact().source()));
    xml.append(attribute("tests", String.valueOf(tests(pact))));
    xml.append(attribute("failures", String.valueOf(failures(pact, verification))));
    xml.append(attribute("errors", "0")).append(attribute("skipped", String.valueOf(skipped)));
    xml.append(attribute("time", "0")).append(">\n");
    if (!pact.findings().isEmpty()) {
      testCase(pact, "the pact as a whole", pact.findings(), false, verification, xml);
    }
    for (Verdict each : pact.verdicts()) {
      Operation operation = each.operation();
      String name =
          each.interaction().description() + (operation == null ? "" : " (" + operation.id() + ")");
      testCase(pact, name, each.findings(), Verification.isUnjudged(each), verification, xml);
    }
    xml.append("  </testsuite>\n");
  }

  private static void testCase(
      PactVerdict pact,
      String name,
      List<Finding> findings,
      boolean skipped,
      Verification verification,
      StringBuilder xml) {
    String consumer = pact.pact().consumer();
    xml.append("    <testcase").append(attribute("name", name));
    xml.append(attribute("classname", consumer.isEmpty() ? pact.pact().source() : consumer));
    xml.append(attribute("time", "0")).append(">\n");
    List<Finding> failing = findings.stream().filter(verification::fails).toList();
    if (skipped) {
      xml.append("      <skipped")
          .append(attribute("message", findings.get(0).message()))
          .append("/>\n");
    } else if (!failing.isEmpty()) {
      xml.append("      <failure").append(attribute("type", failing.get(0).code().id()));
      xml.append(attribute("message", failing.get(0).message())).append(">");
      xml.append(escaped(told(failing), false)).append("</failure>\n");
    }
    List<Finding> others = findings.stream().filter(each -> !verification.fails(each)).toList();
    if (!others.isEmpty() && !skipped) {
      xml.append("      <system-out>")
          .append(escaped(told(others), false))
          .append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private static String told(List<Finding> findings) {
    return findings.stream()
        .map(
            each ->
                each.severity().name().toLowerCase(Locale.ROOT)
                    + " "
                    + each.code().id()
                    + " at "
                    + each.pointer()
                    + "\n"
                    + each.message()
                    + "\n"
                    + each.code().advice()
                    + " In the document: "
                    + each.document())
        .collect(Collectors.joining("\n\n"));
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value, true) + "\"";
  }

  /** XML 1.0, section 2.2: what is no character there is replaced. */
  private static String escaped(String text, boolean attribute) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\t', '\r' -> {
                  if (attribute || c == '\r') {
                    out.append("&#").append(c).append(';');
                  } else {
                    out.appendCodePoint(c);
                  }
                }
                default -> out.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean isCharacter(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
