package dev.dateline.benchmarks.calls;

import java.net.URI;

/** One way to call the two operations. Implementations keep their connection. */
interface Caller {

  /** Gets a restore job, and tells the first of its URLs. */
  String get();

  /** Creates a legacy restore job, and tells the identifier of what was created. */
  String create();

  /** The ways that are measured. */
  enum Peer {
    /** The generated client. */
    DATELINE,
    /** The JDK's client and Jackson databind, by hand. */
    HAND_WRITTEN,
    /** OpenAPI Generator's {@code java} with the library {@code native}. */
    STOCK_NATIVE,
    /** OpenAPI Generator's {@code java} with the library {@code okhttp-gson}. */
    STOCK_OKHTTP,
    /** The JDK's client alone, which reads the body as text: a floor. Gets, and creates nothing. */
    BARE;

    /** A caller of the server at an address; loads the classes of no other peer. */
    Caller start(URI server) {
      return switch (this) {
        case DATELINE -> new DatelineCaller(server);
        case HAND_WRITTEN -> new HandWrittenCaller(server);
        case STOCK_NATIVE -> new StockNativeCaller(server);
        case STOCK_OKHTTP -> new StockOkHttpCaller(server);
        case BARE -> new BareCaller(server);
      };
    }
  }
}
