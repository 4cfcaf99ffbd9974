package dev.dateline.benchmarks.calls;

import java.nio.charset.StandardCharsets;

/** What the server answers with, and the list that is read and written. */
final class Samples {

  static final String GROUP = "32b6e34b3d91647abb20e7b8";
  static final String CLUSTER = "orders";
  static final String JOB = "64f1c0ffee0123456789abcd";
  static final String SNAPSHOT = "5f4d2a9c1b7e6d3a8c0f1e2d";

  private static final int MEGABYTE = 1_000_000;

  private Samples() {}

  /** A cloud-backup restore job. */
  static byte[] job() {
    return utf8(
        """
        {"id":"64f1c0ffee0123456789abcd","deliveryType":"download","snapshotId":"5f4d2a9c1b7e6d3a8c0f1e2d",\
        "cancelled":false,"expired":false,"failed":false,"timestamp":"2025-05-04T09:42:00Z",\
        "expiresAt":"2025-05-05T09:42:00Z","finishedAt":"2025-05-04T10:02:11Z",\
        "deliveryUrl":["https://restore.example.com/64f1c0ffee0123456789abcd.tar.gz"],\
        "components":[{"downloadUrl":"https://restore.example.com/shard-0.tar.gz","replicaSetName":"shard-0"}],\
        "links":[{"href":"https://cloud.example.com/api/atlas/v2/jobs/64f1c0ffee0123456789abcd","rel":"self"}]}""");
  }

  /** A list of one legacy restore job. */
  static byte[] created() {
    return utf8("{\"links\":[],\"results\":[" + legacyJob(0) + "],\"totalCount\":1}");
  }

  /** A list of legacy restore jobs of a megabyte in all. */
  static byte[] list() {
    StringBuilder list = new StringBuilder("{\"links\":[],\"results\":[");
    int count = 0;
    while (list.length() < MEGABYTE) {
      list.append(count == 0 ? "" : ",").append(legacyJob(count++));
    }
    return utf8(list.append("],\"totalCount\":").append(count).append('}').toString());
  }

  private static String legacyJob(int number) {
    return """
    {"id":"%024x","groupId":"32b6e34b3d91647abb20e7b8","clusterName":"orders","clusterId":"5f4d2a9c1b7e6d3a8c0f1e2e",\
    "snapshotId":"5f4d2a9c1b7e6d3a8c0f1e2d","statusName":"%s","created":"2025-05-04T09:42:00Z","encryptionEnabled":false,\
    "timestamp":{"date":"2025-05-04T09:00:00Z","increment":%d},"delivery":{"methodName":"HTTP","expirationHours":%d,\
    "maxDownloads":1,"statusName":"READY","expires":"2025-05-05T09:42:00Z","url":"https://restore.example.com/%d.tar.gz"},\
    "hashes":[{"fileName":"%d.tar.gz","hash":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12","typeName":"SHA1"}],"links":[]}"""
        .formatted(
            number,
            number % 3 == 0 ? "FINISHED" : "IN_PROGRESS",
            1_199_145_600 + number,
            1 + number % 24,
            number,
            number);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
