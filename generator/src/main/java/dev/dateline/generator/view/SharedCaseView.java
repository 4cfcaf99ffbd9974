package dev.dateline.generator.view;

/**
 * A case that several operations share.
 *
 * @param head of the file
 * @param type what it declares
 */
public record SharedCaseView(FileHead head, CaseView type) {}
