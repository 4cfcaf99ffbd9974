package dev.dateline.client.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Apache httpd as a gateway that demands HTTP digest (mod_auth_digest) and hands on to another
 * server what it lets in. Debian has it in the package {@code apache2-bin}.
 */
public final class Httpd implements AutoCloseable {

  public static final String REALM = "MMS Public API";

  /** The path of what it answers itself, with nothing of a backend in the way of its headers. */
  public static final String FILE = "/api/things";

  private static final int ATTEMPTS = 5;
  private static final List<String> MODULES =
      List.of(
          "mpm_event",
          "authn_core",
          "authn_file",
          "auth_digest",
          "authz_core",
          "authz_user",
          "proxy",
          "proxy_http");

  private final int port;
  private final Process process;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final Thread accessLog;

  private Httpd(int port, Process process) {
    this.port = port;
    this.process = process;
    this.accessLog = follow(process.inputReader(StandardCharsets.UTF_8), requests);
  }

  /** Where it is installed. */
  public static Optional<Path> installed() {
    return Stream.of("/usr/sbin/apache2", "/usr/sbin/httpd", "/usr/local/apache2/bin/httpd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(program -> modules().isPresent())
        .findFirst();
  }

  private static Optional<Path> modules() {
    return Stream.of(
            "/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/local/apache2/modules")
        .map(Path::of)
        .filter(folder -> Files.exists(folder.resolve("mod_auth_digest.so")))
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param folder empty, for its files
   * @param backend who answers the requests that it lets in
   * @param user who is let in
   * @param password the user's
   * @param settings further lines about authentication
   * @see #FILE
   */
  public static Httpd start(
      Path folder, URI backend, String user, String password, String... settings)
      throws IOException, InterruptedException {
    Path program = installed().orElseThrow();
    // Its children read the passwords under another user, where they are started as root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        folder.resolve("users"),
        user + ":" + REALM + ":" + md5(user + ":" + REALM + ":" + password) + "\n");
    Path file = folder.resolve(FILE.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"name\":\"file\"}");
    StringBuilder log = new StringBuilder();
    // httpd cannot pick a free port itself, and one that was free may be gone.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = freePort();
      Files.write(folder.resolve("httpd.conf"), configuration(folder, port, backend, settings));
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-d",
                  folder.toString(),
                  "-f",
                  folder.resolve("httpd.conf").toString(),
                  "-D",
                  "FOREGROUND")
              .start();
      Httpd httpd = new Httpd(port, process);
      BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        log.append(line).append('\n');
        if (line.contains("resuming normal operations")) {
          follow(errors, new LinkedBlockingQueue<>());
          return httpd;
        }
      }
      process.waitFor();
    }
    throw new IllegalStateException("httpd does not start:\n" + log);
  }

  private static List<String> configuration(
      Path folder, int port, URI backend, String... settings) {
    List<String> lines = new ArrayList<>();
    lines.add("ServerName 127.0.0.1");
    lines.add("Listen 127.0.0.1:" + port);
    lines.add("PidFile \"" + folder.resolve("httpd.pid") + "\"");
    lines.add("DefaultRuntimeDir \"" + folder + "\"");
    Path modules = modules().orElseThrow();
    for (String module : MODULES) {
      lines.add(
          "LoadModule " + module + "_module \"" + modules.resolve("mod_" + module + ".so") + "\"");
    }
    if (System.getProperty("user.name").equals("root")) {
      lines.addAll(List.of("User nobody", "Group #65534"));
    }
    lines.addAll(
        List.of(
            "ErrorLog /dev/stderr",
            "LogLevel notice",
            "LogFormat \"%>s %u %m %U%q\" brief",
            "CustomLog /dev/stdout brief",
            "StartServers 1",
            "ThreadsPerChild 25",
            "MaxRequestWorkers 50",
            "AuthDigestShmemSize 200000",
            "AllowEncodedSlashes NoDecode",
            "DocumentRoot \"" + folder + "\"",
            "ProxyPass " + FILE + " !",
            "ProxyPass / " + backend + "/ nocanon",
            "<Location />",
            "AuthType Digest",
            "AuthName \"" + REALM + "\"",
            "AuthDigestProvider file",
            "AuthUserFile \"" + folder.resolve("users") + "\"",
            "AuthDigestQop auth",
            "ForceType application/json",
            "Require valid-user"));
    lines.addAll(List.of(settings));
    lines.add("</Location>");
    return lines;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a log to its end, so that httpd never waits for a reader. */
  private static Thread follow(BufferedReader log, BlockingQueue<String> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (log) {
                for (String line = log.readLine(); line != null; line = log.readLine()) {
                  lines.add(line);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The next line of the access log: status, user, method, path and query. */
  public String nextRequest() throws InterruptedException {
    String line = requests.poll(20, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("httpd has logged no further request");
    }
    return line;
  }

  /** The next so many lines of the access log. */
  public List<String> nextRequests(int count) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      lines.add(nextRequest());
    }
    return lines;
  }

  /** Ends it, and gives the lines of the access log that nobody has asked for. */
  public List<String> end() throws InterruptedException {
    close();
    accessLog.join(TimeUnit.SECONDS.toMillis(20));
    List<String> rest = new ArrayList<>();
    requests.drainTo(rest);
    return rest;
  }

  @Override
  public void close() {
    // Not Process.destroy, which closes the log before its last lines are read.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
