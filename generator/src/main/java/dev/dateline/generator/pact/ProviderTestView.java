package dev.dateline.generator.pact;

import dev.dateline.generator.view.FileHead;
import java.util.List;

/**
 * The provider test of a document.
 *
 * @param head of the file
 * @param doc Javadoc of the class
 * @param name of the class
 * @param provider literal
 * @param server class of the server
 * @param services calls on its builder
 * @param answers classes that know the answers
 */
record ProviderTestView(
    FileHead head,
    String doc,
    String name,
    String provider,
    String server,
    List<String> services,
    List<String> answers) {}
