package dev.dateline.contract.model;

import dev.dateline.runtime.http.MediaType;

/**
 * One representation of a body.
 *
 * @param mediaType as it travels
 * @param type of the body; {@link TypeRef.Scalar} BINARY or STRING where it is not JSON
 * @param constraints on the body itself
 */
public record Content(MediaType mediaType, TypeRef type, Constraints constraints) {}
