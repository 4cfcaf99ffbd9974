package dev.dateline.server;

/** How a server behaves where the document leaves it open. */
public final class ServerSettings {
  private final Authenticator authenticator;
  private final Authorizer authorizer;
  private final boolean insistOnVersion;
  private final long maxBodyBytes;
  private final boolean validateResponses;

  private ServerSettings(Builder builder) {
    this.authenticator = builder.authenticator;
    this.authorizer = builder.authorizer;
    this.insistOnVersion = builder.insistOnVersion;
    this.maxBodyBytes = builder.maxBodyBytes;
    this.validateResponses = builder.validateResponses;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults. */
  public static ServerSettings defaults() {
    return builder().build();
  }

  /** Finds out who calls. */
  public Authenticator authenticator() {
    return authenticator;
  }

  /** Decides who may call. */
  public Authorizer authorizer() {
    return authorizer;
  }

  /** Whether a request that names no version in {@code Accept} is answered with 406. */
  public boolean insistOnVersion() {
    return insistOnVersion;
  }

  /** The size in bytes of the largest request body that is accepted. */
  public long maxBodyBytes() {
    return maxBodyBytes;
  }

  /** Whether what services answer is checked against the document before it is sent. */
  public boolean validateResponses() {
    return validateResponses;
  }

  /** Builds settings. Not thread safe. */
  public static final class Builder {
    private Authenticator authenticator = Authenticator.none();
    private Authorizer authorizer = Authorizer.byRole();
    private boolean insistOnVersion;
    private long maxBodyBytes = 16L << 20;
    private boolean validateResponses = true;

    private Builder() {}

    /** Finds out who calls; by default nobody is known and secured operations answer 401. */
    public Builder authenticator(Authenticator value) {
      authenticator = value;
      return this;
    }

    /** Decides who may call; by default one of the operation's roles is needed. */
    public Builder authorizer(Authorizer value) {
      authorizer = value;
      return this;
    }

    /**
     * Whether a request must name a version in {@code Accept}; by default one that does not gets
     * the newest.
     */
    public Builder insistOnVersion(boolean value) {
      insistOnVersion = value;
      return this;
    }

    /**
     * The size in bytes of the largest request body that is accepted, by default 16 MiB. What the
     * document says is binary is a stream; every other body is in memory, and has 2 GiB at most.
     *
     * @throws IllegalArgumentException when negative
     */
    public Builder maxBodyBytes(long value) {
      if (value < 0) {
        throw new IllegalArgumentException("maxBodyBytes must not be negative: " + value);
      }
      maxBodyBytes = value;
      return this;
    }

    /**
     * Whether what services answer is checked against the document, by default true. An answer that
     * breaks it is replaced by 500, and the log says what is wrong with it.
     */
    public Builder validateResponses(boolean value) {
      validateResponses = value;
      return this;
    }

    /** The settings. */
    public ServerSettings build() {
      return new ServerSettings(this);
    }
  }
}
