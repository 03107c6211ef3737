package dev.lockkeeper.processor.model;

/**
 * Two members give rise to the same operation.
 *
 * @param signature the operation
 * @param first the member that has it
 * @param second the member that would have it too
 * @param origin the second member
 */
public record ClashModel(String signature, String first, String second, Origin origin) {}
