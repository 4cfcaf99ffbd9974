package dev.dateline.server.jakarta.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what is logged, as text, and keeps it off the console. */
public final class LogRecords extends Handler implements AutoCloseable {
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LogRecords(Logger logger) {
    this.logger = logger;
  }

  public static LogRecords of(String name) {
    LogRecords records = new LogRecords(Logger.getLogger(name));
    records.logger.addHandler(records);
    records.logger.setUseParentHandlers(false);
    return records;
  }

  /** Message and stack trace of each record. */
  public List<String> all() {
    return records;
  }

  @Override
  public void publish(LogRecord record) {
    StringWriter text = new StringWriter();
    text.append(new SimpleFormatter().formatMessage(record));
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    records.add(text.toString());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
