package dev.dateline.generator.view;

/**
 * One file to write.
 *
 * @param path below the source root, with forward slashes
 * @param template the template that lays it out, below the template folder
 * @param view what the template sees; a record of this package
 */
public record SourceFile(String path, String template, Object view) {}
