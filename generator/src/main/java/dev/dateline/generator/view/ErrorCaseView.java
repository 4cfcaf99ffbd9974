package dev.dateline.generator.view;

/**
 * An error case that several operations share.
 *
 * @param head of the file
 * @param type what it declares
 * @param severalResponses whether it is a case of more than one response, so that it inherits a
 *     {@code match} from each
 */
public record ErrorCaseView(FileHead head, ResponseView.CaseView type, boolean severalResponses) {}
