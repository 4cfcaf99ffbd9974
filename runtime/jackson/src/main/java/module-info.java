/** Lets generated models pass through Jackson's ObjectMapper. */
module dev.dateline.jackson {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive dev.dateline.runtime;

  exports dev.dateline.jackson;

  provides com.fasterxml.jackson.databind.Module with
      dev.dateline.jackson.DatelineModule;
}
