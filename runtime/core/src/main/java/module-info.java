/** What generated clients and servers share: JSON, HTTP, versions and validation. */
module dev.dateline.runtime {
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;

  exports dev.dateline.runtime;
  exports dev.dateline.runtime.http;
  exports dev.dateline.runtime.json;
  exports dev.dateline.runtime.validation;
  exports dev.dateline.runtime.version;
}
