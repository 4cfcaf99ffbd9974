package dev.dateline.client.errors;

/**
 * A list cannot be gone through to its end: the server gives the same page again, or leads to the
 * next one in a way that cannot be followed. What came before is good.
 */
public final class PagingException extends ClientException {

  private static final long serialVersionUID = 1L;

  private final String operationId;
  private final int pages;

  /**
   * A list that does not go on.
   *
   * @param operationId of the operation that lists
   * @param pages how many pages were read
   * @param reason what is wrong, as a clause
   */
  public PagingException(String operationId, int pages, String reason) {
    super(
        operationId
            + " cannot be read further than "
            + pages
            + (pages == 1 ? " page: " : " pages: ")
            + reason,
        null);
    this.operationId = operationId;
    this.pages = pages;
  }

  /** The operation that lists. */
  public String operationId() {
    return operationId;
  }

  /** How many pages were read. */
  public int pages() {
    return pages;
  }
}
