package dev.lockkeeper.processor.model;

import java.util.List;

/**
 * An abstract method that is no operation, or more than one.
 *
 * @param signature the method as the user wrote it, in short
 * @param isReachable whether the generated class can implement it at all
 * @param matches the operations that it could be; none or several
 * @param known the signatures of all operations of the class, for a hint
 */
public record UnmatchedMethodModel(
        String signature, boolean isReachable, List<String> matches, List<String> known, Origin origin) {}
