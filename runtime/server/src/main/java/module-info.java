/** What generated servers call before and after a service, whatever framework they run in. */
module dev.dateline.server {
  requires transitive dev.dateline.runtime;

  exports dev.dateline.server;
}
