package dev.dateline.contract.interactions;

import dev.dateline.runtime.json.JsonValue;

/**
 * A value near another.
 *
 * @param about what is different, for people: {@code delivery.methodName HTTP}
 * @param place where the difference is
 * @param value the whole
 * @param obeys whether it obeys the contract
 */
record Variation(String about, Place place, JsonValue value, boolean obeys) {}
