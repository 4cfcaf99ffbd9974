package dev.dateline.contracttests;

/**
 * The provider states of the pact, and the callers in it: the words that consumer and provider
 * tests have in common.
 */
public final class ProviderStates {

  /** A job that restores a snapshot to another cluster. */
  public static final String AUTOMATED_JOB = "cluster orders has an automated restore job";

  /** A job that puts a snapshot of a replica set up for download. */
  public static final String DOWNLOAD_JOB = "cluster orders has a restore job for download";

  /** A job that puts a snapshot of a sharded cluster up for download. */
  public static final String SHARDED_DOWNLOAD_JOB =
      "cluster orders is sharded and has a restore job for download";

  /** A job of which only the least is known. */
  public static final String BARE_JOB =
      "cluster orders has a restore job with an id and a delivery type only";

  /** A project without the cluster. */
  public static final String NO_CLUSTER = "there is no cluster orders";

  /** The cluster has no restore job of that id. */
  public static final String NO_JOB = "cluster orders has no restore jobs";

  /** A legacy backup with everything that one can restore to. */
  public static final String LEGACY_BACKUP =
      "cluster orders has a legacy backup with a snapshot, a checkpoint and an oplog";

  /** As before, and files of HTTP deliveries are downloaded at once. */
  public static final String DOWNLOADED_BACKUP =
      "cluster orders has a legacy backup, and what it delivers is downloaded at once";

  /** A legacy backup of a sharded and encrypted cluster. */
  public static final String SHARDED_BACKUP =
      "cluster orders is sharded and encrypted and has a legacy backup";

  /** Two days after every moment in the requests. */
  public static final String TWO_DAYS_LATER =
      "cluster orders has a legacy backup, and it is two days later";

  /** The service fails, and cannot say more than that. */
  public static final String FAILING_SILENTLY = "the service fails and has no words for it";

  /** The project of all requests. */
  public static final String GROUP_ID = "32b6e34b3d91647abb20e7b8";

  /** The cluster of all requests. */
  public static final String CLUSTER_NAME = "orders";

  /** The restore job of all requests for one. */
  public static final String RESTORE_JOB_ID = "64f1c0ffee0123456789abcd";

  /** Bearer token of a caller who may do everything. */
  public static final String OWNER_TOKEN = "token-of-the-project-owner";

  /** Bearer token of a caller without any of the roles that operations ask for. */
  public static final String VIEWER_TOKEN = "token-of-a-viewer";

  /** Bearer token that was good once. */
  public static final String EXPIRED_TOKEN = "token-that-expired";

  private ProviderStates() {}
}
