package dev.dateline.generator.process;

import dev.dateline.generator.DatelineGenerator;
import dev.dateline.generator.GenerationException;
import dev.dateline.runtime.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process that generates: reads a request from one file, writes to another what came of it, and
 * ends. Ends at once when the standard input is closed, that is when whoever asked is gone.
 */
public final class GeneratorMain {

  private GeneratorMain() {}

  /**
   * Generates once.
   *
   * @param arguments the file of the request and that of the outcome
   * @throws IOException when the one cannot be read or the other not written
   */
  public static void main(String[] arguments) throws IOException {
    endWithStandardInput();
    Fields order = Fields.of(JsonValue.parse(Files.readString(Path.of(arguments[0]))));
    order.map("properties").forEach(System::setProperty);
    Files.writeString(Path.of(arguments[1]), outcome(order.object("request")).json().toString());
    // Whatever threads a library may have left behind, the work is done.
    System.exit(0);
  }

  private static Fields outcome(Fields request) {
    try {
      return OutcomeJson.result(DatelineGenerator.generate(RequestJson.read(request)));
    } catch (OutOfMemoryError e) {
      return OutcomeJson.failure(
          new GenerationException(
              "The memory of the generator's process, "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MiB, does not do for this document. Give it more, for example with"
                  + " jvmArguments (-Ddateline.jvmArguments=-Xmx4g)."));
    } catch (RuntimeException | Error e) {
      return OutcomeJson.failure(e);
    }
  }

  private static void endWithStandardInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said there.
                }
              } catch (IOException e) {
                // As good as its end.
              }
              Runtime.getRuntime().halt(1);
            },
            "standard input");
    watch.setDaemon(true);
    watch.start();
  }
}
