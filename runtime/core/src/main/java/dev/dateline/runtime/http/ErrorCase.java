package dev.dateline.runtime.http;

/** Implemented by the cases of generated responses that stand for errors. */
public interface ErrorCase extends ResponseCase {}
