package dev.dateline.generator.view;

/**
 * An error case that several operations share.
 *
 * @param head of the file
 * @param type what it declares
 */
public record ErrorCaseView(FileHead head, ResponseView.CaseView type) {}
