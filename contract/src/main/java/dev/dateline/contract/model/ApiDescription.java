package dev.dateline.contract.model;

import dev.dateline.runtime.version.ApiVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself.
 *
 * @param name the short name that entry classes are built from, Pascal case ({@code Payments});
 *     from {@code x-dateline-api.name}, else from the title
 * @param title {@code info.title}
 * @param documentVersion {@code info.version}
 * @param version the version date this contract was cut at, null where the document has no dated
 *     media types
 * @param documentation prose and link
 */
public record ApiDescription(
    String name,
    String title,
    String documentVersion,
    @Nullable ApiVersion version,
    Documentation documentation) {}
