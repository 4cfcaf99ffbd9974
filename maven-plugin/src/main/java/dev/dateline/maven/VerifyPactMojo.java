package dev.dateline.maven;

import dev.dateline.contract.ContractDocument;
import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.coverage.ContractCoverage;
import dev.dateline.contract.coverage.CoverageJson;
import dev.dateline.contract.coverage.CoverageMeasure;
import dev.dateline.contract.coverage.CoveragePage;
import dev.dateline.contract.coverage.CoverageText;
import dev.dateline.contract.coverage.MinimumCoverage;
import dev.dateline.contract.pact.FindingCode;
import dev.dateline.contract.pact.PactCheck;
import dev.dateline.contract.pact.PactVerdict;
import dev.dateline.contract.pact.broker.PactBroker;
import dev.dateline.contract.pact.broker.PactSource;
import dev.dateline.contract.pact.report.JsonReport;
import dev.dateline.contract.pact.report.JunitReport;
import dev.dateline.contract.pact.report.TextReport;
import dev.dateline.contract.pact.report.Verification;
import dev.dateline.generator.GenerationException;
import dev.dateline.runtime.version.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Holds pacts to an OpenAPI document: whether what a consumer sends is allowed, and whether what it
 * expects can come. Any pact will do, whoever recorded it and in whatever language, in versions 1
 * to 4 of the Pact specification.
 *
 * <p>The build fails where the document forbids something that a pact has, or a pact cannot be
 * read.
 *
 * <p>Needs no POM: {@code mvn dev.dateline:dateline-maven-plugin:verify-pact
 * -Ddateline.spec=api.yaml -Ddateline.pacts=pacts}.
 */
@Mojo(
    name = "verify-pact",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyPactMojo extends DocumentMojo {

  /**
   * The version to judge by: a date such as {@code 2024-08-05}, {@code latest} or {@code preview}.
   * Pacts that were recorded against a date that gets another version of an operation are told so.
   */
  @Parameter(property = "dateline.apiVersion", defaultValue = "latest")
  private String apiVersion = "latest";

  /**
   * The pacts, separated by commas: files; folders, of which every file {@code *.json} is taken;
   * web addresses of pacts, of a Pact Broker, or of one of its lists of pacts. If not given, {@code
   * pacts} in the build directory, where Pact's own tools for Maven write.
   */
  @Parameter(property = "dateline.pacts")
  private List<String> pacts = List.of();

  /**
   * The name of the provider that the document describes: a Pact Broker is asked for its pacts, and
   * pacts of files that name another provider are passed over. If not given, all pacts are taken.
   */
  @Parameter(property = "dateline.provider")
  private @Nullable String provider;

  /**
   * Whether constraints that the document itself shows to be mistakes are enforced all the same.
   */
  @Parameter(property = "dateline.enforceDoubtful", defaultValue = "false")
  private boolean enforceDoubtful;

  /** Fails for warnings too: for what the document does not speak of. */
  @Parameter(property = "dateline.strict", defaultValue = "false")
  private boolean strict;

  /**
   * Kinds of findings to pass over, separated by commas, by the codes that reports have: {@code
   * request.credentials.missing}.
   */
  @Parameter(property = "dateline.ignore")
  private List<String> ignore = List.of();

  /** Whether the build fails; otherwise it only reports. */
  @Parameter(property = "dateline.failOnFindings", defaultValue = "true")
  private boolean failOnFindings = true;

  /**
   * How much of the document the pacts must exercise, in per cent, separated by commas: {@code 80}
   * of all there is, {@code statuses=100} of a kind. The kinds are those of the table that is
   * shown, with a hyphen for a space: {@code enum-values}. If not given, any share will do.
   */
  @Parameter(property = "dateline.minimumCoverage")
  private List<String> minimumCoverage = List.of();

  /**
   * Which reports to write beside the console's: {@code json} and {@code junit} of what was found,
   * {@code coverage} (JSON and HTML) of what the pacts exercise. All, if not given.
   */
  @Parameter(property = "dateline.reports", defaultValue = "json,junit,coverage")
  private List<String> reports = List.of();

  /** The folder of the reports. If not given, {@code dateline} in the build directory. */
  @Parameter(property = "dateline.reportDirectory")
  private @Nullable String reportDirectory;

  /**
   * Who asks a Pact Broker, with HTTP Basic. If not given, the environment variable {@code
   * PACT_BROKER_USERNAME}.
   */
  @Parameter(property = "dateline.brokerUsername")
  private @Nullable String brokerUsername;

  /** The password to it. If not given, the environment variable {@code PACT_BROKER_PASSWORD}. */
  @Parameter(property = "dateline.brokerPassword")
  private @Nullable String brokerPassword;

  /**
   * A bearer token for a Pact Broker, which goes before name and password. If not given, the
   * environment variable {@code PACT_BROKER_TOKEN}.
   */
  @Parameter(property = "dateline.brokerToken")
  private @Nullable String brokerToken;

  /** Seconds to wait for each answer of a Pact Broker. */
  @Parameter(property = "dateline.brokerTimeout", defaultValue = "30")
  private int brokerTimeout = 30;

  /** Does nothing. */
  @Parameter(property = "dateline.skip", defaultValue = "false")
  private boolean skip;

  @Override
  void run() throws MojoFailureException {
    if (skip) {
      getLog().info("Dateline: skipped");
      return;
    }
    MinimumCoverage minimum = minimum();
    ContractDocument document =
        ContractReader.document(
            source(),
            new ContractOptions(VersionPin.of(apiVersion), List.of())
                .enforceDoubtful(enforceDoubtful));
    List<PactVerdict> verdicts = verdicts(document);
    ContractCoverage coverage = CoverageMeasure.of(document, verdicts);
    Verification verification = verification(document, verdicts);
    TextReport.lines(verification).forEach(this::log);
    CoverageText.lines(coverage).forEach(line -> getLog().info(line));
    write(verification, coverage);
    List<String> shortfalls = minimum.shortfalls(coverage);
    shortfalls.forEach(each -> getLog().warn(each));
    if (failOnFindings && !verification.isKept()) {
      throw new MojoFailureException(
          "The document does not allow all that the pacts have: "
              + TextReport.summary(verification));
    }
    if (failOnFindings && !shortfalls.isEmpty()) {
      throw new MojoFailureException(String.join("\n", shortfalls));
    }
  }

  private MinimumCoverage minimum() {
    try {
      return MinimumCoverage.of(Lists.trimmed(minimumCoverage));
    } catch (IllegalArgumentException e) {
      throw new GenerationException("minimumCoverage: " + e.getMessage(), e);
    }
  }

  private List<PactVerdict> verdicts(ContractDocument document) {
    PactCheck check = new PactCheck(document);
    List<PactVerdict> verdicts = new ArrayList<>();
    for (PactSource.Text text : texts()) {
      PactVerdict verdict =
          text.failure() != null
              ? PactCheck.unreadable(text.failure())
              : check.check(text.name(), text.text());
      if (isWanted(verdict)) {
        verdicts.add(verdict);
      } else {
        getLog().info(text.name() + ": passed over, its provider is " + verdict.pact().provider());
      }
    }
    return verdicts;
  }

  private Verification verification(ContractDocument document, List<PactVerdict> verdicts) {
    Set<FindingCode> ignored = ignored();
    ApiVersion version = document.contract().api().version();
    return new Verification(
        source().name(),
        version == null ? null : version.toString(),
        strict,
        verdicts.stream()
            .map(verdict -> verdict.without(each -> ignored.contains(each.code())))
            .toList());
  }

  private boolean isWanted(PactVerdict verdict) {
    String named = verdict.pact().provider();
    return provider == null
        || provider.isBlank()
        || named.isEmpty()
        || named.equals(provider.strip());
  }

  private Set<FindingCode> ignored() {
    Set<FindingCode> codes = new LinkedHashSet<>();
    for (String id : Lists.trimmed(ignore)) {
      codes.add(
          FindingCode.of(id)
              .orElseThrow(
                  () ->
                      new GenerationException(
                          "ignore: there is no kind of finding '"
                              + id
                              + "'. The kinds are "
                              + Arrays.stream(FindingCode.values())
                                  .map(FindingCode::id)
                                  .collect(Collectors.joining(", "))
                              + ".")));
    }
    return codes;
  }

  private List<PactSource.Text> texts() {
    List<String> wanted = Lists.trimmed(pacts);
    if (wanted.isEmpty()) {
      return PactSource.read(folder().build().resolve("pacts"), report()::shown);
    }
    List<PactSource.Text> texts = new ArrayList<>();
    for (String each : wanted) {
      if (PactSource.isAddress(each)) {
        texts.addAll(
            PactBroker.fetch(
                each, provider, login(), Duration.ofSeconds(Math.max(1, brokerTimeout))));
      } else {
        folder()
            .paths("pacts", List.of(each))
            .forEach(path -> texts.addAll(PactSource.read(path, report()::shown)));
      }
    }
    return texts;
  }

  private PactBroker.Login login() {
    return new PactBroker.Login(
        orElse(brokerUsername, "PACT_BROKER_USERNAME"),
        orElse(brokerPassword, "PACT_BROKER_PASSWORD"),
        orElse(brokerToken, "PACT_BROKER_TOKEN"));
  }

  private static @Nullable String orElse(@Nullable String given, String variable) {
    return given != null && !given.isBlank() ? given : System.getenv(variable);
  }

  private void log(TextReport.Line line) {
    switch (line.severity()) {
      case ERROR -> getLog().error(line.text());
      case WARNING -> getLog().warn(line.text());
      case NOTE -> getLog().info(line.text());
    }
  }

  private void write(Verification verification, ContractCoverage coverage) {
    Path chosen = folder().path("reportDirectory", reportDirectory);
    Path directory = chosen == null ? folder().build().resolve("dateline") : chosen;
    for (String format : Lists.trimmed(reports)) {
      switch (format.toLowerCase(Locale.ROOT)) {
        case "json" ->
            write(
                directory.resolve("verify-pact.json"),
                JsonReport.of(verification).toPrettyString() + "\n");
        case "junit" ->
            write(directory.resolve("TEST-verify-pact.xml"), JunitReport.of(verification));
        case "coverage" -> {
          write(
              directory.resolve("coverage.json"),
              CoverageJson.of(coverage).toPrettyString() + "\n");
          Path page = directory.resolve("coverage.html");
          write(page, CoveragePage.of(coverage));
          getLog().info("The picture of it is in " + report().shown(page));
        }
        default ->
            throw new GenerationException(
                "reports: there is no report '"
                    + format
                    + "'. Choose some of json, junit, coverage.");
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new GenerationException(file + " cannot be written: " + e, e);
    }
  }
}
