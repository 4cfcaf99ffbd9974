package dev.dateline.contract.slice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a document the operations of one tag alone reach, over all its versions and
 * whichever operations are wanted; so that where a type lives moves with neither. Immutable.
 *
 * @param tags by the JSON pointer of a part that the operations of one tag alone reach
 * @param shared JSON pointers of parts that operations of several tags reach, or operations without
 *     a tag; a part in neither is like the one that it stands in
 */
public record Homes(Map<String, String> tags, Set<String> shared) {

  public Homes {
    tags = Map.copyOf(tags);
    shared = Set.copyOf(shared);
  }

  /** The tag whose operations alone reach what a pointer leads to; none where it is shared. */
  public Optional<String> tag(String pointer) {
    String at = pointer;
    for (int end = at.length(); end > 0; end = at.lastIndexOf('/')) {
      at = at.substring(0, end);
      String tag = tags.get(at);
      if (tag != null || shared.contains(at)) {
        return Optional.ofNullable(tag);
      }
    }
    return Optional.empty();
  }
}
