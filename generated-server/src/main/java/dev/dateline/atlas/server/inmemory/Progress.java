package dev.dateline.atlas.server.inmemory;

import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJob;
import dev.dateline.atlas.server.model.legacybackup.BackupRestoreJobDelivery;

/**
 * How far a legacy restore job has come when the caller hears of it.
 *
 * @param job state of the job
 * @param delivery state of the file to deliver
 * @param downloaded whether the files have been downloaded, so that there are checksums
 */
public record Progress(
    BackupRestoreJob.StatusName job,
    BackupRestoreJobDelivery.StatusName delivery,
    boolean downloaded) {

  /** Of a job that nothing has been downloaded from. */
  public static Progress of(
      BackupRestoreJob.StatusName job, BackupRestoreJobDelivery.StatusName delivery) {
    return new Progress(job, delivery, false);
  }

  /** What a job has come to at once, for want of another word: a stub has its files at hand. */
  static Progress usual(BackupRestoreJobDelivery.MethodName asked) {
    return switch (asked) {
      case HTTP ->
          of(BackupRestoreJob.StatusName.FINISHED, BackupRestoreJobDelivery.StatusName.READY);
      case SCP, CLIENT_PIT_SCP, THIRD_PARTY_COPY ->
          of(BackupRestoreJob.StatusName.IN_PROGRESS, BackupRestoreJobDelivery.StatusName.PENDING);
      default ->
          of(
              BackupRestoreJob.StatusName.IN_PROGRESS,
              BackupRestoreJobDelivery.StatusName.NOT_STARTED);
    };
  }

  /** Whether there is, or was, something to download. */
  boolean hasFile() {
    return switch (delivery) {
      case READY, EXPIRED, MAX_DOWNLOADS_EXCEEDED -> true;
      default -> false;
    };
  }
}
