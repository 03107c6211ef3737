package dev.lockkeeper.processor.model;

/** Who may use a member, from the widest circle to the narrowest. */
public enum Visibility {
    PUBLIC,
    PROTECTED,
    PACKAGE,
    PRIVATE
}
