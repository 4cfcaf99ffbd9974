/** What generated clients are made of and what they call. */
module dev.dateline.client {
  requires transitive dev.dateline.runtime;
  requires transitive java.net.http;

  exports dev.dateline.client;
  exports dev.dateline.client.credentials;
  exports dev.dateline.client.errors;
  exports dev.dateline.client.fake;
  exports dev.dateline.client.paging;
  exports dev.dateline.client.retry;
  exports dev.dateline.client.tracing;
  exports dev.dateline.client.transport;
}
