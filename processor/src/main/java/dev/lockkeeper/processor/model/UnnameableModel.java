package dev.lockkeeper.processor.model;

/**
 * A member that the generated class repeats mentions a type which the generated class cannot name.
 *
 * @param member the member, as a message calls it
 * @param type the type out of reach
 */
public record UnnameableModel(String member, String type, Origin origin) {}
