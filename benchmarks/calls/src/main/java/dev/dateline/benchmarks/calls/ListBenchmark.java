package dev.dateline.benchmarks.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dateline.atlas.model.legacybackup.PaginatedRestoreJobView;
import dev.dateline.runtime.json.Direction;
import dev.dateline.runtime.json.JsonReader;
import dev.dateline.runtime.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A list of a megabyte, from bytes to values and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ListBenchmark {

  private final byte[] text = Samples.list();
  private final PaginatedRestoreJobView dateline = readDateline();
  private final HandWritten.LegacyJobs handWritten = readHandWritten();
  private final ObjectMapper stockMapper = new stock.jdk.ApiClient().getObjectMapper();
  private final stock.jdk.model.PaginatedRestoreJobView stockNative = readStockNative();
  private final stock.okhttp.ApiClient okhttp = new stock.okhttp.ApiClient();
  private final stock.okhttp.model.PaginatedRestoreJobView stockOkHttp = readStockOkHttp();

  @Benchmark
  public PaginatedRestoreJobView readDateline() {
    return PaginatedRestoreJobView.read(JsonReader.of(text, Direction.RESPONSE));
  }

  @Benchmark
  public byte[] writeDateline() {
    return JsonWriter.bytes(Direction.BOTH, dateline::write);
  }

  @Benchmark
  public HandWritten.LegacyJobs readHandWritten() {
    try {
      return HandWritten.MAPPER.readValue(text, HandWritten.LegacyJobs.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public byte[] writeHandWritten() throws IOException {
    return HandWritten.MAPPER.writeValueAsBytes(handWritten);
  }

  @Benchmark
  public stock.jdk.model.PaginatedRestoreJobView readStockNative() {
    try {
      return stockMapper.readValue(text, stock.jdk.model.PaginatedRestoreJobView.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public byte[] writeStockNative() throws IOException {
    return stockMapper.writeValueAsBytes(stockNative);
  }

  @Benchmark
  public stock.okhttp.model.PaginatedRestoreJobView readStockOkHttp() {
    return stock.okhttp.JSON.deserialize(
        new String(text, StandardCharsets.UTF_8), stock.okhttp.model.PaginatedRestoreJobView.class);
  }

  @Benchmark
  public byte[] writeStockOkHttp() {
    return stock.okhttp.JSON.serialize(stockOkHttp).getBytes(StandardCharsets.UTF_8);
  }
}
